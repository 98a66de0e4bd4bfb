"""From text to the document model: what kind of document it is, and what it says."""

from __future__ import annotations

from validator.parsing.dispatch import parse
from validator.parsing.recognition import recognise

__all__ = ["parse", "recognise"]
