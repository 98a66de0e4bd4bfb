"""The report as one HTML file: numbers, charts and a table of findings; it asks nothing of any network.

Needs the extra ``html``. What a document says is only ever text here: it is escaped in the page and in its data,
and the page's own policy lets no script run but ours.
"""

import base64
import hashlib
from importlib.resources import files

from validator.errors import UsageError
from validator.reports.html import charts, figures
from validator.reports.html.data import key_of, page_data, place_parts, shown
from validator.reports.html.view import view_of
from validator.reports.report import Report

__all__ = ["charts", "figures", "key_of", "page_data", "place_parts", "render_html", "shown"]


def render_html(report: Report) -> str:
    """Renders a report as one HTML file.

    Raises:
        UsageError: The library for it is not installed.
    """
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError:
        raise UsageError("the format html needs the package Jinja2: install declass-validator[html]") from None
    texts = {name: _text(name) for name in ("template.html.j2", "report.css", "report.js")}
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["shown"] = shown
    environment.filters["count"] = "{:,}".format
    return environment.from_string(texts["template.html.j2"]).render(
        view_of(report),
        style=texts["report.css"],
        script=texts["report.js"],
        policy=_policy(texts["report.css"], texts["report.js"]),
    )


def _text(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Gives the policy of the page: nothing from anywhere, and no style or script but these two."""
    ours = (f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in (style, script))
    return "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'".format(
        *ours
    )
