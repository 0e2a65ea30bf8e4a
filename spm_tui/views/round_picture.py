"""A round as lines: where its field stands, what can be answered, and once it is revealed a dot an answer."""

from spm_tui.text import cells, clean
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.rounds_beside import RoundsBeside, rounds_beside
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, fit, line, paragraph
from spm_tui.workshop.ballots import round_under_way
from spm_tui.workshop.round_fields import NO_ANSWER, RoundField, answer_words
from spm_tui.workshop.session import Round, Session
from spm_tui.workshop.spread import in_short, spread_of

_GAP = 3


def reveal_lines(session: Session, round_: Round, field: RoundField, *, width: int, ascii: bool) -> Lines:
    """Return a revealed round: its dots beside those of the round before, the middle, what to hear first."""
    beside = rounds_beside(session, round_, field, units=True)
    spread = spread_of(session, round_, field)
    found: list[Line] = []
    if beside.rows:
        found += [*dot_lines(beside, width, glyphs(ascii)), EMPTY]
    *before, last = beside.told
    for told in before:
        found += paragraph(told, width)
    found += paragraph(last, width, "strong")
    if beside.apart:
        found += paragraph(beside.apart, width, "warn" if spread.split else "")
    if round_.group_value is not None:
        found += [
            EMPTY,
            *paragraph(f"The room settled on {answer_words(field, round_.group_value)}.", width, "good"),
        ]
    if round_.dissent:
        found += paragraph(f"Held against it: {clean(round_.dissent)}", width)
    return tuple(found)


def dot_lines(beside: RoundsBeside, width: int, signs: Glyphs) -> list[Line]:
    """Return a line for each value, with a column for each round in which there is a dot an answer.

    Where there are more answers than room for dots, their number stands behind the dots.
    """
    columns = max(1, len(beside.heads))
    label = min(max(cells(clean(row.label)) for row in beside.rows), width // 3)
    room = max(4, (width - label - 3 - _GAP * (columns - 1)) // columns)
    found: list[Line] = []
    if beside.heads:
        heads = "".join(head.ljust(room + _GAP) for head in beside.heads)
        found.append((Span(" " * (label + 3)), Span(heads.rstrip(), "dim")))
    for row in beside.rows:
        dots = "".join(_dots(count, room, signs).ljust(room + _GAP) for count in row.counts)
        name = fit(clean(row.label), label, "right", signs.more)
        found.append((Span(name, "strong"), Span(f" {signs.down} ", "dim"), Span(dots.rstrip(), "seen")))
    return found


def _dots(count: int, room: int, signs: Glyphs) -> str:
    if count <= room:
        return signs.seen * count
    tail = f"{signs.more} {count}"
    return f"{signs.seen * max(0, room - cells(tail))}{tail}"


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
    return (*map(line, numbered_choices(field, width)), *paragraph(wanted(field), width, "dim"))


def numbered_choices(field: RoundField, width: int) -> list[str]:
    """Return the words that can be chosen with their numbers, each whole in a line; nothing for a number."""
    lines: list[str] = []
    for number, choice in enumerate(field.choices, start=1):
        words = f"{number} {clean(choice.label)}"
        if lines and cells(lines[-1]) + 3 + cells(words) <= width:
            lines[-1] += f"   {words}"
        else:
            lines.append(words)
    return lines


#: What an answer in a unit may look like.
_EXAMPLES = {"people": "4 or 2.5", "months": "3 or 2 weeks", "%": "50"}


def wanted(field: RoundField, none: str = f"{NO_ANSWER} for no answer.") -> str:
    """Return what an answer is, said so that it tells nothing of one that was typed.

    `none` says how no answer is given.
    """
    if field.kind == "choice":
        own = " Other words are taken too." if field.own_words else ""
        words = f"One of these words, or its number.{own}"
    elif field.unit in _EXAMPLES:
        words = (
            f"A number in {'percent' if field.unit == '%' else field.unit}, such as {_EXAMPLES[field.unit]}."
        )
    else:
        words = f"A number from {field.low:g} to {field.high:g}."
    return f"{words} {none}"
