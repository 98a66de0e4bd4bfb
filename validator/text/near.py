"""How near two words are: for words that transmission or transcription damaged."""

from __future__ import annotations


def distance(word: str, other: str, limit: int) -> int:
    """Gives how many letters must be put in, left out, changed, or exchanged with their neighbour.

    Args:
        word: One word.
        other: The other word.
        limit: The largest distance that is of interest.

    Returns:
        The distance, or ``limit + 1`` where it is larger.
    """
    if abs(len(word) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(word, 1):
        this = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, this[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 < column and letter == other[column - 2] and word[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            this.append(cost)
        if min(this) > limit:
            return limit + 1
        before, last = last, this
    return min(last[-1], limit + 1)
