"""Two people who give two answers: `Tom says 3, I say 8` is a round of answers, never one record."""

from collections import Counter
from collections.abc import Sequence

from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.everyday_words import SPEAKERS, SPEAKING, SPEAKING_VERBS
from spm_tui.workshop.reading.frames import Frame
from spm_tui.workshop.reading.hands import VOTED, Votes
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token

#: Question -> field the room speaks about in a figure, by its unit.
_FIELDS: dict[str, dict[str, str]] = {
    "allocation_unit": {},
    "stopping": {"people": "said_people", "months": "said_months", "": "said_people"},
    "reversibility": {"months": "said_months", "": "said_months"},
    "fungibility": {"months": "said_months", "%": "said_value", "": "said_months"},
    "redesign_frequency": {"%": "said_percent", "share": "said_percent", "": "said_percent"},
    "boundary": {"": "clarity"},
    "reallocate_or_reshape": {"": "moved_work", "share": "moved_work"},
    "vineyards": {"months": "months_to_change"},
    "disappearance": {"months": "noticed_after_months"},
}
#: Owners are what speakers differ on at question 6.
_OWNED = {"ownership": "said_owner"}


def speakers_in(
    frame: Frame,
    tokens: Sequence[Token],
    marks: Sequence[Mark],
    clauses: Sequence[Clause],
    subject: str | None,
) -> Votes | None:
    """Return the answers of two or more speakers as a tally, or None when only one speaks.

    `subject` is what the line is about, where it is about something known.
    """
    voices = speaking_at(tokens, marks)
    if len(voices) < 2 or len({_who(tokens, marks, at) for at in voices}) < 2:
        return None
    ends = (*voices[1:], len(tokens))
    if _tell_apart(tokens, marks, tuple(zip(voices, ends, strict=True))):
        return None
    answers = [_answer(frame, tokens, marks, at, end) for at, end in zip(voices, ends, strict=True)]
    given = [answer for answer in answers if answer is not None and answer[1] is not None]
    fields = {field for field, _ in given}
    if len(given) < 2 or len(fields) != 1:
        return None
    decided = any(mark.means("decides") is not None for mark in marks)
    if frame.key in _OWNED and decided and len(set(given)) == 1 and any(t.norm == "?" for t in tokens):
        return None  # one asks, and both say who decides
    abstained = sum(answer is not None and answer[1] is None for answer in answers)
    counts: Counter[str | float] = Counter(value for _, value in given if value is not None)
    return Votes(fields.pop(), dict(counts), subject, abstained, tuple(clauses))


#: What two voices may tell apart of one thing: what was said and what was seen, who owns it and who decides.
_SIDES = (("said", "seen"), ("owns", "decides"), ("spoken", "really"), ("tried", "needed"))


def _tell_apart(tokens: Sequence[Token], marks: Sequence[Mark], voices: Sequence[tuple[int, int]]) -> bool:
    """Tell whether one voice says what was promised and another what came of it: one record, no vote."""
    for side, other in _SIDES:
        told = [
            {
                cue
                for mark in marks
                for cue in (side, other)
                if first <= mark.first < last
                and mark.means(cue) is not None
                and not (cue == "said" and _speaks(tokens, mark, first))
            }
            for first, last in voices
        ]
        if {side} in told and {other} in told and not any(len(cues) > 1 for cues in told):
            return True
    return False


def _speaks(tokens: Sequence[Token], mark: Mark, voice: int) -> bool:
    """Tell whether a cue is only the verb with which a voice begins: `Tom says`, and not `we said`."""
    if tokens[voice].norm in ("we", "they"):
        return False
    return mark.first - voice <= 1 and all(token.norm in SPEAKING for token in tokens[mark.first : mark.last])


def _who(tokens: Sequence[Token], marks: Sequence[Mark], at: int) -> str:
    """Return who speaks at a place: the words of a role (`the COO`), else the one word."""
    last = next((one.last for one in marks if one.first == at and one.means("speaker") is not None), at + 1)
    return " ".join(token.norm for token in tokens[at:last])


#: Verbs with which one of the room tells what it thinks.
_TELLING = frozenset(("say", "says", "said", "think", "thinks", "reckon", "guess", "bet", "count", "counted"))


def speaking_at(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[int]:
    """Return where the speakers stand: a name of the room, a pronoun, or a capitalised name before `says`."""
    found: list[int] = []
    for n, token in enumerate(tokens):
        mark = next((one for one in marks if one.first <= n < one.last), None)
        role = mark if mark is not None and n == mark.first and mark.means("speaker") is not None else None
        behind = role.last if role is not None else n + 1
        following = tokens[behind].norm if behind < len(tokens) else ""
        speaks = (
            (role is not None and _role_speaks(tokens, marks, role))
            or (token.norm in SPEAKERS and bool(found) and _abstains_at(marks, behind))
            or (token.norm in SPEAKERS and following in _TELLING)
            or (token.norm in ("me", "i") and _figure_at(marks, n + 1))
            or (token.kind == "word" and token.capital and mark is None and following in SPEAKING_VERBS)
        )
        if speaks and not (found and found[-1] == n - 1):
            found.append(n)
    return found


def _role_speaks(tokens: Sequence[Token], marks: Sequence[Mark], role: Mark) -> bool:
    """Tell whether a role of the room speaks where it stands: `COO: 3`, `says the COO`, `COO abstains`."""
    before = tokens[role.first - 1].norm if role.first else ""
    if before in SPEAKING or role.last == len(tokens):
        return True
    following = tokens[role.last]
    return (
        following.norm in SPEAKING
        or following.norm == ":"
        or following.norm.isdigit()
        or following.kind in ("number", "break")
        or _figure_at(marks, role.last)
        or _abstains_at(marks, role.last)
    )


def _abstains_at(marks: Sequence[Mark], place: int) -> bool:
    return any(one.first == place and one.means("abstain") is not None for one in marks)


def _figure_at(marks: Sequence[Mark], place: int) -> bool:
    return any(one.first == place and one.figure is not None for one in marks)


def _answer(
    frame: Frame, tokens: Sequence[Token], marks: Sequence[Mark], first: int, last: int
) -> tuple[str, str | float | None] | None:
    """Return (field, value) of what one speaker says, value None for an abstention; None when it is no
    answer.
    """
    inside = [mark for mark in marks if first <= mark.first < last]
    said_before = any(
        token.norm in ("says", "said", "reckons") for token in tokens[max(0, first - 1) : first]
    )
    if said_before:  # `3 months says Henrik`
        start = first - 1
        while start > 0 and tokens[start - 1].kind != "break":
            start -= 1
        inside = [mark for mark in marks if start <= mark.first < first]
    if any(mark.means("abstain") for mark in inside):
        return ("", None)
    figures = [mark.figure for mark in inside if mark.figure is not None and mark.figure.unit != "day"]
    if figures and (field := _FIELDS.get(frame.key, {}).get(figures[0].unit)):
        return field, _value(figures[0])
    if frame.key in VOTED:
        concept, field = VOTED[frame.key]
        words = [value for mark in inside if (value := mark.means(concept)) is not None]
        if words:
            return field, words[0]
    if frame.key in _OWNED:
        owners = [
            value for mark in inside if (value := mark.means("owner")) is not None and mark.first > first
        ]
        if owners:
            return _OWNED[frame.key], owners[0]
    if frame.key == "redesign_frequency" and any(token.norm == "half" for token in tokens[first:last]):
        return "said_percent", 50.0
    return None


def _value(figure: LineFigure) -> float:
    if figure.unit == "share":
        return float(round(100 * figure.value / (figure.total or 1)))
    return figure.value
