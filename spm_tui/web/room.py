"""The phones of the room: who has joined, what is asked, who has answered; it knows no network.

A phone is known by the hash of its cookie. Its answer lies under a mark that only that cookie and the
round give, so that nothing kept here, in memory or in a file, puts a role beside a value.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Collection, Sequence
from typing import Final, Literal, NamedTuple, Protocol

from msgspec import Struct

from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.round_fields import NO_ANSWER, RoundField, value_of
from spm_tui.workshop.session import Ballotable

#: More than a leadership team has; what one person can fill the room with ends here.
MOST_PHONES: Final = 40

Stage = Literal["waiting", "asked", "locked", "revealed"]


class Desk(Protocol):
    """Where answers go that come from phones: to the round of the session, by marks that name no phone."""

    def give(self, who: str, called: str, value: Ballotable | None) -> None:
        """Take an answer, in place of an earlier one by the same mark; None gives none on purpose."""

    def take_away(self, who: str) -> None:
        """Take the answer by this mark out of the open round again."""

    def adopt(self, round_id: str, who: str, value: Ballotable | None) -> None:
        """Take an answer that was given before the program ended, and may be counted already."""


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
    """An answer to an open round in the side file; None is an answer that was withheld on purpose."""

    round: str
    mark: str
    value: Ballotable | None


class KeptMark(Struct, frozen=True):
    """In the side file: that the phone of this mark is counted in a round that was locked."""

    round: str
    mark: str


class KeptPhones(NamedTuple):
    """What a side file keeps of a room: the phones, those put out, answers to open rounds, who is counted."""

    phones: tuple[KeptPhone, ...]
    out: tuple[str, ...]
    answers: tuple[KeptAnswer, ...]
    counted: tuple[KeptMark, ...]


class PhoneLine(NamedTuple):
    """What the facilitator sees of a phone: that it has answered, never what."""

    number: int
    role: str
    answered: bool


class _Phone:
    def __init__(self, number: int, role: str, token: str | None) -> None:
        self.number, self.role, self.token = number, role, token


def key_of(token: str) -> str:
    """Return the key by which a phone with this cookie is known: a hash of the cookie."""
    return hashlib.sha256(token.encode()).hexdigest()


def mark_of_answer(token: str, round_id: str) -> str:
    """Return the mark that a phone's answer in a round lies under; only the cookie tells whose it is."""
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
        self._answers: dict[str, dict[str, Ballotable | None]] = {}  # of rounds that are open, by mark
        self._counted: dict[str, set[str]] = {}  # marks alone, of rounds that were locked
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
            mark, here = mark_of_answer(phone.token, self._round), self._answers.get(self._round, {})
            if mark in here:
                del here[mark]
                if self._desk is not None:
                    self._desk.take_away(mark)
        del self._phones[key]
        self._out.add(key)
        self.version += 1
        self._changed()
        return True

    def lines(self) -> tuple[PhoneLine, ...]:
        """Return the phones in the order in which they joined."""
        found = sorted(self._phones.values(), key=lambda phone: phone.number)
        return tuple(
            PhoneLine(phone.number, phone.role, phone.token is not None and self.has_answered(phone.token))
            for phone in found
        )

    def joined(self) -> tuple[tuple[str, str], ...]:
        """Return for each phone the mark of its answer here (its number until it is back) and its role."""
        found = sorted(self._phones.values(), key=lambda phone: phone.number)
        return tuple(
            (
                mark_of_answer(phone.token, self._round) if phone.token is not None else f"{phone.number}",
                phone.role,
            )
            for phone in found
        )

    @property
    def count(self) -> int:
        """How many phones are in."""
        return len(self._phones)

    # ---- the round

    def follow(self, asked: RoomAsked | None, stage: Stage, lines: Sequence[str] = ()) -> None:
        """Show phones where the room is: what is asked, that it is locked, or the lines of what was revealed.

        A round that is locked takes no more answers, and what was given is no longer kept here. A round that
        is asked again keeps what was answered, and who was counted stays counted.
        """
        if asked is not None:
            self._round = asked.round
            if stage != "asked":
                self._count(asked.round)
        if (self.asked, self.stage, self.shown) != (asked, stage, tuple(lines)):
            self.asked, self.stage, self.shown = asked, stage, tuple(lines)
            self.version += 1
            self._changed()

    def still_open(self, rounds: Collection[str]) -> None:
        """Drop the answers to all rounds but these."""
        for round_id in [one for one in self._answers if one not in rounds]:
            self._count(round_id)

    def _count(self, round_id: str) -> None:
        self._counted.setdefault(round_id, set()).update(self._answers.pop(round_id, {}))

    def give_again(self) -> None:
        """Hand the answers that a side file kept to the desk."""
        for round_id, given in self._answers.items():
            for mark, value in sorted(given.items()):
                if self._desk is not None:
                    self._desk.adopt(round_id, mark, value)

    def keep(self, token: str, round_id: str, text: str) -> bool:
        """Keep the answer of a phone, in place of its earlier one; an empty text gives none on purpose.

        Returns False where the round takes no answers any more. Raises ValueError with a sentence for a
        text that is no answer.
        """
        if self.stage != "asked" or self.asked is None or round_id != self._round or self.is_counted(token):
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
        self._answers.setdefault(round_id, {})[mark] = read.value
        self._changed()
        return True

    def has_answered(self, token: str) -> bool:
        """Whether this phone has answered in the round in front."""
        return mark_of_answer(token, self._round) in self._answers.get(self._round, {}) or self.is_counted(
            token
        )

    def is_counted(self, token: str) -> bool:
        """Whether the round in front was locked with an answer of this phone, which can change no more."""
        return mark_of_answer(token, self._round) in self._counted.get(self._round, ())

    def answer_of(self, token: str) -> Ballotable | None:
        """Return the answer of a phone in the open round; None where there is none or it was withheld."""
        return self._answers.get(self._round, {}).get(mark_of_answer(token, self._round))

    @property
    def answered(self) -> int:
        """How many phones have answered in the round in front."""
        return len(self._answers.get(self._round, {})) + len(self._counted.get(self._round, ()))

    # ---- what a side file keeps of it

    def kept(self) -> KeptPhones:
        """Return what a side file keeps: answers by mark, and so in no order of time."""
        return KeptPhones(
            tuple(KeptPhone(key, phone.number, phone.role) for key, phone in self._phones.items()),
            tuple(sorted(self._out)),
            tuple(
                KeptAnswer(round_id, mark, value)
                for round_id, given in self._answers.items()
                for mark, value in sorted(given.items())
            ),
            tuple(
                KeptMark(round_id, mark)
                for round_id, marks in self._counted.items()
                for mark in sorted(marks)
            ),
        )

    def take_back(self, kept: KeptPhones) -> None:
        """Take what a side file kept of a room whose program ended in the middle of it."""
        self._phones = {one.key: _Phone(one.number, one.role, None) for one in kept.phones}
        self._out = set(kept.out)
        for answer in kept.answers:
            self._answers.setdefault(answer.round, {})[answer.mark] = answer.value
        for one in kept.counted:
            self._counted.setdefault(one.round, set()).add(one.mark)
