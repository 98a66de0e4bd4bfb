"""Drawing a sample: reproducible, whatever the order and the names, and as good as by lot."""

import hashlib
from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from validator.documents.model import Source
from validator.parsing import parse
from validator.reading import ReadDocument
from validator.ruleset.rules import RuleSet
from validator.sampling.drawing import TRAITS, Unit, draw, unit_of
from validator.sampling.model import Drawn, Stratum
from validator.text import SourceText


def unit(content: str, *values: str, path: str = "", record: str | None = None) -> Unit:
    """Makes a document that can be drawn."""
    return Unit(path or f"{content}.txt", record, hashlib.sha256(content.encode()).hexdigest(), values)


LETTERS = [unit(letter, "vowel" if letter in "aeiou" else "consonant") for letter in "abcdefghijklmnopqrstuvwxyz"]


def test_the_same_documents_are_drawn_for_ever() -> None:
    """What the seed 2026 draws of the alphabet; a change of this breaks the word of every sample that was drawn."""
    drawn = draw(LETTERS, 6, "2026", ("sound",))
    assert ["c.txt", "f.txt", "m.txt", "o.txt", "p.txt", "q.txt"] == [one.path for one in drawn.documents]
    strata = (Stratum(("consonant",), 21, 5), Stratum(("vowel",), 5, 1))
    assert strata == drawn.draw.strata
    assert (26, 6, 0, False, 0) == (
        drawn.draw.population,
        drawn.draw.drawn,
        drawn.draw.unreadable,
        drawn.draw.is_census,
        drawn.draw.raised,
    )
    assert Drawn("o.txt", None, LETTERS[14].sha256, 1) == drawn.documents[3]
    lines = "".join(f"{one}\n" for one in sorted(each.sha256 for each in LETTERS))
    assert hashlib.sha256(lines.encode()).hexdigest() == drawn.draw.digest


CONTENTS = st.lists(st.integers(0, 30), min_size=1, max_size=40)


@given(contents=CONTENTS, size=st.integers(1, 50), seed=st.text(min_size=1, max_size=5), data=st.data())
def test_order_and_names_do_not_matter(contents: list[int], size: int, seed: str, data: st.DataObject) -> None:
    """Copies too: the same contents are drawn from the same stratum, as often."""
    units = [unit(str(each), str(each % 3), path=f"{index}.txt") for index, each in enumerate(contents)]
    drawn = draw(units, size, seed, ("rest",), unreadable=2)
    shuffled = data.draw(st.permutations(units))
    assert drawn == draw(shuffled, size, seed, ("rest",), unreadable=2)
    renamed = [evolve(each, path=f"other/{index}", record="7") for index, each in enumerate(shuffled)]
    again = draw(renamed, size, seed, ("rest",), unreadable=2)
    assert drawn.draw == again.draw
    assert Counter(one.sha256 for one in drawn.documents) == Counter(one.sha256 for one in again.documents)


@given(contents=CONTENTS, size=st.integers(1, 50))
def test_the_size_is_met_and_nothing_is_drawn_twice(contents: list[int], size: int) -> None:
    """Every stratum has its share, and a size beyond the population draws all of it."""
    units = [unit(str(each), str(each % 3), path=f"{index}.txt") for index, each in enumerate(contents)]
    drawn = draw(units, size, "x", ("rest",))
    assert min(size, len(units)) == len(drawn.documents) == drawn.draw.drawn
    assert len(drawn.documents) == len({one.path for one in drawn.documents})
    assert (size >= len(units)) == drawn.draw.is_census
    counted = Counter(one.stratum for one in drawn.documents)
    assert [stratum.drawn for stratum in drawn.draw.strata] == [counted[each] for each in range(len(counted))] or (
        size < len(drawn.draw.strata)
    )
    assert sorted(drawn.documents, key=lambda one: (one.path, one.record or "")) == list(drawn.documents)


def test_every_document_has_the_same_chance() -> None:
    """Of 2,000 seeds each draws 5 of 20: a document comes 500 times, give or take five standard deviations (19)."""
    units = [unit(str(number)) for number in range(18)] + [unit("copy", path=name) for name in ("x", "y")]
    counts = Counter(one.path for seed in range(2000) for one in draw(units, 5, str(seed)).documents)
    assert 20 == len(counts)
    assert all(abs(count - 500) < 97 for count in counts.values())


def test_a_larger_simple_sample_of_a_seed_holds_the_smaller_one() -> None:
    """So a sample can be extended."""
    few, many = ({one.path for one in draw(LETTERS, size, "2026").documents} for size in (5, 12))
    assert few < many | {""}


def test_a_stratum_that_was_raised_is_known() -> None:
    """One of a hundred is a tenth of a document among ten; among sixty it is more than half, and is rounded up."""
    units = [unit(str(number), "rare" if number == 0 else "common") for number in range(100)]
    assert 1 == draw(units, 10, "x", ("how",)).draw.raised
    assert 0 == draw(units, 100, "x", ("how",)).draw.raised
    assert 0 == draw(units, 1, "x", ("how",)).draw.raised
    assert 0 == draw(units, 60, "x", ("how",)).draw.raised


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hello", ("none", "none", "undated", "unknown", "unrecognised")),
        (
            "P 181149Z NOV 08\nFM AMEMBASSY AMMAN\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L AMMAN 003120\n\n"
            "E.O. 12958: DECL: 11/18/2018\nSUBJECT: (C) LAMPS\n\n1. (C) Text.\n",
            ("CONFIDENTIAL", "eo-12958-amended", "2008", "unknown", "cable"),
        ),
        ("P 181149Z JUN 79\nFM AMEMBASSY AMMAN\n", ("none", "eo-12065", "1979", "unknown", "cable")),
    ],
)
def test_traits_are_read_from_the_document(text: str, expected: tuple[str, ...], ruleset: RuleSet) -> None:
    """What is not there and what cannot be read have values of their own, so no document is left out."""
    reading = ReadDocument(Source("a.txt", "7", "0" * 64, "utf-8", None), SourceText(text), None, None, ())
    document = parse(text, ruleset.vocabulary, ruleset.orders)
    assert Unit("a.txt", "7", "0" * 64, expected) == unit_of(reading, document, tuple(TRAITS))
    assert ("a.txt", "7") == unit_of(reading, document, ()).place


def test_a_level_that_cannot_be_read_is_not_missing(ruleset: RuleSet) -> None:
    """It makes a stratum of its own."""
    reading = ReadDocument(Source("a.txt", None, "0" * 64, "utf-8", None), SourceText(""), None, None, ())
    document = parse("CONFIDENTIAL\n\nSUBJECT: Lamps\n", ruleset.vocabulary, ruleset.orders, kind="memorandum")
    assert document.classification is not None
    assert ("CONFIDENTIAL",) == unit_of(reading, document, ("level",)).values
    unreadable = evolve(document, classification=evolve(document.classification, level=None))
    assert ("unknown",) == unit_of(reading, unreadable, ("level",)).values
