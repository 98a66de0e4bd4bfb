"""What a hook run imports: every module named here is paid for by every commit of every user."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CABLE = ROOT / "rules" / "base-documents" / "cable-2008-confidential.txt"

HEAVY = {
    "ast", "asyncio", "concurrent", "contextlib", "csv", "ctypes", "dataclasses", "decimal", "difflib", "email",
    "glob", "hashlib", "html", "http", "inspect", "json", "logging", "multiprocessing", "pathlib", "pickle",
    "platform", "queue", "random", "shutil", "socket", "sqlite3", "statistics", "subprocess", "tempfile",
    "textwrap", "threading", "tokenize", "tomllib", "typing", "unittest", "urllib", "uuid", "weakref", "xml",
    "zipfile",
}  # fmt: skip
"""Modules of the standard library that a hook run has no need of."""

ALLOWED = {
    "bundled", "cache_folder", "cli", "cli.check", "cli.configured", "cli.exit_codes", "cli.judging", "cli.lists",
    "cli.main", "cli.output", "cli.parser", "cli.progress", "cli.rendering", "cli.settling", "cli.shared",
    "cli.telling", "cli.working", "configuration", "configuration.settling", "dates", "digests", "documents",
    "errors", "evaluation", "knowledge", "lazy", "light", "light.compiled", "markings", "maturity",
    "maturity.downgrading", "maturity.old_records", "maturity.schedules", "maturity.value", "near_match",
    "own_files", "parsing", "patterns", "pipeline", "plan", "reading", "reading.decoding", "reading.discovery",
    "reading.globs", "reading.options", "reading.outcome", "reports", "reports.excerpt", "reports.fingerprint",
    "reports.formats", "reports.judged", "reports.report", "reports.spool", "reports.tally", "reports.text",
    "reports.wording", "ruleset", "ruleset.adjusting", "ruleset.expression", "ruleset.expression.runtime",
    "ruleset.judges", "ruleset.loading", "ruleset.lowering", "ruleset.naming", "ruleset.rules", "ruleset.shipped",
    "ruleset.store", "ruleset.stored_form", "stamps", "run", "text",
}  # fmt: skip
"""Our own modules that a hook run on a cable may load, besides those of the packages below."""

WHOLE = ("dates.", "documents.", "markings.", "parsing.", "text.")
"""Packages that may be loaded whole, but for what is named here."""

OTHERS = {"parsing.asides", "parsing.email", "parsing.memorandum", "parsing.plain"}
"""Modules of these packages that only other kinds of document need."""

DATA = {
    "authority_words", "blocks", "checks", "citations", "discrepancy", "duration", "face", "forms", "handling",
    "instruction_words", "layout_words", "level", "order", "orders", "places", "reference_words", "rows", "vocabulary",
}  # fmt: skip
"""Modules of the knowledge that hold values; all others there read files."""

CODE = """
import sys
before = set(sys.modules)
from validator.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*(set(sys.modules) - before), file=sys.stderr)
"""


def loaded(cache: Path, *words: str) -> set[str]:
    """Runs a command line in a process of its own and gives the modules that it loaded, without those of coverage."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-c", CODE, *words],
        cwd=ROOT,
        env={**environment, "DECLASS_CACHE_DIR": str(cache)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stderr.split())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that a run has left: the rule set is stored, and the result of the cable."""
    folder = tmp_path_factory.mktemp("cache")
    folder.chmod(0o700)
    assert "yaml" in loaded(folder, "check", "--as-of", "2010-01-01", str(CABLE))
    return folder


@pytest.fixture(scope="module")
def hook(cache: Path) -> set[str]:
    """The modules of a hook run that finds its rule set stored, and keeps no results."""
    return loaded(cache, "check", "--no-cache", "--as-of", "2010-01-01", str(CABLE))


def ours(modules: set[str]) -> set[str]:
    """Gives our own modules without the name of the package."""
    return {name.removeprefix("validator.") for name in modules if name.startswith("validator.")}


def test_a_hook_run_loads_no_library(hook: set[str]) -> None:
    """Neither attrs nor PyYAML, jsonschema, pendulum, rich or jinja2: nothing but Python's own and ours."""
    assert set() == {name.split(".")[0] for name in hook} - sys.stdlib_module_names - {"validator"}


def test_a_hook_run_loads_little_of_the_standard_library(hook: set[str]) -> None:
    """What is imported for rare cases is imported in those."""
    assert set() == HEAVY & {name.split(".")[0] for name in hook}
    assert "importlib.resources" not in hook


def test_a_hook_run_loads_our_modules_that_it_needs_and_no_others(hook: set[str]) -> None:
    """No loader, no compiler of rules, no other format, no parser of other kinds."""
    found = {name for name in ours(hook) if not name.startswith(WHOLE) or name in OTHERS}
    assert set() == found - ALLOWED - {f"knowledge.{name}" for name in DATA}


def test_a_result_that_is_known_needs_no_parser(cache: Path, hook: set[str]) -> None:
    """What it takes instead is the cache, and no other library."""
    known = loaded(cache, "check", "--as-of", "2010-01-01", str(CABLE))
    assert set() == {name for name in ours(known) if name.startswith(("parsing", "markings", "evaluation"))}
    assert {"cache", "known_results"} == ours(known) - ours(hook)
    assert {"json", "sqlite3"} == HEAVY & {name.split(".")[0] for name in known - hook}


def test_another_kind_of_document_loads_its_parser(tmp_path: Path) -> None:
    """The modules that a cable does not need are there when they are needed."""
    memorandum = ROOT / "tests" / "clean" / "memorandum-2014-unclassified.txt"
    assert {"parsing.memorandum", "parsing.plain"} <= ours(loaded(tmp_path / "cache", "check", str(memorandum)))


def test_help_loads_next_to_nothing(tmp_path: Path) -> None:
    """Help of the program itself comes without any of its parts."""
    expected = {"cli", "cli.exit_codes", "cli.main", "cli.output", "cli.parser", "errors", "light", "near_match"}
    assert expected == ours(loaded(tmp_path, "--help"))
