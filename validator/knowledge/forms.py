"""The spellings of a word in a vocabulary."""

from typing import Annotated

from validator.knowledge.checks import Matching

Forms = tuple[Annotated[str, Matching(r"(?s).*[A-Za-z0-9].*", "a form with a letter or digit in it")], ...]
"""Spellings of a word. What counts of them is their letters and digits, so there must be some."""
