"""Waivers judged themselves: expired, unused, unexplained, and when nothing is known."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.test_standing import over
from tests.waivers.files import CATALOGUE, EVALUATED, FOLDER, cable, waivers
from validator.errors import DefinitionError
from validator.knowledge.annotations import attributes_of
from validator.reports.judged import Finding, JudgedDocument, UnreadDocument
from validator.schemas import problems, schema
from validator.scope import Scope, scope_of
from validator.standing import Ledger, Standing
from validator.waivers import WaiverRule, judge_waivers, load_waiver_rules
from validator.yaml_text import read_yaml

ROOT = Path(__file__).parent.parent.parent
TODAY = dt.date(2026, 11, 23)


def judged(
    text: str,
    *documents: JudgedDocument | UnreadDocument,
    paths: tuple[str, ...] = (),
    evaluated: frozenset[str] = EVALUATED,
) -> JudgedDocument:
    """Judges a file of waivers after a run over documents."""
    file, tally = waivers(text), Ledger()
    assert len(documents) == len(list(over(tally, documents, Standing(TODAY, file))))
    scope = scope_of(paths, FOLDER.here)
    return judge_waivers(file, tally.met.waivers, load_waiver_rules(), scope=scope, evaluated=evaluated, as_of=TODAY)


def told(document: JudgedDocument) -> list[str]:
    """Gives the findings as the concise form has them."""
    return [
        f"{each.place.line}:{each.place.column} {each.severity} {each.rule} {each.message} [{each.place.text}]"
        for each in document.findings
    ]


def test_every_defect_is_found_where_it_stands() -> None:
    """In the order of the file, on the document that is the file."""
    document = judged(
        "- rule: DUR018\n  document: a.txt\n  reason: old\n  until: 2026-11-22\n"
        "- rule: DUR018\n  document: a.txt\n  by: A\n  until: 2025-01-01\n"
        "- rule: REF003\n  document: a.txt\n  reason: corrected since\n"
        "- rule: DUR018\n  document: a.txt\n  reason: agreed\n  until: 2026-11-23\n",
        cable("a.txt", "DUR018"),
    )
    assert [
        "4:10 warning WAI001 this waiver held until 2026-11-22, and waives nothing any more [2026-11-22]",
        "5:3 error WAI003 this waiver gives no reason, and so waives nothing [rule: DUR018]",
        "8:10 warning WAI001 this waiver held until 2025-01-01, and waives nothing any more [2025-01-01]",
        "10:13 warning WAI002 no finding is waived by this [a.txt]",
    ] == told(document)
    assert {"WAI001": "fail", "WAI002": "fail", "WAI003": "fail"} == document.outcomes
    assert ("declass-waivers.yaml", "waivers", None) == (document.path, document.kind, document.record)
    related = [[(each.line, each.text) for each in one.related] for one in document.findings]
    assert [[(2, "a.txt")], [(6, "a.txt")], [(6, "a.txt")], []] == related


def test_a_file_in_which_all_is_well_passes() -> None:
    """Of what no waiver has, the rule does not apply."""
    well = judged("- {rule: DUR018, document: a.txt, reason: x}", cable("a.txt", "DUR018"))
    assert {"WAI001": "not_applicable", "WAI002": "pass", "WAI003": "pass"} == well.outcomes
    assert () == well.findings
    until = judged("- {rule: DUR018, document: a.txt, reason: x, until: 2026-11-23}", cable("a.txt", "DUR018"))
    assert {"WAI001": "pass", "WAI002": "pass", "WAI003": "pass"} == until.outcomes
    assert {"not_applicable"} == set(judged("[]").outcomes.values())
    assert "not_applicable" == judged("- {rule: DUR018, document: a.txt}").outcomes["WAI002"]


@pytest.mark.parametrize(
    ("waiver", "documents", "paths", "outcome"),
    [
        # What it names in so many words was judged.
        ("document: cables/a.txt, rule: DUR018", ["cables/a.txt"], (), "fail"),
        ("document: cables/b.txt, rule: DUR018", ["cables/a.txt"], (), "undetermined"),
        ("document: 08LIMA77, rule: DUR018", ["cables/a.txt"], (), "fail"),
        ("document: 08LIMA78, rule: DUR018", ["cables/a.txt"], (), "undetermined"),
        # A hook that checks one file does not know what the others of a glob say.
        ("document: 'cables/*.txt', rule: DUR018", ["cables/a.txt"], ("cables/a.txt",), "undetermined"),
        ("document: 'cables/*.txt', rule: DUR018", ["cables/a.txt"], ("cables",), "fail"),
        ("document: 'cables/1975/**', rule: DUR018", ["cables/a.txt"], ("./cables/",), "fail"),
        ("document: 'cables/**', rule: DUR018", ["cables/a.txt"], ("cables/1975",), "undetermined"),
        ("document: '*.txt', rule: DUR018", ["cables/a.txt"], ("cables",), "undetermined"),
        ("document: '*.txt', rule: DUR018", ["cables/a.txt"], (".",), "fail"),
        # A file that is not there any more in a folder that was looked at.
        ("document: cables/b.txt, rule: DUR018", ["cables/a.txt"], ("cables",), "fail"),
        ("document: 08LIMA78, rule: DUR018", ["cables/a.txt"], ("/box",), "fail"),
        # A fingerprint may be of any document.
        ("fingerprint: 1:00000000000000000000000000000099", ["cables/a.txt"], ("cables",), "undetermined"),
        ("fingerprint: 1:00000000000000000000000000000099", ["cables/a.txt"], ("/",), "fail"),
        # Its rule was not evaluated.
        ("document: cables/a.txt, rule: POR003", ["cables/a.txt"], (), "undetermined"),
        ("document: cables/a.txt, rule: [DUR018, portion]", ["cables/a.txt"], ("/",), "undetermined"),
        # Used all the same.
        ("document: cables/a.txt, rule: [REF003, portion]", ["cables/a.txt"], (), "pass"),
        # What it may be about could not be read.
        ("document: cables/b.txt, rule: DUR018", ["cables/a.txt", "!cables/b.txt"], ("cables",), "undetermined"),
        ("document: cables/a.txt, rule: DUR018", ["cables/a.txt", "!cables/b.txt"], ("cables",), "fail"),
        ("document: '*.txt', rule: DUR018", ["cables/a.txt", "!other"], (".",), "undetermined"),
    ],
)
def test_unused_is_only_what_the_run_could_have_used(
    waiver: str, documents: list[str], paths: tuple[str, ...], outcome: str
) -> None:
    """Where nothing is known the outcome is undetermined, and nothing is said."""
    run = [
        UnreadDocument(path[1:], None, "is empty")
        if path.startswith("!")
        else cable(path, "REF003", reference="08LIMA77")
        for path in documents
    ]
    evaluated = EVALUATED - {"POR003"}
    document = judged(f"- {{{waiver}, reason: x}}", *run, paths=paths, evaluated=evaluated)
    assert outcome == document.outcomes["WAI002"]
    assert (outcome == "fail") == bool(document.findings)


def prints(text: str) -> dict[str, str]:
    """Gives the fingerprints of what is found in a file of waivers, by rule and line."""
    found: tuple[Finding, ...] = judged(text, paths=("/",)).findings
    return {f"{each.rule} {each.place.text}": each.fingerprint for each in found}


def test_fingerprints_outlive_moved_lines_and_tell_waivers_apart() -> None:
    """They rest on what a waiver is about, not on its reason or place; of two that are alike the order tells."""
    one = "- {rule: DUR018, document: a.txt, reason: x}\n"
    first = prints(one)
    assert first == prints("# moved\n\n- {document: a.txt, reason: other words, rule: DUR018}\n")
    others = [
        prints(text)
        for text in (one.replace("a.txt", "b.txt"), one.replace("DUR018", "DUR019"), one.replace("DUR018", "duration"))
    ]
    assert 4 == len({each for found in (first, *others) for each in found.values()})
    twice = judged(one + one, paths=("/",)).findings
    assert 2 == len({each.fingerprint for each in twice})
    assert first["WAI002 a.txt"] == twice[0].fingerprint


def test_the_rules_for_waivers_are_as_their_schema_says() -> None:
    """Three, one for each defect, each in the file that bears its name."""
    rules = load_waiver_rules()
    assert ["WAI001", "WAI002", "WAI003"] == [rule.id for rule in rules]
    assert {"expired", "unused", "unexplained"} == {rule.defect for rule in rules}
    described = schema("waiver-rule")
    assert list(attributes_of(WaiverRule)) == list(described["properties"]) == described["required"]
    for rule in rules:
        file = ROOT / "rules" / "waivers" / f"{rule.id}-{rule.name}.yaml"
        assert [] == problems("waiver-rule", read_yaml(file.read_text(encoding="utf-8"), file.name).data)
        assert f"{rule.name}: {rule.title}" == f"{rule.summary({}).name}: {rule.summary({}).title}"
    assert not {rule.id for rule in rules} & CATALOGUE.keys()


def test_a_broken_rule_for_waivers_is_told_with_its_place(tmp_path: Path) -> None:
    """As any other file of rules."""
    shutil.copytree(ROOT / "rules" / "waivers", tmp_path / "waivers")
    file = tmp_path / "waivers" / "WAI002-unused-waiver.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("defect: unused", "defect: unuesd"), encoding="utf-8")
    with pytest.raises(DefinitionError) as refused:
        load_waiver_rules(tmp_path)
    expected = "'unuesd' is not one of 'expired', 'unused', 'unexplained'; did you mean 'unused'?"
    assert [f"rules/waivers/WAI002-unused-waiver.yaml:6:9: {expected}"] == list(map(str, refused.value.problems))


def test_a_scope_of_nothing_covers_nothing() -> None:
    """A run over standard input alone looks at no folder."""
    assert Scope() == scope_of(("-",), "/box")
