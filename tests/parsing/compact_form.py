"""A parsed document in the compact form in which expectations are written by hand.

The keys are the members of ``schemas/document.schema.json``. Values that have one natural notation are given in it, and
mappings are cut to the members that the expectation names, so that it says what it means to say and no more:

======================  ==============================================================================================
key                     form
======================  ==============================================================================================
message_reference       canonical form: ``08MUSCAT789``; likewise traveller_reference
date, date_time_group   ISO 8601: ``2008-11-18``, ``2008-11-18T11:49Z``
order_cited             the number; orders_cited a list of them
classification          level and controls: ``UNCLASSIFIED LOU``; ``unknown`` where the level cannot be read
closing_classification  likewise
captions                ids, each once, in order of their first place
pass_lines, headings    texts
declassify_on           mapping; exemptions as a list of codes
downgrade_on            mapping
classified_by           list of mappings; likewise derived_from
reasons                 ``1.4 b``; ``1.4`` where there is no letter, ``b`` where there is no section
reason_words            text; likewise signature
tags                    codes
subject                 mapping of text and marking (the marking as written)
references              ``A cable 08STATE111596 notal [EXDIS]``: letter or ``_``, kind, canonical, notal, captions
paragraphs              ``3 C NOFORN``: number, symbol of the level (``-`` without one), controls, ``entire``
sections                ``1/2``
page_headers            how many; release_stamps: kinds; reftels: letters, ``_`` without one
attributes              mapping of keys to texts
repeats                 names of the fields
embedded                list of mappings of this same form
repairs                 kinds that must be among the repairs, others may be
notes                   kinds that must be among the notes
header.from             ``RUEHC/SECSTATE WASHDC //EUR// PRIORITY 0121``; likewise the lists to, info, exempted
header.station_serial   ``0789/01``; filing_time ``323 1149``; security_prosign ``CCCCC``; precedence titles
header.distribution     mapping of direction, offices (``SS-25``) and total
header (the rest)       texts
======================  ==============================================================================================
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from validator.documents.duration import Exemption
from validator.documents.header import Addressee, Distribution, FilingTime, StationSerial
from validator.documents.model import Document
from validator.documents.values import Classification, Marking, MessageReference, Paragraph, Reference
from validator.knowledge.level import Level

Form = Callable[[Any], object]

_SYMBOLS = {
    Level.UNCLASSIFIED: "U",
    Level.RESTRICTED: "R",
    Level.CONFIDENTIAL: "C",
    Level.SECRET: "S",
    Level.TOP_SECRET: "TS",
}


def compact(document: Document, key: str, expected: object) -> object:
    """Gives what a document says under a key, in the form and with the members of the expectation.

    Args:
        document: The document.
        key: A member of the document, or ``header.`` and a member of its header.
        expected: What is expected; only its shape is looked at.
    """
    if key.startswith("header."):
        name = key.removeprefix("header.")
        return _shown(
            getattr(document.header, "from_" if name == "from" else name), _HEADER.get(name, _plain), expected
        )
    return _shown(getattr(document, key), _DOCUMENT.get(key, _plain), expected)


def _shown(value: object, form: Form, expected: object) -> object:
    if value is None:
        return None
    shown = form(value)
    return _cut(shown, expected)


def _cut(shown: object, expected: object) -> object:
    """Cuts a value to the members that the expectation names, element by element."""
    if isinstance(shown, Document) and isinstance(expected, dict):
        return {key: _message_part(shown, key, part) for key, part in expected.items()}
    if isinstance(expected, dict) and not isinstance(shown, dict):
        return {key: _member(shown, key) for key in expected}
    if isinstance(expected, dict) and isinstance(shown, dict):
        return {key: shown.get(key) for key in expected}
    if isinstance(expected, list) and isinstance(shown, list):
        padded = expected + [None] * (len(shown) - len(expected))
        return [_cut(one, part) for one, part in zip(shown, padded, strict=False)]
    return shown


def _message_part(message: Document, key: str, expected: Any) -> object:  # noqa: ANN401 - of many types
    """Shows a member of a quoted message, whose header is written as a mapping."""
    if key == "header":
        return {name: compact(message, f"header.{name}", part) for name, part in expected.items()}
    return compact(message, key, expected)


def flat(expected: dict[str, Any]) -> dict[str, Any]:
    """Gives the keys of an expectation with those of the header as ``header.from``."""
    rest = {key: value for key, value in expected.items() if key != "header"}
    return rest | {f"header.{key}": value for key, value in expected.get("header", {}).items()}


def _member(value: object, name: str) -> object:
    found = getattr(value, name)
    if isinstance(found, tuple):
        return [_plain(each) for each in found]
    return _plain(found)


def _plain(value: object) -> object:
    """Shows a value that needs no form of its own: dates in ISO 8601, levels and texts as they stand."""
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%dT%H:%MZ}"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Level):
        return value.title
    if isinstance(value, Exemption):
        return value.code
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return getattr(value, "text", value)


def _each(form: Form) -> Form:
    return lambda values: [form(value) for value in values]


def _once(form: Form) -> Form:
    return lambda values: list(dict.fromkeys(form(value) for value in values))


def _by(name: str) -> Form:
    return lambda value: getattr(value, name)


def _words(*parts: object) -> str:
    return " ".join(str(part) for part in parts if part not in (None, "", False))


def _classification(value: Classification) -> str:
    return _words("unknown" if value.level is None else value.level.title, *value.controls)


def _marking(value: Marking | None) -> str:
    if value is None:
        return "-"
    symbol = "?" if value.level is None else _SYMBOLS[value.level]
    return _words(symbol, *value.controls, value.entire_text and "entire")


def _paragraph(value: Paragraph) -> str:
    return _words(value.number, _marking(value.marking))


def _reference(value: Reference) -> str:
    captions = f"[{', '.join(value.captions)}]" if value.captions else None
    return _words(value.letter or "_", value.kind, value.canonical, value.notal and "notal", captions)


def _reason(value: Any) -> str:  # noqa: ANN401 - a reason; typed by its attributes
    return _words(value.section, value.letter)


def _message(value: MessageReference) -> str:
    return value.canonical


def _addressee(value: Addressee) -> str:
    route = f"{value.route}/" if value.route else ""
    return _words(route + value.name, value.office and f"//{value.office}//", value.precedence, value.continuity)


def _serial(value: StationSerial) -> str:
    section = "" if value.section is None else f"/{value.section:02}"
    return f"{value.number:04}{value.suffix or ''}{section}"


def _filing(value: FilingTime) -> str:
    if value.day is None or value.hour is None or value.minute is None:
        return value.text
    return f"{value.day:03} {value.hour:02}{value.minute:02}"


def _distribution(value: Distribution) -> dict[str, object]:
    offices = [f"{office.symbol}-{office.copies:02}" for office in value.offices]
    return {"direction": value.direction, "offices": offices, "total": value.total}


def _document(value: Document) -> Document:
    return value


def _subject(value: Any) -> dict[str, object]:  # noqa: ANN401 - a subject; typed by its attributes
    return {"text": value.text, "marking": value.marking.text if value.marking else None}


_HEADER: dict[str, Form] = {
    "routing_precedence": _by("title"),
    "precedence": _each(_by("title")),
    "station_serial": _serial,
    "filing_time": _filing,
    "security_prosign": _by("letters"),
    "from": _addressee,
    "to": _each(_addressee),
    "info": _each(_addressee),
    "exempted": _each(_addressee),
    "distribution": _distribution,
    "page_time": lambda value: _plain(value.datetime) if value.datetime else value.text,
}
_DOCUMENT: dict[str, Form] = {
    "message_reference": _message,
    "traveller_reference": _message,
    "date_time_group": lambda value: _plain(value.datetime) if value.datetime else value.text,
    "order_cited": _by("number"),
    "orders_cited": _each(_by("number")),
    "classification": _classification,
    "closing_classification": _classification,
    "captions": _once(_by("id")),
    "declassify_on": _document,
    "downgrade_on": _document,
    "classified_by": list,
    "derived_from": list,
    "reasons": _each(_reason),
    "tags": _each(_by("code")),
    "subject": _subject,
    "references": _each(_reference),
    "paragraphs": _each(_paragraph),
    "sections": _each(lambda value: f"{value.number}/{value.total}"),
    "page_headers": len,
    "release_stamps": _each(_by("kind")),
    "reftels": _each(lambda value: value.letter or "_"),
    "attributes": lambda values: {value.key: value.text for value in values},
    "repeats": _each(_by("field")),
    "embedded": list,
    "repairs": _once(_by("kind")),
    "notes": _once(_by("kind")),
}
