"""What only one question has: the unit of a move, the two ends of a swap, the sides of a boundary, and the like."""

from collections.abc import Callable
from typing import Any

from spm_tui.workshop.map_edits import CATEGORY_OF
from spm_tui.workshop.reading.binding import Bound, counts_something_else, owner_at
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.facts import entity_of
from spm_tui.workshop.reading.figures import month_of
from spm_tui.workshop.reading.lexicon import FILLERS
from spm_tui.workshop.reading.marks import Mark
from spm_tui.workshop.reading.names import Entity


def _between(bound: Bound, first: Mark, second: Mark) -> list[str]:
    return [token.norm for token in bound.tokens[first.last : second.first]]


def _alone(bound: Bound, mark: Mark) -> bool:
    """Tell whether a clause holds nothing but this mark and fillers."""
    clause = bound.clause(mark)
    outside = [n for n in range(clause.first, clause.last) if not mark.first <= n < mark.last]
    return all(bound.tokens[n].norm in FILLERS or bound.tokens[n].kind != "word" for n in outside)


# ---- 1: the unit of a move, and its two ends


def _move(bound: Bound) -> None:
    for mark, unit in list(bound.meaning("unit")):
        if bound.tokens[mark.first].norm in ("by", "as", "in", "per", "whole", "entire") and mark.last - mark.first > 1:
            bound.put("unit", unit, mark)  # `project by project`, `as a system`
        cue = bound.near(mark, ("unit-cue",))
        level = any(bound.tokens[n].norm == "level" for n in range(mark.first, min(mark.last + 2, len(bound.tokens))))
        if (cue is not None and _close(cue, mark)) or level or _alone(bound, mark):
            bound.put("unit", unit, mark)
    _ends(bound)
    for mark, what in list(bound.meaning("what")):
        if mark.first not in bound.used and (mark.means("unit") is None or "unit" in bound.values):
            bound.put("what", what, mark)
            if what == "team" and "unit" not in bound.values:
                bound.values["unit"] = "team"


def _close(cue: Mark, mark: Mark) -> bool:
    return 0 <= mark.first - cue.last <= 3 or 0 <= cue.first - mark.last <= 3


def _ends(bound: Bound) -> None:
    named = [mark for mark in bound.marks if mark.mention is not None and (thing := _thing(mark)) is not None]
    for place, mark in enumerate(named):
        before = bound.tokens[mark.first - 1].norm if mark.first else ""
        thing = _thing(mark)
        if thing is None:
            continue
        joined = place > 0 and set(_between(bound, named[place - 1], mark)) <= {"to", "the", "into", "onto", "over", "zu", "people", "work"}
        if before == "from" or (before == "the" and mark.first > 1 and bound.tokens[mark.first - 2].norm == "from"):
            bound.put("from_", thing.id, mark)
        elif joined and "to" not in bound.values and ("from_" not in bound.values or bound.values["from_"] == _id(named[place - 1])):
            bound.put("from_", _id(named[place - 1]), named[place - 1])
            bound.put("to", thing.id, mark)
        elif before in ("to", "into", "onto", "towards") or (before == "the" and mark.first > 1 and bound.tokens[mark.first - 2].norm in ("to", "into")):
            bound.put("to", thing.id, mark)


def _thing(mark: Mark) -> Entity | None:
    if mark.mention is None:
        return None
    return next((one for one in mark.mention.options if one.kind != "case"), None)


def _id(mark: Mark) -> str:
    thing = _thing(mark)
    return thing.id if thing is not None else ""


# ---- 2: what is still there, what came free


def _of_the_promised(bound: Bound) -> None:
    """Read `three of the promised five turned up` and `of the eight promised, three came`."""
    figures = [m for m in bound.marks if m.figure is not None and m.figure.unit in ("", "people") and m.first not in bound.used]
    for first, second in zip(figures, figures[1:], strict=False):
        between = _between(bound, first, second)
        cue = next((m for m in bound.marks if first.last <= m.first < second.first and m.means("said") is not None), None)
        if first.figure is None or second.figure is None or cue is None or bound.clause(first) is not bound.clause(second):
            continue
        if "of" in between[:1] and second.first - cue.last <= 1:
            bound.figure("seen_people", first.figure, first)
            bound.figure("said_people", second.figure, second)
        elif bound.tokens[first.first - 1].norm in ("of", "the") and ("only" in between or "just" in between) and first.first:
            bound.figure("said_people", first.figure, first)
            bound.figure("seen_people", second.figure, second)
        return


def _stop(bound: Bound) -> None:
    for mark, value in list(bound.meaning("still_there")):
        if any(one.means("stays") for one in bound.within(bound.clause(mark))) or _listed_before_stays(bound, mark):
            bound.add("still_there", value, mark)
    _nobody_came(bound)
    freeing = [one for one in bound.marks if one.means("back") in ("free", "freed", "freed up", "released") or (one.means("seen") or "").startswith(("freed", "came free", "gave"))]
    for one in freeing:
        following = bound.tokens[one.last : one.last + 3]
        if any(token.kind == "other" and token.norm[:1] in "$€£0123456789" for token in following):
            bound.add("freed", "money", one)
    for mark, value in list(bound.meaning("freed")):
        if value == "nothing-yet" or any(0 <= mark.first - one.last <= 3 for one in freeing):
            bound.add("freed", value, mark)
        elif "freed" in bound.values and _alone(bound, mark) and bound.clause(mark).joint == "and":
            bound.add("freed", value, mark)
        elif "freed" in bound.values:
            bound.values["freed"] = tuple(one for one in bound.values["freed"] if one != value) or bound.values["freed"]


def _nobody_came(bound: Bound) -> None:
    """Read `nobody came back` as no people."""
    for mark in bound.marks:
        if mark.means("owner") != "nobody" or mark.first in bound.used:
            continue
        if any((one.means("seen") or "").startswith(("came", "really came", "actually came", "have come", "did come")) and 0 <= one.first - mark.last <= 2 for one in bound.within(bound.clause(mark))):
            bound.put("seen_people", 0.0, mark)


def _listed_before_stays(bound: Bound, mark: Mark) -> bool:
    clauses = bound.fact.clauses
    at = clauses.index(bound.clause(mark))
    return any(
        one.cut != "hard" and any(cue.means("stays") for cue in bound.within(one)) and all(
            any(m.means("still_there") for m in bound.within(between)) for between in clauses[at:at + n + 1])
        for n, one in enumerate(clauses[at + 1 : at + 4])
    )  # fmt: skip


# ---- 3: things named beside the decision, and its tests


_MODAL = frozenset(("can", "could", "would", "should", "might", "may", "will", "can't", "cannot", "to"))
_GOING = frozenset(("roll", "rolled", "turn", "turned", "take", "took", "taken", "wind", "wound", "bring", "brought", "make", "made", "go", "went", "gone", "walk", "walked", "pull", "pulled", "get", "got", "come", "came", "put", "moved"))


def _tried(bound: Bound) -> None:
    """Read whether a way back was tried, in any order of words: never, partly, fully."""
    for clause in bound.fact.clauses:
        here = bound.within(clause)
        norms = [token.norm for token in bound.tokens[clause.first : clause.last]]
        never = next((m for m in here if (m.means("not") is not None or m.means("owner") == "nobody") and m.first not in bound.used), None)
        attempt = next((m for m in here if m.means("attempt-cue") is not None), None)
        reverting = next((m for m in here if m.means("revert-cue") is not None), None)
        if never is not None and attempt is not None:
            bound.put("tried", "never", attempt)
            bound.used.add(never.first)
            return
        back = "back" in norms and bool(_GOING & set(norms))
        if (reverting is None and not back) or never is not None:
            continue
        at = reverting.first - clause.first if reverting is not None else norms.index("back")
        if _MODAL & set(norms[max(0, at - 3) : at]):
            continue
        beside = [clause, *(one for one in bound.fact.clauses if one.cut == "soft" and one.first == clause.last + 1)]
        for one in beside:
            for mark in bound.within(one):
                for cue, value in (("partly-cue", "partly"), ("fully-cue", "fully")):
                    if mark.means(cue) is not None and "tried" not in bound.values:
                        bound.put("tried", value, mark)


def _ease(bound: Bound) -> None:
    """Read `it can be turned round quite easily`: an ease beside a word of reversing."""
    for clause in bound.fact.clauses:
        here = bound.within(clause)
        if "door" in bound.values or not any(m.means("revert-cue") for m in here) or any(m.means("not") for m in here):
            continue
        for n in range(clause.first, clause.last):
            word = bound.tokens[n].norm
            if word in ("easily", "cheaply", "painlessly", "quickly"):
                bound.put("door", "easy", Mark(n, n + 1))
            elif word in ("painfully", "expensively", "dearly"):
                bound.put("door", "costly", Mark(n, n + 1))


def _tests(bound: Bound) -> None:
    """Take tests named behind `fails` as failed: `passes explainable, fails no rebuild`."""
    for mark, value in list(bound.meaning("passes")):
        clause = bound.clause(mark)
        at = bound.fact.clauses.index(clause)
        cues = [m for one in bound.fact.clauses[: at + 1] for m in bound.within(one) if m.first < mark.first and (m.means("passes-cue") or m.means("fails-cue"))]
        if cues and cues[-1].means("fails-cue") is not None:
            bound.add("fails", value, mark)


def _neither(bound: Bound) -> None:
    """Read `..., the Spring reorg not at all` behind a way back that is easy: no way back."""
    if bound.before is None or bound.before.values.get("door") != "easy" or bound.values.keys() - {"case"}:
        return
    denials = [m for m in bound.marks if m.means("not") is not None]
    others = [m for m in bound.marks if m not in denials and m not in bound.fact.subject]
    words = [bound.tokens[n].norm for c in bound.fact.clauses for n in range(c.first, c.last)]
    if len(denials) == 1 and not others and ("all" in words or "ever" in words):
        bound.put("door", "none", denials[0])


def _door(bound: Bound) -> None:
    if "tried" not in bound.values:
        _tried(bound)
    _ease(bound)
    _neither(bound)
    for cue, _ in list(bound.meaning("apposition")):
        for mark in bound.within(bound.clause(cue)):
            thing = _thing(mark)
            if mark.first >= cue.last and thing is not None:
                bound.add("items", thing.id, mark)
    if bound.values.get("tried") in ("partly", "fully", "abandoned") and "seen_months" not in bound.values:
        months = [m for m in bound.marks if m.figure is not None and m.figure.unit == "months" and m.first not in bound.used]
        if len(months) == 1 and months[0].figure is not None:
            bound.open = [text for text in bound.open if "said or was seen" not in text]
            bound.figure("seen_months", months[0].figure, months[0])


# ---- 4: who steps in for whom, whether at all, and how many others could


_PASSIVE = frozenset(("by", "from"))


def _swap(bound: Bound) -> None:
    subject = [entity for mark in bound.fact.subject if (entity := entity_of(mark, bound.frame)) is not None]
    if len(subject) == 2:
        first, second = bound.fact.subject
        between = _between(bound, first, second)
        before = bound.tokens[first.first - 1].norm if first.first else ""
        turned = ("by" in between or (before in ("to", "onto", "for", "into") and "from" in between)) and "blocked" not in between
        subject = _of_one_kind(bound, subject)
        one, other = (subject[1], subject[0]) if turned else (subject[0], subject[1])
        bound.put("from_", one.id)
        bound.put("to", other.id)
        for mark, end in zip(bound.fact.subject, ("to", "from_") if turned else ("from_", "to"), strict=True):
            bound.take(end, mark)
        category = next((CATEGORY_OF[kind] for kind in CATEGORY_OF if kind == one.kind), None)
        if category is not None:
            bound.put("category", category)
    for mark, _ in list(bound.meaning("others")):
        _others(bound, mark)
    for mark, _ in list(bound.meaning("cannot")):
        bound.put("seen_value", 0.0, mark)


def _of_one_kind(bound: Bound, subject: list[Entity]) -> list[Entity]:
    """Where `Payments` is a product and, less exactly, a team, a team beside it means the team."""
    found = list(subject)
    for place, mark in enumerate(bound.fact.subject):
        other = subject[1 - place]
        options = (*mark.mention.options, *mark.mention.less) if mark.mention is not None else ()
        alike = [one for one in options if one.kind == other.kind and one.id != other.id]
        if found[place].kind != other.kind and alike:
            found[place] = alike[0]
    if found[0].kind not in ("team", "skill"):
        people = bound.tokens[bound.fact.subject[0].last].norm if bound.fact.subject[0].last < len(bound.tokens) else ""
        mention = bound.fact.subject[0].mention
        teams = [one for one in (*mention.options, *mention.less) if one.kind == "team"] if mention is not None else []
        if people in ("ppl", "people", "folks", "engineers", "devs", "guys", "staff", "team") and teams:
            found[0] = teams[0]
    return found


def _others(bound: Bound, cue: Mark) -> None:
    near = [m for m in bound.within(bound.clause(cue)) if m.last <= cue.first and cue.first - m.last <= 1]
    for mark in near:
        if mark.figure is not None and mark.figure.unit in ("", "people"):
            bound.put("able_others", int(mark.figure.value), mark)
            bound.used.add(cue.first)
        elif mark.means("owner") == "nobody" or mark.means("not") == "no":
            bound.put("able_others", 0, mark)
            bound.used.add(cue.first)


# ---- 6: when a lever was last pulled, and an owner that stands alone


def _lever(bound: Bound) -> None:
    for cue, _ in list(bound.meaning("used")):
        dates = [m for m in bound.within(bound.clause(cue)) if m.figure is not None and m.figure.unit == "day" and m.first >= cue.first]
        if dates:
            bound.put("last_used", _day(bound, dates[0]), dates[0])
            bound.used.add(cue.first)
    dates = [m for m in bound.marks if m.figure is not None and m.figure.unit == "day" and m.first not in bound.used]
    if dates and bound.before is not None and "last_used" in bound.before.values:  # `A was last used in 2020, B in 2025`
        bound.put("last_used", _day(bound, dates[0]), dates[0])
    for mark in bound.marks:
        if mark.first in bound.used or bound.clause(mark).cut == "start":
            continue
        if mark.figure is not None and mark.figure.unit == "day" and _alone(bound, mark):
            bound.put("last_used", _day(bound, mark), mark)
        owner = owner_at(bound, mark)
        if owner == "nobody" and bound.values.get("said_owner") == "nobody":
            continue
        if owner is not None and mark not in bound.fact.subject and _alone(bound, mark):
            bound.put("decided_by", owner, mark)


def _day(bound: Bound, mark: Mark) -> str:
    """Return a month with its year as the file writes it (`2025-03`), anything else as it was said."""
    words = [token.norm for token in bound.tokens[mark.first : mark.last]]
    month = month_of(words[0])
    return f"{words[-1]}-{month:02d}" if month and len(words) > 1 and words[-1].isdigit() else bound.text(mark.first, mark.last)


# ---- 7: what was tried first, and what it took


def _shift(bound: Bound) -> None:
    changes = [(mark, value) for mark, value in bound.meaning("change") if value != "nothing" or _tried_nothing(bound, mark)]
    for mark, value in changes:
        if any(m.means("took") == "no" and mark.first - m.last in (0, 1) for m in bound.marks):
            bound.used.add(mark.first)
            continue
        cue = bound.near(mark, ("tried", "needed"))
        before = {token.norm for token in bound.tokens[max(bound.clause(mark).first, mark.first - 3) : mark.first]}
        if cue is None and before & {"wanted", "wants", "asked", "planned", "promised", "hoped", "expected", "announced", "demanded", "dreamt", "wished", "discussed", "considered", "talked"}:
            continue  # what was wished for was not tried, and is not what it took
        field = None
        if cue is not None:
            both = cue.means("tried") is not None and cue.means("needed") is not None
            field = None if both else "tried_first" if cue.means("tried") is not None else "took_what"
        if field is None:
            field = "took_what" if len(changes) == 1 or mark is not changes[0][0] else "tried_first"
        if field in bound.values:
            field = "took_what" if field == "tried_first" else "tried_first"
        bound.put(field, value, mark)


def _tried_nothing(bound: Bound, mark: Mark) -> bool:
    """`nothing` is an answer only beside a cue of trying or in a clause of its own."""
    near = [m for m in bound.within(bound.clause(mark)) if m.means("tried") or (m.means("needed") and m.means("needed") != "until")]
    following = bound.tokens[mark.last].norm if mark.last < len(bound.tokens) else ""
    if following in ("helped", "worked", "changed", "happened", "moved", "came", "else", "stuck", "took", "but"):
        return False
    return _alone(bound, mark) or any(m.first - mark.last <= 2 and mark.first - m.last <= 2 for m in near if m is not mark)


def keep_took(bound: Bound) -> None:
    """Let `it took` stand for success only where nothing follows that it took."""
    marks = [m for m in bound.marks if m.means("took") and not _about_the_try(bound, m) and not _of_a_change_denied(bound, m)]
    plain = [m for m in marks if m.means("took") != "yes" or not _followed(bound, m)]
    marks = plain or marks
    bound.values.pop("took", None)
    order = {"partly": 0, "no": 1, "yes": 2}
    marks.sort(key=lambda m: order[m.means("took") or "yes"])
    if not marks:
        return
    took = marks[0]
    bound.put("took", took.means("took"), took)
    if bound.values["took"] != "yes":
        return
    if _followed(bound, took):
        del bound.values["took"]
        bound.used.discard(took.first)


def _followed(bound: Bound, took: Mark) -> bool:
    """Tell whether something follows that it took: `it took a new team`."""
    return any(m.first >= took.last and (m.figure is not None or m.means("change") or m.means("lever")) for m in bound.within(bound.clause(took)))


def _of_a_change_denied(bound: Bound, took: Mark) -> bool:
    """`it did not take a re-org` says which change it was not, and nothing of how that held."""
    return took.means("took") == "no" and any(m.first - took.last in (0, 1) and m.means("change") for m in bound.marks)


def _about_the_try(bound: Bound, mark: Mark) -> bool:
    """`after moving scope had failed` says of the try that it failed, not of the change."""
    clause = bound.clause(mark)
    here = bound.within(clause)
    words = [t.norm for t in bound.tokens[clause.first : mark.first]]
    return bool({"after", "had"} & set(words)) and any(m.means("tried") for m in here if m is not mark)


# ---- 8: how a thing is spoken of, how it behaves


def _committed(bound: Bound) -> None:
    """Read years of funding; a span that is not said of a change is no `months_to_change`."""
    for mark in bound.marks:
        if mark.figure is None or mark.figure.unit != "months" or mark.first in bound.used:
            continue
        clause = bound.clause(mark)
        words = {bound.tokens[n].norm for n in range(clause.first, clause.last)}
        if any(one.means("committed") for one in bound.within(clause)) or words & {"funding", "funds", "money", "budget", "paid", "financed", "funded"}:
            bound.put("committed_years", round(mark.figure.value / 12, 2), mark)
        elif clause.cut != "part" and not _of_a_change(bound, clause):
            bound.used.add(mark.first)


_CHANGING = ("chang", "turn", "need", "tak", "took", "would", "replant", "rebuild", "mov", "shift", "convert", "cost", "until", "grow", "reshap", "adapt", "alter", "redo", "make", "dauer", "about", "roughly", "least", "more", "maybe", "must")


def _of_a_change(bound: Bound, clause: Clause) -> bool:
    """Tell whether a span may be how long a change takes: a word of change beside it, or nothing unread."""
    known = {n for mark in bound.marks for n in range(mark.first, mark.last)}
    words = [bound.tokens[n].norm for n in range(clause.first, clause.last) if bound.tokens[n].kind == "word"]
    strange = [n for n in range(clause.first, clause.last) if n not in known and bound.tokens[n].kind == "word" and bound.tokens[n].norm not in FILLERS]
    return not strange or any(word.startswith(_CHANGING) for word in words)


def _asset(bound: Bound) -> None:
    _kinds_of_asset(bound)
    _checks(bound)
    _phrases(bound)
    listed = any(
        all(bound.tokens[n].norm in FILLERS or any(m.first <= n < m.last and m.means("must_change") for m in bound.marks) for n in range(clause.first, clause.last))
        for clause in bound.fact.clauses[1:]
    )  # fmt: skip
    changing = listed or any(
        token.norm.startswith(("chang", "must", "vine", "labour", "labor", "land", "season")) or token.norm in ("have", "needs", "move")
        for clause in bound.fact.clauses for token in bound.tokens[clause.first : clause.last]
    )  # fmt: skip
    if not changing and "must_change" in bound.values and not any(c.cut == "part" for c in bound.fact.clauses):
        del bound.values["must_change"]


def _kinds_of_asset(bound: Bound) -> None:
    last = None
    for mark, value in list(bound.meaning("asset")):
        if mark.first in bound.used:
            continue
        cue = bound.near(mark, ("spoken", "really"))
        if cue is not None:
            last = "spoken_as" if cue.means("spoken") is not None else "fits"
        parted = bound.clause(mark).cut == "part" and value != "vineyard"
        if cue is None and last is None and value == "stock" and not parted:
            bound.open.append("Is it spoken of as a stock, or does it behave like one?")
            continue
        field = last or ("spoken_as" if parted else "fits")
        if field in bound.values:
            field = "fits" if field == "spoken_as" and cue is None else field
        bound.put(field, value, mark)


def _checks(bound: Bound) -> None:
    for mark, value in list(bound.meaning("checks")):
        cue = bound.near(mark, ("passes-cue", "fails-cue"), after=True)
        fails = cue is not None and cue.means("fails-cue") is not None
        bound.add("fails" if fails else "passes", value, mark)


def _phrases(bound: Bound) -> None:
    quotes = [n for n, token in enumerate(bound.tokens) if token.norm in ("'", '"')]
    for opening, closing in zip(quotes[::2], quotes[1::2], strict=False):
        text = bound.text(opening + 1, closing)
        if text and not any(m.mention is not None and opening < m.first < closing for m in bound.marks):
            bound.add("phrases", text, Mark(opening + 1, closing))


# ---- 9: which side decides


def _right(bound: Bound) -> None:
    first_cue = len(bound.tokens)
    side: str | None = None
    waiting: Mark | None = None
    for mark in bound.marks:
        if mark.first in bound.used:
            continue
        role = mark.means("role")
        new_side = _side(bound, mark)
        if new_side is not None and role is None and new_side not in ("portfolio", "leadership", "both") and not _role_follows(bound, mark):
            new_side = None
        if role is not None and side is None and role == "decide" and (free := _free_decider(bound, mark)):
            bound.put("someone_else", free, mark)
            first_cue = min(first_cue, mark.first - len(free.split()))
            continue
        if new_side is not None and role is None:
            side = new_side
            first_cue = min(first_cue, mark.first)
            if waiting is not None and "by" in [t.norm for t in bound.tokens[waiting.last : mark.first]]:
                _give(bound, side, waiting)
            waiting = None
        elif role is not None:
            first_cue = min(first_cue, mark.first)
            turned = _side_behind(bound, mark)
            if turned is not None:
                _give(bound, turned, mark)
            elif side is None:
                waiting = mark
            else:
                _give(bound, side, mark)
    _waited_for(bound)
    _decision(bound, first_cue)


def _side_behind(bound: Bound, role: Mark) -> str | None:
    """Return the side right behind a verb that begins its clause: `decides does the leadership`."""
    clause = bound.clause(role)
    here = bound.within(clause)
    if any(_side(bound, m) for m in here if m.first < role.first) or any(m.means("role") for m in here if m is not role):
        return None
    behind = [m for m in here if m.first >= role.last and _side(bound, m) in ("portfolio", "leadership")]
    return _side(bound, behind[0]) if behind and behind[0].first - role.last <= 2 and behind[0].last == clause.last else None


def _waited_for(bound: Bound) -> None:
    """Read `waited 6 months for the council`, `stuck on the board`, and an owner alone in the part behind."""
    waited = next((m for m in bound.marks if m.means("waited") is not None), None)
    if waited is None or any(m.means("waiting-for") for m in bound.marks):
        return
    clause = bound.clause(waited)
    for n in range(waited.last, clause.last):
        if bound.tokens[n].norm in ("for", "on", "with", "at") and not any(m.first <= n < m.last or (m.first == n + 1 and m.figure is not None) for m in bound.marks):
            _put_whom(bound, n + 1, clause.last)
            return
    for mark in bound.marks:
        if mark.first > waited.last and bound.clause(mark).cut == "part" and _alone(bound, mark) and owner_at(bound, mark):
            _put_whom(bound, bound.clause(mark).first, bound.clause(mark).last)


def _put_whom(bound: Bound, first: int, last: int) -> None:
    owner = next((owner_at(bound, m) for m in bound.marks if first <= m.first < last and owner_at(bound, m)), None)
    text = owner or bound.line[bound.tokens[first].start : bound.tokens[last - 1].end] if last > first else ""
    if text and "?" not in text:
        bound.put("waiting_for", text, Mark(first, last))


def _side(bound: Bound, mark: Mark) -> str | None:
    for name in ("portfolio", "leadership", "both", "neither"):
        if mark.means(name) is not None:
            return name
    owner = mark.means("owner")
    return f"owner:{owner}" if owner is not None and owner != "nobody" else "neither" if owner == "nobody" else None


def _role_follows(bound: Bound, mark: Mark) -> bool:
    """Tell whether an owner is the subject of a role: `the board decides`, `nobody decides`."""
    for one in bound.within(bound.clause(mark)):
        if one.first >= mark.last and one.means("role") is not None:
            between = [o for o in bound.marks if mark.last <= o.first < one.first and (o.means("portfolio") or o.means("leadership"))]
            return one.first - mark.last <= 2 and not between
    return False


def _free_decider(bound: Bound, mark: Mark) -> str:
    """Return a short name nobody knows right before `decides`, in a clause after the first: `..., legal decides`."""
    clause = bound.clause(mark)
    words = bound.tokens[clause.first : mark.first]
    if clause is bound.fact.clauses[0] or not 0 < len(words) <= 3 or any(t.norm in FILLERS and t.norm != "the" for t in words):
        return ""
    return bound.text(clause.first, mark.first)


def _give(bound: Bound, side: str, mark: Mark) -> None:
    role = mark.means("role")
    if side.startswith("owner:"):
        if role == "decide":
            bound.put("someone_else", side.removeprefix("owner:"), mark)
        return
    if side == "neither" and role == "decide":
        bound.put("portfolio", "none", mark)
        bound.put("leadership", "none", mark)
        return
    for field in ("portfolio", "leadership") if side in ("both", "neither") else (side,):
        if role in bound.specs[field].choices:
            bound.put(field, role, mark)


def _decision(bound: Bound, first_cue: int) -> None:
    """The kind of decision is what stands before the first cue, else behind `decides on`."""
    cues = [m for m in bound.marks if m.means("waited") or m.means("waiting-for") or (m.figure is not None and m.figure.unit == "months")]
    first_cue = min([first_cue, *(m.first for m in cues)])
    clauses = bound.fact.clauses
    start = clauses[0].first
    last = clauses[0].last
    last = min(last, first_cue)
    text, span = _trimmed(bound, start, last)
    if not text:
        text, span = _behind_decide(bound)
    if text and len(text.split()) <= 8:
        bound.put("decision_type", text, Mark(*span))


_LEADING = frozenset(
    ("by", "on", "for", "about", "regarding", "the", "when", "with", "as", "to", "re", "in", "at", "a", "an", "and", "but", "then", "over", "concerning", "it", "comes", "also", "if", "we", "who", "ok", "so", "does", "is")
)  # fmt: skip
_TRAILING = frozenset(("has", "been", "is", "are", "was", "were", "it", "does", "have", "which", "that", "then", "the", "where", "there", "a", "an", "now", "for", "since", "and", "still", "only", "here", "we", "by", "on"))


def _trimmed(bound: Bound, first: int, last: int) -> tuple[str, tuple[int, int]]:
    while first < last and (bound.tokens[first].norm in _LEADING or bound.tokens[first].kind in ("sign", "break")):
        first += 1
    while last > first and (bound.tokens[last - 1].norm in _TRAILING or bound.tokens[last - 1].kind in ("sign", "break")):
        last -= 1
    words = [t.norm for t in bound.tokens[first:last] if t.kind in ("word", "number", "other")]
    if not words or (all(word in FILLERS for word in words) and len(words) < 2):
        return "", (0, 0)
    if len(words) == 1 and words[0] in ("everything", "anything", "nothing", "something", "all", "that", "things", "stuff", "lots", "whatever"):
        return "", (0, 0)
    if any(word in ("i", "i'm", "they", "you", "he", "she", "who", "what", "why", "nobody", "everybody", "let's") for word in words):
        return "", (0, 0)
    return bound.text(first, last), (first, last)


def _behind_decide(bound: Bound) -> tuple[str, tuple[int, int]]:
    for n, token in enumerate(bound.tokens[:-1]):
        here = [c for c in bound.fact.clauses if c.first <= n < c.last]
        if here and token.norm.startswith(("decid", "recommend", "inform")):
            following = n + 1
            if bound.tokens[following].norm in ("on", "over", "about", "upon", "whether", "when", "the"):
                return _trimmed(bound, following + 1, here[0].last)
            if not any(m.first == following for m in bound.marks):
                return _trimmed(bound, following, here[0].last)
    return "", (0, 0)


# ---- 10: where a job would go


def _noticed(bound: Bound) -> None:
    """Months say when it is noticed only beside a word for noticing, or in a part of their own."""
    for mark in bound.marks:
        if mark.figure is None or mark.figure.unit != "months":
            continue
        clause = bound.clause(mark)
        at = bound.fact.clauses.index(clause)
        behind = at > 0 and clause.cut == "soft" and _alone(bound, mark) and any(m.means("if_gone") for m in bound.within(bound.fact.clauses[at - 1]))
        if clause.cut != "part" and not behind and not any(m.means("noticed") or m.means("if_gone") for m in bound.within(clause)):
            bound.used.add(mark.first)


def _function(bound: Bound) -> None:
    moves = next((m for m in bound.marks if m.means("if_gone") == "moves"), None)
    if moves is not None and "tak" in bound.text(moves.first, moves.last):
        taker = next((m for m in bound.within(bound.clause(moves)) if m.last <= moves.first and owner_at(bound, m) not in (None, "nobody") and m not in bound.fact.subject), None)
        if taker is not None:
            bound.put("moves_to", owner_at(bound, taker), taker)
            return
    start = moves.last if moves is not None else next(
        (c.first for c in bound.fact.clauses if c.cut == "part" and bound.tokens[c.first].norm in ("to", "back")), None
    )  # fmt: skip
    if start is None:
        return
    for mark in bound.marks:
        if mark.first < start or mark.first in bound.used or mark in bound.fact.subject:
            continue
        owner = owner_at(bound, mark)
        words = [token.norm for token in bound.tokens[start : mark.first]]
        if owner is not None and owner != "nobody" and len(words) <= 4 and ("to" in words or "with" in words or len(words) <= 1 or moves is None):
            bound.put("moves_to", owner, mark)
            bound.values.setdefault("if_gone", "moves")
            return
    known = {n for mark in bound.marks for n in range(mark.first, mark.last)}
    for n in range(start, min(start + 3, len(bound.tokens) - 1)):
        if bound.tokens[n].norm in ("to", "with") or (n > start and bound.tokens[n - 1].norm == "to"):
            first = n + 1
            while first < len(bound.tokens) and bound.tokens[first].norm in ("the", "our", "a"):
                first += 1
            last = first
            while last < len(bound.tokens) and last not in known and bound.tokens[last].kind == "word" and bound.tokens[last].norm not in FILLERS and last - first < 4:
                last += 1
            if last > first:
                bound.put("moves_to", bound.text(first, last), Mark(first, last))
                bound.values.setdefault("if_gone", "moves")
            return


#: Question -> what is read before the common rules, and after them.
BEFORE: dict[str, Callable[[Bound], Any]] = {
    "allocation_unit": _move, "fungibility": _swap, "redesign_frequency": _shift, "boundary": _right,
    "disappearance": _noticed, "reversibility": _tests, "vineyards": _committed, "stopping": _of_the_promised,
}  # fmt: skip
AFTER: dict[str, Callable[[Bound], Any]] = {
    "stopping": _stop, "reversibility": _door, "ownership": _lever, "vineyards": _asset, "disappearance": _function,
    "reallocate_or_reshape": keep_took, "redesign_frequency": keep_took,
}  # fmt: skip

__all__ = ["AFTER", "BEFORE", "counts_something_else"]
