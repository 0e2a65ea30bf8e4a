"""The words of figures: numbers, units of time, nouns for people, shares, names of months; data only."""

import re

NUMBERS: dict[str, float] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12, "couple": 2, "zero": 0,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
}  # fmt: skip


#: A week is a quarter of a month, as rooms count.
TIME: dict[str, float] = {
    **dict.fromkeys(("mo", "mos", "mth", "mths", "mnth", "mnths", "month", "months", "mon", "monat", "monate", "monaten", "mois"), 1.0),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "woche", "wochen", "semaine", "semaines"), 0.25),
    **dict.fromkeys(("fortnight", "fortnights"), 0.5),
    **dict.fromkeys(("d", "day", "days", "tag", "tage", "tagen", "jours"), 1 / 30),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years", "jahr", "jahre", "jahren", "ans", "années"), 12.0),
    **dict.fromkeys(("quarter", "quarters", "qtr", "qtrs", "qrtr", "qrtrs", "quater", "quaters", "quartal", "quartale", "quartalen", "trimestres"), 3.0),
}  # fmt: skip


PEOPLE = frozenset(
    ("ppl", "people", "person", "persons", "pers", "fte", "ftes", "hc", "head", "heads", "headcount", "headcounts",
     "folks", "folk", "engineers", "engineer", "devs", "dev", "developers", "developer", "staff", "colleagues",
     "leute", "personen", "mann", "personnes", "tester", "testers", "analyst", "analysts", "nurse", "nurses", "clerk", "clerks", "officer", "officers",
     "specialist", "specialists", "artist", "artists", "designer", "designers", "coder", "coders", "architect",
     "architects", "consultant", "consultants", "programmer", "programmers", "technician", "technicians")
)  # fmt: skip


#: Nouns before a figure that make it a name: `phase 2`, `question 3`, `floor 4`.
NAMING = frozenset(
    ("phase", "phases", "step", "version", "release", "floor", "room", "slide", "page", "level", "tier", "gate",
     "nr", "number", "wave", "sprint", "question", "ward", "class", "item", "chapter",
     "option", "building", "site", "article", "iso", "section", "agenda", "point",
     "horizon", "layer", "generation", "gen", "scenario", "week", "cw", "kw", "row", "exhibit", "lot", "batch")
)  # fmt: skip


SHARE_WORDS: dict[str, float] = {
    "third": 100 / 3, "quarter": 25, "fifth": 20, "tenth": 10, "half": 50,
}  # fmt: skip


EVERY: dict[str, float] = {"second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}


#: Behind `every second` they are what the answer counts: `every second cow` is none.
CHANGES = frozenset(
    ("", "one", "of", "time", "change", "decision", "case", "reallocation", "shift", "move", "project", "needs",
     "needed", "took", "was", "is", "they", "we", ",", ".", "to")
)  # fmt: skip


#: Verbs of coming by something: `one` behind them is the thing named before.
GETTING = frozenset(("get", "gets", "got", "getting", "gotten", "had", "have", "has", "saw", "received"))


#: What a share may be a share of, where it is no share of people or of a thing.
WHOLES = frozenset(
    (
        "them",
        "our",
        "the",
        "all",
        "these",
        "those",
        "my",
        "such",
        "us",
        "everything",
        "cases",
        "changes",
        "decisions",
        "times",
        "time",
    )
)


NO_UNITS = frozenset(
    ("mouths", "mouth", "years'", "yearly", "weekly", "quarterly", "monthly", "weeds", "wheels", "moths")
)


#: Words of their own, a slip of the finger away from a word of figures.
NO_SLIPS = frozenset(
    ("coupe", "fave", "fife", "fort", "forte", "fur", "hal", "mont", "moth", "moths", "nina", "nino", "none", "quartet",
     "seen", "sven", "thee", "threw", "tree", "weak", "wee", "weekly", "yearly", "monthly", "mouth", "mouths", "hall",
     "there", "their", "year's", "years'", "sexy", "seventh", "ninth", "fourth", "fifth", "tent", "doze", "trios", "wees", "veer", "quartets", "third", "tenth", "quarterly")
)  # fmt: skip


#: Behind a figure these make it a delay, an age or a name.
BESIDE_THE_POINT = frozenset(
    ("late", "early", "ago", "old", "behind", "overdue", "delayed", "left", "ahead", "contract", "contracts", "plan", "plans",
     "warranty", "notice", "deadline", "cycle", "cycles", "rhythm", "lease", "licence", "license", "trial", "pilot", "anniversary")
)  # fmt: skip


#: Behind a `one` that counts nothing: `one thing`, and what one does (`one notices it`).
ONE_DOES = frozenset(
    ("thing", "go", "case", "by", "another", "can", "cannot", "can't", "must", "sees", "notices", "knows", "remarks", "hears")
)  # fmt: skip
#: Before a `one` that counts nothing.
POINTED_AT = frozenset(("wrong", "that", "this", "other", "which", "same", "right", "next", "last", "new"))
#: Before people: what is lost, not what comes back (`it would cost us 3 people`).
COSTING = frozenset(("cost", "costs", "costing", "lose", "loses", "losing"))
#: Behind months and `to`: what took so long is the talk about a thing (`6 months to decide it`).
DECIDING = frozenset(
    (
        "decide",
        "agree",
        "approve",
        "discuss",
        "announce",
        "sign",
        "prepare",
        "plan",
        "hire",
        "explain",
        "present",
    )
)


GROWN = frozenset(
    (
        "more",
        "less",
        "fewer",
        "cheaper",
        "faster",
        "slower",
        "higher",
        "lower",
        "growth",
        "margin",
        "discount",
        "interest",
        "off",
        "up",
        "down",
        "bigger",
        "smaller",
    )
)


GOOD = frozenset(("good", "value", "productive", "fast", "useful", "effective", "quality", "output"))


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


MONTH_NAMES = {
    **{name: n + 1 for n, name in enumerate(MONTHS)},
    **{name: n + 1 for n, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"))},
    "sept": 9, "januar": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
}  # fmt: skip


SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "christmas": 12, "easter": 4}


BY = frozenset(("by", "until", "till", "before", "bis"))


YEAR = re.compile(r"(?:19[5-9]|20[0-9])\d")


QUARTER = re.compile(r"q([1-4])")


HALF = re.compile(r"h([12])")
ONE = frozenset(("a", "an", "another", "one", "un", "une", "ein", "einem", "einen", "eine", "full"))
#: Between a figure and its unit: `a whole year`, `3 full months`.
STRESSED = frozenset(
    ("full", "whole", "more", "long", "good", "calendar", "ish", "entire", "solid", "further", "extra")
)
BEFORE_A_VERB = frozenset(("will", "would", "to", "could", "should", "can", "might", "they", "we"))
BEFORE_PEOPLE = frozenset(
    ("ish", "more", "full", "good", "other", "extra", "of", "senior", "our", "the", "your", "their")
)


def number_of(text: str) -> float | None:
    """Return the figure a word or a numeral stands for, or None."""
    if text in NUMBERS:
        return NUMBERS[text]
    if text == "½":
        return 0.5
    if not re.fullmatch(r"\d+(?:[.,]\d+)*½?", text):
        return None
    if text.endswith("½"):
        return float(text[:-1]) + 0.5
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    plain = text.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else None


def month_of(word: str) -> int | None:
    """Return the number of a month by its name, or None."""
    return MONTH_NAMES.get(word)
