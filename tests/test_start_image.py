"""What an earlier run has left is taken where it still holds, and nowhere else."""

from __future__ import annotations

import importlib
import marshal
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import validator
from validator.patterns import PATTERNS
from validator.start_image import SIZE, Loader, StartImage, start_image
from validator.start_image_writing import write

ROOT = Path(__file__).parent.parent
CABLE = ROOT / "rules" / "base-documents" / "cable-2008-confidential.txt"
IDENTITY = (1, "this Python", "tag", 0, "here")
PART = "from validator.lazy import lazy_pattern\n\nx = lazy_pattern('x+')\n"
SOURCE = "import validator.made_up.part\n\ndef answer() -> int:\n    return 42\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a package of ours, which is not loaded yet, and never stays loaded."""
    folder = tmp_path / "source" / "made_up"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(SOURCE, encoding="utf-8")
    (folder / "part.py").write_text(
        "from validator.lazy import lazy_pattern\n\nx = lazy_pattern('x+')\n", encoding="utf-8"
    )
    monkeypatch.setattr(validator, "__path__", [*validator.__path__, str(folder.parent)])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(PATTERNS, "fresh", [])
    for name in ("validator.made_up", "validator.made_up.part"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the image is."""
    return tmp_path / "start-x.bin"


def started(file: Path | None, identity: tuple[int, str, str | None, int, str] = IDENTITY) -> StartImage:
    """Reads the image, as the first thing in a process in which the package is not loaded."""
    for name in ("validator.made_up", "validator.made_up.part"):
        sys.modules.pop(name, None)
    importlib.invalidate_caches()
    PATTERNS.fresh = []
    return StartImage(None if file is None else str(file), identity)


def run(file: Path | None, identity: tuple[int, str, str | None, int, str] = IDENTITY, word: str = "xx") -> ModuleType:
    """Loads the package and uses its pattern, from an image as far as that holds, and keeps what was not there."""
    image = started(file, identity)
    image.begin()
    try:
        made = importlib.import_module("validator.made_up")
        assert word == sys.modules["validator.made_up.part"].x.match(word)[0]
    finally:
        end(image)
    return made


def end(image: StartImage) -> None:
    """Ends as the program does."""
    modules, patterns = image.end()
    if image.file is not None and (modules or patterns):
        write(image, image.file, modules, patterns)


def kept(module: ModuleType) -> bool:
    """Says whether a module came from an image."""
    return type(module.__loader__) is Loader


def test_the_second_run_finds_what_the_first_has_left(package: Path, file: Path) -> None:
    """Modules and patterns, which are what they would be otherwise."""
    first = run(file)
    assert (False, [("x+", 0)]) == (kept(first), PATTERNS.fresh)
    written = file.read_bytes()
    second = run(file)
    part = sys.modules["validator.made_up.part"]
    assert (True, True, []) == (kept(second), kept(part), PATTERNS.fresh)
    assert 42 == second.answer()
    assert (first.__file__, first.__path__, first.__package__) == (second.__file__, second.__path__, second.__package__)
    assert (str(package / "part.py"), "validator.made_up") == (part.__file__, part.__package__)
    assert SOURCE == second.__loader__.get_source("validator.made_up")  # type: ignore[union-attr] # it is a loader of sources
    assert str(file) == second.__spec__.cached  # type: ignore[union-attr] # a module that was found has one
    assert written == file.read_bytes()


def test_a_module_that_was_changed_is_loaded_anew(package: Path, file: Path) -> None:
    """And is kept as it is now; the others are still taken from the image."""
    run(file)
    (package / "__init__.py").write_text(SOURCE.replace("42", "4321"), encoding="utf-8")
    changed = run(file)
    assert (False, 4321) == (kept(changed), changed.answer())
    assert kept(sys.modules["validator.made_up.part"])
    again = run(file)
    assert (True, 4321) == (kept(again), again.answer())


def test_a_module_that_is_gone_is_kept_no_more(package: Path, file: Path) -> None:
    """Nothing is found that is not there, and the next that is written does without."""
    run(file)
    (package / "part.py").unlink()
    (package / "__init__.py").write_text("", encoding="utf-8")
    image = started(file)
    image.begin()
    assert image.find_spec("validator.made_up.part") is None
    importlib.import_module("validator.made_up")
    end(image)
    assert ["validator.made_up"] == list(StartImage(str(file), IDENTITY).modules)


@pytest.mark.parametrize("when", ["before it is looked at", "before it is read"])
def test_a_source_that_vanishes_is_not_kept(
    package: Path, file: Path, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is loaded, so the run goes on."""

    def vanished(*_: object) -> None:
        raise FileNotFoundError

    image = started(file)
    image.begin()
    importlib.import_module("validator.made_up")
    if when == "before it is looked at":
        (package / "part.py").unlink()
    else:
        monkeypatch.setattr(type(sys.modules["validator.made_up.part"].__loader__), "get_code", vanished)
    end(image)
    assert "validator.made_up.part" not in StartImage(str(file), IDENTITY).modules


@pytest.mark.parametrize("damage", [b"", b"rubbish", b"\x01\0\0\0\0\0\0\0i", b"\x05\0\0\0\0\0\0\0i\1\0\0\0"])
@pytest.mark.usefixtures("package")
def test_a_damaged_image_is_as_good_as_none(file: Path, damage: bytes) -> None:
    """It is written anew."""
    file.write_bytes(damage)
    assert not kept(run(file))
    assert kept(run(file))


@pytest.mark.usefixtures("package")
def test_an_image_that_was_cut_short_is_as_good_as_none(file: Path) -> None:
    """Also where what it begins with can still be read."""
    run(file)
    file.write_bytes(file.read_bytes()[:-1])
    assert not kept(run(file))


@pytest.mark.usefixtures("package")
def test_an_image_of_another_python_or_place_is_as_good_as_none(file: Path) -> None:
    """Its code would not run here, or is not of this program."""
    run(file)
    other = (*IDENTITY[:1], "another Python", *IDENTITY[2:])
    assert not kept(run(file, other))
    assert not kept(run(file))


@pytest.mark.usefixtures("package")
def test_a_pattern_that_was_meddled_with_is_compiled(file: Path) -> None:
    """What is kept of it need not be believed."""
    run(file)
    data = file.read_bytes()
    end = SIZE + int.from_bytes(data[:SIZE], "little")
    identity, size, modules, patterns = marshal.loads(data[SIZE:end])  # noqa: S302 - written by this test
    assert [("x+", 0)] == list(patterns)
    index = marshal.dumps((identity, size, modules, {("x+", 0): b"rubbish"}))
    file.write_bytes(len(index).to_bytes(SIZE, "little") + index + data[end:])
    assert kept(run(file))
    assert [("x+", 0)] == PATTERNS.fresh


@pytest.mark.usefixtures("package")
def test_a_pattern_that_cannot_be_kept_is_not(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another Python may make patterns in another way; modules are kept all the same."""
    monkeypatch.setattr("validator.start_image_writing.packed", lambda *_: None)
    run(file)
    assert (True, [("x+", 0)]) == (kept(run(file)), PATTERNS.fresh)


@pytest.mark.usefixtures("package")
def test_without_a_place_nothing_is_kept() -> None:
    """And nothing fails."""
    assert not kept(run(None))
    assert not kept(run(None))


def test_every_installation_has_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The name tells which Python and which folder; where nothing may be kept there is none."""
    tag = sys.implementation.cache_tag
    monkeypatch.setenv("DECLASS_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("validator.start_image.__file__", "/opt/x y/validator/start_image.py")
    assert str(tmp_path / "cache" / f"start-{tag}--opt-x-y-validator.bin") == start_image().file
    monkeypatch.setenv("DECLASS_CACHE_DIR", "")
    assert start_image().file is None


def test_a_real_run_finds_everything(tmp_path: Path) -> None:
    """But for what it takes to read an image; so it is written no more, and the output is the same."""
    environment = {**os.environ, "DECLASS_CACHE_DIR": str(tmp_path / "cache")}
    code = (
        "import sys; from validator import __main__ as program, start_image\n"
        "sys.argv[1:] = ['check', '--as-of', '2010-01-01', sys.argv[1]]\n"
        "try: program.run()\n"
        "finally: print(*[name for name, each in sys.modules.items() if name.startswith('validator.')\n"
        " and type(each.__loader__) is not start_image.Loader], file=sys.stderr)"
    )
    words = [sys.executable, "-c", f"import threading\n{code}", str(CABLE)]  # with threads, a run ends as Python does
    runs = []
    for _ in range(3):
        done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
        (file,) = (tmp_path / "cache").glob("start-*")
        runs.append((done.stdout, done.stderr.split(), file.stat().st_mtime_ns))
    assert runs[0][0] == runs[1][0] == runs[2][0]
    assert len(runs[0][1]) > 150
    assert ["validator.start_image", "validator.cache_folder", "validator.__main__"] == sorted(runs[2][1], reverse=True)
    assert runs[1][2] == runs[2][2]
