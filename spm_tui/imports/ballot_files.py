"""A ballot as a file of its own: the text somebody fills in alone, reading it, and taking it into a session.

The file names a role, for whoever collects it. The session it is taken into gets counts and a mark of the
file, by which the same one is not taken twice; from the mark nobody can tell the role or an answer.
"""

import hashlib
from collections import Counter
from typing import Any, Final

import msgspec
import tomli_w
from msgspec import Struct, structs

from spm_tui.storage.problems import Problem
from spm_tui.storage.toml_text import NotTomlError, read_toml
from spm_tui.text import clean, fold
from spm_tui.views.round_picture import wanted
from spm_tui.workshop import ballots
from spm_tui.workshop.round_fields import (
    RoundField,
    field_of_round,
    first_fields,
    round_field,
    value_of,
)
from spm_tui.workshop.round_places import RoundPlace
from spm_tui.workshop.session import Ballotable, Session

FORMAT: Final = 1
_LONGEST: Final = 300
_HEAD: Final = (
    "# A ballot: answer alone, before you hear the others. Write an answer between the quotes behind",
    "# `answer`. Leave them empty where you would rather not say yet, write - for no answer, and hand this",
    "# file back. The session keeps how many gave each answer, and no name.",
)


class BallotRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of a ballot, and what was answered; an empty text is left open."""

    question: str
    field: str
    subject: str | None = None
    toward: str | None = None
    asks: str = ""
    answer: str | int | float = ""

    @property
    def place(self) -> RoundPlace:
        """What tells the field from others."""
        return self.question, self.field, self.subject, self.toward


class BallotFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ballot as it was handed out or handed back. `id` is of this one copy."""

    ballot: int
    id: str
    role: str
    session: str = ""
    answers: tuple[BallotRow, ...] = ()

    @property
    def mark(self) -> str:
        """What the session remembers of this copy: the same for one id and role, whatever is answered."""
        return hashlib.sha256(f"{self.id}\0{fold(self.role)}".encode()).hexdigest()[:16]


class BallotTaken(Struct, frozen=True, kw_only=True):
    """The session after a ballot, and by the sentence asked: what was taken, and what was not and why."""

    session: Session
    taken: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    left_open: int = 0


def fields_to_ask(session: Session) -> tuple[RoundField, ...]:
    """Return what a ballot asks: the open rounds; with none open, what each question offers first."""
    opened = [field_of_round(session, round_) for round_ in session.rounds if round_.state == "open"]
    return tuple(field for field in opened if field is not None) or first_fields(session)


def new_ballot(session: Session, role: str, identity: str) -> BallotFile:
    """Return an empty ballot for one role; `identity` is random, so that its mark cannot be guessed."""
    return BallotFile(
        ballot=FORMAT,
        id=identity,
        role=role,
        session=clean(session.title),
        answers=tuple(
            BallotRow(
                question=field.question,
                field=field.field,
                subject=field.subject,
                toward=field.toward,
                asks=field.asks,
            )
            for field in fields_to_ask(session)
        ),
    )


def written(session: Session, ballot: BallotFile) -> str:
    """Return a ballot as TOML text, with what can be answered beside each question as a comment."""
    head = structs.asdict(ballot)
    head.pop("answers")
    parts = ["\n".join(_HEAD), tomli_w.dumps(head)]
    for row in ballot.answers:
        field = round_field(session, *row.place)
        about = f"# {clean(row.asks)}"
        if field is not None:
            if field.choices:
                about += f"\n# {' | '.join(clean(choice.label) for choice in field.choices)}"
            about += f"\n# {wanted(field)}"
        given = {key: value for key, value in structs.asdict(row).items() if value is not None}
        parts.append(f"{about}\n[[answers]]\n{tomli_w.dumps(given)}")
    return "\n".join(parts)


def read_ballot(data: bytes) -> BallotFile | Problem:
    """Return the ballot a file holds, or the one problem that keeps it from being read."""
    try:
        table, _ = read_toml(data)
    except NotTomlError as error:
        return error.problem
    if "ballot" not in table:
        return Problem(1, "", "this is no ballot", "spm-tui ballot FILE --as ROLE -o BALLOT makes one")
    if type(table["ballot"]) is int and table["ballot"] > FORMAT:
        return Problem(1, "ballot", "this ballot was made by a newer spm-tui", "use that one to take it")
    try:
        found = msgspec.convert(table, BallotFile)
    except msgspec.ValidationError as error:
        return Problem(1, "", f"this ballot was changed beyond its answers: {clean(str(error))}", "")
    if not found.id.strip() or not found.role.strip() or found.ballot != FORMAT:
        return Problem(1, "", "this ballot has no id or no role", "hand out a new one")
    return found


def take(session: Session, ballot: BallotFile) -> BallotTaken:
    """Return the session with the answers of a ballot in its open rounds, as counts.

    A round that is not there yet is opened. Nothing goes into a round that is locked or revealed, and nothing
    from a ballot that was taken before. What is told never holds an answer.
    """
    taken: list[str] = []
    refused: list[tuple[str, str]] = []
    left_open = 0
    for row in ballot.answers:
        text = str(row.answer)
        asks = clean(row.asks)[:_LONGEST] or f"{clean(row.question)} {clean(row.field)}"
        if not text.strip():
            left_open += 1
            continue
        session, why = _taken_row(session, row, text, ballot.mark)
        if why:
            refused.append((asks, why))
        else:
            taken.append(asks)
    return BallotTaken(session=session, taken=tuple(taken), refused=tuple(refused), left_open=left_open)


def _taken_row(session: Session, row: BallotRow, text: str, mark: str) -> tuple[Session, str]:
    field = round_field(session, *row.place)
    if field is None:
        return session, "this session does not ask it."
    found = ballots.round_under_way(session, *row.place)
    if found is not None and mark in found.taken:
        return session, "this ballot was taken before."
    if found is not None and found.state != "open":
        return session, f"the round is {found.state} already."
    read = value_of(field, text)
    if read.problem:
        return session, f"the answer could not be read. {wanted(field)}"
    session = ballots.open_round(session, *row.place)
    found = ballots.round_under_way(session, *row.place)
    assert found is not None  # it was opened a line above
    held: Counter[Ballotable] = Counter(ballots.hands(session, found.id))
    if read.value is not None:
        held[read.value] += 1
    passed = (found.abstained or 0) + read.abstains
    return _marked(ballots.hold(session, found.id, held, passed), found.id, mark), ""


def _marked(session: Session, round_id: str, mark: str) -> Session:
    """Remember a ballot at its round; marks stand in order of their letters, not in that of their coming."""
    rounds = tuple(
        structs.replace(one, taken=tuple(sorted((*one.taken, mark)))) if one.id == round_id else one
        for one in session.rounds
    )
    return structs.replace(session, rounds=rounds)


def filled(ballot: BallotFile, answers: dict[RoundPlace, str]) -> BallotFile:
    """Return a ballot with these texts as its answers."""
    rows = tuple(structs.replace(row, answer=answers.get(row.place, row.answer)) for row in ballot.answers)
    return structs.replace(ballot, answers=rows)


def as_json(name: str, taken: BallotTaken) -> dict[str, Any]:
    """Return what became of one ballot, without a value."""
    return {
        "file": name,
        "taken": list(taken.taken),
        "not_taken": [{"asks": asks, "why": why} for asks, why in taken.refused],
        "left_open": taken.left_open,
    }
