"""The portfolio as rows: each thing under its kind, its needs under it."""

from __future__ import annotations

from typing import Final

from spm_tui.text import clean
from spm_tui.views.beginnings import begin
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Line, Span, cut, fit
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import ThingNames, names_of
from spm_tui.workshop.words import figure, shown

NO_THINGS = (
    "Nothing is listed yet. Type a line, or paste a list: what is worked on first (Tracking, Pricing), then "
    "the teams (team: Fleet 6), then what needs what. Ten to forty things are enough."
)


#: Fields of a thing and of a need that a list names by hand: of a thing its own line, of a need its ends.
ITEM_SHOWN: Final = frozenset({"name", "kind", "people", "wants", "run_people", "stage", "basis"})
TIE_SHOWN: Final = frozenset({"from_", "to", "people", "carried_by", "stays", "months", "cut"})


def _short_of(wants: float | None) -> str:
    return "" if wants is None else f"still short of {figure(wants)}" if wants else "short of nobody"


def facts_words(item: Item) -> str:
    """Return what is known of a thing itself: `2.5 people, launch, once`."""
    parts = [
        figure(item.people, "people") if item.people is not None else "",
        _short_of(item.wants),
        f"run by {figure(item.run_people, 'people')}" if item.run_people is not None else "",
        shown(item.stage) if item.stage else "",
        shown(item.basis) if item.basis else "",
    ]
    return ", ".join(part for part in parts if part)


def tie_facts(tie: Tie, called: ThingNames) -> str:
    """Return what is known of a need beside its ends: `4 people, 2 stay`; empty when it is nothing."""
    parts = [
        figure(tie.people, "people") if tie.people is not None else "",
        f"inside {called.said(tie.carried_by)}" if tie.carried_by else "",
        f"{figure(tie.stays)} stay" if tie.stays is not None else "",
        f"{figure(tie.months, 'months')} until the rest can move" if tie.months is not None else "",
        shown(tie.cut) + " cut" if tie.cut else "",
    ]
    return ", ".join(part for part in parts if part)


def need_words(tie: Tie, called: ThingNames) -> str:
    """Return a need without whose it is: `needs Fleet team (4 people)`."""
    facts = tie_facts(tie, called)
    return f"needs {called.said(tie.to)}" + (f" ({facts})" if facts else "")


def _begin(words: str, width: int) -> list[Row]:
    """Return what to begin with where nothing is listed yet."""
    return [Row("none", begin(words, width), pick=False)]


def thing_rows(session: Session, width: int) -> list[Row]:
    """Return the things by kind, each followed by what it needs, `width` cells wide.

    Keys: `item:id`, `tie:from>to`, and for headings `kind:name`.
    """
    if not session.items:
        return _begin(NO_THINGS, width)
    called = names_of(session)
    needs: dict[str, list[Tie]] = {}
    for tie in session.ties:
        needs.setdefault(tie.from_, []).append(tie)
    rows: list[Row] = []
    name_width = min(36, max(16, width // 3))
    for kind in ITEM_KINDS:
        things = [item for item in session.items if item.kind == kind]
        if not things:
            continue
        head = Span(fit(f" {kind.upper()} {len(things)}", name_width + 2), "title")
        known = Span("" if rows else "what is known of it", "dim")
        rows.append(Row(f"kind:{kind}", ((head, known),), pick=False))
        for item in things:
            facts = cut(facts_words(item), width - name_width - 3)
            name = fit(called.label(item.id), name_width)
            line = (Span(f" {name} ", "strong"), Span(facts))
            rows.append(Row(f"item:{item.id}", (line,), words=called.label(item.id)))
            rows += [
                Row(f"tie:{tie.from_}>{tie.to}", (_need_line(tie, called, width),), follows=True)
                for tie in needs.get(item.id, ())
            ]
    return rows


def _need_line(tie: Tie, called: ThingNames, width: int) -> Line:
    return (Span("     " + cut(clean(need_words(tie, called)), width - 6), "dim"),)
