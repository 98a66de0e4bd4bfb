"""Where output goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator

from validator.errors import UsageError
from validator.light import define
from validator.near_match import near_match

CHECKSUM_SUFFIX = ".sha256"
"""How names of checksum files end: the name of the file itself, and this."""


@define(frozen=True)
class Target:
    """A format with the place it goes to.

    Attributes:
        format: Name of the format.
        path: File to write; None for standard output.
    """

    format: str
    path: str | None


def read_target(text: str, formats: tuple[str, ...]) -> Target:
    """Reads ``FORMAT`` or ``FORMAT=FILE``.

    Raises:
        UsageError: There is no such format, or no file name behind the equals sign.
    """
    name, equals, path = text.partition("=")
    if name not in formats:
        raise UsageError(f"there is no format {name!r}{near_match(name, formats)} (formats: {', '.join(formats)})")
    if equals and not path:
        raise UsageError(f"--format {text}: the file name is missing behind the equals sign")
    return Target(name, path or None)


def spare(path: str, documents: Callable[[], Iterable[str]]) -> None:
    """Lets no output be written over a document, under whatever name it was read.

    Raises:
        UsageError: The path is that of a document.
    """
    try:
        ours = os.stat(path)
    except OSError:
        return
    if not stat.S_ISREG(ours.st_mode):
        return
    from contextlib import suppress  # most runs write no file

    for document in documents():
        with suppress(OSError):
            if os.path.samestat(ours, os.stat(document)):
                raise UsageError(f"{path} is one of the documents, which are never changed; name another file")


def try_out(path: str) -> None:
    """Finds out whether a file could be written, before any work is done for it; leaves nothing behind.

    Raises:
        UsageError: It could not.
    """
    if is_special(path):
        return
    try:
        handle, temporary = _temporary(path)
    except OSError as error:
        raise _unwritable(path, error) from None
    os.close(handle)
    os.unlink(temporary)


Content = str | bytes | Iterator[str]
"""What is written: a text, bytes, or a text piece by piece, which need not be in memory as a whole."""


def put(content: Content, path: str | None, *, checksum: bool = False) -> None:
    """Writes to standard output, or to a file: whole, or not at all.

    Args:
        content: What to write. To standard output a text goes in the encoding of the terminal, bytes as they are; to a
            file a text goes in UTF-8.
        path: The file; None for standard output. A device or pipe is written to, not replaced.
        checksum: Whether to write a file beside it that holds its SHA-256, as ``sha256sum --check`` reads it.

    Raises:
        UsageError: It cannot be written.
    """
    if path is None:
        put_out(content)
        return
    from hashlib import sha256  # as large as it may be, and written as it is made

    digest = sha256()
    _write(path, _digested(encoded(content), digest.update))
    if checksum and not is_special(path):
        _write(path + CHECKSUM_SUFFIX, iter([_checksum(os.path.basename(path), digest.hexdigest())]))


def encoded(content: Content) -> Iterator[bytes]:
    """Gives content as bytes, a text in UTF-8."""
    if isinstance(content, bytes):
        yield content
    elif isinstance(content, str):
        yield content.encode()
    else:
        for piece in content:
            yield piece.encode()


def _digested(pieces: Iterator[bytes], digest: Callable[[bytes], None]) -> Iterator[bytes]:
    for piece in pieces:
        digest(piece)
        yield piece


def _write(path: str, pieces: Iterator[bytes]) -> None:
    try:
        if is_special(path):
            with open(path, "wb") as file:
                file.writelines(pieces)
        else:
            _replace(path, pieces)
    except OSError as error:
        raise _unwritable(path, error) from None


def put_out(content: Content | Iterator[bytes]) -> None:
    """Writes to standard output.

    If whoever read the output has gone, that is not our fault and nothing more can be said there; the run goes on, for
    there may be files to write, and the exit code still counts.

    Raises:
        UsageError: It cannot be written for another reason, such as a full disk.
    """
    out = sys.stdout
    try:
        for piece in (content,) if isinstance(content, str | bytes) else content:
            if isinstance(piece, bytes):
                out.flush()
                out.buffer.write(piece)
            else:
                out.write(piece)
        out.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        raise _unwritable("standard output", error) from None


def silence() -> None:
    """Sends what is still to come on standard output nowhere, so that the interpreter does not stumble at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def is_special(path: str) -> bool:
    """Says whether a path is that of a device or a pipe, which is written to and never replaced."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False  # whatever is wrong with it, writing tells
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _temporary(target: str) -> tuple[int, str]:
    """Makes an empty file beside the target, so that renaming it stays within one file system."""
    if os.path.isdir(target):
        raise IsADirectoryError(None, "it is a folder")
    import tempfile  # only where a file is written: a hook that prints need not wait for it

    folder, name = os.path.split(target)
    return tempfile.mkstemp(dir=folder, prefix=f".{name[:100]}.")


def _replace(path: str, pieces: Iterator[bytes]) -> None:
    """Writes a file under another name and renames it when all of it is on the disk; a link keeps leading to it."""
    target = os.path.realpath(path)
    handle, temporary = _temporary(target)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, os.stat(target).st_mode & 0o777 if os.path.exists(target) else 0o666 & ~_umask())
        os.replace(temporary, target)
    except BaseException:
        from contextlib import suppress  # as above

        with suppress(FileNotFoundError):  # an interruption may come when it has its name
            os.unlink(temporary)
        raise


def _checksum(name: str, digest: str) -> bytes:
    """Gives the line of a checksum file; a backslash before it says that the name has escapes, as GNU has it."""
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    line = f"{digest}  {escaped}\n"
    return os.fsencode(line if escaped == name else "\\" + line)


def _unwritable(what: str, error: OSError) -> UsageError:
    return UsageError(f"{what} cannot be written: {error.strerror}")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
