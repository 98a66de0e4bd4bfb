"""``declass verify``: says whether documents are still those that a report judged."""

from __future__ import annotations

import argparse
import posixpath
from collections.abc import Sequence
from pathlib import Path

from validator.cli.configured import add_configuration_options, configured
from validator.cli.exit_codes import ExitCode
from validator.cli.lists import add_list_options
from validator.cli.output import CHECKSUM_SUFFIX, put_out
from validator.cli.parser import Parser
from validator.cli.saved import read_bytes, text_of
from validator.cli.shared import add_field_options, readings
from validator.cli.telling import add_telling_options
from validator.digests import sha256_of
from validator.reading import STANDARD_INPUT, ReadDocument, Unread
from validator.reports.reading import report_from_json
from validator.reports.report import Report
from validator.reports.verification import STATES, STILL, Present, Verified
from validator.reports.verification import verify as hold
from validator.reports.wording import number, one_line, visible, where
from validator.scope import is_within

_EPILOG = """\
examples:
  declass verify report.json               the documents where the report says they are
  declass verify report.json cables/       those of a folder, wherever they were judged
  git ls-files -z | declass verify report.json --null --files-from -

If REPORT.sha256 is there, as check --checksum writes it, the report itself is held against it first.
"""


def verify(arguments: Sequence[str]) -> int:
    """Runs ``declass verify`` and gives its exit code."""
    parser = Parser(
        prog="declass verify",
        description="Says whether documents are still, byte for byte, those that a report judged.",
        epilog=_EPILOG + "\nstates:\n" + "".join(f"  {name:<10}  {means}\n" for name, means in STATES.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("report", metavar="REPORT", help="a JSON report")
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders, globs, @FILE for a list, or - for standard input (default: those of the report)",
    )
    add_list_options(parser)
    add_field_options(parser)
    add_telling_options(parser)
    add_configuration_options(parser)
    options = parser.parse_args(arguments)
    how = configured(options).reading()
    data = read_bytes(options.report)
    report = report_from_json(text_of(data, options.report), options.report)
    broken = _broken_seal(options.report, data)
    options.paths = _paths(report, options.paths)
    found = hold(report, map(_present, readings(options, how)) if options.paths else [])
    lines = [*broken, *(_line(one) for one in found if one.state != "unchanged"), _counts(found)]
    put_out("".join(f"{line}\n" for line in lines))
    codes = [ExitCode.CLEAN]
    if broken or any(one.state not in STILL for one in found):
        codes.append(ExitCode.FINDINGS)
    if any(one.state == "unreadable" for one in found):
        codes.append(ExitCode.UNREADABLE)
    return max(codes)


def _broken_seal(path: str, data: bytes) -> list[str]:
    """Tells that a report is not the one of the checksum file beside it, if there is one."""
    beside = Path(path + CHECKSUM_SUFFIX)
    if path == STANDARD_INPUT or not beside.exists():
        return []
    written = read_bytes(str(beside)).removeprefix(b"\\")[:64]
    if written == sha256_of(data).encode():
        return []
    return [f"changed: {visible(path)}: the report itself is not the one of {visible(beside.name)}"]


def _paths(report: Report, named: Sequence[str]) -> list[str]:
    """Gives the paths to read: those of the user, or else those of the report.

    A path that is not there is left out if the report knows documents under it: they are missing then, which is what
    is asked. Any other is left to reading, which refuses it.
    """
    known = {posixpath.normpath(document.path) for document in report.inputs} - {STANDARD_INPUT}
    if not named:
        return [path for path in dict.fromkeys(document.path for document in report.inputs) if _is_there(path)]
    return [path for path in named if _is_there(path) or not _is_known(posixpath.normpath(path), known)]


def _is_there(path: str) -> bool:
    """Says whether something is at a path; what may not be looked at is there, and reading it tells why."""
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _is_known(path: str, known: set[str]) -> bool:
    return any(is_within(each, path) for each in known)


def _present(reading: ReadDocument | Unread) -> Present:
    if isinstance(reading, Unread):
        return Present(reading.path, reading.record, None, reading.reason)
    return Present(reading.source.path, reading.source.record, reading.source.sha256)


def _line(one: Verified) -> str:
    return f"{one.state}: {where(one)}" + (f": {one_line(one.because)}" if one.because else "")


def _counts(found: list[Verified]) -> str:
    counts = {state: sum(one.state == state for one in found) for state in STATES}
    told = ", ".join(f"{count} {state}" for state, count in counts.items() if count or state == "unchanged")
    return f"{number(len(found), 'document')}: {told}"
