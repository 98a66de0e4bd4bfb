"""Rules over collections are checked when they are loaded, like any other."""

from pathlib import Path

import pytest

from tests.collection.test_judging import RULE
from validator.cli.main import main
from validator.errors import DefinitionError
from validator.pages import rule_page
from validator.ruleset.assembly import ruleset_of, whole_ruleset
from validator.ruleset.packs import Packs, RuleFile, read_packs
from validator.ruleset.rules import CollectionRule, Rule, unbound

SEVERAL = "\n".join(
    (
        RULE.partition("cases:")[0].rstrip().replace('== "x"', 'in ["w", "x"]'),
        "cases:",
        "  - name: one that fails",
        "    documents:",
        "      - {name: a.txt, base: cable-2010-secret}",
        "      - {name: b.txt, base: cable-2010-secret, change: {October 12: October 13}}",
        "    expect:",
        '      - {document: a.txt, line: 10, marks: NAIROBI 001866, message: "so it is, beside b.txt"}',
        "      - {document: b.txt, line: 10, marks: NAIROBI 001866, severity: error,",
        '         message: "so it is, beside a.txt"}',
        "  - name: one that passes",
        "    documents:",
        "      - {name: a.txt, base: cable-2010-secret}",
        "      - {name: x, base: cable-2010-secret, kind: memorandum}",
        "      - {name: x2, text: nothing, dated: 2010-01-01}",
        "    expect: not-applicable",
        "  - name: one that really passes",
        "    documents:",
        "      - {name: w, base: cable-2010-secret}",
        "      - {name: x, base: cable-2010-secret}",
        "    expect: pass",
        "",
    )
)


def pack(root: Path, *changes: tuple[str, str], rule: str = RULE) -> str:
    """Makes a pack of the rule, changed, and gives its path."""
    for old, new in changes:
        assert old in rule
        rule = rule.replace(old, new)
    folder = root / "pack" / "collection"
    folder.mkdir(parents=True)
    (folder / "COL900-odd-copies.yaml").write_text(rule, encoding="utf-8")
    return str(root / "pack")


def own(path: str) -> tuple[Packs, RuleFile]:
    """Reads a pack and leaves only its rule among those of all packs."""
    packs = read_packs([path])
    packs.rules = {"COL900": packs.rules["COL900"]}
    return packs, packs.rules["COL900"]


EACH = "each: copy in collection.duplicates"
RELATED = "related: [copy.document, copy.document.message_reference, copy.document, copy.document.references]"
AT = "at: [copy.document.message_reference, copy.document]"
REQUIRE = 'require: first(copy.others).path == "x"'


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([(EACH, "each: copy in collection.duplicate")],
         ["10:26: Collection has no field 'duplicate'; did you mean 'duplicates'?"]),
        ([(EACH, "each: copy in collection")],
         ["10:7: a collection rule ranges over a relation; write 'each: name in collection.citations'"]),
        ([(EACH, "each: copy in collection.duplicates.filter(x, true)")],
         ["10:7: a collection rule ranges over a relation; write 'each: name in collection.citations'"]),
        ([(EACH + "\n", ""), ("where: size(copy.others) > 0\n", "")],
         ["5:8: a collection rule ranges over a relation; write 'each: name in collection.citations'"]),
        ([(EACH, "when: 1 == 1\n" + EACH)],
         ["10:1: 'when' is asked of a document; pass rows over with 'where'"]),
        ([("each: copy in", "each: params in")],
         ["10:7: 'params' already has a meaning here; choose another name"]),
        ([(REQUIRE, "require: doc.classified")], ["12:10: unknown name 'doc'"]),
        ([(REQUIRE, "require: copy.document.lvl == Level.SECRET")],
         ["12:24: Summary has no field 'lvl'"]),
        ([(REQUIRE, "require: copy.document.classification.level == Level.SECRET")],
         ["12:10: 'copy.document.classification.level' may be absent; guard it with "
          "has(copy.document.classification.level)"]),
        ([(REQUIRE, "require: size(collection.duplicates) == 0")], ["12:15: unknown name 'collection'"]),
        ([("where: size(copy.others) > 0", "where: copy.others")],
         ["11:8: a condition is needed here, not list<Summary>"]),
        ([(AT, "at: copy.document.message_reference")],
         ["13:5: every place named here may be absent; add 'copy.document' as the last"]),
        ([(AT, "at: first(copy.others)")],
         ["13:5: a finding of this rule stands in copy.document; 'first(copy.others)' does not begin so"]),
        ([(AT, "at: copy.document.date"), (REQUIRE, "require: has(copy.document.date)")],
         ["13:5: 'copy.document.date' has no place in the document; name something that was read from it",
          "13:5: every place named here may be absent; add 'copy.document' as the last"]),
        ([(AT, "at: copy.document.name")],
         ["13:5: 'copy.document.name' has no place in the document; name something that was read from it"]),
        ([(RELATED, "related: [copy.others, copy.document]")],
         ["14:11: a finding of this rule stands in copy.document; 'copy.others' does not begin so"]),
        ([(EACH, "each: citation in collection.citations"), ("where: size(copy.others) > 0\n", ""),
          (REQUIRE, "require: has(citation.cited)"), (AT, "at: citation.cited"), (RELATED + "\n", ""),
          ("so it is, beside {first(copy.others).name}", "x")],
         ["12:5: a finding of this rule stands in citation.citing or citation.reference; 'citation.cited' does not "
          "begin so",
          "12:5: every place named here may be absent; add 'citation.citing' as the last"]),
        ([("applies: {}", "applies: {orders: [eo-13527]}")],
         ["9:20: there is no order 'eo-13527'; did you mean 'eo-13526'?"]),
        ([("scope: collection\n", "")], ["9:7: a rule over a collection needs the key 'scope: collection'"]),
        ([("scope: collection", "scope: collections")],
         ["5:8: 'collections' is not one of 'document', 'collection'; did you mean 'collection'?"]),
        ([("base: cable-2010-secret}], expect: pass}\n  - {name: two",
           "base: cable-2010-secrets}], expect: pass}\n  - {name: two")],
         ["19:49: there is no base document 'cable-2010-secrets'; did you mean 'cable-2010-secret'?"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(
    changes: list[tuple[str, str]], expected: list[str], tmp_path: Path
) -> None:
    """Names, fields, types, guards and places are checked when the rule is loaded."""
    path = pack(tmp_path, *changes)
    with pytest.raises(DefinitionError) as caught:
        whole_ruleset(own(path)[0])
    shown = [str(each).removeprefix(f"{path}/collection/COL900-odd-copies.yaml:") for each in caught.value.problems]
    assert expected == shown


def test_dates_are_known_where_the_rule_is_bound_to_them(tmp_path: Path) -> None:
    """A rule with orders or dates of origin need not ask whether there is a date."""
    require = 'require: copy.document.date == date("2010-01-01")'
    packs, _ = own(pack(tmp_path, (REQUIRE, require), ("applies: {}", "applies: {since: 2001-01-01}")))
    (rule,) = whole_ruleset(packs).collection
    assert rule.relation == "duplicates"
    assert rule.judge.__name__ == "judge_COL900"


def test_a_set_tells_both_kinds_of_rules_apart() -> None:
    """Each kind is judged by its own means; together they are in order of id."""
    ruleset = whole_ruleset(read_packs())
    assert {type(rule) for rule in ruleset.rules} == {Rule}
    assert {type(rule) for rule in ruleset.collection} == {CollectionRule}
    ids = [rule.id for rule in ruleset.every_rule]
    assert ids == sorted(ids)
    assert len(ids) == len(ruleset.rules) + len(ruleset.collection)
    with pytest.raises(TypeError, match="has not been bound"):
        unbound()


def test_a_rule_over_a_collection_proves_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cases name the document on which a finding stands."""
    path = pack(tmp_path, rule=SEVERAL)
    assert main(["rules", "test", "--rules", path]) == 0
    assert "1 rules, 3 cases: 0 failed\n" == capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "{document: a.txt, line: 10",
            "{document: c.txt, line: 10",
            "23:5: case 'one that fails': expected finding in c.txt, line 10 at 'NAIROBI 001866': so it is, beside "
            "b.txt; error in b.txt, line 10 at 'NAIROBI 001866': so it is, beside a.txt, found error in a.txt, line 10 "
            "at 'NAIROBI 001866': so it is, beside b.txt; error in b.txt, line 10 at 'NAIROBI 001866': so it is, "
            "beside a.txt",
        ),
        ("name: b.txt", "name: a.txt", "22:16: there is another document 'a.txt' in this case"),
        ("October 12:", "October 99:", "22:57: the text to be changed stands in the document 0 times, not once: "
         "'October 99'"),
        ("base: cable-2010-secret, change", "base: cable-2010-secret, text: x, change",
         "22:9: a document has either a base or a text"),
        ("    documents:\n      - {name: w", "    base: cable-2010-secret\n    documents:\n      - {name: w",
         "33:5: the case of a collection rule has 'documents'; what a document is made of stands there"),
        ("    documents:\n      - {name: w, base: cable-2010-secret}\n      - {name: x, base: cable-2010-secret}\n"
         "    expect: pass", "    text: x\n    expect: pass",
         "33:5: the case of a collection rule has 'documents'; what a document is made of stands there"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_case(
    old: str, new: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong case is told with its place."""
    path = pack(tmp_path, (old, new), rule=SEVERAL)
    assert main(["rules", "test", "--rules", path]) == 3
    shown = capsys.readouterr().err.splitlines()[0]
    assert expected == shown.removeprefix(f"{path}/collection/COL900-odd-copies.yaml:")


def test_documents_do_not_belong_into_the_case_of_a_rule_over_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There a case has one document."""
    changes = ((EACH + "\n", ""), ("where: size(copy.others) > 0\n", ""), ("scope: collection\n", ""),
               (REQUIRE, "require: 1 == 2"), (AT, "at: doc"), (RELATED + "\n", ""),
               ("so it is, beside {first(copy.others).name}", "x"))  # fmt: skip
    path = pack(tmp_path, *changes)
    assert main(["rules", "test", "--rules", path]) == 3
    expected = "'documents' goes with 'scope: collection'; the case of a rule over documents has one"
    assert expected in capsys.readouterr().err.splitlines()[0]


def test_the_page_of_a_rule_over_a_collection(tmp_path: Path) -> None:
    """It shows on which document the finding stands, and what the documents of a passing case are."""
    packs, rule = own(pack(tmp_path, ("name: x, base: cable-2010-secret}\n    expect: pass",
                                      "name: x, base: cable-2010-secret, change: {October 12: October 13}}\n"
                                      "    expect: pass"), rule=SEVERAL))  # fmt: skip
    page = rule_page(rule, packs, whole_ruleset(packs))
    assert "- Documents of a collection, side by side: `declass check --collection`\n\n```yaml" in page
    assert (
        "## Documents that fail\n\nOne that fails:\n\n```text\nerror: so it is, beside b.txt\n  --> a.txt:10:13\n"
        "   |\n10 | S E C R E T NAIROBI 001866\n   |             ^^^^^^^^^^^^^^\n```\n"
    ) in page
    assert (
        "## Documents that pass\n\nOne that really passes.\n\n- `w`: base document `cable-2010-secret`\n"
        "- `x`: base document `cable-2010-secret`\n  - `October 12` reads `October 13`\n"
    ) in page


def test_a_page_is_not_made_of_a_case_that_does_not_hold(tmp_path: Path) -> None:
    """A rule whose failing case finds nothing must be proven first."""
    changes = (
        ("name: b.txt, base: cable-2010-secret", "name: b.txt, base: cable-1998-confidential"),
        ("change: {October 12: October 13}", "change: {PP RUEHC: RR RUEHC}"),
    )
    packs, rule = own(pack(tmp_path, *changes, rule=SEVERAL))
    with pytest.raises(DefinitionError, match="this case finds nothing; prove the rule first"):
        rule_page(rule, packs, whole_ruleset(packs))


def test_a_document_of_a_case_with_a_text_of_its_own_has_no_base(tmp_path: Path) -> None:
    """Its page names it alone."""
    packs, rule = own(pack(tmp_path, ("- {name: w, base: cable-2010-secret}", '- {name: w, text: "x"}'), rule=SEVERAL))
    assert "\n- `w`\n- `x`: base document" in rule_page(rule, packs, whole_ruleset(packs))


def test_a_rule_that_is_laid_out_proves_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An author starts from something that loads and holds."""
    path = str(tmp_path / "own")
    assert main(["rules", "new", "COL190", "--name", "odd-copies", "--pack", path, "--collection"]) == 0
    capsys.readouterr()
    assert main(["rules", "test", "--rules", path]) == 0
    assert "1 rules, 2 cases: 0 failed\n" == capsys.readouterr().out


def test_missing_messages_are_counted_for_archives_only() -> None:
    """A selection of documents lacks most of what it cites, so the rule is left out by default."""
    packs = read_packs()
    having = {name for name in packs.profiles if "COL013" in {each.id for each in ruleset_of(packs, name).every_rule}}
    assert having == {"archive"}
