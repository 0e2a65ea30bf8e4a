"""The shape of a question as it is put to a room; the texts themselves are in the files beside this one."""

from msgspec import Struct

from spm_tui.workshop.choices import AnswerKey


class Hear(Struct, frozen=True):
    """An answer the facilitator may hear, and the question that takes the talk further."""

    answer: str
    counter: str


class Question(Struct, frozen=True, kw_only=True):
    """One of the ten questions: its wording in the article, and what a facilitator needs to put it.

    `minutes` and `short_minutes` are those of the 90 and the 45 minute plan; `records` is the name of the
    record list in the file; `first_minute` holds lines as the scribe may type them.
    """

    number: int
    key: AnswerKey
    short: str
    wording: str
    why: str
    minutes: int
    short_minutes: int
    first_move: str
    probes: tuple[str, ...]
    hear: tuple[Hear, ...]
    first_minute: tuple[str, ...]
    records: str
