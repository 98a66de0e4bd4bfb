"""Codes that ran together on a TAGS line, parted by the vocabulary."""

from __future__ import annotations

from operator import itemgetter

_SHORTEST = 6
"""Letters from which on a word may be codes run together; a word of four is rather a code that is in no list."""
_LONGEST = 200
_CODE_LENGTHS = range(2, 9)
_MAIN_KINDS = frozenset({"subject", "program"})
_PLAIN_KINDS = _MAIN_KINDS | {"geographic"}
_ALL_KINDS = _PLAIN_KINDS | {"organisation"}


def split_glued(word: str, tags: dict[str, str]) -> tuple[str, ...]:
    """Parts codes that ran together.

    Args:
        word: The word in upper case.
        tags: Known codes to their kind.

    Returns:
        The codes, if there is one way to part the word into the fewest known codes, a subject or program among them;
        otherwise nothing. Organisations are thought of only where that makes the codes fewer.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return ()
    _, codes = min((_shortest_split(word, tags, kinds) for kinds in (_PLAIN_KINDS, _ALL_KINDS)), key=itemgetter(0))
    return codes if any(tags[code] in _MAIN_KINDS for code in codes) else ()


def _shortest_split(word: str, tags: dict[str, str], kinds: frozenset[str]) -> tuple[int, tuple[str, ...]]:
    """Gives the length of the shortest split, and the split itself where there is just one, by dynamic programming."""
    size = len(word)
    fewest = [0] + [size] * size  # a split into as many codes as letters there cannot be
    ways = [1] + [0] * size
    last = [""] * (size + 1)
    for end in range(2, size + 1):
        for length in _CODE_LENGTHS:
            start = end - length
            if start < 0:
                break
            code = word[start:end]
            if not ways[start] or tags.get(code) not in kinds:
                continue
            count = fewest[start] + 1
            if count < fewest[end]:
                fewest[end], ways[end], last[end] = count, ways[start], code
            elif count == fewest[end]:
                ways[end] += ways[start]
    codes: list[str] = []
    end = size if ways[size] == 1 else 0
    while end:
        codes.append(last[end])
        end -= len(last[end])
    return fewest[size], tuple(reversed(codes))
