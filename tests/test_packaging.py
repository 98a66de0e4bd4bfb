"""The wheel holds what the checkout holds, and works where nothing else of the checkout is."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from validator import __version__
from validator.cli.completion import script
from validator.cli.main import main
from validator.ruleset.digest import bundled_digest

ROOT = Path(__file__).parent.parent
BUNDLED = "validator/_bundled/"
PROFILES = sorted(file.stem for file in (ROOT / "rules" / "profiles").iterdir())

EXAMPLE = str(ROOT / "examples" / "cable-with-five-faults.txt")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment that has the wheel and, by a path file, our dependencies.

    Path files in a folder that is itself reached by a path file do nothing, so an editable install of the checkout in
    the environment of the tests is not seen.
    """
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    paths = sysconfig.get_paths(scheme="venv", vars={"base": str(home), "platbase": str(home)})
    run(Path(paths["scripts"]) / "python", "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", wheel)
    ours = sysconfig.get_paths()
    lines = sorted({ours["purelib"], ours["platlib"]})
    Path(paths["purelib"], "dependencies.pth").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Path(paths["scripts"])


def run(*command: str | Path, **variables: str) -> str:
    """Runs a program outside of the checkout and gives what it prints.

    Args:
        command: The program with its arguments.
        variables: What to set in its environment.
    """
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "HOME")
    environment = {name: os.environ[name] for name in kept if name in os.environ} | variables
    done = subprocess.run(
        [str(part) for part in command],
        cwd=Path(ROOT.anchor),
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: str, *suffixes: str) -> set[str]:
    """Gives the files below a folder of the checkout, as paths from its top."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in suffixes
    }


def test_the_wheel_holds_exactly_the_rules_and_schemas_of_the_checkout(wheel: Path) -> None:
    """Byte for byte; a rule that is not delivered would be a rule that never fires."""
    with zipfile.ZipFile(wheel) as archive:
        delivered = {
            name.removeprefix(BUNDLED): archive.read(name)
            for name in archive.namelist()
            if name.startswith(BUNDLED) and not name.endswith("/")
        }
    for profile in PROFILES:
        del delivered[f"rulesets/{profile}.py"]
    expected = files("rules", ".yaml", ".txt") | files("schemas", ".json")
    assert expected == set(delivered)
    assert [name for name, data in delivered.items() if (ROOT / name).read_bytes() != data] == []


def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    """No tests, no benchmarks; that it is typed is said, and the licence is there."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.startswith(BUNDLED)}
    described = f"declass_validator-{__version__}.dist-info/"
    metadata = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    assert (
        files("validator", ".py", ".typed", ".j2", ".css", ".js", ".bash", ".fish", ".zsh")
        | {described + name for name in metadata}
        == names
    )
    assert "validator/py.typed" in names


def test_the_installed_program_tells_its_version(scripts: Path) -> None:
    """It is the one that was built, with the rules that were delivered, and it runs anywhere."""
    expected = f"declass-validator {__version__}\nbundled rules, profile default: digest {bundled_digest()}\n"
    assert expected == run(scripts / "declass", "--version")


def test_the_installed_program_prints_what_completes_it(scripts: Path) -> None:
    """The scripts for shells are delivered and found."""
    assert script("bash") == run(scripts / "declass", "completion", "bash")


def test_the_installed_package_judges_a_text(scripts: Path) -> None:
    """By its Python API, with the rules that were delivered."""
    code = """
import datetime, validator
document = validator.check_text("S E C R E T", as_of=datetime.date(2008, 12, 1), kind="cable")
print(document.classification)
"""
    assert "SECRET\n" == run(scripts / "python", "-c", code)


def test_the_installed_program_is_not_the_checkout(scripts: Path) -> None:
    """Else the other tests here would prove nothing."""
    place = run(scripts / "python", "-c", "import validator; print(validator.__file__)")
    assert not Path(place.strip()).is_relative_to(ROOT / "validator")


def test_the_installed_program_proves_its_rules(scripts: Path) -> None:
    """Every case of every rule holds with the rules that were delivered."""
    run(scripts / "declass", "rules", "test")


def test_the_installed_program_makes_a_page(scripts: Path) -> None:
    """Template, style and script of the HTML report are delivered and found."""
    code = """
from validator.reports.html import render_html
from validator.reports.report import Report
print(render_html(Report("1", "f" * 64, ("p",), "default", "2026-01-01", (), (), {})))
"""
    page = run(scripts / "python", "-c", code)
    assert "<!DOCTYPE html>" in page
    assert (ROOT / "validator/reports/html/report.js").read_text(encoding="utf-8") in page


@pytest.mark.parametrize("profile", PROFILES)
def test_the_installed_program_reads_no_yaml_even_on_its_first_run(scripts: Path, tmp_path: Path, profile: str) -> None:
    """The bundled rules were compiled when the wheel was built; nothing is stored either."""
    code = f"""
import sys
from validator.cli.main import main
code = main(["check", "--no-cache", "--profile", {profile!r}, "--fail-on", "never", {EXAMPLE!r}])
print(code, sorted({{name.split(".")[0] for name in sys.modules}} & {{"attr", "attrs", "yaml", "jsonschema"}}))
"""
    printed = run(scripts / "python", "-c", code, DECLASS_CACHE_DIR=str(tmp_path / "cache"))
    assert "0 []" == printed.splitlines()[-1]
    assert [] == list((tmp_path / "cache").glob("*"))


@pytest.mark.parametrize("profile", PROFILES)
def test_the_installed_program_reports_what_the_checkout_reports(
    scripts: Path, profile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """To the byte, digest of the rule set and all."""
    words = ["check", "--as-of", "2026-11-23", "--profile", profile, "--fail-on", "never", "--format", "json", EXAMPLE]
    assert 0 == main(words)
    assert capsys.readouterr().out == run(scripts / "declass", *words)
