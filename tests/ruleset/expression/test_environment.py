"""Environments: names, enumerations, and what is known."""

from enum import IntEnum

import pytest

from tests.ruleset.expression.sample import DOCUMENT, Level
from validator.ruleset.expression.environment import Environment, all_of, any_of
from validator.ruleset.expression.types import DATE, INT, EnumType


class Other:
    """Holds an enumeration of the same name as another."""

    class Level(IntEnum):
        """Another Level."""

        LOW = 1


def test_binding_makes_a_new_environment() -> None:
    """An environment never changes."""
    empty = Environment()
    bound = empty.bind("doc", DOCUMENT).bind("n", INT)
    assert empty.names == {}
    assert bound.names == {"doc": DOCUMENT, "n": INT}


def test_enumerations_come_with_names() -> None:
    """Binding a record brings the enumerations that it leads to."""
    assert sorted(Environment().bind("level", EnumType("Level", Level)).enumerations) == ["Level"]
    assert sorted(Environment().bind("doc", DOCUMENT).enumerations) == ["Colour", "Inner", "Level"]


def test_two_enumerations_of_one_name() -> None:
    """A name can mean only one enumeration."""
    env = Environment().bind("doc", DOCUMENT)
    with pytest.raises(ValueError, match="there are two enumerations named Level"):
        env.bind("other", EnumType("Level", Other.Level))


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("doc", "'doc' already has a meaning here; choose another name"),
        ("Level", "'Level' is the name of an enumeration or of functions; choose another name"),
        ("math", "'math' is the name of an enumeration or of functions; choose another name"),
        ("in", "'in' is a reserved word of CEL"),
        ("while", "'while' is a reserved word of CEL"),
        ("1st", "'1st' is not a name: letters, digits and '_', not beginning with a digit"),
        ("né", "'né' is not a name: letters, digits and '_', not beginning with a digit"),
        ("", "'' is not a name: letters, digits and '_', not beginning with a digit"),
    ],
)
def test_names_that_cannot_be_bound(name: str, problem: str) -> None:
    """Nothing may be shadowed, and words of the grammar are no names."""
    env = Environment().bind("doc", DOCUMENT)
    assert problem == env.problem_with(name)
    with pytest.raises(ValueError, match=r"name|meaning|reserved"):
        env.bind(name, INT)


@pytest.mark.parametrize("name", ["class", "def", "lambda", "None", "__import__", "size", "_"])
def test_names_that_can_be_bound(name: str) -> None:
    """Words of Python mean nothing here, and a function is told from a name by its parentheses."""
    assert Environment().bind(name, DATE).names[name] == DATE


def test_facts() -> None:
    """What is known is added up; a case that cannot arise adds nothing."""
    env = Environment().assuming(frozenset({"a.b"}))
    assert {"a.b", "c"} == env.assuming(frozenset({"c"})).known
    assert env is env.assuming(None)
    assert env is env.assuming(frozenset())


def test_algebra_of_facts() -> None:
    """In a case that cannot arise everything is known, which is the neutral element of a choice."""
    one, other = frozenset({"a", "b"}), frozenset({"b", "c"})
    assert frozenset({"a", "b", "c"}) == all_of(one, other)
    assert all_of(one, None) is None
    assert frozenset({"b"}) == any_of(one, other)
    assert one == any_of(one, None) == any_of(None, one)
    assert any_of(None, None) is None
