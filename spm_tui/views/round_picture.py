"""A round as lines: where its field stands, what can be answered, and once it is revealed a dot an answer."""

from collections.abc import Sequence

from spm_tui.text import cells, clean
from spm_tui.views.glyphs import glyphs
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, fit, line, paragraph
from spm_tui.workshop.ballots import round_under_way, rounds_on, shows_hands
from spm_tui.workshop.round_fields import NO_ANSWER, RoundField, answer_words
from spm_tui.workshop.session import Ballotable, Round, Session
from spm_tui.workshop.spread import FEW, Spread, in_short, spread_of, widest

_FEW_WORDS = "Fewer than four answers: one can guess who gave which."
_GAP = 4


def reveal_lines(session: Session, round_: Round, field: RoundField, *, width: int, ascii: bool) -> Lines:
    """Return a revealed round: its dots beside those of the round before, the middle, what to hear first."""
    spread = spread_of(session, round_, field)
    earlier = [one for one in rounds_on(session, *field.place) if one.round < round_.round]
    shown = [*[one for one in earlier if one.state == "revealed"][-1:], round_]
    found: list[Line] = []
    if spread.total:
        found += _dots(session, shown, field, width=width, ascii=ascii)
        found.append(EMPTY)
    found += [*paragraph(_counted(session, round_, spread, field), width, "strong")]
    if before := _moved(session, shown, field):
        found += paragraph(before, width)
    if apart := widest(spread, field):
        found += paragraph(apart, width, "warn" if spread.split else "")
    if 0 < spread.total < FEW:
        found += paragraph(_FEW_WORDS, width, "dim")
    if round_.group_value is not None:
        found += [
            EMPTY,
            *paragraph(f"The room settled on {answer_words(field, round_.group_value)}.", width, "good"),
        ]
    if round_.dissent:
        found += paragraph(f"Held against it: {clean(round_.dissent)}", width)
    return tuple(found)


def _counted(session: Session, round_: Round, spread: Spread, field: RoundField) -> str:
    if not spread.total:
        return (
            f"Nobody gave an answer; {spread.abstained} gave none."
            if spread.abstained
            else "Nobody answered."
        )
    how = "Hands shown openly: " if shows_hands(session, round_) else ""
    return f"{how}{in_short(spread, field)}."


def _moved(session: Session, shown: Sequence[Round], field: RoundField) -> str:
    """Say what the second round did to the middle, where both are numbers."""
    if len(shown) < 2:
        return ""
    before, after = (spread_of(session, one, field) for one in shown)
    if before.middle is None or after.middle is None or not (before.numbers and after.numbers):
        return ""
    words = [answer_words(field, one.middle or 0) for one in (before, after)]
    return (
        f"The middle stayed at {words[1]}."
        if words[0] == words[1]
        else f"The middle went from {words[0]} to {words[1]}."
    )


def _dots(
    session: Session, shown: Sequence[Round], field: RoundField, *, width: int, ascii: bool
) -> list[Line]:
    """Return a line for each value that was given in any of the rounds: one dot an answer."""
    signs = glyphs(ascii)
    spreads = [spread_of(session, one, field) for one in shown]
    values = _values(spreads)
    names = {value: answer_words(field, value) for value in values}
    label = min(max(cells(name) for name in names.values()), width // 3)
    room = max(8, (width - label - 3 - _GAP * (len(shown) - 1)) // len(shown))
    found: list[Line] = []
    if len(shown) > 1:
        heads = [f"round {one.round}".ljust(room + _GAP) for one in shown]
        found.append((Span(" " * (label + 3)), *(Span(head, "dim") for head in heads)))
    for value in values:
        parts = [
            Span(fit(names[value], label, "right", signs.more), "strong"),
            Span(f" {signs.down} ", "dim"),
        ]
        for spread in spreads:
            count = dict(spread.values).get(value, 0)
            dots = (
                signs.seen * count if count <= room - 5 else f"{signs.seen * (room - 8)}{signs.more} {count}"
            )
            parts.append(Span(dots.ljust(room + _GAP), "seen"))
        found.append(tuple(parts))
    return found


def _values(spreads: Sequence[Spread]) -> list[Ballotable]:
    """Return every value given in the rounds: numbers from small to large, words as in the newest."""
    found = dict.fromkeys(value for spread in reversed(spreads) for value, _ in spread.values)
    numbers = sorted(value for value in found if not isinstance(value, str))
    return [*numbers, *(value for value in found if isinstance(value, str))]


def field_state(session: Session, field: RoundField) -> str:
    """Return where the rounds on a field stand in a few words, without any value of one not revealed."""
    last = round_under_way(session, *field.place)
    if last is None:
        return ""
    again = f"round {last.round}, " if last.round > 1 else ""
    if last.state != "revealed":
        return again + ("still open" if last.state == "open" else "locked, not shown yet")
    if last.group_value is not None:
        return f"{again}settled on {answer_words(field, last.group_value)}"
    return again + in_short(spread_of(session, last, field), field)


def field_key(field: RoundField) -> str:
    """Return the key of the row of a field."""
    return "\n".join(part or "" for part in field.place)


def field_row(session: Session, field: RoundField, wide: int) -> Row:
    """Return the row of a field: what it is about in `wide` cells, what is asked, where its rounds stand."""
    about = f"{fit(field.about, wide)}  " if field.about else ""
    state = field_state(session, field)
    words = (Span(f" {about}", "strong"), Span(field.label), Span(f"   {state}" if state else "", "dim"))
    return Row(field_key(field), (words,), words=f"{field.about} {field.label} {field.asks}")


def choice_lines(field: RoundField, width: int) -> Lines:
    """Return what can be answered: the numbered words, each whole in a line, or a number and its unit."""
    if field.kind != "choice":
        return paragraph(wanted(field), width, "dim")
    lines: list[str] = []
    for number, choice in enumerate(field.choices, start=1):
        words = f"{number} {clean(choice.label)}"
        if lines and cells(lines[-1]) + 3 + cells(words) <= width:
            lines[-1] += f"   {words}"
        else:
            lines.append(words)
    return (*(line(text) for text in lines), *paragraph(wanted(field), width, "dim"))


#: What an answer in a unit may look like.
_EXAMPLES = {"people": "4 or 2.5", "months": "3 or 2 weeks", "%": "50"}


def wanted(field: RoundField) -> str:
    """Return what an answer is, said so that it tells nothing of one that was typed."""
    if field.kind == "choice":
        own = " Other words are taken too." if field.own_words else ""
        words = f"One of these words, or its number.{own}"
    elif field.unit in _EXAMPLES:
        words = (
            f"A number in {'percent' if field.unit == '%' else field.unit}, such as {_EXAMPLES[field.unit]}."
        )
    else:
        words = f"A number from {field.low:g} to {field.high:g}."
    return f"{words} {NO_ANSWER} for no answer."
