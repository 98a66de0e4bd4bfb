"""Bytes become text without the loss of a character, and what is no text is refused with a reason."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.errors import ReadingError
from validator.reading.decoding import decode

TEXT = "VZCZCXYZ\r\nPP RUEHC\nSUBJECT: Réunion “élargie”\r1. (C) Text.\x0c\n"


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("utf-8", TEXT.encode()),
        ("utf-8-sig", codecs.BOM_UTF8 + TEXT.encode()),
        ("utf-16", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")),
        ("utf-16", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")),
        ("utf-32", codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le")),
        ("utf-32", codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be")),
    ],
)
def test_a_declared_or_valid_encoding_is_read_without_a_note(expected: str, data: bytes) -> None:
    """Nothing is guessed, every character is kept, and the byte order mark is no part of the text."""
    decoded = decode(data, "one.txt")
    assert (expected, TEXT, ()) == (decoded.encoding, decoded.text, decoded.notes)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_nul_bytes(encoding: str) -> None:
    """Old exports of Windows programs lack the mark; the note says that the encoding was inferred."""
    decoded = decode(TEXT.encode(encoding), "one.txt")
    assert (encoding, TEXT) == (decoded.encoding, decoded.text)
    assert decoded.notes == (
        f"The encoding is taken for {encoding.upper()} because of its NUL bytes; the file has no byte order mark.",
    )


def test_anything_else_is_read_as_windows_text_with_a_note() -> None:
    """Code page 1252 is a guess, so the note says so and names the byte that is not UTF-8."""
    decoded = decode(TEXT.encode("cp1252"), "one.txt")
    assert (decoded.encoding, decoded.text) == ("cp1252", TEXT)
    assert decoded.notes == (
        "The encoding is guessed: the file is not UTF-8 (byte E9 in line 3) and was read as Windows code page 1252.",
    )


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("is empty", b""),
        ("is empty but for white space", b" \r\n\t\n"),
        ("is empty but for white space", codecs.BOM_UTF8),
        ("is empty but for white space", codecs.BOM_UTF16_LE + "\n".encode("utf-16-le")),
        ("is a file of the format PDF, not a text", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"),
        ("is a file of the format ZIP (as DOCX, XLSX and ODT files are), not a text", b"PK\x03\x04\x14\x00"),
        ("is a file of the format ZIP, not a text", b"PK\x05\x06" + b"\0" * 18),
        ("is a file of the format PNG, not a text", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("is a file of the format OLE (as old DOC and MSG files are), not a text", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("is a file of the format RTF, not a text", b"{\\rtf1\\ansi SECRET}"),
        ("is not a text: it is full of NUL bytes", b"SECRET\0\0\0\0\0\0\0" * 9),
        ("is not a text: it is full of NUL bytes", "SECRET".encode("utf-32-le")),
        ("is not a text: it is full of NUL bytes", b"\0" * 512),
        ("is not a text: it is full of NUL bytes", "\x01\x02\x03\x04".encode("utf-16-le") * 9),
        ("is not a text: it is full of NUL bytes", "ab".encode("utf-16-le") * 9 + b"\x01\xdc"),
        ("is not a text: it is full of control characters", bytes(range(1, 256)) * 3),
        ("has the byte order mark of UTF-8, but is no UTF-8 at byte 9", codecs.BOM_UTF8 + b"caf\xc3\xa9\xe9 x"),
        ("has the byte order mark of UTF-16, but is no UTF-16 at byte 5", codecs.BOM_UTF16_LE + b"a\0b"),
        (
            "is neither UTF-8 (byte E9 in line 1) nor Windows code page 1252 (byte 9D in line 2)",
            b"Caf\xe9 one\n\x9d two",
        ),
    ],
)
def test_what_is_no_text_is_refused(expected: str, data: bytes) -> None:
    """The reason says what the file is instead, in words that tell what to do."""
    with pytest.raises(ReadingError) as caught:
        decode(data, "one.bin")
    assert ("one.bin", expected) == (caught.value.source, caught.value.reason)


def test_a_few_control_characters_do_not_make_a_text_binary() -> None:
    """Teletype control characters and padding stand in real transmissions; they are kept."""
    text = "\x01\x02ZCZC\x03 " + "1. THE MINISTER SAID NOTHING. " * 10 + "\x00\x00"
    assert text == decode(text.encode(), "one.txt").text


def test_a_text_may_begin_with_the_letters_of_a_mark_of_another_format() -> None:
    """MZ, BM and PAR1 begin programs, pictures and tables, but ordinary words too."""
    for text in ("MZ. Text", "BM TO EA", "PAR1. (C) Text", "PK and others", "II. Text", "GIF"):
        assert text == decode(text.encode(), "one.txt").text


@given(st.binary(max_size=200))
def test_whatever_is_read_can_be_read_again_by_its_encoding(data: bytes) -> None:
    """The encoding named is the one that gives the text, for any bytes; and nothing but a reading error is raised."""
    try:
        decoded = decode(data, "any")
    except ReadingError:
        return
    assert data.decode(decoded.encoding) == decoded.text


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(lambda text: text.strip()),
    st.sampled_from(["\n", "\r", "\r\n"]),
)
def test_every_character_of_utf_8_is_kept(text: str, line_end: str) -> None:
    """Line ends, combining characters and characters beyond the basic plane come through as they are."""
    text = f"A{text}{line_end}"
    assert text == decode(text.encode(), "any").text
