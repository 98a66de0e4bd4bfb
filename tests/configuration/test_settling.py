"""What holds, and where it came from: defaults, file, overrides and command line over each other, key by key."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.configuration.test_reading import loaded
from validator.configuration.settling import DEFAULTS, Held, by_rule, formats, reading_options, settle
from validator.reading import DEFAULTS as READING
from validator.reading import ReadingOptions

TEXT = """\
profile = "archive"
packs = ["rules"]
waivers = "w.yaml"
cache = false
[documents]
paths = ["a", "/b"]
include = ["*.x"]
id-field = "num"
[severities]
DUR018 = "off"
duration = "note"
[parameters]
DUR018 = { tolerance = 3 }
[outputs]
json = "out/r.json"
[limits]
document-bytes = 5
[[overrides]]
paths = ["old"]
kind = "cable"
severities = { DUR018 = "error" }
[[overrides]]
paths = ["old/older"]
kind = "email"
dated = 1973-06-30
profile = "originator"
parameters = { DUR018 = { tolerance = 4 }, ORD001 = { tolerance = 5 } }
"""


def test_without_a_word_the_defaults_hold() -> None:
    """Each with its source."""
    assert settle({}, None) == {key: Held(value, "default") for key, value in DEFAULTS.items()}
    assert reading_options(settle({}, None), None) == READING


def test_the_file_goes_before_the_defaults(tmp_path: Path) -> None:
    """Every value has the line of its key; paths are as seen from the working directory."""
    (tmp_path / "below").mkdir()
    settled = settle({}, loaded(tmp_path, TEXT, below="below"))
    said = {key: (held.value, held.source) for key, held in settled.items() if held.source != "default"}
    assert said == {
        "profile": ("archive", "../declass.toml:1"),
        "packs": (("../rules",), "../declass.toml:2"),
        "waivers": ("../w.yaml", "../declass.toml:3"),
        "cache": (False, "../declass.toml:4"),
        "documents.paths": (("../a", "/b"), "../declass.toml:6"),
        "documents.include": (("*.x",), "../declass.toml:7"),
        "documents.id-field": ("num", "../declass.toml:8"),
        "severities.DUR018": ("off", "../declass.toml:10"),
        "severities.duration": ("note", "../declass.toml:11"),
        "parameters.DUR018.tolerance": (3, "../declass.toml:13"),
        "outputs.json": ("../out/r.json", "../declass.toml:15"),
        "limits.document-bytes": (5, "../declass.toml:17"),
    }
    assert settled["fail-on"] == Held("error", "default")


def test_overrides_go_before_the_file_and_the_later_wins(tmp_path: Path) -> None:
    """Key by key: what an override does not say stays."""
    settled = settle({}, loaded(tmp_path, TEXT), (0, 1))
    assert settled["kind"] == Held("email", "declass.toml:24 (override 2)")
    assert settled["dated"] == Held(dt.date(1973, 6, 30), "declass.toml:25 (override 2)")
    assert settled["severities.DUR018"] == Held("error", "declass.toml:21 (override 1)")
    assert settled["severities.duration"] == Held("note", "declass.toml:11")
    assert settled["profile"] == Held("originator", "declass.toml:26 (override 2)")
    assert by_rule(settled, "severities") == {"DUR018": "error", "duration": "note"}
    assert by_rule(settled, "parameters") == {"DUR018": {"tolerance": 4}, "ORD001": {"tolerance": 5}}
    assert settle({}, loaded(tmp_path, TEXT), (0,))["kind"] == Held("cable", "declass.toml:20 (override 1)")


def test_the_command_line_goes_before_all(tmp_path: Path) -> None:
    """But rule packs are added, because the file may name their rules."""
    given: dict[str, Any] = {"profile": "default", "kind": "memorandum", "packs": ("mine",)}
    settled = settle(given, loaded(tmp_path, TEXT), (0, 1))
    assert settled["profile"] == Held("default", "command line")
    assert settled["kind"] == Held("memorandum", "command line")
    assert settled["packs"] == Held(("rules", "mine"), "declass.toml:2, command line")
    assert settle(given, None)["packs"] == Held(("mine",), "command line")


def test_how_inputs_are_read(tmp_path: Path) -> None:
    """Globs are held against paths below the folder of the file."""
    seen = loaded(tmp_path, TEXT)
    assert reading_options(settle({"documents.text-field": "body"}, seen), seen) == ReadingOptions(
        ("*.x",), (), None, "body", "num", 5, str(tmp_path)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["text"]),
        ('outputs = { json = "r.json" }', ["text", "json=r.json"]),
        ('outputs = { json = "-", html = "r.html" }', ["json", "html=r.html"]),
        ('outputs = { text = "-" }', ["text"]),
        ('outputs = { text = "r.txt" }', ["text", "text=r.txt"]),
    ],
)
def test_text_is_printed_unless_another_format_is(text: str, expected: list[str], tmp_path: Path) -> None:
    """Nobody is left without a word on standard output."""
    assert expected == formats(settle({}, loaded(tmp_path, text)))
