"""Bytes to text: every character and line end is kept, and what is not text is refused with a reason.

The order of the steps: a known file format is refused; a byte order mark decides; the NUL bytes of UTF-16 decide; bytes
that are mostly control characters are refused; then UTF-8, strictly, and last Windows code page 1252, with a note
because it is a guess. For every text that is read, ``data.decode(encoding)`` gives the same text again.
"""

from __future__ import annotations

import codecs

from validator.errors import ReadingError
from validator.light import define

_FORMATS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (as DOCX, XLSX and ODT files are)"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE (as old DOC and MSG files are)"),
    (b"{\\rtf", "RTF"),
    (b"\xffWPC", "WordPerfect"),
    (b"%!PS", "PostScript"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"PAR1\x15", "Parquet"),
    (b"\x7fELF", "ELF"),
)
"""How files of known formats begin. Where a text could begin so too, the format is left to the control characters."""

# The mark of UTF-32 LE begins with that of UTF-16 LE, so it is asked for first. The codecs drop the mark.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_BEGINNINGS = tuple(beginning for beginning, _ in (*_FORMATS, *_MARKS))

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r") + b"\x7f"
_CONTROL_SHARE = 20
"""One control character in so many bytes makes a file binary; random bytes have one in eight."""

_SAMPLE = 4096
"""Bytes in which the NUL pattern of UTF-16 is looked for."""


@define
class Decoded:
    """A decoded text.

    Attributes:
        text: The text, without byte order mark, otherwise character for character.
        encoding: The codec that gives this text: ``utf-8``, ``utf-8-sig``, ``utf-16``, ``utf-16-le``, ``utf-16-be``,
            ``utf-32`` or ``cp1252``.
        notes: What was guessed, one sentence each.
    """

    text: str
    encoding: str
    notes: tuple[str, ...]


def decode(data: bytes, source: str) -> Decoded:
    """Decodes the bytes of one document.

    Args:
        data: The bytes.
        source: Where they come from, for the error.

    Returns:
        The text with its encoding. It holds more than white space.

    Raises:
        ReadingError: The bytes are no text, or an empty one.
    """
    if not data:
        raise ReadingError(source, "is empty")
    known = data.startswith(_BEGINNINGS)
    decoded = _marked(data, source) if known else _utf_16(data) or _utf_8_or_guess(data, source)
    if not decoded.text or decoded.text.isspace():
        raise ReadingError(source, "is empty but for white space")
    return decoded


def refuse_formats(data: bytes, source: str) -> None:
    """Refuses bytes that begin as a file of a known format does.

    Raises:
        ReadingError: They do; the reason names the format.
    """
    for beginning, name in _FORMATS:
        if data.startswith(beginning):
            raise ReadingError(source, f"is a file of the format {name}, not a text")


def _marked(data: bytes, source: str) -> Decoded:
    """Refuses a known format, and decodes what has a byte order mark."""
    refuse_formats(data, source)
    encoding = next(encoding for mark, encoding in _MARKS if data.startswith(mark))
    try:
        return Decoded(data.decode(encoding), encoding, ())
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        number = error.start + 1 + len(data) - len(error.object)  # one codec takes the mark off before it counts
        reason = f"has the byte order mark of {name}, but is no {name} at byte {number}"
        raise ReadingError(source, reason) from None


def _utf_16(data: bytes) -> Decoded | None:
    """Decodes UTF-16 without byte order mark: of Latin text every second byte is NUL, and no other."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or sample.count(0) * 3 < len(sample):
        return None
    high_first = sample[::2].count(0) > sample[1::2].count(0)
    encoding = "utf-16-be" if high_first else "utf-16-le"
    if 0 in (sample[1::2] if high_first else sample[::2]):
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if _is_binary(text.encode()):
        return None
    note = f"The encoding is taken for {encoding.upper()} because of its NUL bytes; the file has no byte order mark."
    return Decoded(text, encoding, (note,))


def _utf_8_or_guess(data: bytes, source: str) -> Decoded:
    if _is_binary(data):
        what = "NUL bytes" if data.count(0) * _CONTROL_SHARE > len(data) else "control characters"
        raise ReadingError(source, f"is not a text: it is full of {what}")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError as error:
        place = _place(data, error.start)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        reason = f"is neither UTF-8 ({place}) nor Windows code page 1252 ({_place(data, error.start)})"
        raise ReadingError(source, reason) from None
    note = f"The encoding is guessed: the file is not UTF-8 ({place}) and was read as Windows code page 1252."
    return Decoded(text, "cp1252", (note,))


def _is_binary(data: bytes) -> bool:
    """Whether there are more control characters than a damaged text has."""
    return (len(data) - len(data.translate(None, _CONTROLS))) * _CONTROL_SHARE > len(data)


def _place(data: bytes, offset: int) -> str:
    return f"byte {data[offset]:02X} in line {data.count(10, 0, offset) + 1}"
