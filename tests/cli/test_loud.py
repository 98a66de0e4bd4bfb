"""The loud matrix: whatever can be wrong is told in whole, with the promised exit code, and the rest is judged.

Every case is a real process in a folder of its own, so that a path in a message is just what was typed. A new case is
an entry in the table of what it is about (``loud_inputs``, ``loud_rules``), and a new table a name in ``CASES``.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.loud import Case, lay_out
from tests.cli.loud_inputs import CONTENTS, PATHS
from tests.cli.loud_rules import OUTPUTS, RULES, USAGE

CASES = {**RULES, **PATHS, **CONTENTS, **OUTPUTS, **USAGE}


def unprivileged() -> list[str]:
    """Gives the words before a command that permissions hold for; root has to give up what lets it ignore them."""
    if os.geteuid() != 0:
        return []
    ignoring = "-dac_override,-dac_read_search"
    words = ["setpriv", f"--bounding-set={ignoring}", f"--inh-caps={ignoring}"]
    if shutil.which("setpriv") is None or subprocess.run([*words, "true"], check=False, capture_output=True).returncode:
        pytest.skip("permissions do not hold for root, and there is no setpriv here to give that up")
    return words


def judged(folder: Path) -> tuple[int | None, tuple[str, ...]]:
    """Gives how many documents the report says were judged, and its notes; None where there is no report."""
    path = folder / "report.json"
    if not path.exists():
        return None, ()
    report: dict[str, Any] = json.loads(path.read_bytes())
    documents = [each for each in report["documents"] if each["judged"]]
    assert report["summary"]["judged"] == len(documents)
    return len(documents), tuple(note for each in documents for note in each["notes"])


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_wrong_is_told_and_the_rest_is_judged(case: Case, tmp_path: Path) -> None:
    """Exit code, whole message, and what was judged all the same."""
    if "/dev/full" in case.words and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    before = unprivileged() if case.sealed else []
    lay_out(tmp_path, case)
    for path in case.sealed:
        (tmp_path / path).chmod(0)
    try:
        done = subprocess.run(
            [*before, sys.executable, "-m", "validator", *case.words.split()],
            input=case.stdin,
            capture_output=True,
            check=False,
            cwd=tmp_path,
        )
    finally:
        for path in case.sealed:
            (tmp_path / path).chmod(0o700)
    told = tuple(line.removeprefix("declass: ") for line in done.stderr.decode().splitlines())
    assert (case.code, case.err) == (done.returncode, told)
    assert case.out == done.stdout.decode()
    assert (case.judged, case.notes) == judged(tmp_path)


LONG = b"".join(b'{"text": "E.O. 12958: DECL: 11/18/2018", "id": "%d"}\n' % number for number in range(120))


def piped(folder: Path) -> subprocess.Popen[bytes]:
    """Starts a run whose report is longer than a pipe holds, and goes to a file too."""
    (folder / "long.jsonl").write_bytes(LONG)
    words = ["check", "--as-of", "2008-12-01", "--fail-on", "never", "--format", "json", "--format", "jsonl=lines"]
    return subprocess.Popen(
        [sys.executable, "-m", "validator", *words, "long.jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
    )


def test_a_long_report_goes_through_a_pipe_that_is_read_slowly(tmp_path: Path) -> None:
    """Every byte of it, though it is taken in small pieces."""
    with piped(tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        pieces = []
        while piece := os.read(process.stdout.fileno(), 1000):
            pieces.append(piece)
        assert (0, b"") == (process.wait(60), process.stderr.read())
    report = b"".join(pieces)
    assert len(report) > 2 * 65536
    assert 120 == json.loads(report)["summary"]["judged"]


def test_a_pipe_that_is_closed_early_takes_no_file_with_it(tmp_path: Path) -> None:
    """Nothing is said, the exit code is that of the run, and what goes to a file is whole."""
    with piped(tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert b"{\n" == process.stdout.read(2)
        process.stdout.close()
        assert (0, b"") == (process.wait(60), process.stderr.read())
    lines = (tmp_path / "lines").read_bytes().splitlines()
    assert all(isinstance(json.loads(line), dict) for line in lines)
    assert len(lines) > 120
