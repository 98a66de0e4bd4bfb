"""The HTML report in a real browser: what a reviewer does with it."""

import pytest
from attrs import evolve

from tests.browser.conftest import Show, Shown
from tests.reports.collection import CLEAN, FAULTY, NOTHING, REPORT, STANDING, STRANGE, report_of
from validator.reports.judged import UnreadDocument
from validator.reports.report import Report
from validator.text import Place

pytestmark = pytest.mark.browser


MANY = 20_000
HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)> &amp; \u202eevil"


def many() -> Report:
    """Twenty thousand findings in two thousand documents: of each document five errors and five warnings."""
    warning = next(each for each in FAULTY.findings if each.rule == "REF003")
    error = next(each for each in FAULTY.findings if each.rule == "DUR018")
    documents = []
    for number in range(MANY // 10):
        findings = tuple(
            evolve(each, message=f"no. {number * 10 + index} {each.rule}", fingerprint=f"1:{number * 10 + index:032x}")
            for index, each in enumerate((error, warning) * 5)
        )
        documents.append(
            evolve(
                FAULTY,
                path=f"box/{number:04}.txt",
                message_reference=f"{number % 60 + 40:02}LIMA{number}",
                date=f"{1940 + number % 60}-05-01",
                findings=findings,
            )
        )
    return report_of(*documents)


def choose(shown: Shown, field: str, value: str) -> None:
    """Chooses in a list of the filter."""
    shown.page.select_option(f"#f-{field}", value)


def test_the_findings_are_shown_and_waived_ones_are_not(show: Show) -> None:
    """Nine findings, of which two are waived."""
    shown = show(REPORT)
    assert 7 == len(shown.rows())
    assert "Findings 1 to 7 of 7, of 9 in all" == shown.status()
    choose(shown, "severity", "waived")
    assert 2 == len(shown.rows())
    choose(shown, "severity", "all")
    assert "Findings 1 to 9 of 9" == shown.status()


def test_known_findings_are_shown_when_they_are_asked_for(show: Show) -> None:
    """Three are new, of which one stands in the file of waivers; three are known and two waived."""
    shown = show(STANDING)
    assert "Findings 1 to 3 of 3, of 8 in all" == shown.status()
    choose(shown, "severity", "baseline")
    assert 3 == len(shown.rows())
    choose(shown, "severity", "waived")
    assert 2 == len(shown.rows())
    choose(shown, "severity", "error")
    assert [] == shown.rows()
    choose(shown, "severity", "all")
    assert 8 == len(shown.rows())
    assert ["known", "known", "known"] == shown.page.locator("#rows .tag:text-is('known')").all_inner_texts()
    known = show(STANDING, "#finding-1-" + "0" * 31 + "1")
    known.page.wait_for_selector(".open:focus")
    assert "known from it, and so not new" in known.page.inner_text(".detail")


def test_filters_by_text_severity_rule_class_and_document(show: Show) -> None:
    """Filters hold together; clearing them brings everything back."""
    shown = show(REPORT)
    shown.page.fill("#f-text", "REFTEL listed")
    assert 3 == len(shown.rows())
    shown.page.fill("#f-document", "lima 77")
    assert ["reftel B is cited but not listed"] == shown.rows()
    shown.page.click("#filters button")
    assert 7 == len(shown.rows())
    choose(shown, "rule", "POR003")
    assert 2 == len(shown.rows())
    choose(shown, "severity", "warning")
    assert "No findings of 9 in all" == shown.status()
    assert "No finding is like that." == shown.page.inner_text("#rows")
    shown.page.click("#filters button")
    choose(shown, "class", "duration")
    assert ["declassifies on 2040-11-18; E.O. 12958 as amended allows 2033-11-18 at the latest"] == shown.rows()
    shown.page.click("#filters button")
    choose(shown, "severity", "note")
    assert 2 == len(shown.rows())


def test_a_filter_finds_the_marked_text_and_the_fingerprint(show: Show) -> None:
    """What stands in a document or a ticket can be looked up."""
    shown = show(REPORT)
    shown.page.fill("#f-text", "11/18/2040")
    assert 1 == len(shown.rows())
    shown.page.fill("#f-text", "1:" + "0" * 31 + "6")
    assert ["reftel C is cited but not listed"] == shown.rows()


def test_sorting_says_how_it_is_sorted(show: Show) -> None:
    """Once for ascending, again for descending; other columns say that they do not sort."""
    shown = show(REPORT)
    head = shown.page.locator("#table th").first
    head.get_by_role("button").click()
    tags = shown.page.locator("#rows .tag").all_inner_texts()
    assert ["error", "error", "error", "warning", "warning", "note", "note"] == tags
    assert "ascending" == head.get_attribute("aria-sort")
    head.get_by_role("button").click()
    tags = shown.page.locator("#rows .tag").all_inner_texts()
    assert ["note", "note", "warning", "warning", "error", "error", "error"] == tags
    sorts = shown.page.locator("#table th").evaluate_all("all => all.map(each => each.ariaSort)")
    assert ["descending", "none", "none", "none", "none"] == sorts
    for name, column in (("Rule", ".c-rule"), ("Class", ".c-class"), ("Finding", ".open")):
        shown.page.locator("#table").get_by_role("columnheader", name=name).get_by_role("button").click()
        cells = shown.page.locator(f"#rows {column}").all_inner_texts()
        assert sorted(cells) == cells
    shown.page.locator("#table").get_by_role("columnheader", name="Document").get_by_role("button").click()
    assert "the text was read as Windows-1252, because it is not UTF-8" in shown.rows()[:3]


def test_a_finding_opens_to_its_places_and_reasons(show: Show) -> None:
    """The marked text of the primary and the related place is highlighted in its line."""
    shown = show(REPORT)
    shown.page.get_by_role("button", name="declassifies on 2040").click()
    detail = shown.page.locator(".detail")
    assert ["11/18/2040", "181149Z NOV 08"] == detail.locator("mark").all_inner_texts()
    assert ["E.O. 12958: DECL: 11/18/2040", "P 181149Z NOV 08"] == detail.locator(".src").all_inner_texts()
    text = detail.inner_text()
    told = ("line 14, column 19", "32 CFR 2001.12(a)(1)(iii)", "Nobody may keep information", "Compare the date",
            "1:" + "0" * 31 + "1")  # fmt: skip
    assert [] == [each for each in told if each not in text]
    shown.page.get_by_role("button", name="reftel C").click()
    assert "the reference line of the copy was cut off" in shown.page.locator(".detail").nth(1).inner_text()
    choose(shown, "severity", "waived")
    shown.page.get_by_role("button", name="reftel D").click()
    assert "listed in a correction" in shown.page.locator(".detail").inner_text()
    shown.page.get_by_role("button", name="Only this document").click()
    assert ["reftel E is cited but not listed"] == shown.rows()
    assert "f-document" == shown.focused()


def test_a_finding_closes_again(show: Show) -> None:
    """The opener tells whether it is open."""
    shown = show(REPORT)
    opener = shown.page.locator(".open").first
    opener.click()
    assert "true" == opener.get_attribute("aria-expanded")
    controls = opener.get_attribute("aria-controls")
    assert 1 == shown.page.locator(f"[id='{controls}']").count()
    opener.click()
    assert ("false", None) == (opener.get_attribute("aria-expanded"), opener.get_attribute("aria-controls"))
    assert 0 == shown.page.locator(".detail").count()


def test_a_deep_link_opens_and_focuses_a_finding(show: Show) -> None:
    """Wherever it is: on another page, filtered out or waived; an address of no finding says so."""
    key = f"finding-1-{MANY - 1:032x}"
    shown = show(many(), f"#{key}")
    shown.page.wait_for_selector(".open:focus")
    assert key == shown.focused()
    assert 1 == shown.page.locator(".detail").count()
    assert f"Findings 19,951 to 20,000 of {MANY:,}" == shown.status()
    waived = show(REPORT, "#finding-1-" + "0" * 31 + "8")
    waived.page.wait_for_selector(".open:focus")
    assert "finding-1-" + "0" * 31 + "8" == waived.focused()
    waived.page.fill("#f-text", "nothing like that")
    waived.page.evaluate("location.hash = '#finding-1-" + "0" * 31 + "5'")
    waived.page.wait_for_selector(".open:focus")
    assert "finding-1-" + "0" * 31 + "5" == waived.focused()
    lost = show(REPORT, "#finding-none")
    lost.page.locator("#status", has_text="This report").wait_for()
    assert "This report has no finding with that address." == lost.status()
    assert 7 == len(show(REPORT, "#%").rows())


def test_numbers_lead_to_their_findings(show: Show) -> None:
    """A rule or class in the tables is a link to its findings, also the second time."""
    shown = show(REPORT)
    shown.page.get_by_role("link", name="POR003").click()
    shown.page.wait_for_selector("#findings:focus")
    assert (2, "findings") == (len(shown.rows()), shown.focused())
    shown.page.click("#filters button")
    assert 7 == len(shown.rows())
    shown.page.get_by_role("link", name="POR003").click()
    assert 2 == len(shown.rows())
    shown.page.get_by_role("link", name="Duration").click()
    shown.page.wait_for_selector("#findings:focus")
    assert 1 == len(shown.rows())


def test_everything_can_be_done_with_keys(show: Show) -> None:
    """Tab reaches the skip link, the filters, the headers and the rows; Enter opens, and the focus stays."""
    shown = show(REPORT)
    shown.page.keyboard.press("Tab")
    assert "Skip to the findings" == shown.focused()
    shown.page.keyboard.press("Enter")
    reached = []
    for _ in range(14):
        shown.page.keyboard.press("Tab")
        reached.append(shown.focused())
    fields = ["f-text", "f-severity", "f-rule", "f-class", "f-document", "Clear"]
    assert fields == reached[:6]
    assert ["Severity", "Rule", "Finding", "Class", "Document and line"] == reached[7:12]
    assert reached[12].startswith("finding-1-")
    row = shown.focused()
    shown.page.keyboard.press("Enter")
    assert row == shown.focused()
    assert 1 == shown.page.locator(".detail").count()
    shown.page.keyboard.press("Tab")
    assert "src" == shown.page.evaluate("document.activeElement.className")


def test_twenty_thousand_findings_stay_few_elements(show: Show) -> None:
    """The page holds one page of rows; filters look at all findings."""
    shown = show(many())
    before = shown.page.evaluate("document.querySelectorAll('*').length")
    assert before < 3000
    assert 50 == len(shown.rows())
    shown.page.fill("#f-text", "no. 1234")
    expected = [number for number in range(MANY) if "1234" in str(number) or "1234" in f"{number:x}"]
    assert 13 == len(expected)
    assert f"Findings 1 to 13 of 13, of {MANY:,} in all" == shown.status()
    assert expected == [int(each.split()[1]) for each in shown.rows()]
    shown.page.fill("#f-text", "")
    choose(shown, "severity", "warning")
    assert f"Findings 1 to 50 of 10,000, of {MANY:,} in all" == shown.status()
    shown.page.fill("#f-document", "box/0007")
    assert [f"no. {number} REF003" for number in (71, 73, 75, 77, 79)] == shown.rows()
    shown.page.click("#filters button")
    shown.page.locator("#table").get_by_role("columnheader", name="Document").get_by_role("button").click()
    assert f"no. {MANY - 1} REF003" == shown.rows()[0]
    assert abs(shown.page.evaluate("document.querySelectorAll('*').length") - before) < 50


def test_pages_are_turned(show: Show) -> None:
    """First, previous, next and last; at an end there is nothing further, and the focus stays."""
    shown = show(many())
    page = shown.page.locator("#page")
    assert "Page 1 of 400" == page.inner_text()
    assert "true" == shown.page.get_attribute("#previous", "aria-disabled")
    shown.page.dispatch_event("#previous", "click")
    assert "Page 1 of 400" == page.inner_text()
    shown.page.click("#next")
    assert "no. 50 DUR018" == shown.rows()[0]
    shown.page.click("#last")
    assert ("Page 400 of 400", "last") == (page.inner_text(), shown.focused())
    shown.page.click("#previous")
    assert "Page 399 of 400" == page.inner_text()
    shown.page.click("#first")
    assert "no. 0 DUR018" == shown.rows()[0]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(show: Show, scheme: str, width: int) -> None:
    """axe-core finds no violation, with a finding opened, in light and in dark, on a telephone and on a desk."""
    shown = show(REPORT, color_scheme=scheme, viewport={"width": width, "height": 900})
    shown.page.get_by_role("button", name="declassifies on 2040").click()
    for details in shown.page.locator("summary").all():
        details.click()
    assert [] == shown.violations()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(show: Show, width: int) -> None:
    """What is wider scrolls within its own region."""
    long = evolve(STRANGE, path="a" * 300, findings=tuple(evolve(each, message="b" * 300) for each in STRANGE.findings))
    shown = show(
        report_of(long, FAULTY, UnreadDocument("c" * 300, None, "d" * 300)), viewport={"width": width, "height": 900}
    )
    shown.page.locator(".open").first.click()
    assert width == shown.page.evaluate("document.documentElement.scrollWidth")


def test_it_is_printed(show: Show) -> None:
    """On paper the findings stand with their source lines, folded parts are open, and no control is left."""
    shown = show(REPORT)
    assert shown.page.pdf(format="A4").startswith(b"%PDF-")
    assert 0 == shown.page.locator(".detail").count()
    shown.page.emulate_media(media="print")
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert 7 == shown.page.locator(".detail mark").count() - 3
    assert 0 == shown.page.locator("details:not([open])").count()
    assert not shown.page.is_visible("#filters")
    shown.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert (0, 0) == (shown.page.locator(".detail").count(), shown.page.locator("details[open]").count())
    big = show(many())
    big.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert f"Findings 1 to 250 of {MANY:,}" == big.status()


def test_hostile_texts_are_only_shown(show: Show) -> None:
    """A document's text runs nothing, loads nothing and turns nothing; it stands there to be read."""
    (finding, *_) = STRANGE.findings
    place = Place(1, 1, 1, 20, HOSTILE, HOSTILE)
    finding = evolve(finding, message=HOSTILE, place=place, related=(place,), lowered=HOSTILE)
    shown = show(report_of(evolve(STRANGE, path=HOSTILE, findings=(finding,)), UnreadDocument(HOSTILE, None, HOSTILE)))
    shown.page.locator(".open").click()
    text = HOSTILE.replace("\u202e", "·")
    assert [text] == shown.rows()
    assert [text, text] == shown.page.locator(".src").all_inner_texts()
    assert ("Compliance report: 1 document as of 2026-11-23", 0) == (
        shown.page.title(),
        shown.page.locator("img").count(),
    )


def test_the_policy_stops_what_is_not_ours(show: Show) -> None:
    """Even if a text became a script, it would not run; the console says so."""
    shown = show(NOTHING)
    shown.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 1'}))"
    )
    assert "1" != shown.page.title()
    assert "Content Security Policy" in shown.complaints.pop()
    assert [] == shown.complaints


def test_without_scripts_there_is_a_plain_list(show: Show) -> None:
    """The findings can be read, and the page says what is missing."""
    shown = show(REPORT, java_script_enabled=False)
    assert 9 == shown.page.locator(".plainfinding").count()
    assert "Scripts do not run here" in shown.page.inner_text("main")
    assert not shown.page.is_visible("#filters")


def test_a_report_without_findings_says_so(show: Show) -> None:
    """There is nothing to filter, and the table says it."""
    shown = show(NOTHING)
    assert ("No findings", "There are no findings.") == (shown.status(), shown.page.inner_text("#rows"))


def test_a_document_that_comes_twice_has_two_addresses(show: Show) -> None:
    """Both findings of one fingerprint can be linked to."""
    twice = report_of(FAULTY, CLEAN, evolve(FAULTY, path="copy.txt"))
    address = "#finding-1-" + "0" * 31 + "1.2"
    shown = show(twice, address)
    shown.page.wait_for_selector(".open:focus")
    assert address[1:] == shown.focused()
    assert "copy.txt:14" == shown.page.locator(f"[id='{address[1:]}'] .c-document").inner_text()
    assert 1 == shown.page.locator(f"[id='{address[1:-2]}']").count()
