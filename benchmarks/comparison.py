"""How long a collection takes: whole processes over the same texts, as ratios to a plain loop with three patterns.

    python benchmarks/comparison.py [--count 500] [--size 4096] [--install]

Compared are programs that read every file and report: yamllint (the texts as YAML, a block scalar each),
check-jsonschema (the texts as JSON, against a schema with a pattern), codespell and textlint with one rule (the texts
themselves), and ``reuse lint-file`` (whose they are). None does what declass does; the ratios say what users of such
hooks are used to wait. With ``--install`` they are installed into a folder that is thrown away; without it, those that
are on the path are run. What is not there is passed over and said so.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.generate import cables
from benchmarks.processes import Command, measured, table

BIN = Path(sys.executable).parent
TOOLS = ("yamllint", "check-jsonschema", "codespell", "reuse", "textlint")
NODE = {"textlint": "textlint-rule-no-todo"}
"""Tools that npm installs, and what else each needs."""
LOOP = """
import pathlib, re, sys
patterns = [re.compile(each, re.MULTILINE) for each in
            (r"^E\\.O\\. (\\d+): (.*)$", r"^\\d+\\. \\(([A-Z/]+)\\)", r"^(?i:Classified By): (.*)$")]
found = 0
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    text = path.read_text(encoding="utf-8")
    found += sum(len(pattern.findall(text)) for pattern in patterns)
print(found)
"""
SCHEMA = {
    "type": "object",
    "required": ["id", "text"],
    "properties": {"id": {"type": "integer"}, "text": {"type": "string", "pattern": "E\\.O\\. [0-9]{5}: "}},
}
REUSE = """\
version = 1
[[annotations]]
path = "**"
SPDX-FileCopyrightText = "nobody"
SPDX-License-Identifier = "CC0-1.0"
"""
BASE = "plain loop, three patterns"


def main() -> None:
    """Writes the texts, runs every program in turn and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=500, help="how many cables")
    parser.add_argument("--size", type=int, default=4096, help="characters of each")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--program", type=Path, default=BIN / "declass", help="the declass to measure")
    parser.add_argument("--install", action="store_true", help="install the other programs, to be thrown away")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _write(place, cables(options.count, options.size))
        tools = _installed(place / "environment") if options.install else {name: shutil.which(name) for name in TOOLS}
        declass = [options.program, "check", "--as-of", "2026-11-23", "--fail-on", "never", place / "txt"]
        commands: dict[str, Command] = {
            BASE: [sys.executable, "-c", LOOP, place / "txt"],
            "declass check": declass,
            "declass check --format json": [*declass, "--format", "json"],
        }
        for name, program in tools.items():
            if program is None:
                print(f"passed over, for it is not installed: {name}")
                continue
            commands[name] = [program, *_arguments(name, place)]
        print(f"{options.count} texts of {options.size} characters and a few more")
        print(table(measured(commands, options.runs), BASE))


def _write(place: Path, texts: Iterable[str]) -> None:
    """Writes the texts in the three forms that the programs take, and what these need besides."""
    for form in ("txt", "yaml", "json"):
        (place / form).mkdir()
    (place / "schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    (place / "REUSE.toml").write_text(REUSE, encoding="utf-8")
    (place / "LICENSES").mkdir()
    (place / "LICENSES" / "CC0-1.0.txt").touch()
    for number, text in enumerate(texts):
        name = f"{number:06}"
        block = "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())
        (place / "txt" / f"{name}.txt").write_text(text, encoding="utf-8")
        (place / "yaml" / f"{name}.yaml").write_text(f"id: {number}\ntext: |\n{block}", encoding="utf-8")
        (place / "json" / f"{name}.json").write_text(json.dumps({"id": number, "text": text}), encoding="utf-8")


def _installed(environment: Path) -> dict[str, str | None]:
    """Installs the programs, each where that works."""
    venv.create(environment, with_pip=True)
    found: dict[str, str | None] = {}
    for name in TOOLS:
        place = environment / "node_modules" / ".bin" if name in NODE else environment / "bin"
        install: Command = [environment / "bin" / "pip", "install", "--quiet", name]
        if name in NODE:
            install = [shutil.which("npm") or "npm", "install", "--silent", "--prefix", environment, name, NODE[name]]
        try:
            subprocess.run(install, check=True, capture_output=True)
            found[name] = str(place / name)
        except (OSError, subprocess.CalledProcessError):
            found[name] = None
    return found


def _arguments(name: str, place: Path) -> list[str | Path]:
    """Gives the arguments with which a program reads all texts and does not fail for what it finds."""
    arguments: dict[str, list[str | Path]] = {
        "yamllint": ["-d", "{extends: default, rules: {document-start: disable}}", place / "yaml"],
        "check-jsonschema": ["--schemafile", place / "schema.json", *sorted((place / "json").iterdir())],
        "codespell": [place / "txt"],
        "reuse": ["--root", place, "lint-file", "--quiet", *sorted((place / "txt").iterdir())],
        "textlint": ["--rule", "no-todo", place / "txt"],
    }
    return arguments[name]


if __name__ == "__main__":
    main()
