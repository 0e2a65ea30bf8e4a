"""A typed line as words, figures and signs, each with its place in the line; nothing here knows a meaning."""

import re
from typing import Final, Literal

from msgspec import Struct

from spm_tui.memo import of_key
from spm_tui.workshop.reading.everyday_words import SHORTHAND
from spm_tui.workshop.reading.turning_words import SLIPS

Kind = Literal["word", "number", "other", "break", "sign"]

#: Units that may be glued to a figure: `3FTE`, `6wks`. `2m` and `300k` are sums of money, not months.
_GLUED = (
    r"fte|ftes|hc|ppl|people|pers|mo|mos|mth|mths|months?|monate?|mon|w|wk|wks|weeks?|wochen|yrs?|years?|jahre?"
    r"|y|qtrs?|d|days?|x|ish"
    r"|pct|prct|percent|prozent"
)
_TOKEN = re.compile(
    rf"""
    (?P<other>[$€£]\s?\d[\d.,]*(?:\s?(?:k|m|mn|mio|bn|million|thousand)\b)?
      | \d[\d.,]*\s?(?:[$€£]|(?:k|m|mn|mio|bn|eur|euros?|usd|dollars?|chf|gbp|million|thousand)\b)
      | [^\W\d_]+\d[\w.]*\w | [^\W\d_]+\d | \d+(?:st|nd|rd|th)\b)
  | (?P<number>\d+(?:[.,]\d+)*½?|½)(?=(?:{_GLUED})\b|[^\w]|_|$)
  | (?P<dictated>\b(?:(?:open|close)\s(?:round\s)?(?:bracket|brackets|parenthesis)|comma|semi\s?colon
      |full\sstop|question\smark)\b)
  | (?P<word>\bw/o?(?![^\W\d_])|[^\W\d_]+(?:'[^\W\d_]+)*)
  | (?P<break>=>|->|→|[!?;:>|\t\n—…]|[.,](?!\d)|\s[-–/]\s)
  | (?P<mixed>\w+)
  | (?P<sign>\S)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ARROWS = {"->", "→", "=>", "\t", "|"}
#: Signs that dictation wrote as words; any other is as good as a comma.
_DICTATED: Final = {"full stop": ".", "question mark": "?", "semicolon": ";", "semi colon": ";"}
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‑": "-", "‐": "-"}
)


class Token(Struct, frozen=True):
    """One piece of a line: its text as typed, the form in which it is compared, and where it stands."""

    text: str
    norm: str
    start: int
    end: int
    kind: Kind

    @property
    def capital(self) -> bool:
        """Whether it was written with a capital, as names are."""
        return self.text[:1].isupper()


def plain(line: str) -> str:
    """Return a line of the same length with typographic quotes and hyphens as plain ones."""
    return line.translate(_PLAIN)


@of_key(64)
def tokens_of(line: str) -> tuple[Token, ...]:
    """Return the tokens of a line in order, without blanks and without hyphens inside words.

    A figure glued to a unit is two tokens (`6wks`); `v2`, `Q3`, `300k` and `$2m` are one of kind `other`:
    they count neither people nor months.
    """
    found: list[Token] = []
    text = plain(line)
    for match in _TOKEN.finditer(text):
        piece, kind = match[0], str(match.lastgroup)
        joint = piece in "-–" and not piece.isspace()
        if joint and match.start() > 0 and text[match.start() - 1].isalpha():
            continue
        norm = ">" if piece.strip() in _ARROWS else piece.casefold().strip()
        kept: Kind = {
            "word": "word",
            "number": "number",
            "other": "other",
            "mixed": "other",
            "break": "break",
            "dictated": "break",
        }.get(  # type: ignore[assignment]
            kind, "sign"
        )
        if kind == "dictated":
            norm = _DICTATED.get(piece.casefold(), ",")
        if meant := SHORTHAND.get(norm):
            norm, kept = meant, "word"
        elif kept == "word" and (piece.islower() or not found):
            plain_word = norm.removesuffix("'s")
            norm = SLIPS.get(plain_word, plain_word) + norm[len(plain_word) :]
        found.append(Token(line[match.start() : match.end()], norm, match.start(), match.end(), kept))
    return tuple(found)


def squeezed(text: str) -> str:
    """Return a text as names are compared: folded, letters and figures alone, `&` as `and`."""
    return re.sub(r"[^\w]|_", "", plain(text).casefold().replace("&", "and"))
