"""The table of readers: what each recognises, and that the command and the screen read what it names."""

from importlib import import_module

import pytest
from command_line import modules_after, spm
from import_files import EDGES, NODES

from spm_tui.imports.map_rows import Rows
from spm_tui.imports.readers import READERS, Reader, read_files, reader_for

#: A map for each reader, whole; the broken ones are cut from it.
SAMPLES: dict[str, tuple[bytes, ...]] = {"CSV": (NODES.encode(), EDGES.encode())}
each_reader = pytest.mark.parametrize("reader", READERS, ids=[one.name for one in READERS])


def test_only_the_last_reader_takes_what_no_other_recognises() -> None:
    assert len({one.name for one in READERS}) == len(READERS)
    assert [bool(one.recognises) for one in READERS] == [True] * (len(READERS) - 1) + [False]


@each_reader
def test_a_reader_names_its_files_and_what_each_holds(reader: Reader) -> None:
    assert len(reader.files) == len(reader.holds) in (1, 2)
    assert callable(import_module(f"spm_tui.imports.{reader.module}").read_rows)


@each_reader
@pytest.mark.parametrize(
    "rest", [b"", b"\xff\xfe\x00", b'{[<,;\t"', b"\n1\n" * 50, b",,7\n,,,,,,,9\n", b"null}", b"7}]}"]
)
def test_a_broken_file_raises_nothing_and_each_row_left_out_is_told(reader: Reader, rest: bytes) -> None:
    whole, *others = SAMPLES[reader.name]
    read_rows = import_module(f"spm_tui.imports.{reader.module}").read_rows
    for cut in range(len(whole)):
        read = read_rows(whole[:cut] + rest, *others)
        for part in (read.nodes, read.edges):
            left_out = {fault.line for fault in part.faults if fault.row_lost}
            assert part.count - len(part.rows) == len(left_out)


@each_reader
def test_the_help_of_the_command_names_every_reader(reader: Reader) -> None:
    told = " ".join(spm("import", "--help").out.split())
    assert all(f"{reader.name}: {held}" in told for held in reader.holds)
    usage = spm("import").err
    assert all(f"{name}.{reader.name.lower()}" in usage for name in reader.files)


def test_the_table_of_readers_loads_nothing_heavy() -> None:
    assert modules_after("import spm_tui.imports.readers") & {"msgspec", "networkx", "textual"} == set()


def test_a_sheet_in_any_encoding_is_read_as_csv() -> None:
    for encoding in ("utf-8", "utf-16", "cp1252"):
        assert reader_for(NODES.encode(encoding)).name == "CSV"
    rows = read_files([NODES.encode(), EDGES.encode()])
    assert isinstance(rows, Rows)
    assert len(rows.nodes.rows) == 2


def test_too_few_files_are_refused() -> None:
    with pytest.raises(ValueError, match="takes 2 files"):
        read_files([NODES.encode()])
