"""The page on a phone: join, answer, kept, locked, revealed. It works without scripts."""

from __future__ import annotations

from typing import Final

from spm_tui.views.rounds_beside import RoundsBeside
from spm_tui.web.page_frame import PHONE_STYLE, page, safe
from spm_tui.web.room import Room, RoomAsked
from spm_tui.workshop.round_fields import LONGEST_WORDS, RoundField
from spm_tui.workshop.session import Ballotable
from spm_tui.workshop.words import PROMISE, figure

KEPT: Final = "Kept. You can change it until the round is locked."
WITHHELD: Final = "Noted: no answer from you. You can change it until the round is locked."
COUNTED: Final = "Your answer is counted."
LOCKED: Final = "The round is locked. The answers are shown to all at once."
LATE: Final = "The round was locked before this answer came; it was not counted."
WAITING: Final = "You are in. The next question appears here."
PUT_OUT: Final = "This phone is no longer connected. Ask the facilitator, or answer on paper."
FULL: Final = "The room is full. Answer on paper, or ask the facilitator."
NO_CODE: Final = "That is not the code on the screen."
TITLE: Final = "spm-tui"
#: After how many seconds a browser without scripts asks again.
AGAIN: Final = 4


def told(text: str) -> str:
    """Return a page that says one thing and ends there."""
    return page(TITLE, _main("0", "", f"<h1>{safe(text)}</h1>"), style=PHONE_STYLE, follows=False)


def _main(version: str, round_id: str, inside: str, *, promise: bool = False) -> str:
    small = f"<small>{safe(PROMISE)}</small>" if promise else ""
    return f'<main data-version="{safe(version)}" data-round="{safe(round_id)}">{inside}{small}</main>'


def code_page(problem: str = "") -> str:
    """Return the page that asks for the code, for who types the address."""
    said = f'<p class="told">{safe(problem)}</p>' if problem else ""
    inside = (
        f"<h1>Which code is on the screen?</h1>{said}"
        '<form method="post" action="/" autocomplete="off">'
        '<input name="code" aria-label="code" required maxlength="12" autocapitalize="characters" autofocus>'
        '<button class="main">Go on</button></form>'
    )
    return page(TITLE, _main("0", "", inside, promise=True), style=PHONE_STYLE, follows=False)


def join_page(path: str, roles: tuple[str, ...]) -> str:
    """Return the page on which a phone comes in: with a role of the session, or with none."""
    chosen = ""
    if roles:
        options = "".join(
            f'<option value="{place}">{safe(role)}</option>' for place, role in enumerate(roles)
        )
        chosen = (
            '<select name="role" aria-label="role"><option value="">I would rather not say</option>'
            f"{options}</select>"
        )
    inside = (
        f"<h1>{'Which role do you answer for?' if roles else 'Answer from this phone?'}</h1>"
        f'<form method="post" action="/{safe(path)}"><input type="hidden" name="do" value="join">{chosen}'
        '<button class="main">Come in</button></form>'
    )
    return page(TITLE, _main("0", "", inside, promise=True), style=PHONE_STYLE, follows=False)


def version_of(room: Room, token: str) -> str:
    """Return what changes when the page of this phone does; another phone's answer changes nothing."""
    return f"{room.version}-{int(room.has_answered(token))}"


def phone_page(path: str, room: Room, token: str, *, problem: str = "") -> str:
    """Return the page of a phone that is in. `problem` is a sentence about what it just sent."""
    asked = room.asked if room.stage == "asked" else None
    said = f'<p class="told">{safe(problem)}</p>' if problem else ""
    if asked is not None and room.is_counted(token):  # opened again, for who came late
        inside = f'<h1>{safe(asked.field.asks)}</h1>{said}<p class="kept">{safe(COUNTED)}</p>'
    elif asked is not None:
        inside = _asked(path, room, asked, token, said)
    elif room.stage == "revealed":
        title = safe(room.asked.field.asks) if room.asked else "Revealed"
        inside = f"<h1>{title}</h1>{said}{_revealed(room.shown)}"
    elif room.stage == "locked":
        counted = f'<p class="kept">{safe(COUNTED)}</p>' if room.has_answered(token) else ""
        inside = f"<h1>{safe(LOCKED)}</h1>{said}{counted}"
    else:
        inside = f"<h1>{safe(WAITING)}</h1>{said}"
    round_id = asked.round if asked is not None else ""
    # A page on which somebody may be choosing is not asked for again by itself.
    again = None if asked is not None and not room.has_answered(token) else AGAIN
    main = _main(version_of(room, token), round_id, inside, promise=True)
    return page(TITLE, main, style=PHONE_STYLE, follows=True, again=again)


def _asked(path: str, room: Room, asked: RoomAsked, token: str, said: str) -> str:
    given, answered = room.answer_of(token), room.has_answered(token)
    kept = ""
    if answered:
        kept = f'<p class="kept">{safe(WITHHELD if given is None else KEPT)}</p>'
    opened = (
        f'<form method="post" action="/{safe(path)}" autocomplete="off">'
        '<input type="hidden" name="do" value="answer">'
        f'<input type="hidden" name="round" value="{safe(asked.round)}">'
    )
    field = asked.field
    controls = [_number(field, given)] if field.kind == "number" else [_choices(field, given)]
    if field.own_words:
        controls.append(_own_words(field, given))
    controls.append('<button class="less" name="value" value="">No answer from me</button>')
    forms = "".join(f"{opened}{control}</form>" for control in controls)
    return f"<h1>{safe(field.asks)}</h1>{said}{kept}{forms}"


def _revealed(shown: RoundsBeside | None) -> str:
    """Return what was revealed as on the wall: a dot an answer, a column a round, and what they say."""
    if shown is None:
        return ""
    heads = "".join(f"<th>{safe(one)}</th>" for one in shown.heads)
    rows = "".join(
        f'<tr><td class="value">{safe(row.label)}</td>'
        + "".join(f'<td class="dots">{"●" * count}</td>' for count in row.counts)
        + "</tr>"
        for row in shown.rows
    )
    head = f"<tr><th></th>{heads}</tr>" if heads else ""
    told = "".join(f"<p>{safe(one)}</p>" for one in filter(None, (*shown.told, shown.apart)))
    size = "" if shown.numbers else ' class="words"'
    return f"{f'<table{size}>{head}{rows}</table>' if rows else ''}{told}"


def _number(field: RoundField, given: Ballotable | None) -> str:
    value = f' value="{safe(figure(given))}"' if isinstance(given, float) else ""
    unit = f' placeholder="{safe(field.unit)}"' if field.unit else ""
    return (
        '<input name="value" aria-label="your answer" inputmode="decimal" required maxlength="40"'
        f"{unit}{value}>"
        f'<button class="main">{"Change it" if given is not None else "Keep it"}</button>'
    )


def _choices(field: RoundField, given: Ballotable | None) -> str:
    return "".join(
        f'<button name="value" value="{safe(one.value)}"{_mark(one.value == given)}>'
        f"{safe(one.label)}</button>"
        for one in field.choices
    )


def _own_words(field: RoundField, given: Ballotable | None) -> str:
    own = isinstance(given, str) and given not in {one.value for one in field.choices}
    value = f' value="{safe(given)}"' if own and isinstance(given, str) else ""
    return (
        '<input name="value" aria-label="somebody else" placeholder="somebody else: a role" required'
        f' maxlength="{LONGEST_WORDS}"{value}><button{_mark(own)}>Keep these words</button>'
    )


def _mark(chosen: bool) -> str:
    return ' class="chosen" aria-pressed="true"' if chosen else ""
