"""How a page is made of a template: escaped, with one style and one script, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib.resources import files

from validator.extras import require
from validator.reports.html.data import shown


def page(template: str, values: Mapping[str, object], style: str, script: str = "", *, form: str = "html") -> str:
    """Fills a template that is a whole page.

    Args:
        template: Its text; ``style``, ``script`` and ``policy`` are for its head and end.
        values: What else it names.
        style: The style sheet.
        script: The script; empty for a page without one.
        form: Name of the format, for the error.

    Raises:
        UsageError: The library for it is not installed.
    """
    require("jinja2", f"the format {form}")
    from jinja2 import DictLoader, Environment, StrictUndefined

    environment = Environment(
        loader=DictLoader({"macros.html.j2": resource("macros.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["shown"] = shown
    environment.filters["count"] = "{:,}".format
    made = environment.from_string(template)
    return made.render(values, style=style, script=script, policy=_policy(style, script))


def resource(name: str, package: str = "validator.reports.html") -> str:
    """Reads a template, style sheet or script that lies beside the modules of a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def numbered(count: int, noun: str) -> str:
    """Gives a count with its noun, as pages show it: ``1,204 documents``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _policy(style: str, script: str) -> str:
    """Gives the policy of the page: nothing from anywhere, and no style or script but these two."""
    scripts = _source(script) if script else "'none'"
    return (
        f"default-src 'none'; style-src {_source(style)}; script-src {scripts}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
