"""Values read from a document: each with its text and the span where it stands.

Three states are never confused. *Absent*: the field that would hold the value is ``None`` or an empty tuple.
*Unreadable*: the value is there, its ``readable`` is False, and its text is kept. *Read*: everything else. In every
class ``text`` is the raw text of ``span`` with the repairs in it applied and white space folded
(``validator.text.folded``).

The attributes of these classes are the fields of the rule language and, by the same names, of
``schemas/document.schema.json``; a trailing underscore is dropped in both.
"""

from __future__ import annotations

import datetime as dt

from validator.knowledge.level import Level
from validator.light import define
from validator.text import Span


@define
class Passage:
    """A stretch of text that has a place and no inner structure, such as a pass line or a signature."""

    text: str
    span: Span


@define
class Marking:
    """A portion marking such as ``(S/NF)`` or ``C - ENTIRE TEXT``.

    Attributes:
        level: The level, or None where the symbol names none that is known.
        controls: Control markings and administrative controls, by their ids in ``rules/vocabulary`` (NOFORN, SBU).
        unknown: Parts of the marking that are in no vocabulary.
        entire_text: Whether the marking says that it covers the entire text.
        released_to: Countries of a releasability list, as written.
    """

    text: str
    span: Span
    level: Level | None
    controls: tuple[str, ...]
    unknown: tuple[str, ...]
    entire_text: bool = False
    released_to: tuple[str, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether a level could be read."""
        return self.level is not None


@define
class MessageReference:
    """The message reference number of a cable, as on its classification line: ``MUSCAT 000789``.

    Attributes:
        post: Canonical station, letters only.
        station: The station as written.
        number: Serial within station and year.
        year: Calendar year, from the document's date; None where that is unknown.
        canonical: Two-digit year, station, number without leading zeros: ``08MUSCAT789``; without the year if unknown.
    """

    text: str
    span: Span
    post: str
    station: str
    number: int
    year: int | None
    canonical: str


@define
class DateTimeGroup:
    """A date-time group, ``181149Z NOV 08`` (ACP 121).

    Attributes:
        datetime: The moment, UTC; None where the digits form no valid date and time.
    """

    text: str
    span: Span
    datetime: dt.datetime | None

    @property
    def readable(self) -> bool:
        """Whether the group is a moment that exists."""
        return self.datetime is not None


@define
class OrderCited:
    """An executive order cited on the E.O. line.

    Attributes:
        number: Its number as digits, repaired where that was possible: ``12958``.
        order: Id of the order meant: of the orders with that number the one in force on the document's date, else
            the one nearest to it; None where no classification order has that number.
    """

    text: str
    span: Span
    number: str
    order: str | None

    @property
    def readable(self) -> bool:
        """Whether it is a classification order that is known."""
        return self.order is not None


@define
class Classification:
    """The overall classification, as the classification line or banner states it.

    Attributes:
        level: The level; None where the word cannot be read. Never UNCLASSIFIED by default.
        controls: Controls and administrative controls on the same line, by vocabulary id (``LOU``, ``NOFORN``).
        unknown: Words of the line that are in no vocabulary.
        spaced: Whether the word was letter-spaced (``S E C R E T``).
    """

    text: str
    span: Span
    level: Level | None
    controls: tuple[str, ...]
    unknown: tuple[str, ...]
    spaced: bool = False

    @property
    def readable(self) -> bool:
        """Whether a level could be read."""
        return self.level is not None


@define
class Caption:
    """A special handling caption (5 FAH-2 H-440), by its id in ``rules/vocabulary/captions.yaml``.

    Attributes:
        id: The caption's id, such as ``NODIS``; the words themselves where the vocabulary has no such caption.
        known: Whether the vocabulary has it.
    """

    text: str
    span: Span
    id: str
    known: bool


@define
class Subject:
    """The subject line.

    Attributes:
        marking: Its portion marking, apart from the text.
    """

    text: str
    span: Span
    marking: Marking | None


@define
class Tag:
    """One of the TAGS (Traffic Analysis by Geography and Subject).

    Attributes:
        code: The code, upper case, or a person's name as written.
        kind: ``subject``, ``geographic``, ``organisation``, ``program``, ``person`` or ``unknown``.
    """

    text: str
    span: Span
    code: str
    kind: str


@define
class Reference:
    """One item of the REF line.

    Attributes:
        letter: Upper-case letter or digit before it; None for an unlettered item.
        kind: ``cable``, ``email``, ``telephone``, ``report``, ``publication``, ``airgram`` or ``unknown``.
        post: Canonical station of a cable or airgram; the name in capitals where the station is in no list.
        number: Serial of a cable or airgram.
        year: Calendar year of a cable or airgram: as written, else the document's own.
        year_written: Whether the year stands in the text.
        canonical: ``08STATE111596`` for a cable, without the year if that is unknown; None for anything else, and where
            post or number is missing.
        notal: Whether it is marked NOTAL (not to all).
        captions: Caption ids that stand with it.
        marking: Portion marking in front of it, or else behind it; no part of ``text``.
    """

    text: str
    span: Span
    letter: str | None
    kind: str
    post: str | None
    number: int | None
    year: int | None
    year_written: bool
    canonical: str | None
    notal: bool
    captions: tuple[str, ...]
    marking: Marking | None

    @property
    def readable(self) -> bool:
        """Whether it was understood as a reference of some kind."""
        return self.kind != "unknown"


@define
class Portion:
    """A marked or markable part: paragraph, sub-paragraph, bullet, heading, subject, or unnumbered paragraph.

    Attributes:
        kind: ``paragraph``, ``sub-paragraph``, ``bullet``, ``heading``, ``subject``, ``unnumbered`` or ``block`` (the
            classification authority block set as a paragraph).
        number: Number of the paragraph it is or belongs to; None outside numbered paragraphs.
        letter: Letter of a sub-paragraph.
        marking: Its own portion marking; None where it bears none.
        inherits: Whether it bears no marking of its own because one on its parent covers it.
    """

    text: str
    span: Span
    kind: str
    number: int | None
    letter: str | None
    marking: Marking | None
    inherits: bool = False


@define
class Paragraph:
    """A numbered paragraph of the text.

    Attributes:
        number: Its number.
        label: The span of the number as it stands, ``16.`` where 6 is meant.
        marking: Its portion marking.
        redacted: Whether the text says that it was withheld.
    """

    text: str
    span: Span
    number: int
    label: Span
    marking: Marking | None
    redacted: bool = False
