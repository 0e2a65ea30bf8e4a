"""The one key table: bindings and footers (`bindings.py`), command palette and help are made from it.

Every key has an id (for a user's own keymap), a key that works while typing and, where letters are not
being typed, a plain twin.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Key(NamedTuple):
    """One thing a key does: its id, the keys, the action and the words for it."""

    id: str
    keys: str  # works everywhere, also while typing
    plain: str  # works where no letters are typed
    action: str
    label: str  # the footer's word
    help: str  # one sentence for the help page and the command palette
    footer: bool = True
    listed: str = ""  # the footer's word while a list has the focus, where the screen has other keys then

    def shown(self, screen: str = "") -> str:
        """Return how the key is named on a screen: its plain twin where no letters are typed."""
        both = (self.keys, self.plain) if screen in TYPING or not screen else (self.plain, self.keys)
        return key_name((both[0] or both[1]).split(",", 1)[0])


def key_name(key: str) -> str:
    """Return the name of a key as it is printed on keyboards (`shift+f5`: `Shift+F5`)."""
    *held, last = key.split("+")
    is_function = last[:1] == "f" and last[1:].isdigit()
    named = NAMES.get(last, last.upper() if held or is_function else last)
    return "+".join([*map(str.capitalize, held), named])


NAMES: Final = {
    "pagedown": "PgDn", "pageup": "PgUp", "enter": "Enter", "escape": "Esc", "tab": "Tab", "up": "Up",
    "down": "Down", "delete": "Del", "backspace": "Backspace", "space": "Space", "slash": "/",
    "right_square_bracket": "]", "left_square_bracket": "[", "question_mark": "?",
}  # fmt: skip

#: Screens with a line to type into, where letters are text.
TYPING: Final = frozenset({"question", "portfolio"})

EVERYWHERE: Final = (
    Key("help", "f1", "question_mark", "app.help", "help", "Explain this screen and its keys."),
    Key("undo", "ctrl+z", "u", "app.undo", "undo", "Take the last change back, wherever it was."),
    Key("redo", "ctrl+y", "U", "app.redo", "redo", "Do the undone change again.", footer=False),
    Key(
        "copy",
        "ctrl+c",
        "y",
        "app.copy",
        "copy",
        "Copy what is marked, else what the cursor stands on, else the whole view.",
        footer=False,
    ),
    Key(
        "theme",
        "f12",
        "",
        "app.projector",
        "projector",
        "Switch between black on white and the theme you chose.",
        footer=False,
    ),
    Key(
        "next-theme",
        "ctrl+f12",
        "",
        "app.next_theme",
        "theme",
        "Go to the next theme, and keep it.",
        footer=False,
    ),
    Key(
        "save",
        "ctrl+s",
        "",
        "app.save",
        "save",
        "Save now, or somewhere else while this place cannot be written.",
        footer=False,
    ),
    Key("quit", "ctrl+q", "", "app.leave", "quit", "Save and leave."),
)

#: Between the screens of one session; the plain twins are the digits.
PLACES: Final = (
    Key("go-question", "f5", "1", "app.go('question')", "question", "Go to the question we are at."),
    Key("go-map", "f2", "2", "app.go('map')", "map", "See what needs what."),
    Key("go-stop", "f3", "3", "app.go('stop')", "stop", "See what a stop would set free, one key a step."),
    Key("go-findings", "f4", "4", "app.go('findings')", "noticed", "See what we noticed."),
    Key(
        "go-portfolio",
        "f6",
        "5",
        "app.go('portfolio')",
        "things",
        "List, rename, merge the things and cases.",
    ),
    Key(
        "go-phones",
        "ctrl+l",
        "9",
        "app.go('phones')",
        "phones",
        "Let phones in, and show the code to scan, the address and who has joined.",
        footer=False,
    ),
    Key(
        "park-anywhere",
        "shift+f8",
        "k",
        "app.park",
        "park",
        "Put something in the parking lot, from anywhere.",
        footer=False,
    ),
    Key(
        "go-opening",
        "shift+f5",
        "6",
        "app.go('opening')",
        "opening",
        "Open the sitting: what it is for, the plan, sealed guesses.",
        footer=False,
    ),
    Key(
        "go-close",
        "shift+f4",
        "7",
        "app.go('close')",
        "close",
        "Close the sitting: the surprise, commitments, what is left.",
        footer=False,
    ),
    Key("go-home", "f10", "0", "app.go('home')", "home", "Back to the sessions in the folder.", footer=False),
)

#: On every screen with a list; it filters as one types.
FILTER: Final = Key(
    "filter", "", "slash", "filter", "filter", "Show only what is called so: type a part of it.", footer=False
)
FILTER_LISTED: Final = FILTER._replace(listed="filter")

SCREENS: Final[dict[str, tuple[Key, ...]]] = {
    "home": (
        Key("home-open", "enter", "", "open", "open", "Open the session under the cursor."),
        Key("home-new", "ctrl+n", "n", "new", "new", "Start a new session."),
        Key("home-cold", "", "s", "cold", "quick stop", "Start from cold: only what a stop would set free."),
        Key("home-import", "ctrl+o", "i", "import", "import", "Make a session from a map kept elsewhere."),
        Key("home-export", "ctrl+e", "e", "export", "hand out", "Choose what people take away of the session under the cursor."),
        Key("home-recover", "ctrl+r", "r", "recover", "recover", "Bring back a backup or a recovery copy."),
        Key("home-compare", "", "c", "compare", "compare", "Compare the session under the cursor with another sitting."),
        Key("home-due", "", "d", "due", "due", "Answer what was promised or predicted for today."),
        FILTER,
        Key("about-down", "shift+down", "space", "scroll_side(1)", "more", "Scroll down what stands beside the list; the mouse wheel does too.", footer=False),
        Key("about-up", "shift+up", "backspace", "scroll_side(-1)", "less", "Scroll it up again.", footer=False),
        Key("home-quit", "", "q", "app.leave", "quit", "Leave.", footer=False),
    ),
    "opening": (
        Key("opening-begin", "enter,pagedown", "right_square_bracket", "begin", "questions", "Go on to the questions."),
        Key("opening-told", "", "e", "told", "what is told", "Write what this is for, who will see it, when it is deleted."),
        Key("opening-plan", "", "p", "plan", "plan", "Choose how the minutes are spread."),
        Key("opening-guess", "", "g", "guess", "sealed guess", "Take the cards of the room, sealed until they are counted."),
        Key("opening-due", "", "d", "app.due", "due", "Say what became of what was promised."),
        Key("opening-clock", "ctrl+t", "t", "clock", "clock", "Start or hold the clock; it never forces.", footer=False),
        Key("opening-down", "shift+down", "space", "scroll_page(1)", "more", "Scroll down; arrow keys and the mouse wheel do too.", footer=False),
        Key("opening-up", "shift+up", "backspace", "scroll_page(-1)", "less", "Scroll up again.", footer=False),
        Key("opening-back", "escape", "", "app.go('question')", "back", "To the question."),
    ),
    "close": (
        Key("close-surprise", "", "w", "surprise", "surprise", "Write down what surprised us, in the room's words."),
        Key("close-commit", "", "c", "commit", "commit", "Agree on something to decide, check or try."),
        Key("close-guess", "", "g", "guess", "sealed guess", "Take the cards of the room, sealed until they are counted."),
        Key("close-it", "", "x", "close", "close", "Note the day and the minutes, and keep a snapshot."),
        Key("close-tend", "", "v", "tend", "vineyard", "Say who tends the vineyard, and for how long."),
        Key("close-snapshot", "", "s", "snapshot", "snapshot", "Keep the session as it is now, to compare with later.", footer=False),
        Key("close-clock", "ctrl+t", "t", "clock", "clock", "Start or hold the clock; it never forces.", footer=False),
        Key("close-down", "shift+down", "space", "scroll_page(1)", "more", "Scroll down; arrow keys and the mouse wheel do too.", footer=False),
        Key("close-up", "shift+up", "backspace", "scroll_page(-1)", "less", "Scroll up again.", footer=False),
        Key("close-report", "", "r", "app.report", "report", "Write the report into a file beside the session, to hand out."),
        Key("close-back", "pageup", "escape,left_square_bracket", "app.go('question')", "back", "To the question."),
    ),
    "compare": (
        Key("compare-back", "escape", "q", "back", "back", "Back to the sessions."),
        Key("compare-down", "pagedown", "space", "scroll_page(1)", "more", "Scroll down; arrow keys and the mouse wheel do too."),
        Key("compare-up", "pageup", "backspace", "scroll_page(-1)", "less", "Scroll up again.", footer=False),
        Key("compare-same", "", "s", "same", "same thing", "Confirm that two things with different names are one."),
    ),
    "question": (
        Key("next", "pagedown", "right_square_bracket", "step(1)", "next", "Go to the next question.", listed="next"),
        Key("back", "pageup", "left_square_bracket", "step(-1)", "back", "Go to the question before.", listed="back"),
        Key("answer", "escape", "", "leave_box", "list", "Move between the line and the list.", listed="line"),
        Key("edit", "", "enter", "edit", "edit", "Bring the record under the cursor back into the line; a line to sort is asked part by part.", footer=False, listed="edit"),
        Key("delete", "ctrl+delete", "delete,d", "delete", "delete", "Delete the record under the cursor.", footer=False, listed="delete"),
        Key("form", "ctrl+o", "f", "form", "form", "Open every field of the record under the cursor.", footer=False, listed="form"),
        FILTER_LISTED,
        Key("kind", "ctrl+n", "", "another_kind", "kind", "Give the new thing of the line another kind.", footer=False),
        Key("words", "f7", "e", "words", "words", "Write down the room's own words.", listed="words"),
        Key("park", "f8", "p", "park", "park", "Put something in the parking lot.", listed="park"),
        Key("confirm", "", "c", "confirm", "confirm", "Confirm the record under the cursor as it stands.", footer=False),
        Key("skip", "f9", "x", "skip", "skip", "Skip this question with a reason, or mark it not applicable.", listed="skip"),
        Key("round", "ctrl+r", "r", "round", "round", "Have everybody answer before anybody is heard: phones, paper, or the keyboard passed round.", listed="round"),
        Key("clock", "ctrl+t", "t", "clock", "clock", "Start or hold the clock of this question; it never forces.", footer=False),
        Key("notes", "", "n", "notes", "notes", "Write private notes on this question; they are in no export.", footer=False),
        Key("facilitate", "f11", "v", "facilitate", "probes", "Show probes and answers you may hear.", footer=False),
        Key("side-down", "shift+down", "space", "scroll_side(1)", "more", "Show all that stands beside the answer, and scroll it; the mouse wheel does too.", footer=False),
        Key("side-up", "shift+up", "backspace", "scroll_side(-1)", "less", "Scroll it up again.", footer=False),
    ),
    "portfolio": (
        Key("list", "escape", "", "leave_box", "list", "Move between the line and the list.", listed="line"),
        Key("rename", "ctrl+r", "r", "rename", "rename", "Rename what is under the cursor; references follow.", footer=False, listed="rename"),
        Key("merge", "ctrl+g", "m", "merge", "merge", "Make one of two things.", footer=False, listed="merge"),
        Key("remove", "ctrl+delete", "delete,d", "remove", "delete", "Delete; what refers to it is shown first.", footer=False, listed="delete"),
        Key("thing-form", "ctrl+o", "f", "form", "form", "Open every field of what is under the cursor.", footer=False, listed="form"),
        FILTER_LISTED,
        Key("facts", "f8", "s", "facts", "facts", "Facts about the session: horizon, practices, consent, roles.", listed="facts"),
        Key("cases", "ctrl+t", "c", "cases", "cases", "Switch between the things and the case wall: past cases, with what questions 5 and 7 say of each.", listed="cases"),
    ),
    "map": (
        Key("view-columns", "", "c", "view('columns')", "columns", "Everything, one line a thing, by kind.", footer=False),
        Key("view-focus", "", "o", "view('focus')", "focus", "One thing: what needs it, what it needs.", footer=False),
        Key("view-profile", "", "p", "view('profile')", "profile", "What each initiative or product would set free by itself.", footer=False),
        Key("view-rulers", "", "r", "view('rulers')", "rulers", "We said against it took, on rulers.", footer=False),
        Key("view-matrix", "", "x", "view('matrix')", "matrix", "What needs what, as a table.", footer=False),
        Key("view-trade", "", "t", "view('trade')", "trade", "Stop this, grow that: all pairs.", footer=False),
        Key("view-curve", "", "l", "view('curve')", "curve", "How soon effort comes free.", footer=False),
        Key("view-loosen", "", "w", "view('loosen')", "loosen", "What would loosen the stops we spoke of: at most five single changes.", footer=False),
        Key("view-run", "", "b", "view('run')", "run load", "Who bears the run load: of each initiative or product, over the sittings, what keeps things running.", footer=False),
        Key("map-stop", "", "s", "stop", "stop this", "See what stopping this would set free."),
        Key("map-what-if", "", "i", "what_if", "what if", "Try a change beside the map: the one looked at, or any other."),
        FILTER._replace(footer=True),
        Key("map-down", "pagedown", "", "page(1)", "more", "Go on where it says + n more; arrow keys and the mouse wheel do too.", footer=False),
        Key("map-up", "pageup", "", "page(-1)", "less", "Go back again.", footer=False),
        Key("map-back", "escape", "", "app.go('question')", "back", "Back to the question."),
    ),
    "stop": (
        Key("stop-next", "enter", "", "next", "next step", "Show the next step of the bar; after the last one, what would loosen it.", listed="go on"),
        Key("stop-mark", "", "space", "mark", "mark", "Mark the thing under the cursor, to stop several at once.", footer=False, listed="mark several"),
        FILTER_LISTED,
        Key("stop-previous", "backspace", "", "previous", "step back", "Take the last step of the bar back.", footer=False),
        Key("panes-down", "down", "", "scroll_panes(1)", "more", "Scroll down what leaves, what stays and whose time it is; the mouse wheel does too.", footer=False),
        Key("panes-up", "up", "", "scroll_panes(-1)", "less", "Scroll it up again.", footer=False),
        Key("stop-why", "", "w", "why", "why", "Name what holds each thing that stays."),
        Key("stop-ask", "", "a", "ask", "answer", "Answer what was not asked yet."),
        Key("stop-horizon", "", "h", "horizon", "horizon", "Change by when it should help."),
        Key("stop-curve", "", "c", "curve", "curve", "How many are free by which month."),
        Key("stop-loosen", "", "l", "loosen", "loosen", "What would loosen it: at most five single changes, one looked at with the arrow keys."),
        Key("stop-what-if", "", "i", "what_if", "what if", "Try a change beside the map: the one looked at, or any other."),
        Key("stop-trade", "", "t", "trade", "trade", "Stop this, grow that: what would fit."),
        Key("stop-mode", "", "m", "mode", "meanings", "The other meanings of stop."),
        Key("stop-pick", "", "n", "pick", "another", "Choose something else to stop."),
        Key("stop-back", "escape", "", "back", "back", "From the curve or what would loosen it back to the bar, from the bar to the question.", listed="back"),
    ),
    "what-if": (
        Key("trial-add", "", "a", "add", "add a change", "Add a change to the what if under the cursor.", listed="add a change"),
        Key("trial-new", "", "n", "new", "another", "Begin another what if.", listed="another"),
        Key("trial-name", "", "r", "rename", "name", "Give it a name of its own.", listed="name"),
        Key("trial-drop", "ctrl+delete", "delete,d", "drop", "take back", "Take back the change under the cursor, or all of the what if.", listed="take back"),
        Key("trial-down", "shift+down", "space", "scroll_side(1)", "more", "Scroll down what stands side by side; the mouse wheel does too.", listed="more"),
        Key("trial-up", "shift+up", "backspace", "scroll_side(-1)", "less", "Scroll it up again.", footer=False),
        Key("trial-back", "escape", "", "back", "back", "Back to where this was asked from.", listed="back"),
    ),
    "phones": (
        Key("phones-on", "enter", "", "turn_on", "turn on", "Let phones in at the address under the cursor."),
        Key("phones-out", "", "x", "put_out", "disconnect", "Disconnect the phone under the cursor; its answer in an open round is not counted."),
        Key("phones-off", "", "o", "turn_off", "turn off", "Disconnect all phones and the wall; the address and the code end with them."),
        Key("phones-back", "escape", "", "app.go('question')", "back", "Back to the question."),
    ),
    "findings": (
        Key("tab-answers", "", "t", "view('answers')", "ten answers", "The ten questions answered, one line each.", footer=False),
        Key("tab-stories", "", "s", "view('stories')", "stories", "Five stories with their parts.", footer=False),
        Key("tab-all", "", "l", "view('all')", "all", "Everything we noticed.", footer=False),
        Key("tab-lenses", "", "i", "view('lenses')", "ideas", "Which idea of a portfolio are we using?", footer=False),
        Key("agree", "", "a", "stance('agree')", "agree", "We agree."),
        Key("dispute", "", "d", "stance('dispute')", "dispute", "We see it otherwise, and why."),
        Key("commit", "", "c", "commit", "commit", "Decide, check or try something about it."),
        Key("findings-map", "", "g", "map", "map", "Show it on the map.", footer=False),
        Key("unsure", "", "n", "stance('unsure')", "unsure", "We are not sure.", footer=False),
        FILTER,
        Key("probe", "", "p", "probe", "ask next", "Answer the question to ask next, now.", footer=False),
        Key("why-down", "shift+down", "space", "scroll_side(1)", "more", "Scroll down what stands beside the list; the mouse wheel does too."),
        Key("why-up", "shift+up", "backspace", "scroll_side(-1)", "less", "Scroll it up again.", footer=False),
        Key("findings-back", "escape", "", "app.go('question')", "back", "Back to the question."),
        Key("jump", "", "j", "jump", "answer", "Go to the answer this rests on."),
        Key("due", "", "w", "app.due", "due", "Answer what was promised or predicted for today.", footer=False),
        Key("report", "", "r", "app.report", "report", "Write the report, or choose what else people take away."),
    ),
    "export": (
        Key("export-mark", "enter", "", "mark", "mark", "Choose the file under the cursor, or leave it; a line is left out."),
        Key("export-full", "", "f", "full", "in full", "Have the reports hold everything, or two pages.", footer=False),
        Key("export-write", "", "w", "write", "write", "Write the chosen files into a folder beside the session."),
        Key("export-all", "", "a", "mark_all", "all", "Choose every file, or none.", footer=False),
        Key("export-hurt", "", "h", "hurt", "could hurt?", "Show the lines of this file that name a role, a team or an owner."),
        Key("export-drop", "", "x", "drop", "leave out", "Leave the line under the cursor out of this export, or have it back."),
        Key("export-names", "", "n", "names", "names", "Name roles, nobody, or also who said what."),
        FILTER,
        Key("preview-down", "shift+down", "space", "scroll_side(1)", "more", "Scroll down the file as it would be written; the mouse wheel does too.", footer=False),
        Key("preview-up", "shift+up", "backspace", "scroll_side(-1)", "less", "Scroll it up again.", footer=False),
        Key("export-back", "escape", "", "back", "back", "From the lines to the files, from there to what we noticed."),
    ),
    "round": (
        Key("round-choose", "enter", "", "choose", "choose", "Open a round on what is under the cursor; in an open one take the answer of who is under it, unseen.", listed="choose"),
        Key("round-lock", "", "l", "lock", "lock", "Take no more answers; from here on there are only counts.", listed="lock"),
        Key("round-tally", "", "t", "tally", "paper", "Count answers from paper, sheet after sheet until Esc.", listed="paper"),
        Key("round-keyboard", "", "p", "keyboard", "keyboard", "Pass the keyboard to everybody who has not answered.", listed="keyboard"),
        Key("round-uncount", "", "backspace", "uncount", "take back", "Take the last answers typed from paper back.", footer=False),
        Key("round-reveal", "", "v", "reveal", "reveal", "Show the answers of a locked round."),
        Key("round-late", "", "o", "late", "open again", "Open a locked round again, for who comes late."),
        Key("round-second", "", "s", "second", "second round", "Ask the same again; the second stands beside the first."),
        Key("round-group", "", "g", "group", "room's answer", "Keep what the room settles on, and who holds otherwise."),
        Key("round-record", "", "a", "record", "into record", "Put what the room settled on into the record it is about."),
        Key("round-field", "", "x", "field", "another", "Ask something else; a round that is open stays open.", listed="another"),
        Key("round-drop", "", "delete,d", "drop", "discard", "Discard the round; where it has answers that is asked first. Undo brings it back.", footer=False),
        FILTER,
        Key("round-back", "escape", "", "back", "back", "Back to the question; a round that is open stays open.", listed="back"),
    ),
}  # fmt: skip

#: While one types what to look for: the footer's keys, and what a click on them does.
FILTERING: Final = (
    Key("filter-keep", "enter", "", "keep_filter", "to the list", "Keep what is found, and go to it."),
    Key("filter-end", "escape", "", "unfilter", "show all", "Show all of the list again."),
)

#: Screens that belong to an open session and so offer the way to each other.
IN_SESSION: Final = frozenset(SCREENS) - {"home", "compare"}
