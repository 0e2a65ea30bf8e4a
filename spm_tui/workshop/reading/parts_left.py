"""What becomes of the parts of a line that no word and no figure of the question is in."""

from spm_tui.text import clean
from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.facts import Fact
from spm_tui.workshop.reading.free import no_name
from spm_tui.workshop.reading.known import Wrong
from spm_tui.workshop.reading.parted import Given
from spm_tui.workshop.reading.parts import Part, is_quoted, unquote
from spm_tui.workshop.reading.quantities import when
from spm_tui.workshop.reading.spoken_line import Line, Named
from spm_tui.workshop.reading.vocabulary import norm, owner_of
from spm_tui.workshop.words import shown


def take_given(bound: Bound, given: Given, named: Named) -> None:
    """Let a fact begin with what the parts of the line say by place and label."""
    for field, value in given.values.items():
        bound.values.setdefault(field, value)
    bound.exact, bound.placed, bound.modes = frozenset(given.values), given.about, given.modes
    named.items, named.cases = given.named.new_items, given.named.new_cases
    bound.open += given.named.notices


def with_parts_left(said: Line, bound: Bound, given: Given) -> Fact:
    """Give the parts nobody read to the field that takes any text, else to the note; return the fact without
    them. Raises Wrong.
    """
    unread: list[Part] = []
    for part in given.rest:
        if _is_read(bound, part):
            continue
        unread.append(part)
        said.kept.append((part.start, part.end))
        if _says_when(bound, part.text) or _says_a_choice(bound, part.text):
            continue
        field = bound.frame.free
        if field and field not in bound.values:
            text = unquote(part.text)
            if (why := no_name(part.text, bound.session.created)) and not is_quoted(part.text):
                raise Wrong(f'"{clean(text)}" {why}; {bound.specs[field].label} takes a role or a name.')
            bound.values[field] = text if is_quoted(part.text) else owner_of(text)
        else:
            said.noted.append((part.start, part.end))
            _keep(bound, unquote(part.text))
    for field, value in given.named.implied.items():
        bound.values.setdefault(field, value)
    if any("cannot be" in text for text in bound.open):
        raise Wrong(next(text for text in bound.open if "cannot be" in text))
    left = [one for one in bound.fact.clauses if not any(_holds(bound, part, one.first) for part in unread)]
    return Fact(bound.fact.subject, tuple(left))


def _says_when(bound: Bound, text: str) -> bool:
    """Take `last year` and `every quarter` for the field that says when."""
    field = next((spec.name for spec in bound.specs.values() if spec.or_date), "")
    if not field or field in bound.values or not when(text):
        return False
    bound.values[field] = text
    return True


def _says_a_choice(bound: Bound, text: str) -> bool:
    """Take a word of a closed list that is all of a part, where one open field alone has it: `ice`."""
    plain = norm(text)
    fields = [
        (spec, word)
        for spec in bound.specs.values()
        if spec.name not in bound.values
        for word in spec.choices
        if plain in (norm(word), norm(shown(word)))
    ]
    if len(fields) != 1:
        return False
    spec, word = fields[0]
    bound.values[spec.name] = (word,) if spec.many else word
    return True


def _keep(bound: Bound, text: str) -> None:
    before = bound.values.get("note")
    bound.values["note"] = f"{before}; {text}" if before else text


def _holds(bound: Bound, part: Part, place: int) -> bool:
    return part.start <= bound.tokens[place].start < part.end


def _is_read(bound: Bound, part: Part) -> bool:
    places = [n for span in bound.places.values() for n in range(*span)]
    return any(_holds(bound, part, n) for n in places if n < len(bound.tokens)) or any(
        _holds(bound, part, mark.first) for mark in bound.marks if mark.first in bound.used
    )
