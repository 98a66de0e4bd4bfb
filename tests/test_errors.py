"""Errors carry their places, and survive the way back from a worker process."""

import pickle

import pytest

from validator.errors import (
    DeclassError,
    DefinitionError,
    InstallationError,
    Problem,
    ReadingError,
    Undetermined,
    UsageError,
)


@pytest.mark.parametrize(
    ("expected", "problem"),
    [
        ("rules/a.yaml:3:7: unknown key", Problem("rules/a.yaml", 3, 7, "unknown key")),
        ("rules/a.yaml:3: unknown key", Problem("rules/a.yaml", 3, 0, "unknown key")),
        ("rules/a.yaml: the file is empty", Problem("rules/a.yaml", 0, 0, "the file is empty")),
    ],
)
def test_a_problem_names_as_much_of_its_place_as_is_known(expected: str, problem: Problem) -> None:
    """Line and column are left out where 0 says that the file or the line as a whole is meant."""
    assert expected == str(problem)


def test_a_definition_error_shows_every_problem_in_order() -> None:
    """All problems of a file are reported together, a line each."""
    error = DefinitionError([Problem("a.yaml", 1, 1, "first"), Problem("a.yaml", 9, 4, "second")])
    assert str(error) == "a.yaml:1:1: first\na.yaml:9:4: second"


def test_a_reading_error_names_source_and_reason() -> None:
    """The message is the path, then why."""
    error = ReadingError("cables/one.txt", "is empty")
    assert (str(error), error.source, error.reason) == ("cables/one.txt: is empty", "cables/one.txt", "is empty")


@pytest.mark.parametrize(
    "error",
    [
        DefinitionError([Problem("a.yaml", 1, 1, "first")]),
        ReadingError("one.txt", "is empty"),
        UsageError("no such file"),
        InstallationError("rules are missing"),
    ],
)
def test_an_error_comes_back_from_a_worker_process_whole(error: DeclassError) -> None:
    """Workers send errors back pickled; one that cannot be unpickled would break the whole pool."""
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(error) is type(back)
    assert str(error) == str(back)
    assert error.__dict__ == back.__dict__


def test_undetermined_is_no_error_of_the_program() -> None:
    """It is an answer, so nothing that catches the program's errors may swallow it."""
    assert not issubclass(Undetermined, DeclassError)
