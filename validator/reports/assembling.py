"""Makes a report of the plain data of its JSON form; values are taken only if they are of the kind the schema names."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from validator.reports.fingerprint import PATTERN
from validator.reports.judged import OUTCOMES, SEVERITIES, Due, Finding, JudgedDocument, UnreadDocument
from validator.reports.report import BaselineUse, ConfigurationFile, Report, RuleSummary
from validator.sampling.drawing import TRAITS
from validator.sampling.model import Bounds, Draw, Sampled, Stratum
from validator.schemas import schema
from validator.text import Place

_SHA256 = re.compile(r"[0-9a-f]{64}")
_FINGERPRINT = re.compile(PATTERN)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ShapeError(Exception):
    """The data is not of the shape of a report."""


def assemble(data: dict[str, Any]) -> Report:
    """Makes a report of its JSON form.

    Keys that a report does not have are passed over, and so is what can be counted again; the caller compares.

    Raises:
        ShapeError: A value is not what the schema says.
        KeyError: A key is missing.
    """
    ruleset = _mapping(data["ruleset"])
    _texts(data["standing"])
    make = _Documents()
    return Report(
        _text(_mapping(data["tool"])["version"]),
        _matching(ruleset["digest"], _SHA256),
        _texts(ruleset["packs"]),
        _text(ruleset["profile"]),
        _date(data["as_of"]),
        tuple(_rule(_mapping(each)) for each in _list(data["rules"])),
        tuple(make.document(_mapping(each)) for each in _list(data["documents"])),
        {name: _text(title) for name, title in _mapping(data["discrepancy_titles"]).items()},
        _texts(data["not_discrepancies"]),
        None if data["baseline"] is None else _baseline(_mapping(data["baseline"])),
        _configuration(_mapping(data["configuration"])) if "configuration" in data else None,
        None if data["sample"] is None else _sampled(_mapping(data["sample"])),
        _flag(data["complete"]),
    )


def draw_of(data: dict[str, Any]) -> Draw:
    """Makes of plain data what is known of the drawing of a sample.

    Raises:
        ShapeError: A value is not what the schema says.
        KeyError: A key is missing.
    """
    by = tuple(_among(name, tuple(TRAITS)) for name in _list(data["stratified_by"]))
    return Draw(
        _some(data["seed"]),
        _whole(data["size"], 1),
        by,
        _whole(data["unreadable"], 0),
        _matching(data["digest"], _SHA256),
        tuple(
            Stratum(
                tuple(_text(_mapping(each["values"])[name]) for name in by),
                _whole(each["population"], 0),
                _whole(each["drawn"], 0),
            )
            for each in map(_mapping, _list(data["strata"]))
        ),
    )


def _sampled(data: dict[str, Any]) -> Sampled:
    return Sampled(
        draw_of(_mapping(data["draw"])),
        _whole(data["level"], 1),
        _bounds(data["without_findings"]),
        _bounds(data["without_discrepancies"]),
    )


def _bounds(value: object) -> Bounds | None:
    if value is None:
        return None
    data = _mapping(value)
    return Bounds(_whole(data["low"], 0), _whole(data["high"], 0))


def _baseline(data: dict[str, Any]) -> BaselineUse:
    return BaselineUse(_text(data["path"]), _whole(data["findings"], 0), _whole(data["gone"], 0))


def _configuration(data: dict[str, Any]) -> ConfigurationFile:
    return ConfigurationFile(_text(data["path"]), _matching(data["sha256"], _SHA256))


def _rule(data: dict[str, Any]) -> RuleSummary:
    return RuleSummary(
        _text(data["id"]),
        _text(data["name"]),
        _text(data["title"]),
        _among(data["severity"], SEVERITIES),
        _text(data["discrepancy"]),
        _texts(data["authority"]),
        _text(data["why"]),
        _text(data["remedy"]),
        {outcome: _whole(data[outcome], 0) for outcome in OUTCOMES},
    )


class _Documents:
    """Makes documents; knows the words that the schema allows, and no others."""

    def __init__(self) -> None:
        judged = schema("report")["$defs"]["judged"]["properties"]
        self._kinds = frozenset(judged["kind"]["enum"])
        self._decisions = frozenset(judged["decision"]["enum"])
        self._states = frozenset(judged["due"]["properties"]["state"]["enum"])
        self._bases = frozenset(judged["due"]["properties"]["basis"]["enum"])

    def document(self, data: dict[str, Any]) -> JudgedDocument | UnreadDocument:
        source = _mapping(data["source"])
        path = _text(source["path"])
        record = _optional(source["record"])
        if not _flag(data["judged"]):
            return UnreadDocument(path, record, _text(data["reason"]), _flag(data["our_fault"]))
        return JudgedDocument(
            path,
            record,
            _matching(source["sha256"], _SHA256),
            _text(source["encoding"]),
            _among(data["kind"], self._kinds),
            _optional(data["message_reference"]),
            _optional_date(data["date"]),
            _optional(data["governing_order"]),
            _optional(data["classification"]),
            self._due(_mapping(data["due"])),
            tuple(_finding(_mapping(each)) for each in _list(data["findings"])),
            {rule: _among(outcome, OUTCOMES) for rule, outcome in _mapping(data["outcomes"]).items()},
            {kind: _whole(count, 0) for kind, count in _mapping(data["repairs"]).items()},
            _texts(data["notes"]),
            _among(data["decision"], self._decisions),
        )

    def _due(self, data: dict[str, Any]) -> Due:
        return Due(
            _among(data["state"], self._states),
            _among(data["basis"], self._bases),
            _optional_date(data["date"]),
            tuple((_date(each["date"]), _text(each["level"])) for each in map(_mapping, _list(data["steps"]))),
            _text(data["because"]),
        )


def _finding(data: dict[str, Any]) -> Finding:
    return Finding(
        _text(data["rule"]),
        _among(data["severity"], SEVERITIES),
        _text(data["discrepancy"]),
        _text(data["message"]),
        _place(data),
        tuple(_place(_mapping(each)) for each in _list(data["related"])),
        _texts(data["authority"]),
        _optional(data["lowered"]),
        _matching(data["fingerprint"], _FINGERPRINT),
        _optional(data["waived"]),
        _flag(data["baseline"]),
    )


def _place(data: dict[str, Any]) -> Place:
    return Place(
        _whole(data["line"], 1),
        _whole(data["column"], 1),
        _whole(data["end_line"], 1),
        _whole(data["end_column"], 1),
        _text(data["text"]),
        _text(data["source_line"]),
    )


def _mapping(value: object) -> dict[str, Any]:
    if type(value) is not dict:
        raise ShapeError
    return value


def _list(value: object) -> list[Any]:
    if type(value) is not list:
        raise ShapeError
    return value


def _text(value: object) -> str:
    if type(value) is not str:
        raise ShapeError
    return value


def _some(value: object) -> str:
    if not _text(value):
        raise ShapeError
    return str(value)


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _flag(value: object) -> bool:
    if type(value) is not bool:
        raise ShapeError
    return value


def _whole(value: object, least: int) -> int:
    if type(value) is not int or value < least:
        raise ShapeError
    return value


def _among(value: object, words: tuple[str, ...] | frozenset[str]) -> str:
    if type(value) is not str or value not in words:
        raise ShapeError
    return value


def _matching(value: object, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(_text(value)):
        raise ShapeError
    return str(value)


def _date(value: object) -> str:
    try:
        dt.date.fromisoformat(_matching(value, _DATE))
    except ValueError:
        raise ShapeError(f"{value!r} is not a day of any year") from None
    return str(value)


def _optional_date(value: object) -> str | None:
    return None if value is None else _date(value)
