"""Saved reports as commands read them."""

from __future__ import annotations

import sys
from pathlib import Path

from validator.errors import DefinitionError, Problem, UsageError
from validator.reading import STANDARD_INPUT
from validator.reports.reading import report_from_json
from validator.reports.report import Report


def read_report(path: str) -> Report:
    """Reads a JSON report from a file, or from standard input where the path is ``-``.

    Raises:
        UsageError: There is no such file, or it cannot be read.
        DefinitionError: It is not a report.
    """
    return report_from_json(text_of(read_bytes(path), path), path)


def read_bytes(path: str, what: str = "report") -> bytes:
    """Reads a file, or standard input where the path is ``-``.

    Args:
        path: The file.
        what: What it holds, for the error.

    Raises:
        UsageError: It cannot be read.
    """
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"the {what} {path} cannot be read: {error.strerror}") from None


def text_of(data: bytes, path: str) -> str:
    """Decodes a report or a sample.

    Raises:
        DefinitionError: It is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DefinitionError([Problem(path, 0, 0, f"is not UTF-8 at byte {error.start + 1}")]) from None
