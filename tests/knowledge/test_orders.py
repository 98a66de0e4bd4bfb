"""The executive orders: the facts of their files at every boundary, and the strict loading of them."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.errors import DefinitionError
from validator.knowledge.duration import ScheduleStep
from validator.knowledge.level import Level
from validator.knowledge.loading import load_vocabulary
from validator.knowledge.orders import Order, Orders, load_orders
from validator.knowledge.value_types import namespace_of
from validator.ruleset.expression.records import record_type

RULES = Path(__file__).parents[2] / "rules"
ORDERS = load_orders()
FIRST_DAY = dt.date(1953, 12, 15)

NEXT_ORDER = """\
id: eo-19999
title: E.O. 19999
number: "19999"
signed: 2031-01-02
published: 96 FR 1
in-force:
  from: 2031-07-01
  grace-days: 30
  authority: [{source: eo-19999, section: "6"}]
sections: {marking: "1"}
levels:
  values: [TOP SECRET, SECRET]
  other-terms: false
  authority: [{source: eo-19999, section: "1"}]
face:
  classifier: always
  position: true
  identifier-alone: true
  office: never
  date-of-origin: true
  compact-dates: true
  authority: [{source: eo-19999, section: "1"}]
reasons:
  required: never
  words-suffice: true
  on-derivative: none
  authority: [{source: eo-19999, section: "1"}]
derivation:
  derived-from: true
  classifier: true
  source-list: each-copy
  longest-of-sources: true
  authority: [{source: eo-19999, section: "2"}]
duration:
  indefinite: false
  longest-years: 15
  authority: [{source: eo-19999, section: "1"}]
instructions:
  required: true
  items: [{keyword: ENDS, kinds: [date], date: required, means: Ends on the date}]
  authority: [{source: eo-19999, section: "1"}]
portions:
  duty: mandatory
  waived-by: nobody
  place: before
  blanket: false
  subject: true
  authority: [{source: eo-19999, section: "1"}]
categories:
  section: "1"
  on-the-face: true
  items: [{letter: a, title: One}, {letter: b, title: Two}]
  authority: [{source: eo-19999, section: "1"}]
schedule:
  keyword: AUTO
  steps:
    - {level: TOP SECRET, years: 9, downgrades: [{to: SECRET, years: 2}, {to: CONFIDENTIAL, years: 4}]}
    - {level: SECRET, years: 5}
  authority: [{source: eo-19999, section: "1"}]
exemptions:
  - form: Z
    original: true
    date: none
    items: [{code: Z1}, {code: Z2}]
    authority: [{source: eo-19999, section: "1"}]
"""


def order(name: str) -> Order:
    """Gives an order by its id without eo-."""
    return ORDERS.by_id[f"eo-{name}"]


def day(text: str) -> dt.date:
    """Gives a day of its ISO text."""
    return dt.date.fromisoformat(text)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the orders that a test may spoil."""
    shutil.copytree(RULES / "orders", tmp_path / "orders")
    return tmp_path


def problems(rules: Path) -> list[str]:
    """Gives what is wrong with the orders of a folder."""
    with pytest.raises(DefinitionError) as caught:
        load_orders(rules)
    return [str(problem) for problem in caught.value.problems]


# ---------------------------------------------------------------------------------------------------- in force


@pytest.mark.parametrize(
    ("expected", "first", "last"),
    [
        ("10501", "1953-12-15", "1972-05-31"),
        ("11652", "1972-06-01", "1978-11-30"),
        ("12065", "1978-12-01", "1982-07-31"),
        ("12356", "1982-08-01", "1995-10-13"),
        ("12958", "1995-10-14", "2003-03-24"),
        ("12958-amended", "2003-03-25", "2010-06-26"),
        ("13526", "2010-06-27", "2040-01-01"),
    ],
)
def test_an_order_governs_from_its_first_day_to_its_last(expected: str, first: str, last: str) -> None:
    """Both ends are included; the effective-date clauses of each order say so."""
    assert ORDERS.in_force(day(first)) is order(expected)
    assert ORDERS.in_force(day(last)) is order(expected)
    assert ORDERS.in_force(day(first) - dt.timedelta(days=1)) is not order(expected)


def test_before_the_first_order_none_governs() -> None:
    """E.O. 10501 took effect on 15 December 1953 (section 20)."""
    assert ORDERS.in_force(dt.date(1953, 12, 14)) is None


@given(st.dates(min_value=FIRST_DAY, max_value=dt.date(2100, 1, 1)))
def test_every_day_since_the_first_order_has_exactly_one(when: dt.date) -> None:
    """There are no gaps and no overlaps from 15 December 1953 on."""
    governing = [
        one for one in ORDERS if one.in_force.from_ <= when and (one.in_force.to is None or when <= one.in_force.to)
    ]
    assert [ORDERS.in_force(when)] == governing


def test_orders_come_in_order_of_time() -> None:
    """The seven orders since 1953, the amended one counted on its own."""
    expected = ["eo-10501", "eo-11652", "eo-12065", "eo-12356", "eo-12958", "eo-12958-amended", "eo-13526"]
    assert expected == [one.id for one in ORDERS] == list(ORDERS.by_id)
    assert 7 == len(ORDERS)


@pytest.mark.parametrize(
    ("expected", "when"),
    [
        (False, "2003-09-20"),
        (True, "2003-09-21"),
        (False, "2003-09-22"),
        (False, "2010-06-24"),
        (True, "2010-06-25"),
        (True, "2010-06-26"),
        (False, "2010-06-27"),
        (False, "1978-12-01"),
    ],
)
def test_days_on_which_sources_disagree_are_neutral(*, expected: bool, when: str) -> None:
    """Order and directive differ by one day in 2003 and by two in 2010."""
    assert expected == ORDERS.is_neutral(day(when))


@pytest.mark.parametrize(
    ("expected", "when"),
    [
        (False, "1978-11-30"),
        (True, "1978-12-01"),
        (True, "1979-01-30"),
        (False, "1979-01-31"),
        (True, "2003-05-24"),
        (False, "2003-05-25"),
        (False, "2003-09-21"),
        (True, "2003-09-22"),
        (True, "2003-11-21"),
        (False, "2003-11-22"),
        (False, "1950-01-01"),
    ],
)
def test_sixty_days_of_grace_follow_each_beginning(*, expected: bool, when: str) -> None:
    """The rules on markings of 2003 began later than the order, and have a grace of their own."""
    assert expected == ORDERS.in_grace(day(when))


def test_the_markings_of_2003_began_later_than_the_order() -> None:
    """E.O. 13292 section 6.3 and the directive: 22 September 2003; all other orders began whole."""
    assert day("2003-09-22") == order("12958-amended").markings_from
    assert day("2010-06-27") == order("13526").markings_from


@pytest.mark.parametrize(
    ("expected", "number"),
    [
        (["eo-12958", "eo-12958-amended"], "12958"),
        (["eo-12958-amended"], "13292"),
        (["eo-10501"], "10964"),
        (["eo-13526"], "13526"),
        ([], "12333"),
    ],
)
def test_orders_are_found_by_number(expected: list[str], number: str) -> None:
    """Two orders share the number 12958; amending orders lead to what they amended."""
    assert expected == [one.id for one in ORDERS.numbered(number)]


@pytest.mark.parametrize(
    ("expected", "number", "when"),
    [
        ("eo-12958", "12958", "2003-03-24"),
        ("eo-12958-amended", "12958", "2003-03-25"),
        ("eo-12958-amended", "12958", "2011-01-01"),
        ("eo-12958", "12958", "1995-01-01"),
        ("eo-12958", "12958", None),
        ("eo-13526", "13526", "2030-01-01"),
        ("eo-13526", "13526", "2009-01-01"),
    ],
)
def test_a_number_means_the_order_in_force_or_the_nearest(expected: str, number: str, when: str | None) -> None:
    """A document dated outside the order's time means the nearest of that number."""
    found = ORDERS.cited(number, day(when) if when else None)
    assert found is not None
    assert expected == found.id


def test_a_number_of_no_classification_order_means_none() -> None:
    """E.O. 12333 is on intelligence activities."""
    assert ORDERS.cited("12333", day("2008-01-01")) is None


# -------------------------------------------------------------------------------------------------------- facts


@pytest.mark.parametrize(
    ("expected", "name"),
    [(None, "11652"), (None, "12065"), (None, "12356"), (10, "12958"), (25, "12958-amended"), (25, "13526")],
)
def test_the_longest_duration_of_an_original_decision(expected: int | None, name: str) -> None:
    """10 years from 1995, 25 from 2003; E.O. 12356 had no ceiling, earlier orders go by kind."""
    assert expected == order(name).longest_years


def test_the_ceilings_of_12065_go_by_kind() -> None:
    """Sections 1-401 and 1-402: six years; twenty by a TOP SECRET authority; thirty for foreign governments."""
    duration = order("12065").duration
    assert (6, 20, 30) == (duration.date_years, duration.review_years, duration.foreign_government_years)


@pytest.mark.parametrize(
    ("expected", "level"),
    [
        ((10, [(Level.SECRET, 2), (Level.CONFIDENTIAL, 4)]), Level.TOP_SECRET),
        ((8, [(Level.CONFIDENTIAL, 2)]), Level.SECRET),
        ((6, []), Level.CONFIDENTIAL),
    ],
)
def test_the_general_declassification_schedule(expected: tuple[int, list[tuple[Level, int]]], level: Level) -> None:
    """E.O. 11652 section 5(A): full calendar years after the year of origin, by level."""
    schedule = order("11652").schedule
    assert schedule is not None
    step = next(one for one in schedule.steps if one.level == level)
    assert expected == (step.years, [(one.to, one.years) for one in step.downgrades])


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (("1-301", "abcdefg", False), "12065"),
        (("1.5", "abcdefg", True), "12958"),
        (("1.4", "abcdefgh", True), "12958-amended"),
        (("1.4", "abcdefgh", True), "13526"),
    ],
)
def test_the_categories_and_their_section(expected: tuple[str, str, bool], name: str) -> None:
    """Category (h) came on 25 March 2003; before 1995 categories were not cited on the face."""
    categories = order(name).categories
    assert categories is not None
    assert expected == (categories.section, "".join(categories.letters), categories.on_the_face)


def test_10501_and_11652_had_no_categories() -> None:
    """What 11652 numbers are exemptions from its schedule."""
    assert order("10501").categories is None
    assert order("11652").categories is None


def test_section_1_5_was_still_accepted_in_2003_by_law_and_to_the_end_of_2004_in_practice() -> None:
    """The section on markings came into force on 22 September 2003; the handbook said 1.5 in July 2004."""
    expected = [("1.5", day("2003-09-21"), True), ("1.5", day("2004-12-31"), False)]
    accepted = order("12958-amended").reasons.also_accepted
    assert expected == [(one.section, one.until, one.lawful) for one in accepted]


def test_exemption_codes_of_each_order() -> None:
    """X1 to X8 from 1995; 25X1 to 25X9; 50X1-HUM and 50X2-WMD from 2010."""
    codes = {one.id: set(one.exemption_codes) for one in ORDERS}
    x_codes = {f"X{n}" for n in range(1, 9)}
    assert {"XGDS-1", "XGDS-2", "XGDS-3", "XGDS-4"} == codes["eo-11652"]
    assert set() == codes["eo-12356"]
    assert x_codes | {f"25X{n}" for n in range(1, 10)} == codes["eo-12958"]
    assert x_codes < codes["eo-12958-amended"]
    assert not x_codes & codes["eo-13526"]
    assert {"50X1-HUM", "50X2-WMD", "75X9", "50X9", "25X9"} < codes["eo-13526"]


def test_x_codes_ended_on_21_september_2003() -> None:
    """ISOO's notice of 2003: no longer from 22 September 2003."""
    series = next(one for one in order("12958-amended").exemptions if one.form == "X")
    assert (day("2003-09-21"), True) == (series.until, series.lawful_transition)


@pytest.mark.parametrize("name", ["12958-amended", "13526"])
def test_markings_that_only_older_sources_may_bear(name: str) -> None:
    """No new document was marked OADR after 13 October 1995, or X1 to X8 after 21 September 2003."""
    markings = order(name).derivation.source_markings
    assert [("OADR", day("1995-10-13")), ("X", day("2003-09-21"))] == [(one.marking, one.until) for one in markings]


@pytest.mark.parametrize(
    ("expected", "form"),
    [(("required", False, 50), "25X"), (("none", True, None), "50X1-HUM"), (("required", False, 75), "50X")],
)
def test_which_exemptions_of_13526_need_a_date(expected: tuple[str, bool, int | None], form: str) -> None:
    """32 CFR 2001.21(a)(4) and 2001.26."""
    series = next(one for one in order("13526").exemptions if one.form == form)
    assert expected == (series.date, series.original, series.longest_years)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (("none", "nobody"), "10501"),
        (("practicable", "nobody"), "11652"),
        (("mandatory", "isoo"), "12065"),
        (("mandatory", "agency-head"), "12356"),
        (("mandatory", "isoo"), "12958"),
        (("mandatory", "isoo"), "12958-amended"),
        (("mandatory", "isoo"), "13526"),
    ],
)
def test_the_duty_to_mark_portions_and_who_may_waive_it(expected: tuple[str, str], name: str) -> None:
    """Only E.O. 12356 left waivers to the heads of agencies (section 1.5(b))."""
    portions = order(name).portions
    assert expected == (portions.duty, portions.waived_by)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ((), "11652"),
        (("LOU", "FOUO"), "12065"),
        (("LOU", "FOUO", "SBU", "SSI"), "12958-amended"),
    ],
)
def test_controls_that_must_not_identify_classified_information(expected: tuple[str, ...], name: str) -> None:
    """E.O. 12065 section 1-503 named two; 32 CFR 2001.23(a) of 2003 named four."""
    assert expected == order(name).levels.barred


def test_group_4_went_under_the_schedule_of_1972() -> None:
    """E.O. 11652 section 5(D); groups 1 to 3 did not."""
    schedule = order("11652").schedule
    assert schedule is not None
    assert [("eo-10501", (4,))] == [(taken.order, taken.groups) for taken in schedule.takes_over]


def test_codes_that_put_off_automatic_declassification() -> None:
    """Those that begin with a number of years; X1 to X8 and XGDS do not (32 CFR 2001.12(c)(2), 2001.26)."""
    series = [one for each in ORDERS for one in each.exemptions]
    assert {"25X", "25X1-HUMAN", "50X1-HUM", "50X", "75X"} == {one.form for one in series if one.automatic}
    assert {"X", "XGDS"} == {one.form for one in series if not one.automatic}


def test_what_no_date_declassifies_is_in_the_vocabulary() -> None:
    """Restricted Data and its kin (10 CFR 1045.140); the foreign nuclear information only since 2010."""
    named = {each.id: each.restricted_data.controls for each in ORDERS if each.restricted_data}
    assert {"eo-12958-amended": ("RD", "FRD"), "eo-13526": ("RD", "FRD", "TFNI")} == named
    known = set(load_vocabulary().controls.values())
    assert set() == {each for controls in named.values() for each in controls} - known


@pytest.mark.parametrize(("expected", "name"), [(None, "12958"), ("1.7(e)", "12958-amended"), ("1.7(e)", "13526")])
def test_where_compilations_are_treated(expected: str | None, name: str) -> None:
    """The section of the order as signed in 1995 was not read."""
    assert expected == order(name).sections.compilation


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (("unless-signer", False, True), "11652"),
        (("unless-signer", False, False), "12356"),
        (("always", True, False), "12958"),
        (("always", True, False), "12958-amended"),
        (("always", True, True), "13526"),
    ],
)
def test_who_must_be_named(expected: tuple[str, bool, bool], name: str) -> None:
    """Name or identifier and position from 1995; name and position, or identifier, from 2010."""
    face = order(name).face
    assert expected == (face.classifier, face.position, face.identifier_alone)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (None, "12065"),
        ((True, True), "12356"),
        ((False, True), "12958"),
        ((False, True), "12958-amended"),
        ((False, False), "13526"),
    ],
)
def test_originating_agencys_determination_required(expected: tuple[bool, bool] | None, name: str) -> None:
    """For original decisions under E.O. 12356 only; carried forward until 2010."""
    oadr = order(name).oadr
    assert expected == (oadr and (oadr.original, oadr.derivative))


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (("GDS", "XGDS", "ADS"), "11652"),
        (("GDS", "RDS", "XDS", "DECL"), "12065"),
        (("DECL", "OADR", "DNG"), "12356"),
        (("DECL", "DNG"), "12958"),
        (("DECL", "DNG"), "12958-amended"),
        (("DECL", "DNG"), "13526"),
    ],
)
def test_the_keywords_of_instructions(expected: tuple[str, ...], name: str) -> None:
    """GDS is a schedule under E.O. 11652 and a date under E.O. 12065."""
    assert expected == order(name).instructions.keywords


def test_the_kinds_of_instruction_of_12356() -> None:
    """Section 1.5(a)(4): a date, an event, or OADR; 22 CFR 9.12 adds downgrading."""
    assert ("date", "event", "oadr", "downgrade") == order("12356").instructions.kinds


def test_the_groups_began_with_10964() -> None:
    """E.O. 10964 was signed on 20 September 1961 and names no other day."""
    groups = order("10501").groups
    assert groups is not None
    assert (day("1961-09-20"), (1, 2, 3, 4)) == (groups.from_, groups.numbers)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ((30, True, "classification", None), "11652"),
        ((25, True, "origin", day("2001-10-17")), "12958"),
        ((25, True, "classification", day("2006-12-31")), "12958-amended"),
        ((25, True, "origin", day("2006-12-31")), "13526"),
    ],
)
def test_automatic_declassification(expected: tuple[int, bool, str, dt.date | None], name: str) -> None:
    """30 full years under E.O. 11652; since E.O. 13142 31 December of the 25th year, not before 2001, then 2006."""
    automatic = order(name).automatic
    assert automatic is not None
    assert expected == (automatic.years, automatic.year_end, automatic.counted_from, automatic.not_before)


def test_nothing_unverified_narrows_what_is_accepted() -> None:
    """Facts tagged U are titles, notes and accepted keywords; no block as a whole rests on one."""
    for one in ORDERS:
        blocks = [one.in_force, one.levels, one.face, one.reasons, one.derivation, one.duration, one.instructions]
        blocks += [block for block in (one.categories, one.oadr, one.schedule, one.groups, one.automatic) if block]
        assert not [block for block in [*blocks, one.portions, *one.exemptions] if block.confidence == "U"]


# ------------------------------------------------------------------------------------------------------ loading


def test_another_order_is_one_more_file(rules: Path) -> None:
    """The order before it ends by itself, the day before."""
    (rules / "orders" / "eo-19999.yaml").write_text(NEXT_ORDER, encoding="utf-8")
    orders = load_orders(rules)
    assert day("2031-06-30") == orders.by_id["eo-13526"].in_force.to
    assert "eo-19999" == list(orders)[-1].id
    assert orders.in_force(day("2031-07-01")) is orders.by_id["eo-19999"]
    assert (True, False) == (orders.in_grace(day("2031-07-31")), orders.in_grace(day("2031-08-01")))


@pytest.mark.parametrize(
    ("expected", "old", "new"),
    [
        ("1:5: the order eo-19998 belongs in a file eo-19998.yaml", "id: eo-19999", "id: eo-19998"),
        ("9:3: unknown key 'neutral-day'; did you mean 'neutral-days'?", "  auth", "  neutral-day: x\n  auth"),
        ("7:9: 2031-07-32 is not a day of the calendar", "2031-07-01", "2031-07-32"),
        ("7:9: 2031-07-01 is before 2031-08-02, when it was signed", "signed: 2031-01-02", "signed: 2031-08-02"),
        ("8:7: 2031-06-30 is before 2031-07-01, the first day in force", "07-01\n", "07-01\n  to: 2031-06-30\n"),
        (
            "8:18: 2031-06-30 is before 2031-07-01, the first day in force",
            "07-01\n", "07-01\n  markings-from: 2031-06-30\n",
        ),
        ("8:15: 400 is not between 0 and 366", "grace-days: 30", "grace-days: 400"),
        ("12:11: levels stand highest first, each once", "[TOP SECRET, SECRET]", "[SECRET, TOP SECRET]"),
        ("12:11: levels stand highest first, each once", "[TOP SECRET, SECRET]", "[SECRET, SECRET]"),
        ("52:45: the letter 'a' stands here twice", "letter: b", "letter: a"),
        (
            "40:94: the keyword 'ENDS' stands here twice",
            "the date}]", "the date}, {keyword: ENDS, kinds: [event], date: none, means: x}]",
        ),
        ("57:74: downgradings go down, one after another, within the years", "{to: CONFIDENTIAL,", "{to: SECRET,"),
        ("57:74: downgradings go down, one after another, within the years", "years: 4}", "years: 9}"),
        ("58:15: the level 'TOP SECRET' stands here twice", "level: SECRET", "level: TOP SECRET"),
        (
            "59:24: there is no earlier order 'eo-10510'; did you mean 'eo-10501'?",
            "years: 5}\n", "years: 5}\n  takes-over: [{order: eo-10510, groups: [4]}]\n",
        ),
        (
            "59:46: eo-10501 has no group 5",
            "years: 5}\n", "years: 5}\n  takes-over: [{order: eo-10501, groups: [4, 5]}]\n",
        ),
        (
            "59:43: eo-12356 has no group 4",
            "years: 5}\n", "years: 5}\n  takes-over: [{order: eo-12356, groups: [4]}]\n",
        ),
        ("64:32: the code 'Z1' stands here twice", "code: Z2", "code: Z1"),
        (
            "33:64: the marking 'X' stands here twice",
            "of-sources: true",
            "of-sources: true\n  source-markings: [{marking: X, until: 2003-09-21}, {marking: X, until: 2004-01-01}]",
        ),
        (
            "16:15: 'allways' is not one of 'always', 'unless-signer', 'never'; did you mean 'always'?",
            "classifier: always", "classifier: allways",
        ),
        ("4:9: '2 Jan 2031' is not a date such as 2003-03-25", "2031-01-02", "2 Jan 2031"),
        ("3:9: '1999' is not the number of an order, such as 13526", '"19999"', '"1999"'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_order_is_reported_at_its_place(expected: str, old: str, new: str, rules: Path) -> None:
    """Every message has file, line and column."""
    assert old in NEXT_ORDER
    (rules / "orders" / "eo-19999.yaml").write_text(NEXT_ORDER.replace(old, new, 1), encoding="utf-8")
    assert [f"rules/orders/eo-19999.yaml:{expected}"] == problems(rules)


@pytest.mark.parametrize(
    ("expected", "to"),
    [
        ("leaves a gap before eo-19999, which is in force from 2032-01-01", "2031-12-30"),
        ("overlaps with eo-19999, which is in force from 2032-01-01", "2032-01-01"),
    ],
)
def test_orders_neither_overlap_nor_leave_a_gap(expected: str, to: str, rules: Path) -> None:
    """An order that names its last day must end the day before the next one begins."""
    first = NEXT_ORDER.replace("19999", "19998").replace("07-01\n", f"07-01\n  to: {to}\n")
    (rules / "orders" / "eo-19998.yaml").write_text(first, encoding="utf-8")
    second = NEXT_ORDER.replace("2031-07-01", "2032-01-01")
    (rules / "orders" / "eo-19999.yaml").write_text(second, encoding="utf-8")
    assert [f"rules/orders/eo-19998.yaml:8:7: eo-19998 {expected}"] == problems(rules)


def test_two_orders_cannot_begin_on_one_day(rules: Path) -> None:
    """Of the two the one with the smaller id is told."""
    (rules / "orders" / "eo-19998.yaml").write_text(NEXT_ORDER.replace("19999", "19998"), encoding="utf-8")
    (rules / "orders" / "eo-19999.yaml").write_text(NEXT_ORDER, encoding="utf-8")
    assert ["rules/orders/eo-19998.yaml:7:9: eo-19998 and eo-19999 begin on the same day"] == problems(rules)


def test_missing_and_wrong_facts_are_told_together(rules: Path) -> None:
    """A key that is missing is told at the mapping that lacks it."""
    text = NEXT_ORDER.replace("  position: true\n", "").replace("blanket: false", "blanket: perhaps")
    (rules / "orders" / "eo-19999.yaml").write_text(text, encoding="utf-8")
    expected = ["16:3: the key 'position' is missing", "45:12: expected true or false, not 'perhaps'"]
    assert [f"rules/orders/eo-19999.yaml:{one}" for one in expected] == problems(rules)


def test_orders_is_a_collection_of_orders() -> None:
    """An empty collection has no order in force."""
    assert Orders({}).in_force(day("2000-01-01")) is None


def test_everything_an_order_says_can_be_asked_by_rules() -> None:
    """The rule language takes its fields from the class; an annotation that it cannot express would lose a fact."""
    pending: list[Any] = [Order]
    seen: set[type] = set()
    while pending:
        cls = pending.pop()
        seen.add(cls)
        written = {one.name.removesuffix("_") for one in attrs.fields(cls)}
        assert (cls, set()) == (cls, written - set(record_type(cls).fields))
        names = namespace_of(cls)
        hints = get_type_hints(cls, names, names).values()
        parts = {one for hint in hints for one in (hint, *get_args(hint)) if isinstance(one, type) and attrs.has(one)}
        pending.extend(parts - seen)
    assert ScheduleStep in seen
    assert {"longest_years", "markings_from", "exemption_codes", "numbers"} <= set(record_type(Order).fields)
