"""Light classes are what attrs would make: the same definitions, made by both, are held against each other."""

import copy
import pickle
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator import light

Outcome = tuple[str, object]


def classes(make: Any, field: Any) -> dict[str, Any]:  # noqa: ANN401 - the two modules have no common type
    """Defines the same classes with one of the two modules."""

    @make
    class Plain:
        a: int
        b: str = "x"
        c: list[int] = field(factory=list)
        _d: int = 3
        e: int = field(default=4, init=False)
        f: int = field(init=False, repr=False)
        g: list[int] = field(factory=list, init=False, repr=False, eq=False)
        h: ClassVar[int] = 7

        def doubled(self) -> int:
            """Gives the double."""
            return self.a * 2

    @make(frozen=True)
    class Frozen:
        a: int
        b: tuple[int, ...] = ()

    @make(frozen=True, kw_only=True)
    class Named:
        a: int
        b: int = 2
        c: list[int] = field(factory=list)

    @make
    class Derived(Plain):
        b: str = "y"
        i: int = 9

    @make(frozen=True, kw_only=True)
    class DerivedNamed(Frozen):
        c: int

    @make(eq=False)
    class Single:
        a: int

    @make
    class Empty:
        """Nothing."""

    @make
    class Prepared:
        a: int
        b: int = field(init=False)

        def __attrs_post_init__(self) -> None:
            self.b = self.a + 1

    @make(frozen=True, init=False)
    class Gathered:
        words: tuple[str, ...]

        def __init__(self, *words: str) -> None:
            self.__attrs_init__(words)  # type: ignore[attr-defined] # attrs adds it

    @make(eq=False)
    class Shown:
        a: int

        def __repr__(self) -> str:
            return f"<{self.a}>"

    found = (Plain, Frozen, Named, Derived, DerivedNamed, Single, Empty, Prepared, Gathered, Shown)
    return {one.__name__: one for one in found}


OURS = classes(light.define, light.field)
THEIRS = classes(attrs.define, attrs.field)
ARGUMENTS = st.tuples(
    st.lists(st.integers(0, 2), max_size=4),
    st.dictionaries(st.sampled_from("abcdefghi"), st.integers(0, 2), max_size=3),
)


def outcome(call: Callable[[], object]) -> Outcome:
    """Gives what a call came to, as text; of an error its class and words."""
    try:
        return "value", repr(call())
    except Exception as error:  # noqa: BLE001 - any
        return type(error).__name__, str(error)


def pairs() -> Iterator[tuple[Any, Any]]:
    """Gives instances that were made in the same way, by ours and by theirs."""
    for words, named in (((1,), {}), ((2,), {}), ((), {"a": 1}), ((1, (5,)), {}), ((), {"a": 3, "c": 4}), ((), {})):
        for name, ours in OURS.items():
            if outcome(lambda ours=ours, words=words, named=named: ours(*words, **named))[0] == "value":  # type: ignore[misc] # a lambda with defaults has no type
                pair: tuple[Any, Any] = ours(*words, **named), THEIRS[name](*words, **named)
                for one in pair:
                    if hasattr(one, "e"):
                        one.f = 0  # which no argument sets
                yield pair


PAIRS = list(pairs())


@pytest.mark.parametrize("name", OURS)
@given(ARGUMENTS)
def test_they_take_the_same_arguments(name: str, given: tuple[list[int], dict[str, int]]) -> None:
    """What is right makes the same instance, what is wrong the same error; early and late, when it is compiled."""
    args, named = given
    results = {outcome(lambda: OURS[name](*args, **named)) for _ in range(18)}
    assert {outcome(lambda: THEIRS[name](*args, **named))} == results


@pytest.mark.parametrize("late", [False, True])
def test_a_private_attribute_is_given_without_its_underscore(late: bool) -> None:  # noqa: FBT001 - both ways
    """As attrs has it."""
    fresh = classes(light.define, light.field)["Plain"]
    for _ in range(20 * late):
        fresh(1)
    assert "Plain(a=1, b='x', c=[], _d=5, e=4)" == repr(fresh(1, d=5))


def test_each_instance_has_its_own_list() -> None:
    """A factory is called for each."""
    for _ in range(2):
        one, two = OURS["Named"](a=1), OURS["Named"](a=1)
        one.c.append(1)
        assert [] == two.c
        for _ in range(20):
            OURS["Named"](a=1)


def test_enough_instances_were_found() -> None:
    """Else the tests below would compare nothing."""
    assert {type(one).__name__ for one, _ in PAIRS} == OURS.keys()


def test_they_are_equal_where_theirs_are() -> None:
    """All values of one class count, and other classes are never equal."""
    for one, their_one in PAIRS:
        for two, their_two in PAIRS:
            assert (one == two) == (their_one == their_two)
            assert (one != two) == (their_one != their_two)


def test_they_can_be_hashed_where_theirs_can() -> None:
    """Frozen ones by their values; those that compare and can change not at all."""
    for one, their in PAIRS:
        assert ("TypeError" in outcome(lambda one=one: hash(one) and 0)) == (  # type: ignore[misc] # as above
            "TypeError" in outcome(lambda their=their: hash(their) and 0)  # type: ignore[misc] # as above
        )
    assert 1 == len({OURS["Frozen"](1), OURS["Frozen"](1)})


def test_a_frozen_one_cannot_change() -> None:
    """The error is that of attrs."""
    one = OURS["Frozen"](1)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.a = 2
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del one.a
    assert 1 == one.a


@pytest.mark.parametrize("name", OURS)
def test_attrs_knows_them(name: str) -> None:
    """Names, defaults, types and arguments are what attrs would say of its own class."""
    ours, theirs = attrs.fields(OURS[name]), attrs.fields(THEIRS[name])
    wanted = ("name", "default", "init", "repr", "kw_only", "type", "alias")
    assert [[getattr(one, each) for each in wanted] for one in theirs] == [
        [getattr(one, each) for each in wanted] for one in ours
    ]
    assert OURS[name].__match_args__ == THEIRS[name].__match_args__
    assert ours is attrs.fields(OURS[name])
    assert attrs.has(OURS[name])


def test_copies_with_changes() -> None:
    """Both functions give them; what no argument sets is not taken over."""
    plain = OURS["Plain"](1, d=5)
    for evolve in (light.evolve, attrs.evolve):
        changed: Any = evolve(plain, b="z")
        assert (1, "z", 5, 2) == (changed.a, changed.b, changed._d, changed.doubled())


def test_they_survive_pickling_and_copying() -> None:
    """Frozen ones too, and nothing is called that an instance was made with."""
    for one in (light_sample(), OURS["Frozen"](1, (2,)), OURS["Prepared"](1)):
        assert one == copy.deepcopy(one)
    assert light_sample() == pickle.loads(pickle.dumps(light_sample()))  # noqa: S301 - made here


def light_sample() -> object:
    """Gives an instance of a class that pickle can find."""
    return Sample(1, ("a",))


@light.define(frozen=True)
class Sample:
    """A class that pickle can find."""

    a: int
    b: tuple[str, ...]


def test_revived_from_values() -> None:
    """All values are given, in the order of the attributes; another number of them is an error."""
    assert Sample(1, ("a",)) == light.revive(Sample, 1, ("a",))
    with pytest.raises(ValueError, match="shorter"):
        light.revive(Sample, 1)


def test_attributes_are_those_of_light_classes_only() -> None:
    """Names in order; nothing of other classes."""
    assert ("a", "b") == light.attributes(Sample)
    assert light.attributes(int) is None


def test_attrs_can_go_on_from_them() -> None:
    """A class of attrs may derive from one of ours."""

    @attrs.define(frozen=True)
    class Further(Sample):
        c: int = 3

    assert "Further(a=1, b=('a',), c=3)" == repr(Further(1, ("a",))).rpartition(">.")[2]
