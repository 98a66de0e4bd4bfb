"""``declass rules``: list, explain, test."""

from pathlib import Path

import pytest

from tests.ruleset.test_rule_files import RULE, pack
from validator.cli.main import main


def test_list_has_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """Each rule is a line with id, severity, name and title."""
    assert main(["rules", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("DUR018  error    declassify-on-past-25-years ") for line in lines)
    assert sorted(lines) == lines


def test_explain_shows_the_page_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule is explained by id or by name, with its condition, authority and an example that fails."""
    assert main(["rules", "explain", "DUR018"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# DUR018: declassify-on-past-25-years\n")
    assert "- E.O. 13526, section 1.5(b)\n" in page
    assert "15 | E.O. 12958: DECL: 11/20/2033\n   |                   ^^^^^^^^^^\n" in page
    assert main(["rules", "explain", "declassify-on-past-25-years"]) == 0
    assert page == capsys.readouterr().out


def test_the_cases_of_all_rules_hold(capsys: pytest.CaptureFixture[str]) -> None:
    """Every bundled rule proves itself."""
    assert main(["rules", "test"]) == 0
    assert ": 0 failed" in capsys.readouterr().out


def test_a_rule_that_nothing_makes_fail_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule needs a case that makes it fail."""
    path = pack(tmp_path, RULE)
    assert main(["rules", "test", "--rules", path]) == 3
    captured = capsys.readouterr()
    assert f"{path}/duration/DUR900-date-too-odd.yaml:20:3: no case makes this rule fail\n" == captured.err
    assert "1 rules, 2 cases: 1 failed\n" == captured.out


def test_a_rule_that_nothing_lets_pass_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule needs a case that lets it pass."""
    failing = "[{line: 14, marks: 10/05/2020, message: declassifies on 2020-10-05}]"
    rule = RULE.replace("require: day > doc.date", "require: day < doc.date").replace(
        "expect: pass", f"expect: {failing}"
    )
    path = pack(tmp_path, rule)
    assert main(["rules", "test", "--rules", path]) == 3
    assert f"{path}/duration/DUR900-date-too-odd.yaml:20:3: no case lets this rule pass\n" == capsys.readouterr().err


@pytest.mark.parametrize(
    ("expect", "found"),
    [
        ("pass", "expected pass, found error in line 14 at '10/05/2020': declassifies on 2020-10-05"),
        (
            "[{line: 15, marks: 10/05/2020, message: declassifies on 2020-10-05}]",
            "expected finding in line 15 at '10/05/2020': declassifies on 2020-10-05, "
            "found error in line 14 at '10/05/2020': declassifies on 2020-10-05",
        ),
        (
            "[{line: 14, marks: 10/05/2020, message: declassifies on 2020-10-05, severity: note}]",
            "expected note in line 14 at '10/05/2020': declassifies on 2020-10-05, "
            "found error in line 14 at '10/05/2020': declassifies on 2020-10-05",
        ),
    ],
)  # fmt: skip
def test_a_case_must_be_met_exactly(
    expect: str, found: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A case that expects something else is shown with what was found."""
    rule = RULE.replace("require: day > doc.date", "require: day < doc.date").replace(
        "severity: note", "severity: error"
    )
    path = pack(tmp_path, rule.replace("expect: pass", f"expect: {expect}", 1))
    assert main(["rules", "test", "--rules", path]) == 3
    assert f"DUR900-date-too-odd.yaml:20:42: case 'one': {found}\n" in capsys.readouterr().err


def test_findings_that_do_not_come_are_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A case that expects a finding fails where the rule passes."""
    expect = "[{line: 14, marks: 10/05/2020, message: declassifies on 2020-10-05}]"
    path = pack(tmp_path, RULE.replace("expect: pass", f"expect: {expect}", 1))
    assert main(["rules", "test", "--rules", path]) == 3
    expected = "expected finding in line 14 at '10/05/2020': declassifies on 2020-10-05, found pass\n"
    assert f"DUR900-date-too-odd.yaml:20:42: case 'one': {expected}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("case", "problem"),
    [
        ("{name: one, expect: pass}", "20:5: a case has either a base or a text"),
        ("{name: one, base: cable-2010-secret, text: x, expect: pass}", "20:5: a case has either a base or a text"),
        (
            "{name: one, base: cable-2010-secret, change: {nowhere: x}, expect: pass}",
            "20:51: the text to be changed stands in the document 0 times, not once: 'nowhere'",
        ),
    ],
)  # fmt: skip
def test_a_case_that_is_none_is_refused(
    case: str, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A case without a document, with two, or with a change that changes nothing is a problem with its place."""
    path = pack(tmp_path, RULE.replace("{name: one, base: cable-2010-secret, expect: pass}", case))
    assert main(["rules", "test", "--rules", path]) == 3
    assert f"DUR900-date-too-odd.yaml:{problem}\n" in capsys.readouterr().err


def test_a_new_rule_is_laid_out_and_proves_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fresh file loads and passes its own cases, so that its author can start from there."""
    folder = str(tmp_path / "my-pack")
    assert main(["rules", "new", "DUR990", "--name", "odd-date", "--pack", folder]) == 0
    file = tmp_path / "my-pack" / "duration" / "DUR990-odd-date.yaml"
    assert capsys.readouterr().out.startswith(f"{file} is laid out")
    assert main(["rules", "test", "--rules", folder]) == 0
    capsys.readouterr()
    assert main(["rules", "new", "DUR990", "--name", "odd-date", "--pack", folder]) == 2
    assert f"declass: {file} exists\n" == capsys.readouterr().err


@pytest.mark.parametrize(
    ("identity", "message"),
    [
        ("DUR018", "the id DUR018 is taken by rules/duration/DUR018-declassify-on-past-25-years.yaml"),
        ("XYZ001", "'XYZ001' is no rule id: the prefix of a family (AUT, CAP, "),
        ("DUR18", "'DUR18' is no rule id"),
        ("DURABC", "'DURABC' is no rule id"),
    ],
)
def test_a_new_rule_needs_an_id_of_its_own(
    identity: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An id that is taken or is none is refused, and nothing is written."""
    assert main(["rules", "new", identity, "--name", "x", "--pack", str(tmp_path / "p")]) == 2
    assert capsys.readouterr().err.startswith(f"declass: {message}")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["Odd-date", "odd date", "odd--date", "../odd", ""])
def test_a_new_rule_needs_a_name_that_is_one(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name becomes that of the file."""
    assert main(["rules", "new", "DUR990", f"--name={name}", "--pack", str(tmp_path / "p")]) == 2
    expected = f"declass: {name!r} is no name of a rule: words of lower-case letters and digits, such as odd-date\n"
    assert expected == capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_pages_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every rule of a pack gets its page, and an index lists them."""
    path = pack(tmp_path, RULE.replace("[eo-13526]", "[eo-13526]\n  since: 2011-01-01\n  until: 2011-12-31"))
    assert main(["rules", "pages", str(tmp_path / "pages"), "--rules", path]) == 0
    assert "pages written to" in capsys.readouterr().out
    page = (tmp_path / "pages" / "DUR900.md").read_text(encoding="utf-8")
    assert "- Dated 2011-01-01 or later\n- Dated 2011-12-31 or earlier\n" in page
    assert "[DUR900](DUR900.md)" in (tmp_path / "pages" / "index.md").read_text(encoding="utf-8")
