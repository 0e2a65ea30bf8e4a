"""Question 8: how a thing is spoken of, how it behaves, what must change, what is committed."""

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.line_marks import Mark


def read_committed(bound: Bound) -> None:
    """Read years of funding; a span that is not said of a change is no `months_to_change`."""
    for mark in bound.marks:
        if mark.figure is None or mark.figure.unit != "months" or mark.first in bound.used:
            continue
        clause = bound.clause(mark)
        words = {bound.tokens[n].norm for n in range(clause.first, clause.last)}
        if _of_tending(bound, mark):
            if "nobody" in words or any(one.means("owner") == "nobody" for one in bound.within(clause)):
                bound.used.add(mark.first)  # `nobody has tended it for 2 years` commits nobody
            else:
                bound.put("committed_years", round(mark.figure.value / 12, 2), mark)
        elif any(one.means("committed") for one in bound.within(clause)) or words & {
            "funding",
            "funds",
            "money",
            "budget",
            "paid",
            "financed",
            "funded",
        }:
            bound.put("committed_years", round(mark.figure.value / 12, 2), mark)
        elif clause.cut != "part" and not _of_a_change(bound, clause):
            bound.used.add(mark.first)


def _of_tending(bound: Bound, mark: Mark) -> bool:
    """Tell whether a span is how long somebody tends a thing, and no change: `HR tends it for 2 years`."""
    before = [token.norm for token in bound.tokens[max(0, mark.first - 3) : mark.first]]
    tended = any(one.means("tended") for one in bound.within(bound.clause(mark)))
    return tended and (before[-1:] == ["for"] or before[-3:] == ["for", "the", "next"])


_CHANGING = (
    "chang",
    "chng",
    "lasts",
    "lasted",
    "turn",
    "need",
    "tak",
    "took",
    "would",
    "replant",
    "rebuild",
    "mov",
    "shift",
    "convert",
    "cost",
    "until",
    "grow",
    "reshap",
    "adapt",
    "alter",
    "redo",
    "make",
    "dauer",
    "about",
    "roughly",
    "least",
    "more",
    "maybe",
    "must",
)


def _of_a_change(bound: Bound, clause: Clause) -> bool:
    """Tell whether a span may be how long a change takes: a word of change beside it, or nothing unread."""
    known = {n for mark in bound.marks for n in range(mark.first, mark.last)}
    words = [bound.tokens[n].norm for n in range(clause.first, clause.last) if bound.tokens[n].kind == "word"]
    strange = [
        n
        for n in range(clause.first, clause.last)
        if n not in known and bound.tokens[n].kind == "word" and bound.tokens[n].norm not in FILLERS
    ]
    return not strange or any(word.startswith(_CHANGING) for word in words)


def read_asset(bound: Bound) -> None:
    _kinds_of_asset(bound)
    _checks(bound)
    _phrases(bound)
    listed = any(
        all(
            bound.tokens[n].norm in FILLERS
            or any(m.first <= n < m.last and m.means("must_change") for m in bound.marks)
            for n in range(clause.first, clause.last)
        )
        for clause in bound.fact.clauses[1:]
    )
    changing = listed or any(
        (
            token.norm.startswith(("chang", "must", "vine", "labour", "labor", "land", "season"))
            and not token.norm.startswith("vineyard")
        )
        or token.norm in ("have", "needs", "move")
        for clause in bound.fact.clauses
        for token in bound.tokens[clause.first : clause.last]
    )
    if (
        not changing
        and "must_change" in bound.values
        and not any(c.cut == "part" for c in bound.fact.clauses)
    ):
        del bound.values["must_change"]


_SAYING = frozenset(
    ("say", "says", "said", "claim", "claims", "claimed", "insist", "insists", "insisted", "swear", "swears")
)
_PLAIN_IS = ("is", "it is", "it's", "=")


def _kinds_of_asset(bound: Bound) -> None:
    last = None
    for mark, value in list(bound.meaning("asset")):
        if mark.first in bound.used:
            continue
        if "than" in [token.norm for token in bound.tokens[max(0, mark.first - 2) : mark.first]]:
            bound.used.add(mark.first)  # `more of a brand than a stock`
            continue
        cue = bound.near(mark, ("spoken", "really"))
        if cue is not None and cue.means("really") in _PLAIN_IS:  # `on the slides it is a stock`
            spoken = [
                m for m in bound.within(bound.clause(mark)) if m.means("spoken") and m.last <= cue.first
            ]
            told = [m for m in bound.marks if spoken and spoken[-1].last <= m.first < cue.first]
            cue = spoken[-1] if spoken and not any(m.means("asset") for m in told) else cue
        if _said_behind(bound, mark):
            last = "spoken_as"
        elif cue is not None:
            last = "spoken_as" if cue.means("spoken") is not None or _is_said(bound, cue) else "fits"
        elif last is None:
            last = _said_before(bound)
        parted = bound.clause(mark).cut == "part" and value != "vineyard"
        if cue is None and last is None and value == "stock" and not parted:
            bound.open.append("Is it spoken of as a stock, or does it behave like one?")
            continue
        field = last or ("spoken_as" if parted else "fits")
        if field in bound.values:
            field = "fits" if field == "spoken_as" and cue is None else field
        if bound.values.get(field, value) != value:
            del bound.values[field]
            bound.open.append(f"It gives two answers for {bound.specs[field].label}.")
            return
        bound.put(field, value, mark)


def _is_said(bound: Bound, cue: Mark) -> bool:
    """Tell whether a plain `is` stands behind what people say: `everybody says X is a stock`."""
    first = bound.clause(cue).first
    says = any(token.norm in _SAYING for token in bound.tokens[first : cue.first])
    return says and cue.means("really") in _PLAIN_IS


def _said_behind(bound: Bound, mark: Mark) -> bool:
    """Tell whether a kind is only what people say, said behind it: `X is real estate, we say`."""
    own = bound.clause(mark)
    behind = [one for one in bound.fact.clauses if one.first >= own.last and one.cut == "soft"]
    parts = [(mark.last, own.last), *((one.first, one.last) for one in behind[:1])]
    for first, last in parts:
        here = [one for one in bound.marks if first <= one.first < last]
        named = {n for one in here if one.mention is not None for n in range(one.first, one.last)}
        says = any(
            bound.tokens[n].norm in _SAYING for n in range(first, min(last, first + 4)) if n not in named
        )
        if says and not any(one.means("asset") or one.figure is not None for one in here):
            return True
    return False


def _said_before(bound: Bound) -> str | None:
    """Return the field of the fact before, for a kind without a verb: `A fits a brand, B a stock`."""
    given = {"spoken_as", "fits"} & bound.before.values.keys() if bound.before is not None else set()
    return given.pop() if len(given) == 1 else None


def _checks(bound: Bound) -> None:
    for mark, value in list(bound.meaning("failed-checks")):
        bound.add("fails", value, mark)
    for mark, value in list(bound.meaning("checks")):
        cue = bound.near(mark, ("passes-cue", "fails-cue"), after=True)
        fails = cue is not None and cue.means("fails-cue") is not None
        fails = fails or (value == "few_user_groups" and _more_than(bound, mark))
        bound.add("fails" if fails else "passes", value, mark)
        if fails and cue is not None:
            bound.used.add(cue.first)  # what is denied is what the check says


def _more_than(bound: Bound, mark: Mark) -> bool:
    """Tell whether a small number is only where it begins: `not just a few user groups`."""
    before = [token.norm for token in bound.tokens[max(0, mark.first - 2) : mark.first]]
    return before in (["not", "just"], ["not", "only"], ["not", "merely"], ["more", "than"])


def _phrases(bound: Bound) -> None:
    quotes = [n for n, token in enumerate(bound.tokens) if token.norm in ("'", '"')]
    for opening, closing in zip(quotes[::2], quotes[1::2], strict=False):
        text = bound.text(opening + 1, closing)
        if text and not any(m.mention is not None and opening < m.first < closing for m in bound.marks):
            bound.add("phrases", text, Mark(opening + 1, closing))
