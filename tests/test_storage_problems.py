"""A file that does not load says everything at once: the line, the key, what is there, what would do."""

import os
import random
from pathlib import Path

import pytest

from spm_tui.storage.codec import decode, encode
from spm_tui.storage.problems import MOST_LISTED
from spm_tui.storage.toml_text import MAX_BYTES, MAX_VALUES
from tests.strategies import every_field

GOLDEN = (Path(__file__).parent / "data" / "golden.toml").read_text()
HEAD = 'format = 1\ntitle = "T"\nmode = "self"\ncreated = 2026-11-22\n'
LONG_KEY = ": a key has more than 16 parts joined by dots; session files need at most three"
FULL = encode(every_field())


def told(text: str | bytes) -> list[str]:
    loaded = decode(text)
    assert (loaded.session is None) == bool(loaded.problems)
    return [problem.printed("f") for problem in loaded.problems]


def changed(old: str, new: str) -> str:
    assert old in GOLDEN
    return GOLDEN.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            changed(
                'id = "t1", name = "Team T1", kind = "team"', 'id = "t1", name = "Team T1", kind = "teem"'
            ),
            'f:17 items[7].kind: "teem" is not a word for this; did you mean "team"?',
        ),
        (
            changed('{ from = "a", to = "d1" }', '{ from = "a", to = "Data set D1" }'),
            'f:25 ties[2].to: "Data set D1" is not among the ids of [[items]]; did you mean "d1"?',
        ),
        (
            changed('{ from = "a", to = "d1" }', '{ from = "a", to = "data set d2" }'),
            'f:25 ties[2].to: "data set d2" is not among the ids of [[items]]; '
            'did you mean "d1" (data set d1)?',
        ),
        (
            changed('from = "w", to = "s1"', 'from = "w", to = "w"'),
            'f:32 ties[9].to: "w" cannot need itself; name another thing',
        ),
        (
            changed('from = "w", to = "s1"', 'from = "a", to = "s1"'),
            'f:32 ties[9]: "a" needs "s1" is already said in ties[0]; keep one of the two',
        ),
        (
            changed('to = "t1", people = 1.5, carried_by = "a"', 'to = "t1", people = 1.5, carried_by = "c"'),
            'f:34 ties[10].carried_by: no tie from "c" to "t1" could hold these people; '
            "add that tie or leave carried_by out",
        ),
        (
            changed('id = "s2", name', 'id = "s1", name'),
            'f:15 items[5].id: "s1" is already the id of items[4]; give each its own id',
        ),
        (
            changed('kind = "data" }', 'kind = "data", peeple = 3 }'),
            'f:16 items[6].peeple: no such key; did you mean "people"?',
        ),
        (
            changed("people = 6.0", "people = 6.25"),
            "f:17 items[7].people: 6.25 has more than one decimal; write 6.2",
        ),
        (
            changed("people = 6.0", "people = -1"),
            "f:17 items[7].people: -1 is outside what is possible here; write a number from 0 to 100,000",
        ),
        (
            changed("people = 6.0", 'people = "six"'),
            'f:17 items[7].people: "six" does not fit; write a number from 0 to 100,000',
        ),
        (
            changed("people = 6.0", "people = nan"),
            "f:17 items[7].people: nan is outside what is possible here; write a number from 0 to 100,000",
        ),
        (
            changed("created = 2026-11-22", "created = 2026-11-22T10:00:00"),
            "f:6 created: 2026-11-22 10:00:00 does not fit; write a date without quotes, such as 2026-11-22",
        ),
        (
            changed('mode = "self"\n', ""),
            "f:1 mode: is missing; write mode = ... (one of workshop, self)",
        ),
        (
            changed('items = ["a"]', "items = []"),
            "f:40 answers.stopping.stops[0].items: is empty; name at least one",
        ),
        (
            changed('stops = [{ items = ["a"]', 'stops = [{ items = ["a"] }, { items = ["a"]'),
            "f:40 answers.stopping.stops[1].items: the same things are stopped in stops[0]; "
            "keep one record for them",
        ),
        (
            changed("[answers.stopping]", "[answers.stoping]"),
            'f:38 answers.stoping: no such key; did you mean "stopping"?',
        ),
        (
            HEAD + '[[rounds]]\nid = "r"\nquestion = "boundary"\nfield = "clarity"\nround = 1\n'
            'state = "open"\n[[ballots]]\nround = "r"\nvalue = 3\n',
            "f:11 ballots[0]: has neither participant nor count; say who answered, or how many did",
        ),
        (
            HEAD + "plan.stoping = 3\n",
            'f:5 plan.stoping: is not the key of a question; did you mean "stopping"?',
        ),
        (HEAD + "items = 5\n", "f:5 items: 5 stands where a list belongs; write [[items]]"),
        (HEAD + "consent = 5\n", "f:5 consent: 5 stands where a table belongs; write [consent] and its keys"),
        (HEAD.replace('"T"', '""'), "f:2 title: is empty; leave the key out where nothing was answered"),
        (HEAD.replace('"T"', f'"{"x" * 20001}"'), "f:2 title: has 20,001 characters; at most 20,000"),
        (
            HEAD + '[[items]]\nid = "Not An Id"\nname = "n"\nkind = "team"\n',
            'f:6 items[0].id: "Not An Id" is not an id; write an id: small letters, digits and hyphens, '
            "such as not-an-id",
        ),
        (
            HEAD + '[[items]]\nid = "a\\n"\nname = "n"\nkind = "team"\n',
            'f:6 items[0].id: "a\u23ce" ends in a line break; remove it',
        ),
        (
            HEAD + '[[ballots]]\nround = "r"\ncount = 1\n',
            "f:5 ballots[0].value: is missing; write value = ... (a number, or text in quotes)",
        ),
    ],
)
def test_a_problem_names_its_line_its_key_and_what_would_do(text: str, said: str) -> None:
    assert said in told(text)


def test_a_dangling_reference_is_one_problem() -> None:
    assert len(told(changed('from = "w", to = "s1"', 'from = "w", to = "S 9"'))) == 1


def test_all_problems_are_told_at_once_in_the_order_of_their_lines() -> None:
    text = changed('kind = "data"', 'kind = "dat"').replace('from = "w"', 'from = "x"')
    lines = [problem.line for problem in decode(text.replace("= 3\n", '= "three"\n')).problems]
    assert lines == sorted(lines)
    assert len(lines) == 3


def test_more_problems_than_anyone_reads_are_counted() -> None:
    many = HEAD + "".join(f'[[cases]]\nid = "c{n}"\n' for n in range(MOST_LISTED + 7))
    assert told(many)[-1].endswith("and 7 more from here on")
    assert len(told(many)) == MOST_LISTED + 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'format = 1\ntitle = "caf\xe9"\n', "f:2: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        ("format = 1\n".encode("utf-16"), "f:1: the file is not UTF-8 text; save it as UTF-8"),
        ("format = 1\n".encode("utf-16-le"), "f:1: the file is not UTF-8 text; save it as UTF-8"),
        (b"\x7fELF\x00\x00\x01", "f:1: the file is not UTF-8 text; save it as UTF-8"),
        (b"x" * (MAX_BYTES + 1), "f:1: the file has more than 8 MB; a session file has no more than that"),
        ("x = " + "[" * 5000, "f:1: lists or tables are nested too deeply; session files need three levels"),
        (
            "a." * 40 + "b = 1",
            "f:1" + LONG_KEY,
        ),
        ("\n[" + "a." * 40 + "b]", "f:2" + LONG_KEY),
        ('x = { ' + '"a" . ' * 40 + "b = 1}", "f:1" + LONG_KEY),
        ("x = " + "9" * 5000, "f:1: a number has thousands of digits; write it shorter"),
        (
            "x=1\n" * (MAX_VALUES + 1),
            "f:1: the file holds more lines and values than a session has; at most 250,000",
        ),
        ('title = "a\ud800"', "f:1: half a character (a lone surrogate) is no text; remove it"),
        (
            'format = 1\ntitle = "T\n',
            'f:2: this is not TOML: Illegal character \'\\n\', column 11; the line is "title = "T"',
        ),
        ("a = 1\na = 2\n", 'f:2: this is not TOML: Cannot overwrite a value, column 6; the line is "a = 2"'),
        ("a = [1,\n2", "f:2: this is not TOML: Unclosed array, at the end of the file; the line is \"2\""),
        (
            "format = 2\nanything = true\n",
            "f:1 format: format 2 is newer than this program, which reads format 1; "
            "open it with a newer spm-tui",
        ),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "bytes",
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_sentence(data: bytes | str, said: str) -> None:
    assert told(data) == [said]


def test_extra_holds_anything_a_save_can_keep() -> None:
    assert told(HEAD + "[extra]\nx = [[1, 2], {a = 07:30:00}]\n") == []
    assert told(HEAD + f"[extra]\nx = {2**63}\n") == [
        "f:6 extra.x: a whole number with more than 64 bits; write it as text in quotes"
    ]
    assert told(HEAD + "[extra]\nx = " + "[" * 20 + "]" * 20) == [
        "f:6 extra.x[0][0]: is nested too deeply; at most 16 levels"
    ]


def test_a_text_with_dots_is_no_key() -> None:
    dots = "see " + ".".join("abcdefghijklmnopqrstuvwxyz")
    assert told(HEAD.replace('"T"', f'"{dots}"')) == []


def test_a_byte_order_mark_and_windows_line_ends_are_welcome() -> None:
    plain = decode(GOLDEN)
    assert decode(b"\xef\xbb\xbf" + GOLDEN.replace("\n", "\r\n").encode()).session == plain.session


def test_ties_may_form_cycles() -> None:
    text = HEAD + "".join(f'[[items]]\nid = "{n}"\nname = "n"\nkind = "system"\n' for n in "ab")
    assert told(text + '[[ties]]\nfrom = "a"\nto = "b"\n[[ties]]\nfrom = "b"\nto = "a"\n') == []


def test_a_date_where_words_are_taken_becomes_iso_text() -> None:
    session = decode(HEAD + "[consent]\ndelete_after = 2027-01-31\n").session
    assert session is not None
    assert session.consent is not None
    assert session.consent.delete_after == "2027-01-31"


def test_a_figure_without_decimals_is_written_without_a_point() -> None:
    session = decode(HEAD + "horizon_months = 3.0\n").session
    assert session is not None
    assert "horizon_months = 3\n" in encode(session)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD, False),
        (HEAD + "# why\n", True),
        (HEAD.replace('"T"', '"C# and F#"'), False),
        (HEAD.replace('"T"', "'''\n# not a comment\n'''"), False),
        (HEAD.replace('"T"', '"T" # but this is'), True),
    ],
)
def test_comments_are_noticed_because_saving_drops_them(text: str, expected: bool) -> None:
    assert decode(text).had_comments is expected


def test_what_a_problem_quotes_cannot_steer_a_terminal() -> None:
    said = told(HEAD + '"\\u001b[2J" = 1\n[[ties]]\nfrom = "\\u001b]0;x\\u0007"\nto = "\\u202e"\n')
    assert len(said) == 3
    assert all(text.isprintable() for text in said)


VALUES = ("[]", "{}", "nan", "-inf", "9" * 400, '""', "true", "2026-01-01", "[[[[]]]]", "1e400")
CODES = ("utf-16", "utf-8-sig", "latin-1")


def _mutant(rng: random.Random) -> bytes:
    """One full session with something done to it that a crash, an editor or an enemy might do."""
    data = bytearray(FULL.encode())
    lines = FULL.split("\n")
    for _ in range(rng.randint(1, 3)):
        what = rng.randrange(9)
        at = rng.randrange(len(data) + 1)
        line = rng.randrange(len(lines))
        if what == 0:
            del data[at:]
        elif what == 1 and at < len(data):
            data[at] ^= 1 << rng.randrange(8)
        elif what == 2:
            data[at:at] = rng.choice(
                [b'"', b"[", b"]", b"{", b"=", b"\x00", b"\xff", b"'''", b"\n[[items]]\n"]
            )
        elif what == 3:
            other = rng.randrange(len(lines))
            lines[line], lines[other] = lines[other], lines[line]
            data = bytearray("\n".join(lines).encode())
        elif what == 4:
            value = rng.choice(VALUES)
            lines[line] = lines[line].split("=")[0] + "= " + value
            data = bytearray("\n".join(lines).encode())
        elif what == 5:
            lines[line] = ""
            data = bytearray("\n".join(lines).encode())
        elif what == 6:
            data[at:at] = data[at : at + 200] * rng.randint(1, 4)
        elif what == 7:
            data = bytearray(
                data.decode("utf-8", "replace").encode(
                    rng.choice(["utf-16", "utf-8-sig", "latin-1"]), "replace"
                )
            )
        else:
            data[at:at] = b"\nx = " + b"[" * rng.choice([3, 30, 3000])
    return bytes(data)


def test_no_mutant_of_a_full_session_ends_in_a_traceback(mutants: int) -> None:
    rng = random.Random(20261122)
    refused = 0
    for _ in range(mutants):
        data = _mutant(rng)
        loaded = decode(data)
        assert (loaded.session is None) == bool(loaded.problems)
        refused += loaded.session is None
        lines = data.count(b"\n") + 1
        assert all(1 <= problem.line <= lines for problem in loaded.problems)
        assert all(problem.printed("f").isprintable() for problem in loaded.problems)
        if loaded.session is not None:
            assert decode(encode(loaded.session)).session == loaded.session
    assert refused > mutants // 2


@pytest.fixture
def mutants() -> int:
    """How many mutants to try: SPM_FUZZ, else a few hundred."""
    return int(os.environ.get("SPM_FUZZ", "300"))
