"""What Enter would make of a line, in labelled parts: found by entering it, so that the two never differ."""

from typing import Any, Final

from msgspec import structs

from spm_tui.text import capital_first, clean, cut
from spm_tui.workshop.entry.belonging import belongs_elsewhere
from spm_tui.workshop.entry.editing import reenter
from spm_tui.workshop.entry.entering import LONGEST_LINE, Entered, enter, tidy
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.entry.new_kinds import Kinds, with_kinds
from spm_tui.workshop.entry.preview_parts import Preview, Told, lower_first, new_told, ties_told, told_of
from spm_tui.workshop.entry.value_words import value_words, wording
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.reading.applying import ADDED_TO, ADDS
from spm_tui.workshop.reading.choosing import meanings_of
from spm_tui.workshop.reading.correcting import Last
from spm_tui.workshop.reading.list_above import Above
from spm_tui.workshop.reading.parted import in_parts
from spm_tui.workshop.reading.partial import unread_in
from spm_tui.workshop.reading.same_records import KEY
from spm_tui.workshop.session import RECORD_LISTS, Session

#: Letters of a note that are told where it is all a line gives.
LONGEST_WORDS: Final = 60
#: The last of the meanings of a line that waits.
TO_SORT: Final = "None of these, under 'to sort'"


def preview_line(
    session: Session, key: str, line: str, last: Last | None = None, kinds: Kinds | None = None
) -> Preview:
    """Return what a line under a question would become; an empty preview for an empty line. Never raises.

    Which of several things of a name is meant is only worked out when it is entered: `meanings_behind`.
    """
    text = tidy(session, line)
    if not text:
        return Preview()
    begins = max(0, line.rfind(text))
    entered = with_kinds(enter(session, key, text, last), kinds or {})
    if chosen := meanings_behind(session, key, text, last, entered, things=False):
        return Preview(unread=unread_in(session, key, line), meanings=chosen)
    if entered.kind in ("to-sort", "refused"):
        unread = () if in_parts(text) else unread_in(session, key, line)
        unread = unread if len(unread) < len(text.split()) else ()
        how = " Enter asks where." if belongs_elsewhere(session, key, text, last, entered) else ""
        return Preview(
            remarks=(Told(f"To sort: {lower_first(entered.problem)}{how}", "waits"),), unread=unread
        )
    unread = tuple((start + begins, end + begins) for start, end in entered.unread)
    return structs.replace(told_of(session, key, text, entered), unread=unread)


def preview_edit(session: Session, key: str, position: int, line: str) -> Preview:
    """Return what the line of a record being edited would make of it. Never raises for any text."""
    text = tidy(session, line)
    if not text:
        return Preview()
    entered = reenter(session, key, position, text)
    if entered.kind == "refused":
        return Preview(remarks=(Told(f"Not yet: {lower_first(entered.problem)}", "waits"),))
    return told_of(session, key, text, entered, whole=True)


def preview_list(session: Session, line: str, above: Above = Above()) -> str:  # noqa: B008  # frozen
    """Return what a line of the things screen would become under what is above it; "" for an empty line."""
    if not line.strip() or len(line) > LONGEST_LINE:
        return ""
    listed = list_things(session, line, above)
    parts = [told.text for told in ties_told(session, listed.session)]
    there = {item.id for item in session.items} if parts else set()
    made = [item for item in listed.session.items if item.id not in there] if parts else []
    new = [told.text for told in new_told(listed.session, [("items", item.id) for item in made])]
    told = "" if parts and not listed.left else listed.told
    return " ".join(f"{capital_first(text).rstrip('.')}." for text in ("; ".join(parts), *new, told) if text)


def chosen_meaning(session: Session, key: str, line: str, last: Last | None, number: int) -> Entered | None:
    """Return what a line becomes in one of its meanings (from 0), behind the last as it waits; None when it
    has no such meaning.
    """
    text = tidy(session, line)
    meanings = meanings_of(session, key, text, last)
    if number == len(meanings) > 0:
        return enter(session, key, text, last)  # none of them: it waits
    if number >= len(meanings):
        return None
    applied = meanings[number].applied
    return Entered(
        session=applied.session, kind="changed" if applied.changed else "record",
        position=applied.positions[-1], created=applied.created, notice=" ".join(applied.notices),
        last=Last(
            key=key, before=session, after=applied.session, positions=applied.positions,
            fields=tuple(meanings[number].values),
        ),
    )  # fmt: skip


def meanings_behind(
    session: Session, key: str, line: str, last: Last | None, entered: Entered, *, things: bool = True
) -> tuple[str, ...]:
    """Return what a line may mean, where that is asked before it is taken; () where it is not.

    It is where the line waits, where it leaves one figure open, where it only goes on about the line before
    and names nothing itself, and where what it names for the first time is nearly called as something known.
    """
    goes_on = entered.notice.startswith((ADDS, ADDED_TO))
    if entered.elsewhere:
        return ()
    asked = entered.kind == "to-sort" or "said or was seen" in entered.notice or goes_on
    new = entered.kind == "record" and bool(entered.created)  # its name may be nearly a known one
    if not (asked or new):
        return ()
    meanings = meanings_of(session, key, tidy(session, line), last, things=things)
    if not meanings or (goes_on and not meanings[0].why):
        return ()
    told = tuple(_meaning(one.applied.session, key, one.values, one.why) for one in meanings)
    return (*told, TO_SORT) if entered.kind == "to-sort" else told


def _meaning(session: Session, key: str, values: dict[str, Any], why: str) -> str:
    """Return one meaning of a line in a sentence."""
    specs = {spec.name: spec for spec in fields_of(RECORD_LISTS[key][1])}
    about = [
        value_words(session, specs[name], values[name]) for name in KEY[key] if values.get(name) is not None
    ]
    rest = [
        "cannot"
        if (name, values[name]) == ("seen_value", 0)
        else wording(key, spec).format(value_words(session, spec, values[name]))
        for name, spec in specs.items()
        if name in values and name not in (*KEY[key], "category", "note")
        if (name, values[name]) != ("action", "stop") or len(values) <= len(KEY[key]) + 1
    ]
    if not rest and values.get("note"):
        rest = [cut(clean(values["note"]), LONGEST_WORDS)]
    reason = f"   ({why})" if why else ""
    return f"{' for '.join(about)}: {', '.join(rest)}{reason}"


__all__ = [
    "Preview", "Told", "chosen_meaning", "meanings_behind", "preview_edit", "preview_line", "preview_list",
    "told_of",
]  # fmt: skip
