"""A real browser without a window, and pages of the HTML report in it; without a browser the tests say so and skip."""

import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field

from validator.reports.formats import render
from validator.reports.report import Report

_AXE = Path(__file__).parent.parent / "data" / "axe" / "axe.min.js"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@define
class Shown:
    """A report in the browser.

    Attributes:
        page: The page, as the driver gives it; its types are not there where the driver is not.
        requests: Everything that was asked for, the page itself included.
        complaints: What the console and the page complained of.
    """

    page: Any
    requests: list[str] = field(factory=list)
    complaints: list[str] = field(factory=list)

    def violations(self) -> list[tuple[str, list[object]]]:
        """Gives what axe-core finds against accessibility; it must have found something that is right."""
        self.page.evaluate(_AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        assert found["passes"]
        return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found["violations"]]

    def rows(self) -> list[str]:
        """Gives the messages of the findings in the table, without their openers' signs."""
        texts: list[str] = self.page.locator("#rows .open").all_inner_texts()
        return texts

    def status(self) -> str:
        """Gives what is told of the table."""
        return str(self.page.locator("#status").inner_text())

    def focused(self) -> str:
        """Gives the id of the element that has the focus, or of its row, or else its text."""
        return str(
            self.page.evaluate(
                "(e => e.id || e.closest('tr.finding')?.id || e.textContent.trim())(document.activeElement)"
            )
        )


Show = Callable[..., Shown]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser; the tests are skipped where there is none."""
    if find_spec("playwright") is None:
        pytest.skip("no Playwright: python -m pip install --group browser (see CONTRIBUTING.md)")
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip("no Chromium: apt-get install chromium (see CONTRIBUTING.md)")
    with import_module("playwright.sync_api").sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Show]:  # noqa: ANN401 - the driver need not be installed
    """Opens a report, or a page already made; afterwards nothing was asked of any network, and nobody complained."""
    opened: list[tuple[Shown, Any, str]] = []

    def open_(report: Report | str, address: str = "", form: str = "html", **options: object) -> Shown:
        path = tmp_path / f"{len(opened)}.html"
        path.write_bytes((report if isinstance(report, str) else str(render(report, form))).encode())
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        shown = Shown(context.new_page())
        shown.page.set_default_timeout(30_000)
        shown.page.on("request", lambda request: shown.requests.append(request.url))
        shown.page.on("console", lambda message: shown.complaints.append(f"{message.type}: {message.text}"))
        shown.page.on("pageerror", lambda error: shown.complaints.append(str(error)))
        opened.append((shown, context, path.as_uri()))
        shown.page.goto(path.as_uri() + address)
        return shown

    yield open_
    for shown, context, uri in opened:
        requests = {request.partition("#")[0] for request in shown.requests}
        context.close()
        assert {uri} == requests - {"data:,"}
        assert [] == shown.complaints
