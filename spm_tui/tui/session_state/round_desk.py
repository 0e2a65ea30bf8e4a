"""The round the room answers unheard: who has answered, kept in memory; how many gave what, in the session.

The round screen and the phones both give their answers here. Nothing here shows a value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from spm_tui.tui.session_state.round_time import RoundTime
from spm_tui.workshop import ballots
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.round_fields import RoundField, field_of_round
from spm_tui.workshop.sealed_answers import Answered, SealedAnswers, Way
from spm_tui.workshop.session import Ballotable, Round, Session
from spm_tui.workspace import Workspace


class JoinedPhone(NamedTuple):
    """A phone in the room: the key by which it answers, and the role it took, or nothing."""

    who: str
    called: str


class PhonesInRoom(Protocol):
    """The phones that joined, as the round screen names them."""

    @property
    def join_line(self) -> str:
        """How another phone joins: an address and a code."""

    def joined(self) -> Sequence[JoinedPhone]:
        """Return the phones in the room, whether they have answered or not."""


class RoundDesk:
    """The rounds of one open session. One of them is in front; others may be open as well.

    Opening, answering and locking are no steps of the history: undo takes no answer back. Revealing one,
    settling it and letting it go are.
    """

    def __init__(self, workspace: Workspace, time: RoundTime) -> None:
        self._workspace = workspace
        self.time = time
        self._answers: dict[str, SealedAnswers] = {}
        self._listeners: list[Callable[[], None]] = []
        self._in_front: str | None = None
        #: The phones, once they are turned on.
        self.phones: PhonesInRoom | None = None

    # ---- what is there

    @property
    def round(self) -> Round | None:
        """The round in front; None where none was chosen, or where it is gone."""
        return next((r for r in self._workspace.session.rounds if r.id == self._in_front), None)

    @property
    def field(self) -> RoundField | None:
        """What the round in front is on."""
        found = self.round
        return field_of_round(self._workspace.session, found) if found is not None else None

    @property
    def answers(self) -> SealedAnswers:
        """Who has answered the round in front; nobody where it is not open."""
        found = self.round
        return self._known(found) if found is not None and found.state == "open" else SealedAnswers()

    @property
    def given(self) -> int:
        """How many answers the round in front holds, abstentions among them, whatever its state."""
        found = self.round
        if found is None:
            return 0
        return sum(ballots.hands(self._workspace.session, found.id).values()) + (found.abstained or 0)

    def _known(self, found: Round) -> SealedAnswers:
        held = ballots.hands(self._workspace.session, found.id)
        known = self._answers.get(found.id)
        if known is None or (known.counts(), known.abstained) != (held, found.abstained or 0):
            known = SealedAnswers(
                held, found.abstained or 0
            )  # those of another sitting, or of another window
            self._answers[found.id] = known
        return known

    def answered(self) -> tuple[Answered, ...]:
        """Return who has answered the round in front by name, never what."""
        return self.answers.answered()

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after every answer and every change of the round; return what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    # ---- the way of a round

    def open(self, field: RoundField) -> None:
        """Bring a round on a field to the front: the one that is still open or locked, else a new one."""
        self._workspace.mark(lambda session: ballots.open_round(session, *field.place))
        found = ballots.round_under_way(self._workspace.session, *field.place)
        self.show(found.id if found is not None else None)

    def show(self, round_id: str | None) -> None:
        """Bring a round to the front that is there already, or none."""
        self._in_front = round_id
        self._tell()

    def give(self, who: str, called: str, way: Way, value: Ballotable | None) -> None:
        """Take one answer, or with None an abstention. Raises Refused when the round takes no more."""
        found, answers = self._open_round(), self.answers
        answers.give(who, called, way, value)
        self._hold(found, answers)

    def adopt(self, round_id: str, who: str, called: str, way: Way, value: Ballotable | None) -> None:
        """Take an answer given before the program ended to a round that is open still, and count it once."""
        found = next((r for r in self._workspace.session.rounds if r.id == round_id), None)
        if found is not None and found.state == "open":
            answers = self._known(found)
            if answers.adopt(who, called, way, value):
                self._hold(found, answers)

    def count(self, counts: Mapping[Ballotable, int], abstained: int = 0) -> None:
        """Add answers typed from paper. Raises Refused when the round takes no more."""
        found, answers = self._open_round(), self.answers
        answers.count(counts, abstained)
        self._hold(found, answers)

    def uncount(self) -> int:
        """Take the last line typed from paper back; return how many answers that were."""
        found, answers = self._open_round(), self.answers
        if many := answers.uncount():
            self._hold(found, answers)
        return many

    def take_back(self, who: str) -> bool:
        """Remove the answer of one who was put out; return whether there was one."""
        found, answers = self._open_round(), self.answers
        if gone := answers.take_back(who):
            self._hold(found, answers)
        return gone

    def lock(self) -> None:
        """Take no more answers; from here on nobody knows who answered."""
        found = self._open_round()
        self._workspace.mark(lambda session: ballots.lock(session, found.id))
        self._answers.pop(found.id, None)
        self._tell()

    def reopen(self) -> None:
        """Take answers again, for who comes late."""
        self._change(ballots.reopen, "")

    def reveal(self) -> None:
        """Show the answers; undo seals them again."""
        found = self.round
        if found is not None:
            self._answers.pop(found.id, None)
        self._change(ballots.reveal, "revealed the answers of a round")

    def second(self) -> None:
        """Open the next round on the same field."""
        field = self.field
        if field is not None:
            self.open(field)

    def settle(self, value: Ballotable | None, dissent: str | None) -> None:
        """Keep what the group settled on, and the dissent beside it."""
        self._change(lambda s, at: ballots.settle(s, at, value, dissent), "settled a round")

    def drop(self) -> None:
        """Let the round in front go with its answers; undo brings it back."""
        found = self.round
        if found is not None:
            self._answers.pop(found.id, None)
        self._change(ballots.drop_round, "let a round go")

    def _change(self, edit: Callable[[Session, str], Session], label: str) -> None:
        found = self.round
        if found is None:
            return
        place = found.question
        if label:
            self._workspace.apply(label, lambda session: edit(session, found.id), place=place)
        else:
            self._workspace.mark(lambda session: edit(session, found.id))
        self._tell()

    def _open_round(self) -> Round:
        found = self.round
        if found is None or found.state != "open":
            raise Refused("This round takes no more answers.")
        return found

    def _hold(self, found: Round, answers: SealedAnswers) -> None:
        """Put into the session how many gave each answer so far."""
        counts, abstained = answers.counts(), answers.abstained
        self._workspace.mark(lambda session: ballots.hold(session, found.id, counts, abstained))
        self._tell()
