"""Every exception of the program, under one base; those about files carry their place."""

from __future__ import annotations

from validator.light import define


class DeclassError(Exception):
    """Base of all errors that the program raises on purpose."""


class Undetermined(Exception):  # noqa: N818 - not an error: the answer is in the text, but cannot be read
    """A rule asked for something that stands in the document but could not be read.

    Evaluation turns it into the outcome ``undetermined``; it never reaches a user.
    """


@define(frozen=True)
class Problem:
    """One thing that is wrong with a file of ours: a rule, order, vocabulary, profile or configuration file.

    Attributes:
        path: The file, as the user knows it.
        line: Line, counted from 1; 0 where the file as a whole is meant.
        column: Column in characters, counted from 1; 0 where the line as a whole is meant.
        message: What is wrong, with the near match where there is one.
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.message}"


class DefinitionError(DeclassError):
    """Rule, order, vocabulary, profile or configuration files are wrong. Exit code 3.

    Attributes:
        problems: Everything that is wrong, never empty, in file order.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)  # the same arguments, else the error cannot come back from a worker process
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class UsageError(DeclassError):
    """The command line asks for something that cannot be: a missing path, nothing to check. Exit code 2."""


class ReadingError(DeclassError):
    """A document could not be read. Exit code 4.

    Attributes:
        source: The path or record that could not be read.
        reason: Why, as one clause.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


class InstallationError(DeclassError):
    """The program's own rules or schemas are not where they should be. Exit code 5."""
