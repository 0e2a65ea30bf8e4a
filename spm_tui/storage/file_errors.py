"""Why a file cannot be read or written, in one sentence; no function here touches a disk."""

import errno
import stat

from spm_tui.text import clean

_BECAUSE = {
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
    errno.EBADF: "it is closed",
    errno.EPIPE: "its reader has gone",
    errno.ENXIO: "it is a socket, or nothing is at its other end",
}
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class FileTroubleError(Exception):
    """A file could not be read or written; its text is one sentence for the user."""

    def __init__(self, sentence: str, path: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.path = path


class SaveError(FileTroubleError):
    """Nothing was written over; `copy` is where the session was put instead, None where nowhere could."""

    def __init__(self, sentence: str, path: str, copy: str | None) -> None:
        where = f"A recovery copy is at {clean(copy)}." if copy else "It is kept only in this window for now."
        super().__init__(f"{sentence} {where}", path)
        self.copy = copy


class ChangedError(FileTroubleError):
    """The file on disk is not the one that was read: it was left alone. `found_hash` is what it is now."""

    def __init__(self, path: str, found_hash: str) -> None:
        super().__init__(f"{clean(path)} has changed on disk since it was opened.", path)
        self.found_hash = found_hash


def no_file(path: str, mode: int) -> FileTroubleError:
    """Return the trouble with something of this mode that stands where a file is wanted."""
    kind = _KINDS.get(stat.S_IFMT(mode), "something else")
    return FileTroubleError(f"{clean(path)} is not a file but {kind}.", path)


def because(error: OSError, *, reading: bool = False) -> str:
    """Return why the system refused, in words."""
    if reading and error.errno in (errno.EACCES, errno.EPERM):
        return "this account may not read it"
    return _BECAUSE.get(error.errno or 0) or (error.strerror or "the system refused").lower()
