"""From text to the document model: what kind of document it is, and what it says."""

from validator.parsing.dispatch import parse

__all__ = ["parse"]
