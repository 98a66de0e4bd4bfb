"""Output: whole or not at all, wherever it goes and whatever happens to it."""

import errno
import io
import itertools
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from attrs import evolve

from tests.cli.reports import archive, saved
from tests.reports.collection import FAULTY, REPORT, report_of
from validator.cli.main import main
from validator.cli.output import is_special, put, try_out
from validator.errors import InstallationError, UsageError
from validator.reports.json_form import render_json
from validator.reports.text import render_text

ROOT = Path(__file__).parent.parent.parent
FULL = Path("/dev/full")

needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")


def no_space(*_: object, **__: object) -> None:
    """Stands for a call that finds the disk full."""
    raise OSError(errno.ENOSPC, "No space left on device")


def run(*arguments: str, stdout: int, cwd: Path = ROOT) -> tuple[int, bytes]:
    """Runs the program with a given standard output, and gives its code and what it says on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "validator", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        cwd=cwd,
        timeout=60,
    )
    return done.returncode, done.stderr


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """Text is UTF-8 with the line ends that it has; nothing else is left in the folder."""
    path = tmp_path / "out.txt"
    path.write_text("what was there before, and longer", encoding="utf-8")
    put("é\r\nb\n", str(path))
    assert "é\r\nb\n".encode() == path.read_bytes()
    put(b"\x00\xff", str(path))
    assert b"\x00\xff" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_new_file_has_the_permissions_of_the_user_and_an_old_one_its_own(tmp_path: Path) -> None:
    """A temporary file is private; a report is not, unless somebody made it so."""
    before = os.umask(0o027)
    try:
        put("x", str(tmp_path / "new"))
    finally:
        os.umask(before)
    (tmp_path / "old").touch(0o600)
    put("x", str(tmp_path / "old"))
    assert [0o640, 0o600] == [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new", "old")]


def test_a_link_keeps_leading_to_the_file(tmp_path: Path) -> None:
    """The file behind the link is replaced, not the link."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_text("before", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "kept" / "file")
    put("after", str(tmp_path / "link"))
    assert (tmp_path / "link").is_symlink()
    assert "after" == (tmp_path / "kept" / "file").read_text(encoding="utf-8")


def test_a_long_name_is_no_harm(tmp_path: Path) -> None:
    """The temporary name beside it is not longer than a name may be."""
    path = tmp_path / ("x" * 255)
    put("x", str(path))
    assert "x" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("call", ["os.fsync", "tempfile.mkstemp", "os.replace"])
def test_a_full_disk_leaves_the_old_file(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it strikes, the old file is whole and nothing half-written lies beside it."""
    path = tmp_path / "out.txt"
    path.write_text("before", encoding="utf-8")
    monkeypatch.setattr(call, no_space)
    with pytest.raises(UsageError, match=r"out\.txt cannot be written: No space left on device"):
        put("after" * 1000, str(path))
    assert "before" == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


def test_an_interrupt_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also then nothing is left behind."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "out.txt"
    path.write_text("before", encoding="utf-8")
    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        put("after", str(path))
    assert "before" == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


def test_one_output_that_cannot_be_written_does_not_take_the_others_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk is full for one format; the others are whole, and the exit code says that one is missing."""
    report = saved(tmp_path, REPORT)
    real = os.fsync
    calls = itertools.count()

    def full_once(handle: int) -> None:
        if next(calls) == 1:
            no_space()
        real(handle)

    monkeypatch.setattr("os.fsync", full_once)
    out = tmp_path / "out"
    out.mkdir()
    arguments = [f"--format={name}={out / name}" for name in ("csv", "json", "junit")]
    assert 2 == main(["render", *arguments, report])
    assert f"declass: {out / 'json'} cannot be written: No space left on device\n" == capsys.readouterr().err
    assert ["csv", "junit"] == sorted(path.name for path in out.iterdir())


def test_an_unwritable_place_is_found_before_any_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without permission, here one that refuses new files."""

    def refuse(**_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(UsageError, match="x cannot be written: Permission denied"):
        try_out(str(tmp_path / "x"))


def test_trying_out_leaves_nothing(tmp_path: Path) -> None:
    """Neither a file where there was none, nor a change to one that was there."""
    (tmp_path / "old").write_text("before", encoding="utf-8")
    try_out(str(tmp_path / "old"))
    try_out(str(tmp_path / "new"))
    assert ["old"] == [path.name for path in tmp_path.iterdir()]
    assert "before" == (tmp_path / "old").read_text(encoding="utf-8")


def test_what_may_not_be_looked_at_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be entered: trying to write tells."""

    def refuse(_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.stat", refuse)
        found = is_special("shut/x")
    assert not found


def test_a_device_is_written_to_and_never_replaced() -> None:
    """A run as root with --format json=/dev/null must leave the machine its /dev/null."""
    try_out(os.devnull)
    put("x", os.devnull, checksum=True)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert not Path(f"{os.devnull}.sha256").exists()


def test_a_place_for_a_checksum_is_tried_out_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named as what it is, before anything is written; and it is no place for another format."""
    report = saved(tmp_path, REPORT)
    (tmp_path / "out.csv.sha256").mkdir()
    assert 2 == main(["render", "--checksum", "--format", f"csv={tmp_path}/out.csv", report])
    assert f"declass: {tmp_path}/out.csv.sha256 cannot be written: it is a folder\n" == capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()
    arguments = [f"--format=csv={tmp_path}/a", f"--format=junit={tmp_path}/a.sha256"]
    assert 2 == main(["render", "--checksum", *arguments, report])
    assert f"declass: two formats cannot go to the same file: {tmp_path}/a.sha256\n" == capsys.readouterr().err
    assert 0 == main(["render", *arguments, report])


def test_a_checksum_that_cannot_be_written_is_told_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full just then: the report is whole, and what is missing is said."""
    real = os.fsync
    calls = itertools.count()

    def full_then(handle: int) -> None:
        if next(calls) == 1:
            no_space()
        real(handle)

    monkeypatch.setattr("os.fsync", full_then)
    with pytest.raises(UsageError, match=r"out\.json\.sha256 cannot be written: No space left on device$"):
        put("whole", str(tmp_path / "out.json"), checksum=True)
    assert [("out.json", "whole")] == [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()]


@pytest.mark.parametrize("command", ["check", "schedule"])
@pytest.mark.parametrize("named", [True, False])
def test_no_output_is_written_over_a_document(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, named: bool
) -> None:
    """Documents are never changed: neither one that is named nor one of a folder, whatever the name of the output."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes((ROOT / "examples" / "memorandum.txt").read_bytes())
    (tmp_path / "link").symlink_to(folder / "a.txt")
    os.link(folder / "b.txt", tmp_path / "x.csv.sha256")
    before = {path: path.read_bytes() for path in (folder / "a.txt", folder / "b.txt")}
    paths = list(map(str, before)) if named else [str(folder)]
    for place, told in ((f"json={tmp_path}/link", "link"), (f"csv={tmp_path}/x.csv", "x.csv.sha256")):
        arguments = ["--as-of", "2010-01-01", "--checksum", "--format", place, "--format", "text"]
        assert 2 == main([command, *arguments, *paths])
        captured = capsys.readouterr()
        message = f"{tmp_path}/{told} is one of the documents, which are never changed; name another file"
        assert f"declass: {message}\n" == captured.err
        assert named == (captured.out == "")
    assert before == {path: path.read_bytes() for path in before}
    assert not (tmp_path / "x.csv").exists()


def test_a_saved_report_is_not_rendered_over_its_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As far as they are where they were; one that has gone stands in nobody's way."""
    report = saved(tmp_path, archive(tmp_path))
    assert 2 == main(["render", "--format", f"csv={tmp_path}/b.txt", report])
    message = f"{tmp_path}/b.txt is one of the documents, which are never changed; name another file"
    assert f"declass: {message}\n" == capsys.readouterr().err
    (tmp_path / "a.txt").unlink()
    (tmp_path / "old.csv").touch()
    assert 0 == main(["render", "--format", f"csv={tmp_path}/old.csv", report])


def test_two_formats_may_go_to_one_device(tmp_path: Path) -> None:
    """Nothing is lost there that would be kept otherwise."""
    arguments = [f"--format=json={os.devnull}", f"--format=csv={os.devnull}"]
    assert 0 == main(["render", *arguments, saved(tmp_path, REPORT)])


def test_a_named_pipe_is_written_to(tmp_path: Path) -> None:
    """Whoever reads at its other end gets everything."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    assert 0 == main(["render", "--format", f"json={pipe}", saved(tmp_path, REPORT)])
    reader.join(60)
    assert [render_json(REPORT).encode()] == got
    assert pipe.is_fifo()


@needs_full
def test_a_full_device_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a file it is wrong usage."""
    assert 2 == main(["render", "--format", f"json={FULL}", saved(tmp_path, REPORT)])
    assert "declass: /dev/full cannot be written: No space left on device\n" == capsys.readouterr().err


@needs_full
@pytest.mark.parametrize(
    "command", ["render", "render json", "diff", "verify", "rules list", "--help", "--explain-exit"]
)
def test_a_full_standard_output_is_told_by_every_command(command: str, tmp_path: Path) -> None:
    """With exit code 2 and one line, not as a fault of the program."""
    report = saved(tmp_path, archive(tmp_path))
    arguments = {
        "render": ["render", report],
        "render json": ["render", "--format", "json", report],
        "diff": ["diff", report, report],
        "verify": ["verify", report],
    }.get(command, command.split())
    with FULL.open("wb") as full:
        code, err = run(*arguments, stdout=full.fileno())
    assert (2, b"declass: standard output cannot be written: No space left on device\n") == (code, err)


def closed_pipe() -> int:
    """Gives the end for writing of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_closed_pipe_is_no_fault_and_takes_no_file_with_it(form: str, tmp_path: Path) -> None:
    """Whoever stopped reading is told nothing; the formats that go to files are written."""
    report = saved(tmp_path, REPORT)
    pipe = closed_pipe()
    try:
        code, err = run("render", "--format", form, "--format", f"csv={tmp_path / 'x.csv'}", report, stdout=pipe)
    finally:
        os.close(pipe)
    assert (0, b"") == (code, err)
    assert (tmp_path / "x.csv").exists()


def test_a_closed_pipe_does_not_hide_what_was_found(tmp_path: Path) -> None:
    """The exit code is that of the comparison, whoever reads the text."""
    paths = [saved(tmp_path, report_of(evolve(FAULTY, findings=(), outcomes={})), "old.json")]
    paths.append(saved(tmp_path, report_of(FAULTY), "new.json"))
    pipe = closed_pipe()
    try:
        assert (1, b"") == run("diff", *paths, stdout=pipe)
    finally:
        os.close(pipe)


def test_a_closed_pipe_of_a_command_that_prints_as_it_goes() -> None:
    """There the command ends where its reader did."""
    pipe = closed_pipe()
    try:
        assert (0, b"") == run("rules", "list", stdout=pipe)
    finally:
        os.close(pipe)


@pytest.mark.parametrize("form", ["text", "json"])
def test_ten_megabytes_go_through_a_pipe(form: str, tmp_path: Path) -> None:
    """Every byte of them, though the reader is slow to begin."""
    long = evolve(FAULTY.findings[1], message="m" * 5_200_000)
    report = report_of(
        evolve(
            FAULTY, findings=(FAULTY.findings[0], long, evolve(long, fingerprint="1:" + "0" * 32), FAULTY.findings[2])
        )
    )
    path = saved(tmp_path, report)
    with subprocess.Popen(
        [sys.executable, "-m", "validator", "render", "--format", form, path], stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        out, _ = process.communicate(timeout=60)
    expected = (render_json if form == "json" else render_text)(report).encode()
    assert len(expected) > 10_000_000
    assert 0 == process.returncode
    assert expected == out


def test_an_unforeseen_failure_of_a_file_is_a_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not taken for trouble with the output."""

    def stumble(*_: object) -> int:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", "levels.yaml")

    monkeypatch.setattr("validator.cli.render.render", stumble)
    assert 5 == main(["render"])
    assert capsys.readouterr().err.startswith("declass: this is a fault of declass-validator: FileNotFoundError: ")


def test_a_damaged_installation_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is not the user's fault, and what to do is said."""

    def stumble(*_: object) -> int:
        raise InstallationError("the folder 'rules' is missing from this installation")

    monkeypatch.setattr("validator.cli.render.render", stumble)
    assert 5 == main(["render"])
    assert "declass: the folder 'rules' is missing from this installation\n" == capsys.readouterr().err


def test_a_stream_of_another_kind_is_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs the program within another may put any stream in the place of standard output."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    assert 0 == main(["--explain-exit"])
    assert "  4  some input could not be read" in stream.getvalue()
