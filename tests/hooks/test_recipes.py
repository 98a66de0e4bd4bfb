"""The recipes for CI: their scripts are run here, with what the service would set, as far as that goes without it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from validator.yaml_text import read_yaml

ROOT = Path(__file__).parent.parent.parent
CLEAN = ROOT / "examples" / "clean-unclassified-cable.txt"
FAULTY = ROOT / "examples" / "cable-with-five-faults.txt"

ACTION: Any = read_yaml((ROOT / "action.yml").read_text(encoding="utf-8"), "action.yml").data
TEMPLATE: Any = read_yaml((ROOT / "templates" / "gitlab-ci.yml").read_text(encoding="utf-8"), "gitlab-ci.yml").data


def step(name: str) -> Any:  # noqa: ANN401 - YAML
    """Gives a step of the action by its name."""
    (found,) = (each for each in ACTION["runs"]["steps"] if each["name"] == name)
    return found


def bash(script: str, folder: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Runs a script as the services do."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "DECLASS_CACHE_DIR")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, env={**kept, **variables}, check=False, capture_output=True, text=True,
    )  # fmt: skip


def environment_in(place: Path) -> None:
    """Makes what the installing step makes, of this very environment."""
    (place / "environment" / "bin").mkdir(parents=True)
    (place / "environment" / "bin" / "declass").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m validator "$@"\n', encoding="utf-8"
    )
    (place / "environment" / "bin" / "declass").chmod(0o755)


def judged(tmp_path: Path, **inputs: str) -> tuple["subprocess.CompletedProcess[str]", dict[str, str]]:
    """Runs the judging step of the action; gives how it ended, and its outputs."""
    place = tmp_path / "place"
    environment_in(place)
    outputs, summary = tmp_path / "outputs", tmp_path / "summary"
    outputs.touch()
    said = {"PATHS": "cables\n", "FAIL_ON": "error", "ARGUMENTS": "--as-of\n2010-01-01\n", **inputs}
    done = bash(
        step("Judge")["run"], tmp_path, PLACE=str(place), GITHUB_OUTPUT=str(outputs), GITHUB_STEP_SUMMARY=str(summary),
        PYTHONPATH=str(ROOT), **said,
    )  # fmt: skip
    told = dict(line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines())
    return done, told | ({"summary": summary.read_text(encoding="utf-8")} if summary.exists() else {})


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """A folder of documents with a space in one name."""
    folder = tmp_path / "cables"
    folder.mkdir()
    (folder / "a clean one.txt").write_bytes(CLEAN.read_bytes())
    return folder


def test_the_action_judges_annotates_and_goes_on_to_the_upload(cables: Path, tmp_path: Path) -> None:
    """The step itself ends well; the last step gives the exit code back."""
    (cables / "faulty.txt").write_bytes(FAULTY.read_bytes())
    done, told = judged(tmp_path)
    assert 0 == done.returncode
    assert "::error file=cables/faulty.txt,line=26,endLine=26,col=4,endColumn=7,title=OVR003 " in done.stdout
    assert "1" == told["exit-code"]
    assert "2.1.0" == json.loads(Path(told["sarif"]).read_text(encoding="utf-8"))["version"]
    assert 2 == len(json.loads(Path(told["report"]).read_text(encoding="utf-8"))["documents"])
    assert "2 documents judged" in told["summary"]
    assert 1 == bash(step("Result")["run"], tmp_path, CODE=told["exit-code"]).returncode


def test_the_action_takes_paths_and_arguments_line_by_line(cables: Path, tmp_path: Path) -> None:
    """So that they may hold spaces; and what begins with a dash is a path among the paths."""
    done, told = judged(
        tmp_path, PATHS=f"{cables}/a clean one.txt\n", ARGUMENTS="--as-of\n2010-01-01\n--profile\narchive\n"
    )
    assert (0, "0", "") == (done.returncode, told["exit-code"], done.stdout)
    assert "archive" == json.loads(Path(told["report"]).read_text(encoding="utf-8"))["ruleset"]["profile"]


def test_the_action_fails_at_once_where_nothing_could_be_judged(tmp_path: Path) -> None:
    """There is nothing to upload then."""
    done, told = judged(tmp_path, PATHS="nowhere")
    assert (2, "2") == (done.returncode, told["exit-code"])
    assert "declass: there is no file or folder 'nowhere'\n" == done.stderr


def test_the_action_hangs_together() -> None:
    """Every input is used, every output is made, every step has a shell or an action."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{\{ inputs\.([a-z-]+)", text)) == set(ACTION["inputs"])
    assert set(re.findall(r'echo "([a-z-]+)=', step("Judge")["run"])) == set(ACTION["outputs"])
    for each in ACTION["runs"]["steps"]:
        assert ("uses" in each) != (each.get("shell") == "bash")
        # An expression in a script would let an input run as code; they come as variables.
        assert "${{" not in each.get("run", "")
    assert "composite" == ACTION["runs"]["using"]


def gitlab_job(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the script of the job line by line, but for the installation; the exit code is that of the last line."""
    job = TEMPLATE["declass"]
    environment_in(folder / "place")
    (folder / ".declass-environment").symlink_to(folder / "place" / "environment")
    lines = [line for line in job["script"] if "-m venv" not in line and "pip install" not in line]
    assert len(job["script"]) - 2 == len(lines)
    variables = {**job["variables"], "DECLASS_PATHS": "cables", "CI_PROJECT_DIR": str(folder)}
    variables["DECLASS_CACHE_DIR"] = variables["DECLASS_CACHE_DIR"].replace("$CI_PROJECT_DIR", str(folder))
    return bash("\n".join(lines), folder, PYTHONPATH=str(ROOT), **variables)


@pytest.mark.parametrize("committed", [False, True])
def test_a_cache_that_a_commit_brings_is_never_used(committed: bool, cables: Path, tmp_path: Path) -> None:  # noqa: FBT001 - both ways
    """What is stored in it is run as code; what an earlier job has left is used."""
    (cables / "faulty.txt").write_bytes(FAULTY.read_bytes())
    place = tmp_path / ".declass-cache"
    place.mkdir()
    (place / "left").write_text("by an earlier job, or by a commit", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    if committed:
        subprocess.run(["git", "add", ".declass-cache"], cwd=tmp_path, check=True)
    assert 1 == gitlab_job(tmp_path).returncode
    assert committed != (place / "left").exists()
    assert list(place.glob("results.sqlite*"))


def test_the_gitlab_job_writes_its_reports(cables: Path, tmp_path: Path) -> None:
    """The exit code says what was found."""
    (cables / "faulty.txt").write_bytes(FAULTY.read_bytes())
    job = TEMPLATE["declass"]
    done = gitlab_job(tmp_path)
    assert 1 == done.returncode, done.stderr
    reports = [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]
    assert 3 == len(reports)
    assert all((tmp_path / name).stat().st_size > 0 for name in reports)
    assert "OVR003" in {each["check_name"] for each in json.loads((tmp_path / reports[1]).read_text(encoding="utf-8"))}
    assert list((tmp_path / ".declass-cache").glob("results.sqlite*"))


def test_the_shell_recipe_of_the_page(cables: Path, tmp_path: Path) -> None:
    """As it stands in docs/ci.md, but for the installation."""
    (recipe,) = (
        block
        for block in re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)
        if "-m venv" in block
    )
    environment_in(tmp_path / "place")
    (tmp_path / ".declass").symlink_to(tmp_path / "place" / "environment")
    lines = [line for line in recipe.splitlines() if "-m venv" not in line and "pip install" not in line]
    assert 1 == len(lines)
    done = bash(lines[0], tmp_path, PYTHONPATH=str(ROOT))
    assert 0 == done.returncode, done.stderr
    assert cables.exists()
    assert (tmp_path / "report.json").exists()
    assert (tmp_path / "junit.xml").exists()
