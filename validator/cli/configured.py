"""What a command is to do, settled from its options and the configuration that it finds."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Callable, Iterable

from validator.cli.rendering import fail_on
from validator.cli.shared import Unsaid, day, kind_of
from validator.cli.working import number_of_jobs
from validator.configuration import find
from validator.configuration.settling import Settled, formats, reading_options, settle
from validator.errors import UsageError
from validator.light import define
from validator.own_files import CONFIGURATION
from validator.plan import Course, Plan
from validator.reading import ReadingOptions
from validator.ruleset.rules import RuleSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from validator.configuration.reading import Loaded

_KEYS = {
    "rules": "packs",
    "profile": "profile",
    "kind": "kind",
    "dated": "dated",
    "as_of": "as-of",
    "fail_on": "fail-on",
    "text_field": "documents.text-field",
    "id_field": "documents.id-field",
    "jobs": "limits.jobs",
    "cache": "cache",
    "waivers": "waivers",
    "baseline": "baseline",
    "index": "index",
    "collection": "collection",
}
"""Keys of the configuration by the option that goes before it."""


@define(frozen=True)
class Configured:
    """What holds for a run.

    Attributes:
        given: What the command line says, by key of the configuration.
        loaded: The configuration, if there is one.
        settled: What holds where no override does.
    """

    given: dict[str, Any]
    loaded: Loaded | None
    settled: Settled

    def value(self, key: str) -> Any:  # noqa: ANN401 - of many types
        """Gives the value that holds for a key where no override does."""
        return self.settled[key].value

    def held_for(self, path: str) -> Settled:
        """Gives what holds for a path."""
        if self.loaded is None:
            return self.settled
        return settle(self.given, self.loaded, self.loaded.matching(path))

    def reading(self) -> ReadingOptions:
        """Gives how inputs are found and read."""
        return reading_options(self.settled, self.loaded)

    def formats(self) -> list[str]:
        """Gives the formats that are written where the command line names none, as ``--format`` takes them."""
        return formats(self.settled)

    def collected(self, *, over_all: bool) -> tuple[bool, str | None]:
        """Says how documents are judged side by side.

        What the configuration says of a collection is meant for runs over all its documents. For a run over some of
        them only its index counts, as soon as that is there.

        Args:
            over_all: Whether the run is over everything that the configuration says is to be read.

        Returns:
            Whether the documents are the whole collection, and the file of its index.
        """
        whole = "collection" in self.given or (over_all and self.value("collection"))
        index = self.value("index") or None
        if index is not None and not whole and "index" not in self.given and not os.path.exists(index):
            return False, None
        return whole, index

    def as_of(self) -> dt.date:
        """Gives the date as of which to judge: today, in UTC, unless something else is said."""
        return self.value("as-of") or dt.datetime.now(dt.UTC).date()

    def plan(self, load: Callable[..., RuleSet]) -> Plan:
        """Makes the plan of the run.

        Args:
            load: What loads the rule set of ``packs`` under a ``profile``.

        Raises:
            UsageError: The command line names a pack or profile that there is not.
            DefinitionError: The configuration does, or a rule, family or parameter; or rule files are wrong.
        """
        if self.loaded is None:
            ruleset = load(packs=self.value("packs"), profile=self.value("profile"))
            return Plan(self.as_of(), Course(ruleset, self.value("kind"), self.value("dated")))
        from validator.configuration.planning import plan_of

        return plan_of(self.given, self.loaded, self.as_of(), load)

    def tell_unmatched(self, named: Iterable[str], judged: Iterable[str], tell: Callable[[str], None]) -> None:
        """Tells which overrides held for no document, if the run was over everything that the configuration is for.

        Args:
            named: The paths that the command line named; none if the configuration said what to read.
            judged: The paths of the documents.
            tell: Called with each of them, as one clause.
        """
        if self.loaded is None or not self.loaded.content.overrides or not _is_over_all(named, self.loaded.folder):
            return
        matched = {index for path in set(judged) for index in self.loaded.matching(path)}
        for index, override in enumerate(self.loaded.content.overrides):
            if index not in matched:
                globs = ", ".join(override.paths)
                problem = self.loaded.file.problem(
                    ("overrides", index), f"this override holds for no document: {globs}"
                )
                tell(f"note: {problem}")


def add_configuration_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say which configuration holds."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--config", metavar="FILE", help=f"configuration (default: {CONFIGURATION}, from here upwards)")
    either.add_argument("--no-config", action="store_true", help=f"take no {CONFIGURATION}, even if there is one")


def configured(options: argparse.Namespace) -> Configured:
    """Finds and reads the configuration, and lays the options over it.

    Raises:
        UsageError: An option takes no such value, or the configuration cannot be read.
        DefinitionError: The configuration is wrong.
    """
    given = _given(options)
    loaded = _load(options)
    return Configured(given, loaded, settle(given, loaded))


def require_paths(options: argparse.Namespace, run: Configured) -> None:
    """Completes the paths of a command: with those of the configuration, if the command line has none.

    Where a command can judge side by side, what the configuration says of that is laid under its options.
    """
    if "collection" in options:
        over_all = not options.paths and getattr(options, "sample", None) is None
        options.collection, options.index = run.collected(over_all=over_all)
    options.paths = options.paths or list(run.value("documents.paths"))


def _is_over_all(named: Iterable[str], folder: str) -> bool:
    """Says whether paths that were named, or none at all, mean everything in a folder."""
    whole = [os.path.abspath(path) for path in named]
    from validator.scope import is_within  # only where there are overrides

    return not whole or any(is_within(folder, path) for path in whole)


def _given(options: argparse.Namespace) -> dict[str, Any]:
    said = {name: getattr(options, name, None) for name in _KEYS}
    said["dated"] = day(said["dated"], "--dated")
    said["as_of"] = day(said["as_of"], "--as-of")
    said["jobs"] = number_of_jobs(said["jobs"])
    if getattr(options, "no_cache", False):
        said["cache"] = False
    said["collection"] = said["collection"] or None  # a switch that was not given says nothing
    said["rules"] = tuple(said["rules"] or ()) or None
    if said["kind"] is not None:
        said["kind"] = kind_of(options)
    if said["fail_on"] is not None:
        said["fail_on"] = fail_on(options)
    return {_KEYS[name]: value for name, value in said.items() if value is not None and not isinstance(value, Unsaid)}


def _load(options: argparse.Namespace) -> Loaded | None:
    if options.no_config:
        return None
    try:
        here = os.getcwd()
    except OSError as error:
        raise UsageError(f"the working directory cannot be found: {error.strerror}; try --no-config") from None
    file = options.config or find(here)
    if file is None:
        return None
    from validator.configuration.reading import load

    return load(file, here)
