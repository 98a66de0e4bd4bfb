"""Norms, families of rules and classes of discrepancy."""

import datetime as dt
import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from validator.errors import DefinitionError
from validator.knowledge.authorities import Authority, load_authorities, load_discrepancies, load_families
from validator.knowledge.citations import Citation
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.order import citations_in
from validator.knowledge.orders import load_orders

RULES = Path(__file__).parents[2] / "rules"
NORMS = load_authorities()


@pytest.mark.parametrize(
    ("expected", "norm", "section"),
    [
        ("E.O. 13526, section 1.6(a)(2)", "eo-13526", "1.6(a)(2)"),
        ("E.O. 12958 as amended by E.O. 13292, section 1.4", "eo-12958-amended", "1.4"),
        ("32 CFR 2001.21(b)", "32-cfr-2001", "2001.21(b)"),
        ("32 CFR 2001.23(a) (2003)", "32-cfr-2001-2003", "2001.23(a)"),
        ("22 CFR 9.4(d)(2)", "22-cfr-9", "9.4(d)(2)"),
        ("22 CFR 9.12 (1982)", "22-cfr-9-1982", "9.12"),
        ("5 FAH-2 H-440", "5-fah-2", "H-440"),
        ("NSC directive of 17 May 1972, section I.B", "nsc-directive-1972", "I.B"),
        ("CAPCO (2016)", "capco-2016", None),
        ("00 STATE 018029", "00-state-018029", None),
    ],
)
def test_norms_are_cited_as_people_cite_them(expected: str, norm: str, section: str | None) -> None:
    """A section that repeats the part of the Code takes its place; an edition is told where texts are cited alike."""
    assert expected == NORMS[norm].cite(section)


def test_an_order_is_a_norm_by_its_own_file() -> None:
    """Its days in force are those of the order."""
    norm = NORMS["eo-12356"]
    expected = ("order", dt.date(1982, 4, 2), dt.date(1982, 8, 1), dt.date(1995, 10, 13))
    assert expected == (norm.kind, norm.issued, norm.from_, norm.until)


def test_the_directives_of_2001_follow_one_another() -> None:
    """The three editions of 32 CFR 2001 leave no day between them."""
    editions = [NORMS[name] for name in ("32-cfr-2001-1995", "32-cfr-2001-2003", "32-cfr-2001")]
    for one, following in itertools.pairwise(editions):
        assert one.until is not None
        assert one.until + dt.timedelta(days=1) == following.from_


def test_every_citation_of_orders_and_vocabularies_resolves() -> None:
    """A source that is cited is a norm that is there."""
    vocabulary = load_vocabulary()
    cited = {one.source for order in load_orders() for _, one in citations_in(order)}
    cited |= {one.source for caption in vocabulary.caption_facts.values() for one in caption.authority}
    assert set() == cited - set(NORMS)


def test_citations_of_an_order_carry_their_paths() -> None:
    """The path leads to the citation in the order's file."""
    citations = list(citations_in(load_orders().by_id["eo-13526"]))
    assert (("in-force", "authority", 0), Citation("eo-13526", "6.3")) == citations[0]
    assert ("exemptions", 3, "authority", 0) in [path for path, _ in citations]


def test_families_have_the_folders_and_prefixes_of_the_design() -> None:
    """The id is the name of the folder."""
    expected = {
        "order": "ORD", "overall": "OVR", "portion": "POR", "authority": "AUT", "duration": "DUR",
        "reference": "REF", "routing": "RTE", "caption": "CAP", "lifecycle": "LIF", "text": "TXT",
        "collection": "COL",
    }  # fmt: skip
    assert expected == {family.id: family.prefix for family in load_families().values()}


def test_every_family_has_a_class_of_discrepancy_that_is_there() -> None:
    """A finding counts under its family's class unless its rule says otherwise."""
    assert {family.discrepancy for family in load_families().values()} <= set(load_discrepancies())


def test_classes_of_discrepancy_never_claim_to_be_official() -> None:
    """32 CFR 2001.60 does not define types; the list is modelled on ISOO's practice."""
    text = (RULES / "discrepancies.yaml").read_text(encoding="utf-8")
    assert "modelled on the practice of ISOO" in text
    assert 12 == len(load_discrepancies())


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the norms and orders that a test may spoil."""
    shutil.copytree(RULES / "orders", tmp_path / "orders")
    shutil.copy(RULES / "authorities.yaml", tmp_path)
    return tmp_path


def problems(rules: Path) -> list[str]:
    """Gives what is wrong with the norms of a folder."""
    with pytest.raises(DefinitionError) as caught:
        load_authorities(rules)
    return [str(problem) for problem in caught.value.problems]


def test_a_pack_without_orders_has_norms_too(tmp_path: Path) -> None:
    """Users' own packs cite norms of their own."""
    (tmp_path / "authorities.yaml").write_text(
        "authorities:\n  - {id: house-manual, title: House manual, kind: handbook, cited-as: House manual}\n",
        encoding="utf-8",
    )
    expected = {"house-manual": Authority("house-manual", "House manual", "handbook", "House manual")}
    assert expected == load_authorities(tmp_path)


def test_a_citation_of_a_norm_that_is_not_there_is_told_at_its_place(rules: Path) -> None:
    """With the near match."""
    path = rules / "orders" / "eo-13526.yaml"
    text = path.read_text(encoding="utf-8").replace('{source: eo-13526, section: "6.3"}', "{source: eo-13256}")
    path.write_text(text, encoding="utf-8")
    lines = text.split("\n")
    row = next(number for number, line in enumerate(lines, 1) if "eo-13256" in line)
    column = lines[row - 1].index("eo-13256") + 1
    expected = f"rules/orders/eo-13526.yaml:{row}:{column}: there is no norm 'eo-13256'; did you mean 'eo-13526'?"
    assert [expected] == problems(rules)


def test_a_norm_cannot_have_the_id_of_an_order(rules: Path) -> None:
    """An order is a norm already."""
    (rules / "orders" / "eo-10501.yaml").rename(rules / "orders" / "x.yaml")
    text = (rules / "orders" / "x.yaml").read_text(encoding="utf-8").replace("id: eo-10501", "id: eo-10964")
    (rules / "orders" / "x.yaml").write_text(text.replace("source: eo-10501", "source: eo-10964"), encoding="utf-8")
    assert ["rules/orders/x.yaml:2:5: authorities.yaml has a norm 'eo-10964' already"] == problems(rules)


NOTICE = "{id: a, title: A, kind: notice, cited-as: A}"
FAMILY = "{id: a, prefix: AAA, title: A, discrepancy: x}"


@pytest.mark.parametrize(
    ("expected", "name", "text"),
    [
        (
            "authorities.yaml:3:10: the id 'a' stands here twice",
            "authorities",
            f"authorities:\n  - {NOTICE}\n  - {NOTICE}\n",
        ),
        (
            "authorities.yaml:2:75: 1999-12-31 is before 2000-01-01, the first day in force",
            "authorities",
            f"authorities:\n  - {NOTICE.replace('}', ', from: 2000-01-01, until: 1999-12-31}')}\n",
        ),
        (
            "families.yaml:3:21: the prefix 'AAA' stands here twice",
            "families",
            f"families:\n  - {FAMILY}\n  - {FAMILY.replace('id: a', 'id: b')}\n",
        ),
        (
            "families.yaml:2:21: 'aaa' is not three capitals, such as DUR",
            "families", f"families:\n  - {FAMILY.replace('AAA', 'aaa')}\n",
        ),
        (
            "discrepancies.yaml:3:10: the id 'a' stands here twice",
            "discrepancies", "discrepancies:\n  - {id: a, title: A, meaning: A}\n  - {id: a, title: A, meaning: A}\n",
        ),
    ],
)  # fmt: skip
def test_what_stands_twice_or_does_not_fit_is_told_at_its_place(
    expected: str, name: str, text: str, tmp_path: Path
) -> None:
    """All three files are read strictly."""
    (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    loads: dict[str, Callable[[Path], object]] = {
        "authorities": load_authorities,
        "families": load_families,
        "discrepancies": load_discrepancies,
    }
    with pytest.raises(DefinitionError) as caught:
        loads[name](tmp_path)
    assert [f"rules/{expected}"] == [str(problem) for problem in caught.value.problems]
