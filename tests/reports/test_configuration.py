"""A report says under which configuration it was made, in every format with a head."""

import json

import pytest
from attrs import evolve

from tests.reports.collection import REPORT
from validator.errors import DefinitionError
from validator.reports.formats import render
from validator.reports.json_form import render_json
from validator.reports.reading import report_from_json
from validator.reports.report import ConfigurationFile
from validator.schemas import problems

USED = evolve(REPORT, configuration=ConfigurationFile("../a\x1bb<i>/declass.toml", "c" * 64))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("text", f"\nconfiguration ../a·b<i>/declass.toml, SHA-256 {'c' * 64}\n"),
        ("markdown", f" SHA-256 `{'c' * 64}`."),
        ("html", f'<dd>../a·b&lt;i&gt;/declass.toml, SHA-256 <code class="digest">{"c" * 64}</code></dd>'),
        ("json", '"configuration": {\n    "path": "../a\\u001bb<i>/declass.toml",\n'),
        ("jsonl", f'"configuration": {{"path": "../a\\u001bb<i>/declass.toml", "sha256": "{"c" * 64}"}}, "as_of"'),
    ],
)
def test_the_configuration_is_told(form: str, expected: str) -> None:
    """With its digest, and nothing in its name becomes markup; a run without one has no word of it."""
    assert expected in str(render(USED, form))
    assert "onfiguration" not in str(render(REPORT, form)).replace("configurations", "")


def test_a_saved_report_is_read_back() -> None:
    """Byte for byte, as its schema says."""
    text = render_json(USED)
    assert [] == problems("report", json.loads(text))
    assert report_from_json(text) == USED


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"sha256": "abc"}, 'configuration.sha256: "abc" is not of the form ^[0-9a-f]{64}$'),
        ({"path": 1}, "configuration.path: must be a text, not 1"),
        ({"line": 1}, "configuration.line: the key 'line' is not known"),
    ],
)
def test_another_shape_is_refused(change: dict[str, object], expected: str) -> None:
    """Reports are evidence."""
    data = json.loads(render_json(USED))
    data["configuration"] |= change
    with pytest.raises(DefinitionError) as caught:
        report_from_json(json.dumps(data), "r")
    assert [f"r: {expected}"] == [str(problem) for problem in caught.value.problems]
