"""The loud matrix: whatever can be wrong is told in whole, with the promised exit code, and the rest is judged.

Every case is a real process in a folder of its own, so that a path in a message is just what was typed. A new case is
an entry in the table of what it is about.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import define

from tests.ruleset.test_rule_files import RULE
from validator.cli.main import COMMANDS

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GOOD = (EXAMPLES / "clean-confidential-cable.txt").read_bytes()
ACCENTED = GOOD.decode().replace("Lindqvist", "Lindqvíst")
CHECK = "check --as-of 2008-12-01 --format json=report.json"
TEXTS = ".txt, .text, .asc, .cable, .md, .markdown, .jsonl, .ndjson"
RULE_FILE = "pack/duration/DUR900-date-too-odd.yaml"


@define(frozen=True)
class Link:
    """A symbolic link, in place of a file's bytes."""

    to: str


FOLDER = None
"""A folder, in place of a file's bytes."""


@define(frozen=True)
class Case:
    """Something that can be wrong.

    Attributes:
        files: What stands in the folder beside a clean cable ``good.txt``: bytes, links and folders, by path.
        words: What is typed behind ``declass``.
        code: The exit code.
        err: All that is said on standard error, without the ``declass: `` before each line.
        judged: How many documents the report says were judged; None where no report may be written.
        sealed: Paths that nobody may read.
        stdin: What stands on standard input.
        out: All that is said on standard output.
        notes: What the report says of how the documents were read.
    """

    files: dict[str, bytes | Link | None]
    words: str
    code: int
    err: tuple[str, ...]
    judged: int | None = None
    sealed: tuple[str, ...] = ()
    stdin: bytes = b""
    out: str = ""
    notes: tuple[str, ...] = ()


def ruled(old: str, new: str) -> dict[str, bytes | Link | None]:
    """Gives a pack with one rule that differs from a good one."""
    assert RULE.count(old) >= 1
    return {RULE_FILE: RULE.replace(old, new, 1).encode()}


PACK = f"{CHECK} --rules pack good.txt"

RULES = {
    "misspelt rule key": Case(
        ruled("severity", "severty"),
        PACK,
        3,
        (
            f"{RULE_FILE}:1:1: the key 'severity' is missing",
            f"{RULE_FILE}:5:1: unknown key 'severty'; did you mean 'severity'?",
        ),
    ),
    "broken pattern": Case(
        ruled("day > doc.date", 'matches(doc.declassify_on.text, "(a")'),
        PACK,
        3,
        (f"{RULE_FILE}:13:43: this '(' is not closed",),
    ),
    "unknown field": Case(
        ruled("doc.declassify_on.date\n", "doc.declasify_on.date\n"),
        PACK,
        3,
        (f"{RULE_FILE}:12:12: Document has no field 'declasify_on'; did you mean 'declassify_on'?",),
    ),
    "duplicate YAML key": Case(
        ruled("severity: note", "severity: note\nseverity: error"),
        PACK,
        3,
        (f"{RULE_FILE}:6:1: the key 'severity' stands here twice; the first is in line 5",),
    ),
    "rule that is not UTF-8": Case(
        {RULE_FILE: RULE.replace("odd", "ödd").encode("cp1252")},
        PACK,
        3,
        (f"{RULE_FILE}: not UTF-8 text: byte 27 is wrong",),
    ),
    "rule that cannot be read": Case(
        {RULE_FILE: Link("nowhere")}, PACK, 3, (f"{RULE_FILE}: cannot be read: No such file or directory",)
    ),
    "rule that can never match": Case(
        ruled("DUR900", "DUR900"),
        "rules test --rules pack",
        3,
        (f"{RULE_FILE}:20:3: no case makes this rule fail",),
        out="1 rules, 2 cases: 1 failed\n",
    ),
    "rule that always matches": Case(
        {
            RULE_FILE: RULE.replace("day > doc.date", "day < doc.date")
            .replace("expect: pass", "expect: [{line: 14, marks: 10/05/2020, message: declassifies on 2020-10-05}]")
            .encode()
        },
        "rules test --rules pack",
        3,
        (f"{RULE_FILE}:20:3: no case lets this rule pass",),
        out="1 rules, 2 cases: 1 failed\n",
    ),
    "families of a pack that are wrong": Case(
        {"pack/families.yaml": b"families: 3\n"},
        PACK,
        3,
        ("pack/families.yaml:1:11: expected a list, not the number 3",),
    ),
    "pack missing": Case({}, PACK, 2, ("the rule pack pack is not a folder",)),
    "pack that is a file": Case({"pack": b""}, PACK, 2, ("the rule pack pack is not a folder",)),
    "pack that is empty": Case(
        {"pack": FOLDER}, PACK, 2, ("the rule pack pack is empty: no file in it ends in .yaml or .txt",)
    ),
    "folder of a pack without permission": Case(
        {RULE_FILE: RULE.encode()},
        PACK,
        2,
        ("the rule pack pack cannot be read: pack/duration: Permission denied",),
        sealed=("pack/duration",),
    ),
    "unknown profile": Case(
        {},
        f"{CHECK} --profile archiv good.txt",
        2,
        ("there is no profile 'archiv'; did you mean 'archive'? (profiles: archive, default, originator)",),
    ),
    "profile that names an unknown rule": Case(
        {"pack/profiles/own.yaml": b"name: own\ntitle: Ours\naudience: Us\nselect: [DUR18]\n"},
        f"{CHECK} --rules pack --profile own good.txt",
        3,
        ("pack/profiles/own.yaml:4:10: there is no rule or family 'DUR18'; did you mean 'DUR018'?",),
    ),
    "unknown rule": Case({}, "rules explain DUR18", 2, ("there is no rule 'DUR18'; did you mean 'DUR018'?",)),
}

PATHS = {
    "missing path": Case(
        {},
        f"{CHECK} god.txt good.txt nowhere/",
        2,
        ("there is no file or folder 'god.txt'; did you mean 'good.txt'?", "there is no file or folder 'nowhere/'"),
    ),
    "glob without match": Case({}, f"{CHECK} x*.txt good.txt", 2, ("nothing to read matches 'x*.txt'",)),
    "empty folder": Case(
        {"empty": FOLDER},
        f"{CHECK} empty good.txt",
        2,
        (f"the folder 'empty' holds nothing to read; looked for files with {TEXTS}",),
    ),
    "folder with the name of a file": Case(
        {"a.txt": FOLDER},
        f"{CHECK} a.txt good.txt",
        2,
        (f"the folder 'a.txt' holds nothing to read; looked for files with {TEXTS}",),
    ),
    "folder of other files": Case(
        {"in/a.pdf": b"", "in/b.PDF": b"", "in/c": b""},
        f"{CHECK} in good.txt",
        2,
        (f"the folder 'in' holds nothing to read; looked for files with {TEXTS}, found 2 with .pdf, 1 with no suffix",),
    ),
    "files that are passed over": Case(
        {"in/a.pdf": b"", "in/good.txt": GOOD},
        f"{CHECK} in",
        0,
        ("passed over in folders, because of their suffix: 1 .pdf; name them to have them read",),
        1,
    ),
    "link that leads nowhere": Case(
        {"a.txt": Link("nowhere")},
        f"{CHECK} a.txt good.txt",
        4,
        ("a.txt: cannot be read: No such file or directory",),
        1,
    ),
    "link to itself": Case(
        {"in/a.txt": Link("a.txt"), "in/good.txt": GOOD},
        f"{CHECK} in",
        4,
        ("in/a.txt: cannot be read: Too many levels of symbolic links",),
        1,
    ),
    "links in a circle": Case(
        {"in/good.txt": GOOD, "in/again": Link("."), "in/deep/up": Link("../..")}, f"{CHECK} in", 0, (), 2
    ),
    "file without permission": Case(
        {"a.txt": GOOD}, f"{CHECK} a.txt good.txt", 4, ("a.txt: cannot be read: Permission denied",), 1, ("a.txt",)
    ),
    "folder without permission": Case(
        {"in/a.txt": GOOD, "in/shut/b.txt": GOOD},
        f"{CHECK} in",
        4,
        ("in/shut: cannot be listed: Permission denied",),
        1,
        ("in/shut",),
    ),
    "file in a folder without permission": Case(
        {"shut/a.txt": GOOD},
        f"{CHECK} shut/a.txt good.txt",
        4,
        ("shut/a.txt: cannot be read: Permission denied",),
        1,
        ("shut",),
    ),
    "empty list": Case({"list": b"\n\n"}, f"{CHECK} @list good.txt", 2, ("the list list names no path",)),
    "missing list": Case(
        {}, f"{CHECK} --files-from list good.txt", 2, ("the list list cannot be read: No such file or directory",)
    ),
    "missing path in a list": Case(
        {"list": b"good.txt\n\ngod.txt\n#good.txt\n"},
        f"{CHECK} @list",
        2,
        (
            "list:3: there is no file or folder 'god.txt'; did you mean 'good.txt'?",
            "list:4: there is no file or folder '#good.txt'; did you mean 'good.txt'?",
        ),
    ),
    "glob in a list": Case(
        {"list": b"g*.txt\n"},
        f"{CHECK} @list",
        2,
        ("list:1: there is no file or folder 'g*.txt'; did you mean 'good.txt'?",),
    ),
    "missing path in a list with NUL bytes": Case(
        {},
        f"{CHECK} -0 --files-from -",
        2,
        ("standard input: path 2: there is no file or folder 'god.txt'; did you mean 'good.txt'?",),
        stdin=b"good.txt\0god.txt\0",
    ),
    "list in UTF-16": Case(
        {"list": "good.txt\n".encode("utf-16")},
        f"{CHECK} @list",
        2,
        ("the list list holds NUL bytes: say --null if they end its paths (UTF-16 cannot be read)",),
    ),
    "nothing named": Case(
        {},
        CHECK,
        2,
        ("the following arguments are required: PATH (or a list of paths: @FILE, --files-from FILE)",),
    ),
    "empty standard input": Case({}, f"{CHECK} - good.txt", 4, ("-: is empty",), 1),
}

CONTENTS = {
    "cp1252": Case(
        {"a.txt": ACCENTED.encode("cp1252")},
        f"{CHECK} a.txt good.txt",
        0,
        (),
        2,
        notes=("The encoding is guessed: the file is not UTF-8 (byte ED in line 22) and was read as "
               "Windows code page 1252.",),
    ),
    "UTF-16": Case({"a.txt": ACCENTED.encode("utf-16")}, f"{CHECK} a.txt good.txt", 0, (), 2),
    "UTF-16 without byte order mark": Case(
        {"a.txt": ACCENTED.encode("utf-16-le"), "b.txt": ACCENTED.encode("utf-16-be")},
        f"{CHECK} a.txt b.txt good.txt",
        0,
        (),
        3,
        notes=(
            "The encoding is taken for UTF-16-LE because of its NUL bytes; the file has no byte order mark.",
            "The encoding is taken for UTF-16-BE because of its NUL bytes; the file has no byte order mark.",
        ),
    ),
    "UTF-16 that was cut": Case(
        {"a.txt": ACCENTED.encode("utf-16")[:-1]},
        f"{CHECK} a.txt good.txt",
        4,
        ("a.txt: has the byte order mark of UTF-16, but is no UTF-16 at byte 2101",),
        1,
    ),
    "no encoding at all": Case(
        {"a.txt": b"E.O. 12958: DECL: 11/18/2018\n\x81\n"},
        f"{CHECK} a.txt good.txt",
        4,
        ("a.txt: is neither UTF-8 (byte 81 in line 2) nor Windows code page 1252 (byte 81 in line 2)",),
        1,
    ),
    "empty file": Case({"a.txt": b""}, f"{CHECK} a.txt good.txt", 4, ("a.txt: is empty",), 1),
    "white space": Case(
        {"a.txt": b" \n\t\n"}, f"{CHECK} a.txt good.txt", 4, ("a.txt: is empty but for white space",), 1
    ),
    "PDF named .txt": Case(
        {"a.txt": b"%PDF-1.4\n"},
        f"{CHECK} a.txt good.txt",
        4,
        ("a.txt: is a file of the format PDF, not a text",),
        1,
    ),
    "binary file": Case(
        {"a.txt": b"\x01\x02\x03" * 100},
        f"{CHECK} a.txt good.txt",
        4,
        ("a.txt: is not a text: it is full of control characters",),
        1,
    ),
    "record that is no JSON": Case(
        {"a.jsonl": b'{"text": "E.O. 12958: DECL: 11/18/2018", "id": "one"}\n{oops\n'},
        f"{CHECK} --fail-on never a.jsonl good.txt",
        4,
        ("a.jsonl[2]: line 2: is not JSON: Expecting property name enclosed in double quotes at column 2",),
        2,
    ),
    "parse: unreadable file": Case({"a.txt": b""}, "parse a.txt", 4, ("a.txt: is empty",), out='{\n  "source": {\n'
        '    "path": "a.txt",\n    "record": null\n  },\n  "unread": "is empty"\n}\n'),
    "explain-date: unreadable file": Case({"a.txt": b""}, "explain-date a.txt", 4, ("a.txt: is empty",)),
}  # fmt: skip

OUTPUTS = {
    "output to a missing folder": Case(
        {}, "check --format json=no/report.json good.txt", 2,
        ("no/report.json cannot be written: No such file or directory",),
    ),
    "output to a folder": Case(
        {"in": FOLDER}, "check --format json=in good.txt", 2, ("in cannot be written: it is a folder",)
    ),
    "output to a folder without permission": Case(
        {"in": FOLDER}, "check --format json=in/report.json good.txt", 2,
        ("in/report.json cannot be written: Permission denied",), sealed=("in",),
    ),
    "output to a full device": Case(
        {}, "check --as-of 2008-12-01 --format json=/dev/full --format csv=report.csv good.txt", 2,
        ("/dev/full cannot be written: No space left on device",),
    ),
    "pages among other pages": Case(
        {"notes/mine.md": b"mine"}, "rules pages notes", 2,
        ("notes holds mine.md, which is no page of a rule: name a folder of its own",),
    ),
    "pages to a file": Case({}, "rules pages good.txt", 2, ("pages cannot be written to good.txt: File exists",)),
    "new rule in a file": Case(
        {}, "rules new DUR990 --name odd-date --pack good.txt", 2,
        ("good.txt/duration/DUR990-odd-date.yaml cannot be written: Not a directory",),
    ),
    "missing report": Case(
        {}, "render report.json", 2, ("the report report.json cannot be read: No such file or directory",)
    ),
    "standard input as two reports": Case(
        {}, "diff - -", 2, ("standard input (-) can be only one of the two reports (see 'declass diff --help')",)
    ),
    "report that is none": Case({}, "render good.txt", 3, ("good.txt:1:1: is not JSON: Expecting value",)),
}  # fmt: skip

USAGE = {
    "misspelt command": Case(
        {}, "chekc good.txt", 2,
        (
            "there is no command 'chekc'; did you mean 'check'? "
            f"(commands: {', '.join(COMMANDS)})",
        ),
    ),
    "path in place of a command": Case(
        {}, "good.txt", 2,
        (
            "there is no command 'good.txt'; to judge it: declass check good.txt "
            f"(commands: {', '.join(COMMANDS)})",
        ),
    ),
    "option before the command": Case(
        {}, "--format json check good.txt", 2, ("options of a command stand behind it: declass check --format ...",)
    ),
    "misspelt option": Case(
        {}, "check --fromat=json good.txt", 2,
        ("there is no option '--fromat'; did you mean '--format'? (see 'declass check --help')",),
    ),
    "abbreviated option": Case(
        {}, "check --prof archive good.txt", 2,
        ("there is no option '--prof'; did you mean '--profile'? (see 'declass check --help')",),
    ),
    "misspelt option of no command": Case(
        {}, "--versoin", 2, ("there is no option '--versoin'; did you mean '--version'? (see 'declass --help')",)
    ),
    "misspelt command below a command": Case(
        {}, "rules explian DUR018", 2,
        (
            "there is no command 'explian'; did you mean 'explain'? "
            "(commands: list, explain, test, pages, new) (see 'declass rules --help')",
        ),
    ),
    "misspelt shell": Case(
        {}, "completion fsh", 2,
        (
            "there is no shell 'fsh'; did you mean 'fish'? (shells: bash, zsh, fish) "
            "(see 'declass completion --help')",
        ),
    ),
    "misspelt word of an option": Case(
        {}, "check --colour neve good.txt", 2,
        (
            "--colour takes one of auto, always, never, not 'neve'; did you mean 'never'? "
            "(see 'declass check --help')",
        ),
    ),
    "word in another case": Case(
        {}, "check --fail-on Error good.txt", 2,
        ("--fail-on takes one of error, warning, note, never, not 'Error'; did you mean 'error'?",),
    ),
    "rule in another case": Case(
        {}, "rules explain dur018", 2, ("there is no rule 'dur018'; did you mean 'DUR018'?",)
    ),
    "misspelt format": Case(
        {}, "parse --format jsonn good.txt", 2,
        ("there is no format 'jsonn'; did you mean 'json'? (formats: json, jsonl)",),
    ),
}  # fmt: skip

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


def lay_out(folder: Path, case: Case) -> None:
    """Makes the files of a case."""
    (folder / "good.txt").write_bytes(GOOD)
    for path, content in case.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is FOLDER:
            file.mkdir()
        elif isinstance(content, Link):
            file.symlink_to(content.to)
        else:
            file.write_bytes(content)


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
