"""A form over a screen, made from field definitions, one line a field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Input, Label, Static

from spm_tui.text import capital_first, cells
from spm_tui.tui.dialogs.basic import Dialog
from spm_tui.tui.plain_text import content
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.field_offers import FieldOffers
from spm_tui.views.glyphs import glyphs
from spm_tui.workshop.amounts import EXAMPLES
from spm_tui.workshop.choices import OWNERS
from spm_tui.workshop.dates import EXAMPLES as DAYS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.form_values import FieldValue, from_text, to_text, understood, words_for
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import shown

#: Days that have been, as people write them.
PAST_DAYS: Final = "15 Mar, 15.3.2026, last Friday, two weeks ago, Q1 2026"
Values = dict[str, Any]
#: Lines of a form that are no fields: its frame, what was brought back, what explains the field, the keys.
AROUND = 12


class FieldLine(Vertical):
    """One field: its label and a box; under them what is wrong with the text, or how it was understood."""

    def __init__(self, spec: FieldSpec, text: str) -> None:
        super().__init__(classes="field")
        self.spec, self._text = spec, text

    def compose(self) -> ComposeResult:
        with Horizontal(classes="line"):
            yield Label(self._label(" "), classes="label")
            yield EntryBox(self._text, classes="value", placeholder=self._placeholder(0))
        yield Static("", classes="note")

    def _label(self, mark: str) -> Content:
        return content(f"{mark}{self.spec.label}{' *' if self.spec.required else ''}")

    def mark(self, sign: str) -> None:
        """Put the cursor before the label, or with no sign take it away."""
        self.set_class(bool(sign), "-here")
        self.query_one(Label).update(self._label(sign or " "), layout=False)

    def on_resize(self) -> None:
        """Name in the empty box as much of what it takes as it has room for."""
        room = self.box.content_size.width
        if room and self.box.placeholder != (words := self._placeholder(room)):
            self.box.placeholder = words

    def _placeholder(self, room: int) -> str:
        """Return what an empty box of so many cells says: choices as many as fit, the others counted."""
        spec = self.spec
        if spec.choices:
            return choices_in([shown(choice) for choice in spec.choices], room)
        if spec.form == "date":
            return "a day: 15 Dec, next Friday, 2026-12-15" if spec.ahead else "a day: 15 Mar, 2026-03-15"
        if spec.unit:
            return f"{spec.unit}: {EXAMPLES[spec.unit]}" if spec.unit in EXAMPLES else spec.unit
        return "several, with commas" if spec.many else ""

    @property
    def box(self) -> EntryBox:
        """The box one types into."""
        return self.query_one(EntryBox)

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.box.value

    @property
    def refused(self) -> bool:
        """Whether it says that something is wrong with the text."""
        return self.has_class("-wrong")

    def _whole(self) -> str:
        """Return the text where its box is too narrow for it: what it shows ends inside a word."""
        room = self.box.content_size.width
        return self.text if room and cells(self.text) > room else ""

    def show_read(self, read: FieldValue, *, typing: bool = False) -> None:
        """Say under the field how its text was understood or, unless one is still `typing`, what is wrong."""
        wrong = bool(read.problem) and not typing
        told = read.problem if wrong else understood(self.spec, self.text, read.value)
        told = told or self._whole()
        self.query_one(".note", Static).update(content(capital_first(told)))
        self.set_class(wrong, "-wrong")
        self.set_class(bool(told), "-noted")


class FormScreen(Dialog[Values]):
    """A form over a screen. It answers with the values by attribute name, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before anything else sees them: what is typed right after one of these belongs to the next field.
        Binding("ctrl+s,f2", "take", "Keep", show=False, priority=True),
        Binding("enter", "next", "Take the offer, or next field", show=False, priority=True),
        Binding("tab", "take_offer", "Take the offer, or next field", show=False, priority=True),
        Binding("shift+tab", "field(-1)", "Field before", show=False, priority=True),
        Binding("up", "walk(-1)", "Offer or field before", show=False, priority=True),
        Binding("down", "walk(1)", "Offer or field after", show=False, priority=True),
        Binding("ctrl+l", "begin_anew", "Empty what was brought back", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        struct: type[Struct],
        given: Struct | None,
        session: Session,
        *,
        skip: frozenset[str] = frozenset(),
        refuse: Callable[[Values], str] | None = None,
    ) -> None:
        """`refuse` is asked before the form closes why the values cannot be kept; "" when they can."""
        super().__init__(title, "Enter takes an offer, goes on   Ctrl+S keeps all   Esc changes nothing")
        self._begun: dict[str, str] = {}
        self._struct, self._given, self._session, self._skip = struct, given, session, skip
        self._refuse = refuse
        self._refused_texts: tuple[str, ...] = ()

    def inside(self) -> ComposeResult:
        yield Static("", id="back")
        with VerticalScroll(id="fields", can_focus=False):
            for spec in fields_of(self._struct):
                if spec.name in self._skip or spec.form == "table":
                    continue
                value = getattr(self._given, spec.name) if self._given is not None else None
                yield FieldLine(spec, to_text(spec, value, self._session))
        yield Static("", id="refused")
        yield Static("", id="explain")

    def on_mount(self) -> None:
        self._use_room(self.app.size.height)
        for line in self.query(FieldLine):
            self._begun[line.spec.name] = line.text
            if (text := self.typed_before(self._place(line))) is not None:
                line.box.put(text)
        self.query(EntryBox).first().focus()

    def say_back(self) -> None:
        """Say that what was typed last time is here again, and how to begin anew."""
        self._say("back", "Back here: what was typed last time and not kept. Ctrl+L takes it out again.")

    def on_resize(self, event: events.Resize) -> None:
        """Give the fields the lines there are."""
        self._use_room(event.size.height)

    def _use_room(self, height: int) -> None:
        self.query_one("#fields").styles.max_height = max(3, height - AROUND)

    def _say(self, place: str, told: str) -> None:
        """Say something above the fields (`back`) or below them (`refused`); an empty text takes it back."""
        where = self.query_one(f"#{place}", Static)
        where.update(content(told))
        where.display = bool(told)

    def _texts(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.query(FieldLine))

    def _place(self, line: FieldLine) -> str:
        return f"{self._title}, {line.spec.label}"

    def draft(self) -> dict[str, str]:
        """Return the fields that no longer hold what they began with."""
        lines = self.query(FieldLine) if self._begun else ()
        changed = (line for line in lines if line.text.strip() and line.text != self._begun[line.spec.name])
        return {self._place(line): line.text for line in changed}

    def action_begin_anew(self) -> None:
        """Take what was brought back out of the fields again."""
        if self.query_one("#back").display:
            for line in self.query(FieldLine):
                line.box.put(self._begun[line.spec.name])
            self._say("back", "")

    def on_descendant_focus(self) -> None:
        """Explain the field one is in, and what it takes."""
        line = self._line_in_focus()
        if line is None:
            return
        for before in self.query("FieldLine.-here").results(FieldLine):
            before.mark("")
        line.mark(glyphs(self.host.ascii_only).here)
        self._offer(line)
        self.query_one("#explain", Static).update(content(explained(line.spec)))

    def _offer(self, line: FieldLine) -> None:
        """Offer, under the field one is in, what it can take; a form has one list at a time."""
        for before in self.query(FieldOffers):
            before.remove()
        if words := words_for(line.spec, self._session):
            self.mount(FieldOffers(line.box, words, many=line.spec.many))

    @property
    def _offers(self) -> FieldOffers | None:
        """The list of offers while it is shown."""
        return next((offers for offers in self.query(FieldOffers) if offers.shown), None)

    def action_leave(self) -> None:
        """Take the offers away while there are any; else leave without an answer."""
        if (offers := self._offers) is not None:
            offers.action_hide()
        else:
            super().action_leave()

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
        return _line_of(self.focused) if self.focused is not None else None

    def _read(self, line: FieldLine) -> FieldValue:
        return from_text(line.spec, line.text, self._session, self.host.as_of)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if (line := _line_of(event.input)) is not None:
            line.show_read(self._read(line), typing=not line.refused)
            if self._texts() != self._refused_texts:  # else it is told of a change from before the refusal
                self._say("refused", "")

    @on(Input.Blurred)
    def _check(self, event: Input.Blurred) -> None:
        if (line := _line_of(event.input)) is not None and line.text.strip():
            line.show_read(self._read(line))

    def action_field(self, step: int) -> None:
        """Go to the field after or before."""
        (self.focus_next if step > 0 else self.focus_previous)(EntryBox)
        line = self._line_in_focus()
        if line is not None and not line.spec.many and line.spec.form != "text":
            line.box.action_select_all()  # one value: the next key is the first of another

    def action_next(self) -> None:
        """Take the offer under the cursor; with none go to the next field, from the last one keep all.

        Once the field has taken every letter that was typed before.
        """
        (self.focused or self).call_later(self._next)

    def _next(self) -> None:
        if (offers := self._offers) is not None:
            offers.take()
        elif self.focused is self.query(EntryBox).last():
            self.action_take()
        else:
            self.action_field(1)

    def action_take(self) -> None:
        """Keep all fields, once the one in front has taken every key that was pressed before."""
        (self.focused or self).call_later(self._keep)

    def _keep(self) -> None:
        """Keep all fields, if each can be read and all of them go together; else say why not."""
        values: Values = {}
        first: FieldLine | None = None
        for line in self.query(FieldLine):
            read = self._read(line)
            line.show_read(read)
            if read.problem and first is None:
                first = line
            values[line.spec.name] = read.value
        if first is not None:
            first.box.focus()
        elif self._refuse is not None and (refused := self._refuse(values)):
            self._refused_texts = self._texts()
            self._say("refused", refused)
        else:
            self.dismiss(values)


def choices_in(words: Sequence[str], room: int) -> str:
    """Return choices with ` / ` between them in at most `room` cells: whole ones, and how many more."""
    for count in range(len(words), 0, -1):
        more = [f"+ {len(words) - count} more"] if count < len(words) else []
        if cells(told := " / ".join([*words[:count], *more])) <= room:
            return told
    return f"one of {len(words)}"


def _line_of(widget: DOMNode) -> FieldLine | None:
    """Return the field a box belongs to."""
    return next((node for node in widget.ancestors if isinstance(node, FieldLine)), None)


def explained(spec: FieldSpec) -> str:
    """Return what a field is and what it takes."""
    known = [shown(choice) for choice in spec.choices] or ([shown(o) for o in OWNERS] if spec.offers else [])
    taken = ("One of: " if spec.choices and not spec.many else "For instance: ") + ", ".join(known)
    if spec.form == "date":
        taken, known = f"For instance: {DAYS if spec.ahead else PAST_DAYS}", [""]
    elif spec.form in ("number", "whole") and spec.unit in EXAMPLES:
        taken, known = f"For instance: {EXAMPLES[spec.unit]}", [""]
    return "  ".join(part for part in (spec.help, taken if known else "") if part)
