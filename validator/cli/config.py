"""``declass config``: says what holds, for a run or for a path, and where each value came from."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from validator.cli.configured import Configured, add_configuration_options, configured
from validator.cli.exit_codes import ExitCode
from validator.cli.output import put_out, read_target
from validator.cli.parser import Parser
from validator.cli.rendering import add_fail_on
from validator.cli.shared import add_document_options, add_rule_options
from validator.configuration.settling import Settled
from validator.own_files import CONFIGURATION
from validator.reports.wording import visible
from validator.ruleset.loading import load_ruleset

_FORMATS = ("text", "json")

_EPILOG = """\
examples:
  declass config show                        what holds for a run, and where each value came from
  declass config show old/08LIMA77.txt       what holds for one document, with its overrides
  declass config show --profile archive a.txt    what would hold with these options
  declass config show --format json a.txt    the same for programs
"""


def config(arguments: Sequence[str]) -> int:
    """Runs ``declass config`` and gives its exit code."""
    parser = Parser(
        prog="declass config",
        description=f"Says what holds by {CONFIGURATION}, its overrides and the command line. Nothing is judged.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    showing = commands.add_parser(
        "show",
        help="what holds, for a run or for a path, and where it came from",
        prog="declass config show",
        description="Says what holds for a run, or for a document, and where each value came from.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    showing.add_argument("path", nargs="?", metavar="PATH", help="a document, whether or not it is there")
    add_document_options(showing)
    add_rule_options(showing)
    showing.add_argument("--as-of", metavar="DATE", help="judge as of this date (YYYY-MM-DD; default: today, UTC)")
    add_fail_on(showing)
    add_configuration_options(showing)
    showing.add_argument("--format", default="text", metavar="FORMAT", help=f"{', '.join(_FORMATS)} (default: text)")
    options = parser.parse_args(arguments)
    form = read_target(options.format, _FORMATS).format
    run = configured(options)
    run.plan(load_ruleset)  # finds every name that does not exist
    path: str | None = options.path
    settled = run.settled if path is None else run.held_for(path)
    put_out(_as_text(run, path, settled) if form == "text" else _as_json(run, path, settled))
    return ExitCode.CLEAN


def _overrides(run: Configured, path: str | None) -> list[int]:
    """Gives the numbers of the overrides that hold for a path, counted from 1."""
    return [] if run.loaded is None or path is None else [index + 1 for index in run.loaded.matching(path)]


def _as_text(run: Configured, path: str | None, settled: Settled) -> str:
    if run.loaded is None:
        lines = [f"no configuration: no {CONFIGURATION} from here upwards"]
    else:
        lines = [f"configuration {visible(run.loaded.file.name)}, SHA-256 {run.loaded.digest}"]
    if path is not None:
        numbers = _overrides(run, path)
        held = f"override {', '.join(map(str, numbers))}" if numbers else "no override"
        lines.append(f"{visible(path)}: {held}")
    rows = [(key, _shown(held.value), held.source) for key, held in settled.items()]
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    lines += ["", *(f"{key:<{first}}  {value:<{second}}  {source}" for key, value, source in rows)]
    return "".join(f"{visible(line)}\n" for line in lines)


def _as_json(run: Configured, path: str | None, settled: Settled) -> str:
    loaded = run.loaded
    data = {
        "configuration": None if loaded is None else {"path": loaded.file.name, "sha256": loaded.digest},
        "path": path,
        "overrides": _overrides(run, path),
        "values": {key: {"value": _plain(held.value), "source": held.source} for key, held in settled.items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:  # noqa: ANN401 - of many types
    return value.isoformat() if isinstance(value, dt.date) else value


def _shown(value: Any) -> str:  # noqa: ANN401 - as above
    return "not said" if value is None else json.dumps(_plain(value), ensure_ascii=False)
