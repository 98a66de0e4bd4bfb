"""The hooks with the real pre-commit: it installs them from a checkout, and runs them in a repository of a user."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SHIPPED = (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "validator", "rules", "schemas")
CLEAN = (ROOT / "examples" / "clean-unclassified-cable.txt").read_text(encoding="utf-8")
FAULTY = (ROOT / "examples" / "cable-with-five-faults.txt").read_text(encoding="utf-8")
NO_NETWORK = ("Could not find a version", "No matching distribution", "connection")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="there is no git"),
]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables under which git and pre-commit leave the user's own files alone."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "COVERAGE_"))}
    names = {f"GIT_{who}_{what}": f"{who}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {
        **kept, **names, "HOME": str(home), "PRE_COMMIT_HOME": str(home / "pre-commit"), "PRE_COMMIT_COLOR": "never",
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "DECLASS_CACHE_DIR": str(home / "cache"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip


def run(command: list[str], folder: Path, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Runs a command in a folder."""
    return subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)


def git(folder: Path, environment: dict[str, str], *words: str) -> str:
    """Runs git, which must end well."""
    done = run(["git", *words], folder, environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> tuple[str, str]:
    """A repository with the hooks as they are in this checkout, and its revision."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    for name in ("hatch_build.py",):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, folder / name)
    git(folder, environment, "init", "-q", "-b", "main")
    git(folder, environment, "add", "-A")
    git(folder, environment, "commit", "-q", "-m", "Hooks")
    return str(folder), git(folder, environment, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str], hooks: tuple[str, str]) -> Path:
    """A user's repository with both hooks installed."""
    folder = tmp_path_factory.mktemp("user")
    source, revision = hooks
    git(folder, environment, "init", "-q", "-b", "main")
    (folder / ".pre-commit-config.yaml").write_text(
        f"""\
repos:
  - repo: {source}
    rev: {revision}
    hooks:
      - id: declass-check
        args: [--as-of, "2010-01-01", --format, concise]
        exclude: ^drafts/
      - id: declass-collection
        args: [--as-of, "2010-01-01", --format, concise, cables]
""",
        encoding="utf-8",
    )
    (folder / "cables").mkdir()
    (folder / "drafts").mkdir()
    (folder / "cables" / "clean.txt").write_text(CLEAN, encoding="utf-8")
    git(folder, environment, "add", "-A")
    git(folder, environment, "commit", "-q", "-m", "Begin")
    done = run(["pre-commit", "install-hooks"], folder, environment)
    if done.returncode != 0 and any(sign in done.stdout + done.stderr for sign in NO_NETWORK):
        pytest.skip("pre-commit could not install the hook here: no package index can be reached")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def change(repository: Path, environment: dict[str, str]) -> "Change":
    """Lets a test stage files; takes them back before the next."""
    git(repository, environment, "reset", "-q", "--hard")
    git(repository, environment, "clean", "-q", "-fd")
    return Change(repository, environment)


class Change:
    """What a user stages."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment

    def stage(self, **files: str) -> None:
        """Writes files, named with two underscores for a slash and one for a full stop, and stages them."""
        for name, text in files.items():
            path = self.folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        git(self.folder, self.environment, "add", "-A")

    def hook(self, *words: str) -> tuple[int, str]:
        """Runs pre-commit; gives exit code and output, without the dots that fill its lines."""
        done = run(["pre-commit", "run", *words], self.folder, self.environment)
        return done.returncode, done.stdout


def test_a_clean_document_passes(change: Change) -> None:
    """The hook is told the name, and is content."""
    change.stage(cables__new_txt=CLEAN)
    code, out = change.hook("declass-check")
    assert (0, True) == (code, out.startswith("declass check") and out.rstrip().endswith("Passed"))


def test_a_faulty_document_fails(change: Change) -> None:
    """With one line a finding, and only of what is staged."""
    change.stage(cables__new_txt=FAULTY, cables__other_txt=CLEAN)
    code, out = change.hook("declass-check")
    assert 1 == code
    assert "Failed\n- hook id: declass-check\n- exit code: 1\n" in out
    findings = [line for line in out.splitlines() if line.startswith("cables/")]
    assert "cables/new.txt:26:4: error OVR003 overall CONFIDENTIAL, but this portion is marked SECRET" in findings
    assert {"cables/new.txt"} == {line.split(":")[0] for line in findings}


def test_files_exclude_and_types_are_respected(change: Change) -> None:
    """Neither other kinds of files nor excluded folders reach the hook, and it is skipped where nothing is left."""
    change.stage(drafts__new_txt=FAULTY, cables__notes_md=FAULTY)
    (change.folder / "cables" / "link.txt").symlink_to("../drafts/new.txt")  # a link is no text
    change.stage()
    code, out = change.hook("declass-check")
    assert (0, True) == (code, "(no files to check)Skipped" in out)


def test_what_is_no_text_is_told(change: Change) -> None:
    """Whatever its name says; the others are judged all the same."""
    (change.folder / "cables" / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    change.stage(cables__new_txt=FAULTY)
    code, out = change.hook("declass-check")
    assert 1 == code
    assert "- exit code: 4\n" in out
    assert "cables/image.txt: unread " in out
    assert "cables/new.txt:26:4: error OVR003" in out


def test_the_collection_is_judged_whole_whatever_is_staged(change: Change) -> None:
    """In its own stages only."""
    change.stage(cables__old_txt=FAULTY)
    git(change.folder, change.environment, "commit", "-q", "-m", "Old")
    try:
        change.stage(cables__new_txt=CLEAN)
        assert "declass-collection" not in change.hook()[1]
        for stage in ("pre-push", "manual"):
            code, out = change.hook("--hook-stage", stage, "declass-collection")
            assert 1 == code
            assert "- hook id: declass-collection\n- exit code: 1\n" in out
            assert "cables/old.txt:26:4: error OVR003" in out
    finally:
        git(change.folder, change.environment, "reset", "-q", "--hard", "HEAD~1")


def test_a_wrong_option_is_told_by_the_hook(change: Change) -> None:
    """As a failure with its own exit code, not as findings."""
    config = change.folder / ".pre-commit-config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("concise]", "concice]", 1), encoding="utf-8")
    change.stage(cables__new_txt=CLEAN)
    code, out = change.hook("declass-check")
    assert 1 == code
    assert "- exit code: 2\n\ndeclass: there is no format 'concice'; did you mean 'concise'?" in out
