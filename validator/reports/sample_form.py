"""A sample as JSON, format 1 (``schemas/sample.schema.json``), and back; reading is strict, as a sample is evidence."""

from __future__ import annotations

import json
from collections import Counter

from validator.json_text import read_json
from validator.reports.assembling import draw_of
from validator.reports.json_form import draw_to_json
from validator.reports.reading import draw_odds
from validator.reports.strict_json import faults, refuse, refuse_all
from validator.sampling.model import Drawn, Sample

FORMAT = 1
"""Version of the shape."""


def sample_to_json(sample: Sample, version: str) -> str:
    """Gives a sample as JSON text.

    Args:
        sample: The sample.
        version: Version of the program that drew it.
    """
    data = {
        "format": FORMAT,
        "tool": {"name": "declass-validator", "version": version},
        "draw": draw_to_json(sample.draw),
        "documents": [
            {"path": one.path, "record": one.record, "sha256": one.sha256, "stratum": one.stratum}
            for one in sample.documents
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def sample_from_json(text: str, path: str) -> Sample:
    """Reads what ``sample_to_json`` wrote.

    Args:
        text: The JSON text.
        path: What the sample is called in errors.

    Raises:
        DefinitionError: It is no JSON, cut off, of another format, of another shape, or at odds with itself.
    """
    data = read_json(text, path, "sample")
    if not isinstance(data, dict) or "draw" not in data:
        refuse(path, "is not a sample of declass-validator: an object with the key 'draw' was expected")
    if problems := faults("sample", data):
        refuse_all(path, problems)
    try:
        draw = draw_of(data["draw"])
    except KeyError as error:
        refuse(path, f"draw.strata: the value of {error} is missing")
    documents = tuple(
        Drawn(each["path"], each["record"], each["sha256"], each["stratum"]) for each in data["documents"]
    )
    odds = [f"draw.{odd}" for odd in draw_odds(draw, data["draw"])]
    listed = Counter(one.stratum for one in documents)
    odds += [
        f"documents: {listed[number]} of strata[{number}] are listed, and {stratum.drawn} were drawn"
        for number, stratum in enumerate(draw.strata)
        if listed[number] != stratum.drawn
    ]
    if len(documents) != draw.drawn:
        odds.append(f"documents: {len(documents)} are listed, and {draw.drawn} were drawn")
    if odds:
        refuse_all(path, odds)
    return Sample(draw, documents)
