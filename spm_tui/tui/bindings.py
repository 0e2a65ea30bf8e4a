"""What is made of the key table for a screen: its keys, its bindings, and those its footer names."""

from __future__ import annotations

from textual.binding import Binding

from spm_tui.tui.key_table import EVERYWHERE, IN_SESSION, PLACES, SCREENS, TYPING, Key


def keys_of(screen: str) -> tuple[Key, ...]:
    """Return every key that works on a screen, its own first."""
    own = SCREENS.get(screen, ())
    return (*own, *(PLACES if screen in IN_SESSION else ()), *EVERYWHERE)


def key_of(screen: str, action: str) -> str:
    """Return how the key for an action of a screen is named there; empty when no key does it."""
    return next((key.shown(screen) for key in SCREENS[screen] if key.action == action), "")


def footer_of(screen: str, listing: bool) -> tuple[tuple[str, Key], ...]:
    """Return the keys a screen names in its footer, each with its word, the most wanted first.

    `listing`: a list has the focus. Where a screen has other keys then, those are named, and no others of
    its own. The way to the screen one is on is left out.
    """
    own = SCREENS.get(screen, ())
    listing = listing and any(key.listed for key in own)
    shown = [(key.listed, key) for key in own if key.listed] if listing else []
    if not listing:
        shown = [(key.label, key) for key in own if key.footer]
    ways: tuple[Key, ...] = PLACES if screen in IN_SESSION else ()
    undo, rest = [key for key in EVERYWHERE if key.id == "undo"], [k for k in EVERYWHERE if k.id != "undo"]
    ways = tuple(way for way in ways if way.id != f"go-{screen}")
    on = [way for way in ways if way.id == "go-question"]
    others = (*on, *(undo if screen in TYPING else ()), *(way for way in ways if way not in on), *rest)
    return (*shown, *((key.label, key) for key in others if key.footer))


def bindings_of(screen: str) -> list[Binding]:
    """Return the Textual bindings of a screen, made from the key table."""
    return [
        Binding(",".join(k for k in (key.keys, key.plain) if k), key.action, key.label, id=key.id, show=False)
        for key in keys_of(screen)
    ]
