"""The full form of a record, a thing or a need: made from the field definitions, one line a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from msgspec import Struct, structs
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Label, Static

from spm_tui.text import clean, cut
from spm_tui.tui.plain_text import content
from spm_tui.tui.screens.changing import Kind, listed, tie_at
from spm_tui.tui.screens.dialogs import Dialog
from spm_tui.tui.widgets.entry import EntryBox
from spm_tui.tui.widgets.field_offers import FieldOffers
from spm_tui.workshop import edits
from spm_tui.workshop.choices import OWNERS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.form_values import from_text, to_text, words_for
from spm_tui.workshop.records import Case, Item, Tie
from spm_tui.workshop.session import RECORD_LISTS, Session, name_of, records
from spm_tui.workshop.words import shown
from spm_tui.workspace import Workspace

Values = dict[str, Any]
#: Lines of a form that are no fields: its border, what explains the field, the keys.
AROUND = 10


class FieldLine(Horizontal):
    """One field: its label, a box, and beside it what is wrong or what may be said."""

    def __init__(self, spec: FieldSpec, text: str) -> None:
        super().__init__(classes="field")
        self.spec, self._text = spec, text

    def compose(self) -> ComposeResult:
        star = " *" if self.spec.required else ""
        yield Label(content(self.spec.label + star), classes="label")
        yield EntryBox(self._text, classes="value", placeholder=self._placeholder())
        yield Static("", classes="problem")

    def _placeholder(self) -> str:
        spec = self.spec
        if spec.choices:
            return " / ".join(shown(choice) for choice in spec.choices)
        if spec.form == "date":
            return "a day: year-month-day"
        return spec.unit or ("several, with commas" if spec.many else "")

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.query_one(EntryBox).value

    def say(self, problem: str) -> None:
        """Say beside the field what is wrong with it; an empty text takes it back."""
        self.query_one(".problem", Static).update(content(cut(problem, 42)))
        self.set_class(bool(problem), "-wrong")


class FormScreen(Dialog[Values]):
    """A form over a screen. It answers with the values by attribute name, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before anything else sees them: what is typed right after one of these belongs to the next field.
        Binding("ctrl+s,f2", "take", "Keep", show=False, priority=True),
        Binding("enter", "next", "Next field", show=False, priority=True),
        Binding("tab", "take_offer", "Take the offer, or next field", show=False, priority=True),
        Binding("shift+tab", "field(-1)", "Field before", show=False, priority=True),
        Binding("up", "walk(-1)", "Offer or field before", show=False, priority=True),
        Binding("down", "walk(1)", "Offer or field after", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        struct: type[Struct],
        given: Struct | None,
        session: Session,
        *,
        skip: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(title, "Enter next field   Ctrl+S keeps all   Esc leaves all as it was")
        self._begun: dict[str, str] = {}
        self._struct, self._given, self._session, self._skip = struct, given, session, skip

    def inside(self) -> ComposeResult:
        with VerticalScroll(id="fields", can_focus=False):
            for spec in fields_of(self._struct):
                if spec.name in self._skip or spec.form == "table":
                    continue
                value = getattr(self._given, spec.name) if self._given is not None else None
                yield FieldLine(spec, to_text(spec, value, self._session))
        yield Static("", id="explain")

    def on_mount(self) -> None:
        self.query_one("#dialog").styles.height = len(self.query(FieldLine)) + AROUND
        for line in self.query(FieldLine):
            self._begun[line.spec.name] = line.text
            if (text := self.typed_before(self._place(line))) is not None:
                line.query_one(EntryBox).put(text)
        self.query(EntryBox).first().focus()

    def _place(self, line: FieldLine) -> str:
        return f"{self._title}, {line.spec.label}"

    def draft(self) -> dict[str, str]:
        """Return the fields that no longer hold what they began with."""
        lines = self.query(FieldLine) if self._begun else ()
        changed = (line for line in lines if line.text.strip() and line.text != self._begun[line.spec.name])
        return {self._place(line): line.text for line in changed}

    def on_descendant_focus(self) -> None:
        """Explain the field one is in, and what it takes."""
        line = self._line_in_focus()
        if line is None:
            return
        spec = line.spec
        known = [shown(choice) for choice in spec.choices] or (
            [shown(o) for o in OWNERS] if spec.offers else []
        )
        self._offer(line)
        taken = (
            ("One of: " if spec.choices and not spec.many else "For instance: ") + ", ".join(known)
            if known
            else ""
        )
        self.query_one("#explain", Static).update(
            content("  ".join(part for part in (spec.help, taken) if part))
        )

    def _offer(self, line: FieldLine) -> None:
        """Offer, under the field one is in, what it can take; a form has one list at a time."""
        for before in self.query(FieldOffers):
            before.remove()
        if words := words_for(line.spec, self._session):
            self.mount(FieldOffers(line.query_one(EntryBox), words, many=line.spec.many))

    @property
    def _offers(self) -> FieldOffers | None:
        """The list of offers while it is shown."""
        return next((offers for offers in self.query(FieldOffers) if offers.shown), None)

    def action_take_offer(self) -> None:
        """Take the offer under the cursor; with none, go to the next field."""
        if (offers := self._offers) is not None:
            offers.take()
        else:
            self.action_field(1)

    def action_walk(self, step: int) -> None:
        """Go through the offers while there are any, else through the fields."""
        if (offers := self._offers) is not None:
            offers.move(step)
        else:
            self.action_field(step)

    def _line_in_focus(self) -> FieldLine | None:
        focused = self.focused
        return focused.parent if focused is not None and isinstance(focused.parent, FieldLine) else None

    @on(Input.Blurred)
    def _check(self, event: Input.Blurred) -> None:
        line = event.input.parent
        if isinstance(line, FieldLine) and line.text.strip():
            line.say(from_text(line.spec, line.text, self._session).problem)

    def action_field(self, step: int) -> None:
        """Go to the field after or before."""
        (self.focus_next if step > 0 else self.focus_previous)(EntryBox)
        line = self._line_in_focus()
        if line is not None and not line.spec.many and line.spec.form != "text":
            line.query_one(EntryBox).action_select_all()  # one value: the next key is the first of another

    def action_next(self) -> None:
        """Go to the next field; from the last one, keep all."""
        if self.focused is self.query(EntryBox).last():
            self.action_take()
        else:
            self.action_field(1)

    def action_take(self) -> None:
        """Keep all fields, once the one in front has taken every key that was pressed before."""
        (self.focused or self).call_later(self._keep)

    def _keep(self) -> None:
        """Keep all fields, if each can be read; else go to the first that cannot."""
        values: Values = {}
        first: FieldLine | None = None
        for line in self.query(FieldLine):
            read = from_text(line.spec, line.text, self._session)
            line.say(read.problem)
            if read.problem and first is None:
                first = line
            values[line.spec.name] = read.value
        if first is not None:
            first.query_one(EntryBox).focus()
            return
        self.dismiss(values)


async def edit_record(app: App[Any], workspace: Workspace, key: str, row: str | None) -> str | None:
    """Show the form of a record of this question (a new one without `row`) and apply what comes back."""
    kind, _, rest = (row or "").partition(":")
    position = int(rest) if kind == "record" else None
    if position is not None and position >= len(records(workspace.session, key)):
        return None
    begun = given = records(workspace.session, key)[position] if position is not None else None
    struct = RECORD_LISTS[key][1]
    title = "Every field" if given is not None else "A new line, every field"
    while True:
        values = await app.push_screen_wait(FormScreen(title, struct, given, workspace.session))
        if values is None:
            return None
        record = struct(**values)
        try:
            return _keep(workspace, key, begun, record)
        except edits.Refused as refused:
            app.notify(str(refused), severity="warning", markup=False)
            given = record


def _keep(workspace: Workspace, key: str, begun: Any, record: Any) -> str:
    """Keep a record in place of the one its form began with, or as a new one."""
    if begun is None:
        workspace.apply("added a line", lambda s: edits.add_record(s, key, record), place=key)
        return "Added."
    now = records(workspace.session, key)
    position = next((n for n, other in enumerate(now) if other is begun), None)
    if position is None:
        raise edits.Refused("That line is no longer there, or was changed meanwhile.")
    workspace.apply("changed a line", lambda s: edits.replace_record(s, key, position, record), place=key)
    return "Changed."


async def edit_listed(app: App[Any], workspace: Workspace, kind: Kind, wanted: str) -> str | None:
    """Show the form of a thing, case or need of the portfolio's list; its id stays. Return what to tell."""
    session = workspace.session
    given = listed(session, kind, wanted)
    if given is None:
        return None
    if isinstance(given, Tie):
        title = f"{name_of(session, given.from_)} needs {name_of(session, given.to)}"
    else:
        title = given.name

    def keep(session: Session, changed: Any) -> Session:
        if isinstance(given, Item):
            return edits.replace_item(session, given.id, changed)
        if isinstance(given, Case):
            return edits.replace_case(session, given.id, changed)
        at = tie_at(session, wanted)
        if at is None:
            raise edits.Refused("That need is no longer there.")
        return edits.replace_tie(session, at, changed)

    return await _edit(app, workspace, given, title=title, keep=keep)


async def _edit(
    app: App[Any],
    workspace: Workspace,
    given: Any,
    *,
    title: str,
    keep: Callable[[Session, Any], Session],
) -> str | None:
    changed = given
    while True:
        form = FormScreen(title, type(given), changed, workspace.session, skip=frozenset({"id"}))
        values = await app.push_screen_wait(form)
        if values is None:
            return None
        changed = structs.replace(given, **values)
        try:
            after = keep(workspace.session, changed)
        except edits.Refused as refused:
            app.notify(clean(str(refused)), severity="warning", markup=False)
            continue
        workspace.apply(f"changed {cut(title, 40)}", lambda _: after, place="portfolio")  # noqa: B023
        return f"Changed: {cut(title, 60)}."
