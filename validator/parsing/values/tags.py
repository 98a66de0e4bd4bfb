"""The TAGS line: codes in all kinds of separation, names of persons, and what stands there and is no tag.

TAGS (Traffic Analysis by Geography and Subject, 1973 on) are an open set: a code that is in no list is kept with the
kind ``unknown``. Captions, classification words and page headers that slipped into the line are set apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from validator.documents.values import Passage, Tag
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define, field
from validator.parsing.values.glued import split_glued
from validator.parsing.values.stations import find_post, squeeze
from validator.text import Stretch

_CHUNK = lazy_pattern(r"\(([^()]{0,120}+)\)|([^\s,;()]++)")
_EDGES = "'\"`\u2019.:*|\\[]_=<>#\u00b6\u00b7\u2022!?"
_INNER = lazy_pattern(r"[^/.\-:+|&]++")
_NAME = lazy_pattern(r"[^\W\d_](?:[^\W\d_]|['\u2019`.\-](?=[^\W\d_])){1,30}\Z")
_BEHIND_NAME = lazy_pattern(r"(?:[^\W\d_]\.?|JR\.?|SR\.?|II|III|IV)\Z")
_LONG_NAME = 5
"""Letters from which on an unknown word is rather part of a name than a code."""
_SHORTEST_CONTROL = 5
"""Letters from which on a control marking is one here too; PR and FR stand for places in this line."""
_SWAPS = str.maketrans("01", "OI")
_BETWEEN_PERSONS = lazy_pattern(r"\s*;\s*|\s+AND\s+|\s*/\s*", re.IGNORECASE)
_PART_OF_PERSON = lazy_pattern(r"[^,]++")
_LONGEST_PHRASE = 4
"""Most words of a code or caption that is written with spaces (NOT FOR INTERNET DISTRIBUTION)."""


@define
class TagsLine:
    """What a TAGS line holds.

    Attributes:
        tags: The tags, in order.
        not_tags: What stands there and is no tag: captions, classification words, remains of page headers.
    """

    tags: tuple[Tag, ...]
    not_tags: tuple[Passage, ...]


@define
class _Chunk:
    """Letters between separators, or the inside of brackets.

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last.
        code: The text in upper case.
        comma: Whether a comma or semicolon stands before it.
        line: Whether a line end stands before it.
        bracketed: Whether brackets stand around it.
    """

    start: int
    end: int
    code: str
    comma: bool
    line: bool
    bracketed: bool


def read_tags(stretch: Stretch, vocabulary: Vocabulary) -> TagsLine:
    """Reads the value of a TAGS line.

    Codes that ran together (``PHUMBA``) are parted where the vocabulary allows one shortest way; names of persons keep
    their comma (``OVIP (CLINTON, HILLARY)``, ``RICE, CONDOLEEZZA``).

    Args:
        stretch: What stands behind the label, line ends included; a doubled label is passed over.
        vocabulary: The vocabularies.
    """
    chunks = list(_chunks(stretch.text))
    if chunks and stretch.text[chunks[0].end : chunks[0].end + 1] == ":" and _is_label(chunks[0].code, vocabulary):
        del chunks[0]
    reader = _Reader(stretch, vocabulary, chunks)
    reader.read()
    return TagsLine(tuple(reader.tags), tuple(reader.not_tags))


def _is_label(code: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.labels.get(code) == "tags"


def _chunks(text: str) -> Iterator[_Chunk]:
    """Cuts the line at white space, commas, semicolons and brackets."""
    last = 0
    for match in _CHUNK.finditer(text):
        between = text[last : match.start()]
        last = match.end()
        bracketed = match[1] is not None
        start, end = match.span(1 if bracketed else 2)
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        code = text[start:end].upper()
        if len(code) != end - start:  # a letter such as the German sharp s, which has no capital of one letter
            code = text[start:end]
        if any(map(str.isalnum, code)):
            yield _Chunk(start, end, code, "," in between or ";" in between, "\n" in between, bracketed)


@define
class _Reader:
    """Reads the chunks of a line from left to right; each way of reading says how many chunks it took."""

    stretch: Stretch
    vocabulary: Vocabulary
    chunks: list[_Chunk]
    tags: list[Tag] = field(factory=list)
    not_tags: list[Passage] = field(factory=list)

    def read(self) -> None:
        """Reads all chunks."""
        ways = [
            self._brackets,
            self._wrapped,
            self._known,
            self._no_tag,
            self._person,
            self._parted,
            self._swapped,
            self._unknown,
        ]
        if any(chunk.code.isdecimal() for chunk in self.chunks):
            ways.insert(1, self._page_header)
        at = 0
        while at < len(self.chunks):
            at += next(taken for way in ways if (taken := way(at)))

    def _phrases(self, at: int) -> Iterator[tuple[int, str]]:
        """Gives the phrases that begin at a chunk, parted by nothing but white space, the longest first."""
        length = 1
        while length < _LONGEST_PHRASE and not self.chunks[at].bracketed and self._joins(at + length):
            length += 1
        for size in range(length, 0, -1):
            yield size, " ".join(chunk.code for chunk in self.chunks[at : at + size])

    def _joins(self, at: int) -> bool:
        """Whether nothing but white space stands before a chunk."""
        return at < len(self.chunks) and not self.chunks[at].comma and not self.chunks[at].bracketed

    def _add(self, at: int, count: int, code: str, kind: str) -> int:
        """Adds a tag made of chunks."""
        text, span = self.stretch.take(self.chunks[at].start, self.chunks[at + count - 1].end)
        self.tags.append(Tag(text, span, code, kind))
        return count

    def _drop(self, at: int, count: int) -> int:
        """Sets chunks apart that are no tags."""
        text, span = self.stretch.take(self.chunks[at].start, self.chunks[at + count - 1].end)
        self.not_tags.append(Passage(text, span))
        return count

    def _brackets(self, at: int) -> int:
        """Reads what stands in brackets: names of persons, or a code or caption after all."""
        chunk = self.chunks[at]
        if not chunk.bracketed:
            return 0
        if not self._known(at) and not self._no_tag(at):
            start = chunk.start
            for match in [*_BETWEEN_PERSONS.finditer(chunk.code), None]:
                end = chunk.start + match.start() if match else chunk.end
                self._persons(start, end)
                start = chunk.start + match.end() if match else end
        return 1

    def _persons(self, start: int, end: int) -> None:
        """Adds the person of a stretch, or the persons where it holds two pairs of surname and given name."""
        parts = [
            (start + match.start(), start + match.end())
            for match in _PART_OF_PERSON.finditer(self.stretch.text[start:end])
        ]
        pairs = len(parts) >= 4 and len(parts) % 2 == 0
        for first, last in zip(parts[::2], parts[1::2], strict=True) if pairs else [((start, end), (start, end))]:
            text, span = self.stretch.take(first[0], last[1])
            if text:
                self.tags.append(Tag(text, span, text, "person"))

    def _page_header(self, at: int) -> int:
        """Sets apart what is left of a page header: a station and its serial, numbers, OF between them."""
        for size, phrase in self._phrases(at):
            numbers = self._numbers(at + size)
            if numbers and (phrase == "PAGE" or find_post(phrase, self.vocabulary)):
                return self._drop(at, size + numbers)
        numbers = self._numbers(at)
        return self._drop(at, numbers) if numbers else 0

    def _numbers(self, at: int) -> int:
        """Counts the chunks that are numbers, or OF behind a number."""
        size = 0
        while at + size < len(self.chunks):
            code = self.chunks[at + size].code
            if not code.replace(".", "").isdecimal() and not (size and code == "OF"):
                break
            size += 1
        return size

    def _known(self, at: int) -> int:
        """Reads a code of the vocabulary, of one word or more."""
        for size, phrase in self._phrases(at):
            kind = self.vocabulary.tags.get(phrase)
            if kind:
                return self._add(at, size, phrase, kind)
        return 0

    def _no_tag(self, at: int) -> int:
        """Sets apart captions, controls, classification words and portion symbols."""
        words = self.vocabulary
        for size, phrase in self._phrases(at):
            squeezed = squeeze(phrase)
            if (
                squeezed in words.captions
                or (squeezed in words.controls and len(squeezed) >= _SHORTEST_CONTROL)
                or squeezed in words.levels
                or squeezed in words.administrative
                or squeezed in words.administrative_symbols
                or squeezed in words.level_symbols
                or squeezed.isdecimal()
            ):
                return self._drop(at, size)
        return 0

    def _person(self, at: int) -> int:
        """Reads a name without brackets: surname, comma, given name, perhaps an initial."""
        if at + 1 == len(self.chunks):
            return 0
        surname, given = self.chunks[at], self.chunks[at + 1]
        if not given.comma or given.bracketed or not self._is_name(surname.code) or not self._is_name(given.code):
            return 0
        size = 2
        while self._joins(at + size) and _BEHIND_NAME.match(self.chunks[at + size].code):
            size += 1
        follows_word = self._joins(at + size) and self.chunks[at + size].code not in self.vocabulary.tags
        long = len(given.code) >= _LONG_NAME or len(surname.code) >= _LONG_NAME
        if follows_word or not (size > 2 or long or (self.tags and self.tags[-1].code == "OVIP")):
            return 0
        text, _ = self.stretch.take(surname.start, self.chunks[at + size - 1].end)
        return self._add(at, size, text, "person")

    def _is_name(self, code: str) -> bool:
        """Whether a word may be part of a name: letters, and no code or codes."""
        tags = self.vocabulary.tags
        return bool(_NAME.match(code)) and code not in tags and not split_glued(code, tags)

    def _parted(self, at: int) -> int:
        """Reads codes that ran together, or that a slash, hyphen or full stop parts."""
        chunk = self.chunks[at]
        tags = self.vocabulary.tags
        parts = [(chunk.start + match.start(), match[0]) for match in _INNER.finditer(chunk.code)]
        if len(parts) < 2 or not all(code in tags for _, code in parts):
            start = chunk.start
            parts = []
            for code in split_glued(chunk.code, tags):
                parts.append((start, code))
                start += len(code)
        for start, code in parts:
            text, span = self.stretch.take(start, start + len(code))
            self.tags.append(Tag(text, span, code, tags[code]))
        return int(bool(parts))

    def _wrapped(self, at: int) -> int:
        """Reads a code that a hard line end cut in two."""
        if not self._joins(at + 1) or not self.chunks[at + 1].line:
            return 0
        chunk, rest = self.chunks[at], self.chunks[at + 1]
        tags = self.vocabulary.tags
        kind = tags.get(chunk.code + rest.code)
        if kind is None or (chunk.code in tags and rest.code in tags):
            return 0
        self.stretch.repair(chunk.end, rest.start, "", "joined-word")
        return self._add(at, 2, chunk.code + rest.code, kind)

    def _swapped(self, at: int) -> int:
        """Reads a code in which a digit stands for a letter."""
        chunk = self.chunks[at]
        code = chunk.code.translate(_SWAPS)
        kind = self.vocabulary.tags.get(code)
        if kind is None:
            return 0
        for offset, (read, meant) in enumerate(zip(chunk.code, code, strict=True), chunk.start):
            if read != meant:
                self.stretch.repair(offset, offset + 1, meant, "digit-for-letter")
        return self._add(at, 1, code, kind)

    def _unknown(self, at: int) -> int:
        """Keeps what is in no list: one code, or a phrase of long words on one line, such as HUMAN RIGHTS."""
        size = 1
        while (
            size < _LONGEST_PHRASE
            and self._joins(at + size)
            and not self.chunks[at + size].line
            and not self._tells(at + size)
        ):
            size += 1
        words = [chunk.code for chunk in self.chunks[at : at + size]]
        if max(map(len, words)) < _LONG_NAME:
            del words[1:]
        return self._add(at, len(words), " ".join(words), "unknown")

    def _tells(self, at: int) -> bool:
        """Whether a chunk stands for itself: a code, codes that ran together, a caption, a number."""
        code = self.chunks[at].code
        words = self.vocabulary
        return code in words.tags or code in words.captions or code.isdecimal() or bool(split_glued(code, words.tags))
