"""Portion markings: ``(C)``, ``(S/NF)``, ``(C/REL LIBYA)``, ``(U//FOUO)``, ``C - ENTIRE TEXT``.

State telegrams write one slash or a hyphen between level and control, and names of countries; the register of the
intelligence community writes two slashes. Both are read. A level that cannot be read is None, never UNCLASSIFIED.
"""

from __future__ import annotations

from validator.knowledge.level import Level
from validator.knowledge.vocabulary import Vocabulary
from validator.lazy import lazy_pattern
from validator.light import define
from validator.markings.lookups import Head, Lookups, lookups_of, squeeze
from validator.markings.tails import Tail, Word, longest, read_tail, words_of

_OPENING = "([{"
_CLOSING = lazy_pattern(r"[()\[\]{}]")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_LONGEST = 120
"""Characters beyond which a bracket holds no marking."""
_BEHIND = lazy_pattern(r"[.\s]{0,2}+[-\u2013:]?\s{0,2}+")
_LOST_CLOSING = lazy_pattern(r"([(\[])\s?([A-Za-z]{1,3}(?:[/-]{1,2}[A-Za-z]{1,6})?)(?=[\s.:]|$)")
_LOST_OPENING = lazy_pattern(r"()([A-Za-z]{1,3}(?:[/-]{1,2}[A-Za-z]{1,6})?)(?=[)\]])")
_LINE = lazy_pattern(r"[^\n]{0,60}(?:\n[^\n]{0,20})?")
_SYMBOL = lazy_pattern(r"[A-Z]{1,4}")
_OWNER = lazy_pattern(r"[A-Z]{2,4}")
_MOST_UNKNOWN = 2
_MOST_OWNERS = 8

Repair = tuple[int, int, str, str]
"""Offsets of what is replaced, what it is replaced by, and the kind of repair."""


@define
class PortionMarking:
    """A portion marking as read.

    Attributes:
        end: Offset behind it.
        level: The level; None where the symbol names none that is known.
        controls: Ids of controls and administrative controls.
        unknown: Parts that no vocabulary has.
        entire_text: Whether it says that it covers the entire text.
        released_to: Countries of a list.
        repairs: Repairs.
    """

    end: int
    level: Level | None
    controls: tuple[str, ...]
    unknown: tuple[str, ...]
    entire_text: bool = False
    released_to: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()


def read_marking(text: str, at: int, vocabulary: Vocabulary, *, lost_bracket: bool = False) -> PortionMarking | None:
    """Reads a portion marking.

    Args:
        text: The text.
        at: Offset at which the marking begins.
        vocabulary: The vocabularies.
        lost_bracket: Whether one of the two brackets may be missing, as after the number of a paragraph.

    Returns:
        The marking; None where what stands there is none. A short unknown symbol in brackets is a marking whose level
        is not known.
    """
    lookups = lookups_of(vocabulary)
    read = _bracketed if text[at : at + 1] in _PAIRS else _blanket_statement
    found = read(text, at, lookups)
    if found is None and lost_bracket:
        found = _half_bracketed(text, at, lookups)
    return found


def _bracketed(text: str, at: int, lookups: Lookups) -> PortionMarking | None:
    closing = _CLOSING.search(text, at + 1, at + _LONGEST)
    if closing is None or closing[0] in _OPENING:
        return None
    marking = _inside(text, at + 1, closing.start(), lookups)
    if marking is None:
        return None
    marking.end = closing.end()
    if closing[0] != _PAIRS[text[at]]:
        marking.repairs = ((closing.start(), closing.end(), _PAIRS[text[at]], "bracket"),)
    if not marking.entire_text:
        _entire_text_behind(text, marking, lookups)
    return marking


def _entire_text_behind(text: str, marking: PortionMarking, lookups: Lookups) -> None:
    """Reads ``ENTIRE TEXT`` behind the bracket: ``(S) ENTIRE TEXT``, ``(C) (ENTIRE TEXT)``."""
    gap = _BEHIND.match(text, marking.end)
    start = gap.end() if gap else marking.end
    closing = _PAIRS.get(text[start : start + 1], "")
    start += len(closing)
    words = words_of(text, start, min(start + 20, len(text)))
    run = _blanket(words, 0, lookups)
    if run and words[0].start == start and text.startswith(closing, words[run - 1].end):
        marking.end = words[run - 1].end + len(closing)
        marking.entire_text = True


def _half_bracketed(text: str, at: int, lookups: Lookups) -> PortionMarking | None:
    for pattern, replacement in ((_LOST_CLOSING, "{})"), (_LOST_OPENING, "({}")):
        match = pattern.match(text, at)
        if match is None:
            continue
        marking = _inside(text, *match.span(2), lookups)
        if marking is None or marking.level is None or marking.unknown:
            return None
        side = match.end(2) - 1 if match[1] else match.start(2)
        marking.end = match.end(2) if match[1] else match.end(2) + 1
        marking.repairs = ((side, side + 1, replacement.format(text[side]), "bracket"),)
        return marking
    return None


def _blanket_statement(text: str, at: int, lookups: Lookups) -> PortionMarking | None:
    """Reads a marking without brackets, which only the words ENTIRE TEXT make one."""
    line = _LINE.match(text, at)
    if line is None or not line[0][:1].isalpha():
        return None
    squeezed = squeeze(line[0])
    if not any(blanket in squeezed for blanket in lookups.blanket):
        return None
    words = words_of(text, at, line.end())[:8]
    for index in range(len(words)):
        run = _blanket(words, index, lookups)
        if run is None:
            continue
        before, after = words[:index], words[run:]
        if before and before[0].text not in lookups.blanket_sentence:
            end, said = words[run - 1].end, before
        else:
            said = _level_behind(after, lookups)
            end = said[-1].end if said else 0
        marking = _of_words(said, lookups) if said else None
        if marking is None or marking.level is None or marking.unknown:
            return None
        marking.end = end
        marking.entire_text = True
        return marking
    return None


def _level_behind(words: list[Word], lookups: Lookups) -> list[Word]:
    """Gives the words of the level in ``ENTIRE TEXT IS CONFIDENTIAL``."""
    at = 0
    while at < len(words) and words[at].text in lookups.blanket_sentence:
        at += 1
    found = longest(words, at, lookups.portion)
    return words[at : found[1]] if found else []


def _blanket(words: list[Word], at: int, lookups: Lookups) -> int | None:
    """Gives the index behind the words ENTIRE TEXT; None where they do not stand there."""
    run = ""
    for index in range(at, min(at + 2, len(words))):
        run += words[index].text
        if run in lookups.blanket:
            return index + 1
    return None


def _inside(text: str, start: int, end: int, lookups: Lookups) -> PortionMarking | None:
    """Reads what stands between brackets."""
    words = words_of(text, start, end)
    for index in range(len(words)):
        run = _blanket(words, index, lookups)
        if run:
            marking = _of_words(words[:index] or words[run:], lookups)
            if marking:
                marking.entire_text = True
            return marking
    if not words:
        return None
    return _foreign(words, lookups) if words[0].before == "//" else _of_words(words, lookups)


def _of_words(words: list[Word], lookups: Lookups) -> PortionMarking | None:
    """Reads words that are to be a marking as a whole."""
    if not words:
        return None
    head, at = _head(words, lookups)
    if head is None:
        return _allied(words, lookups) or _without_level(words, lookups)
    level, controls = head
    tail = read_tail(words, at, lookups)
    return _marking(level, controls, tail) if _plausible(words, at, tail) else None


def _head(words: list[Word], lookups: Lookups) -> tuple[Head | None, int]:
    """Finds the level or administrative word in front; gives the index behind it."""
    found = longest(words, 0, lookups.portion)
    wider = longest(words, 0, lookups.administrative, across=" -//")
    if wider and (found is None or wider[1] > found[1]):
        return wider
    if found:
        return found
    first = words[0].text
    for length in (2, 1):  # (SNF): the sign between them was lost
        level = lookups.symbols.get(first[:length])
        control = lookups.controls.get(first[length:])
        if level is not None and control in lookups.dissemination and len(first) > length + 1:
            return (level, (control,)), 1
    return None, 0


def _plausible(words: list[Word], at: int, tail: Tail) -> bool:
    """Whether what nobody knows behind the level may be a control; else the bracket holds words of the text."""
    if not tail.unknown:
        return True
    return (
        len(tail.unknown) <= _MOST_UNKNOWN
        and all(word.isupper() and word[0].isalpha() for word in tail.unknown)
        and words[at].before != ""
    )


def _without_level(words: list[Word], lookups: Lookups) -> PortionMarking | None:
    """Reads controls that stand alone, or a symbol that nobody knows."""
    symbol = words[0].raw
    tail = read_tail(words, 0, lookups)
    if len(symbol) > 1 and not tail.unknown and lookups.alone.issuperset(tail.controls):
        return _marking(None, (), tail)
    if not _SYMBOL.fullmatch(symbol) or (len(words) > 1 and words[1].before == ""):
        return None
    tail = read_tail(words, 1, lookups)
    if not _plausible(words, 1, tail):
        return None
    tail.unknown.insert(0, symbol)
    return _marking(None, (), tail)


def _foreign(words: list[Word], lookups: Lookups) -> PortionMarking | None:
    """Reads a marking that begins with two slashes: of NATO, of another owner, or joint."""
    found = longest(words, 0, lookups.portion)
    if found and found[0][1]:
        tail = read_tail(words, found[1], lookups)
        return _marking(found[0][0], found[0][1], tail)
    for index, word in enumerate(words[:_MOST_OWNERS]):
        if index and word.before == "//":
            break
        level = lookups.symbols.get(word.text)
        if level is not None:
            return _owned(words, index, level, lookups)
    return None


def _owned(words: list[Word], index: int, level: Level, lookups: Lookups) -> PortionMarking:
    """Reads a marking whose owners stand around its level; ``words[index]`` is the level."""
    first = lookups.controls.get(words[0].text)
    owner = first if first in lookups.owners else lookups.foreign_government
    at = index + 1
    while at < len(words) and words[at].before != "//":
        at += 1
    tail = read_tail(words, at, lookups)
    return _marking(level, (owner,), tail)


def _allied(words: list[Word], lookups: Lookups) -> PortionMarking | None:
    """Reads the older style ``(NATO-S)``, ``(UK-C)``."""
    if len(words) < 2 or words[1].before != "-" or not _OWNER.fullmatch(words[0].text):
        return None
    level = lookups.symbols.get(words[1].text)
    if level is None:
        return None
    known = lookups.portion.get(words[0].text + squeeze(level.title))
    controls = known[1] if known else (lookups.foreign_government,)
    return _marking(level, controls, read_tail(words, 2, lookups))


def _marking(level: Level | None, controls: tuple[str, ...], tail: Tail) -> PortionMarking:
    more = tuple(name for name in tail.controls if name not in controls)
    return PortionMarking(0, level, controls + more, tuple(tail.unknown), released_to=tuple(tail.released_to))
