"""The near match in an error message."""

from collections.abc import Iterable


def near_match(word: str, words: Iterable[object]) -> str:
    """Gives ``; did you mean 'x'?`` for the word that comes nearest, or nothing where none is near.

    Args:
        word: What was written.
        words: What could have been meant.
    """
    from difflib import get_close_matches  # only where something is wrong

    found = get_close_matches(word, [str(known) for known in words], n=1, cutoff=0.6)
    return f"; did you mean {found[0]!r}?" if found else ""
