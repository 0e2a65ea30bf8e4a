"""The phones of the room: who has joined, what is asked, who has answered; it knows no network.

A phone is known by the hash of its cookie. Its answer lies under a mark that only that cookie and the
round give, so that nothing kept here, in memory or in a file, puts a role beside a value.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple, Protocol

from msgspec import Struct

from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.round_fields import NO_ANSWER, RoundField, value_of
from spm_tui.workshop.session import Ballotable

#: More than a leadership team has; what one person can fill the room with ends here.
MOST_PHONES: Final = 40

_NONE: Final = object()
Stage = Literal["waiting", "asked", "locked", "revealed"]


class Desk(Protocol):
    """Where answers go that come from phones: to the round of the session, by marks that name no phone."""

    def give(self, who: str, called: str, value: Ballotable | None) -> None:
        """Take an answer, in place of an earlier one by the same mark; None gives none on purpose."""

    def take_away(self, who: str) -> None:
        """Take the answer by this mark out of the open round again."""


class RoomAsked(NamedTuple):
    """What the room is asked: the id of the round and the field it is on."""

    round: str
    field: RoundField


class KeptPhone(Struct, frozen=True):
    """A phone in the side file: the hash of its cookie, its number in the room and its role."""

    key: str
    number: int
    role: str


class KeptAnswer(Struct, frozen=True):
    """An answer of the open round in the side file; None is an answer that was withheld on purpose."""

    mark: str
    value: Ballotable | None


class PhoneLine(NamedTuple):
    """What the facilitator sees of a phone: that it has answered, never what."""

    number: int
    role: str
    answered: bool


class _Phone:
    def __init__(self, number: int, role: str, token: str | None) -> None:
        self.number, self.role, self.token = number, role, token


def key_of(token: str) -> str:
    """Return by what a phone with this cookie is known."""
    return hashlib.sha256(token.encode()).hexdigest()


def mark_of_answer(token: str, round_id: str) -> str:
    """Return under what the answer of a cookie in a round lies; without the cookie nobody can tell whose."""
    return hmac.new(token.encode(), f"answer {round_id}".encode(), hashlib.sha256).hexdigest()


class Room:
    """Who is in the room by phone, and the answers of the open round, until they are gathered as counts."""

    def __init__(
        self, roles: Callable[[], Sequence[str]], changed: Callable[[], None], desk: Desk | None = None
    ) -> None:
        self.roles, self._desk = roles, desk
        self.stage: Stage = "waiting"
        self.asked: RoomAsked | None = None
        self.shown: tuple[str, ...] = ()  # what was revealed, in lines
        self.version = 0  # of what phones see; it does not grow when somebody else answers
        self._changed = changed
        self._phones: dict[str, _Phone] = {}
        self._out: set[str] = set()
        self._answers: dict[str, Ballotable | None] = {}
        self._counted: frozenset[str] = frozenset()
        self._round = ""

    # ---- phones

    def join(self, role: str, token: str | None = None) -> str | None:
        """Let a phone in and return its cookie; None where the room is full or the phone was put out.

        A phone that is in already keeps its cookie and its answer, and takes the role.
        """
        if token is not None and self.knows(token):
            self._phones[key_of(token)].role = role
            self._changed()
            return token
        if len(self._phones) >= MOST_PHONES or (token is not None and self.was_put_out(token)):
            return None
        token = secrets.token_hex(16)
        number = max((phone.number for phone in self._phones.values()), default=0) + 1
        self._phones[key_of(token)] = _Phone(number, role, token)
        self._changed()
        return token

    @property
    def full(self) -> bool:
        """Whether no further phone is let in."""
        return len(self._phones) >= MOST_PHONES

    def knows(self, token: str) -> bool:
        """Whether the phone with this cookie is in the room; from then on its answers can be found."""
        phone = self._phones.get(key_of(token))
        if phone is not None and phone.token is None:
            phone.token = token
            self._changed()
        return phone is not None

    def role_of(self, token: str) -> str:
        """Return the role a phone took, or an empty string."""
        phone = self._phones.get(key_of(token))
        return phone.role if phone is not None else ""

    def was_put_out(self, token: str) -> bool:
        """Whether the facilitator put this phone out."""
        return key_of(token) in self._out

    def put_out(self, number: int) -> bool:
        """Put the phone with this number out, with its answer; return whether there was one."""
        found = next(((key, phone) for key, phone in self._phones.items() if phone.number == number), None)
        if found is None:
            return False
        key, phone = found
        if phone.token is not None:
            mark = mark_of_answer(phone.token, self._round)
            if self._answers.pop(mark, _NONE) is not _NONE and self._desk is not None:
                self._desk.take_away(mark)
        del self._phones[key]
        self._out.add(key)
        self._grow()
        return True

    def lines(self) -> tuple[PhoneLine, ...]:
        """Return the phones in the order in which they joined."""
        found = sorted(self._phones.values(), key=lambda phone: phone.number)
        return tuple(
            PhoneLine(phone.number, phone.role, phone.token is not None and self.has_answered(phone.token))
            for phone in found
        )

    def joined(self) -> tuple[tuple[str, str], ...]:
        """Return for each phone the mark of its answer to the round (empty until it is back) and its name."""
        found = sorted(self._phones.values(), key=lambda phone: phone.number)
        return tuple(
            (
                mark_of_answer(phone.token, self._round) if phone.token is not None else "",
                phone.role or f"phone {phone.number}",
            )
            for phone in found
        )

    @property
    def count(self) -> int:
        """How many phones are in."""
        return len(self._phones)

    # ---- the round

    def ask(self, asked: RoomAsked) -> None:
        """Ask the room. The same round again, as after an undo or a restart, keeps what was answered."""
        if self.stage == "asked" and self.asked == asked:
            return
        if self._round != asked.round:
            self._answers.clear()
            self._round = asked.round
        self.asked, self.stage, self._counted = asked, "asked", frozenset()
        self._grow()

    def give_again(self) -> None:
        """Hand the answers to the desk that it does not know: those a side file kept."""
        for mark, value in sorted(self._answers.items()):
            if self._desk is not None:
                self._desk.give(mark, "", value)

    def keep(self, token: str, round_id: str, text: str) -> bool:
        """Keep the answer of a phone, in place of its earlier one; an empty text gives none on purpose.

        Returns False where the round takes no answers any more. Raises ValueError with a sentence for a
        text that is no answer.
        """
        if self.stage != "asked" or self.asked is None or round_id != self._round:
            return False
        read = value_of(self.asked.field, text or NO_ANSWER)
        if read.problem:
            raise ValueError(read.problem)
        mark = mark_of_answer(token, round_id)
        if self._desk is not None:
            try:
                self._desk.give(mark, self.role_of(token), read.value)
            except Refused:
                return False
        self._answers[mark] = read.value
        self._changed()
        return True

    def has_answered(self, token: str) -> bool:
        """Whether this phone has answered in the round that is asked or was locked last."""
        mark = mark_of_answer(token, self._round)
        return mark in self._answers or mark in self._counted

    def answer_of(self, token: str) -> Ballotable | None:
        """Return the answer of a phone in the open round; None where there is none or it was withheld."""
        return self._answers.get(mark_of_answer(token, self._round))

    @property
    def answered(self) -> int:
        """How many phones have answered in the round that is asked or was locked last."""
        return len(self._answers) or len(self._counted)

    def lock(self) -> None:
        """Lock the round: no more answers, and what was given is no longer kept here."""
        if self.stage != "asked":
            return
        self._counted = frozenset(self._answers)
        self._answers.clear()
        self.stage = "locked"
        self._grow()

    def reveal(self, lines: Sequence[str]) -> None:
        """Show phones what was revealed."""
        if self.stage != "revealed" or self.shown != tuple(lines):
            self.stage, self.shown = "revealed", tuple(lines)
            self._grow()

    def rest(self) -> None:
        """Ask nothing: the round was closed, or taken back."""
        if self.stage != "waiting":
            self.stage, self.asked, self.shown = "waiting", None, ()
            self._grow()

    def _grow(self) -> None:
        self.version += 1
        self._changed()

    # ---- what a side file keeps of it

    def kept(self) -> tuple[tuple[KeptPhone, ...], tuple[str, ...], str, tuple[KeptAnswer, ...]]:
        """Return the phones, those put out, the round and its answers, by mark and so in no order of time."""
        phones = tuple(KeptPhone(key, phone.number, phone.role) for key, phone in self._phones.items())
        answers = tuple(KeptAnswer(mark, value) for mark, value in sorted(self._answers.items()))
        return phones, tuple(sorted(self._out)), self._round, answers

    def take_back(
        self,
        phones: Sequence[KeptPhone],
        out: Sequence[str],
        round_id: str,
        answers: Sequence[KeptAnswer],
    ) -> None:
        """Take what a side file kept of a room whose program ended in the middle of it."""
        self._phones = {one.key: _Phone(one.number, one.role, None) for one in phones}
        self._out = set(out)
        self._round = round_id
        self._answers = {one.mark: one.value for one in answers}
