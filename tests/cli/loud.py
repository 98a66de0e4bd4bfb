"""What a case of the loud matrix is, see ``tests/cli/test_loud.py``."""

from pathlib import Path

from attrs import define

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GOOD = (EXAMPLES / "clean-confidential-cable.txt").read_bytes()
CHECK = "check --as-of 2008-12-01 --format json=report.json"


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
