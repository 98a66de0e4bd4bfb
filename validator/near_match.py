"""The near match in an error message."""

from __future__ import annotations

from collections.abc import Iterable


def near_match(word: str, words: Iterable[object]) -> str:
    """Gives ``; did you mean 'x'?`` for the word that comes nearest, whatever the case, or nothing where none is near.

    Args:
        word: What was written.
        words: What could have been meant.
    """
    from difflib import get_close_matches  # only where something is wrong

    known = {str(one).casefold(): str(one) for one in words}
    found = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    return f"; did you mean {known[found[0]]!r}?" if found else ""
