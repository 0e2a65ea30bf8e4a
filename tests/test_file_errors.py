"""Why a file cannot be read or written is said in words, whatever the system calls it."""

import errno
import os
from pathlib import Path

import pytest
from command_line import spm

from spm_tui.storage.file_errors import FileTroubleError, because
from spm_tui.storage.files import load

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the space this account may use is full",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this account may not write there",
    errno.EPERM: "this account may not write there",
    errno.ENOENT: "the folder or file is not there",
    errno.ENOTDIR: "part of the path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.EIO: "the disk reported an error",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "its symlinks lead in a circle",
    errno.ESTALE: "the network disk has lost it",
}


@pytest.mark.parametrize("number", REASONS, ids=lambda number: errno.errorcode[number])
def test_what_the_system_reports_has_its_reason_in_words(number: int) -> None:
    assert because(OSError(number, os.strerror(number))) == REASONS[number]


@pytest.mark.parametrize("number", REASONS, ids=lambda number: errno.errorcode[number])
def test_only_a_forbidden_file_is_told_otherwise_when_it_is_read(number: int) -> None:
    forbidden = number in (errno.EACCES, errno.EPERM)
    told = because(OSError(number, os.strerror(number)), reading=True)
    assert told == ("this account may not read it" if forbidden else REASONS[number])


def test_what_has_no_words_of_ours_is_told_in_the_systems_own() -> None:
    assert because(OSError(errno.EMFILE, "Too many open files")) == "too many open files"
    assert because(OSError(errno.EMFILE, "")) == "the system refused"
    assert because(OSError("odd")) == "the system refused"


def test_the_reason_stands_in_the_sentence(tmp_path: Path) -> None:
    around = tmp_path / "a.toml"
    around.symlink_to(around)
    with pytest.raises(FileTroubleError) as trouble:
        load(around)
    assert trouble.value.sentence == f"{around} cannot be read: its symlinks lead in a circle."
    ended = spm("check", around)
    assert (ended.status, ended.out) == (4, "")
    assert "its symlinks lead in a circle" in ended.err
