"""One HTML file: a template filled, with our style sheet and script in it; it asks nothing of any network."""

import base64
import hashlib
from importlib.resources import files
from typing import Any

from validator.errors import UsageError
from validator.reports.html.data import shown


def fill(form: str, template: str, values: dict[str, Any], script: str = "") -> str:
    """Fills a template of this folder.

    What stands in ``values`` is only ever text in the page: it is escaped there, and the page's own policy lets no
    style or script but ours.

    Args:
        form: Name of the format, for the error.
        template: Name of the template.
        values: What the template names, but for ``style``, ``script`` and ``policy``.
        script: Name of the script of the page; empty where it has none.

    Raises:
        UsageError: The library for it is not installed.
    """
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError:
        raise UsageError(f"the format {form} needs the package Jinja2: install declass-validator[html]") from None
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["shown"] = shown
    environment.filters["count"] = "{:,}".format
    style, code = _text("report.css"), _text(script) if script else ""
    return environment.from_string(_text(template)).render(
        values, style=style, script=code, policy=_policy(style, code)
    )


def _text(name: str) -> str:
    return files("validator.reports.html").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Gives the policy of the page: nothing from anywhere, and no style or script but these two."""
    scripts = _source(script) if script else "'none'"
    return (
        f"default-src 'none'; style-src {_source(style)}; script-src {scripts}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
