"""Values read from a document: each with its text and the span where it stands.

Three states are never confused. *Absent*: the field that would hold the value is ``None`` or an empty tuple.
*Unreadable*: the value is there, its ``readable`` is False, and its text is kept. *Read*: everything else. In every
class ``text`` is the raw text of ``span`` with the repairs in it applied and white space folded
(``validator.text.folded``).

The attributes of these classes are the fields of the rule language and, by the same names, of
``schemas/document.schema.json``; a trailing underscore is dropped in both.
"""

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
class Exemption:
    """An exemption code of a declassification instruction, such as ``X1``, ``1.6X6``, ``25X1``, ``50X1-HUM``.

    Attributes:
        code: The code in canonical form (``X6`` for ``1.6X6``).
        date: The date given with it, if any.
    """

    text: str
    span: Span
    code: str
    date: dt.date | None


@define
class DeclassifyOn:
    """A declassification instruction: date, event, exemption, schedule, review, OADR, or N/A.

    Attributes:
        kind: ``date``, ``event``, ``exemption``, ``oadr``, ``schedule``, ``review``, ``not-applicable``,
            ``manual-review``, ``source-marked``, ``declassified`` (the line tells of a declassification that has
            happened) or ``unreadable``.
        keyword: The keyword before the value, upper case without punctuation: ``DECL``, ``GDS``, ``RDS``, ``XGDS``, ...
        date: The date, where one is given.
        date_form: How it was written: ``month-first``, ``day-first``, ``year-first``, ``compact`` (YYYYMMDD) or
            ``words``.
        two_digit_year: Whether the year was written with two digits and resolved against the document's own date.
        event: The event, in its own words.
        exemptions: Exemption codes, in order.
        category: Number behind a schedule: 3 of ``XGDS-3``, 4 of ``RDS-4``.
        classifier: Name of the classification authority on an E.O. 12065 line (section 1-501(a)).
        originator_code: What follows the name there, such as ``OR-M``; its meaning is not established.
        alternatives: How many instructions stand on the line (``DECL: 1/1/2010 OR X1`` has two).
    """

    text: str
    span: Span
    kind: str
    keyword: str | None = None
    date: dt.date | None = None
    date_form: str | None = None
    two_digit_year: bool = False
    event: str | None = None
    exemptions: tuple[Exemption, ...] = ()
    category: int | None = None
    classifier: str | None = None
    originator_code: str | None = None
    alternatives: int = 1

    @property
    def readable(self) -> bool:
        """Whether the instruction was understood."""
        return self.kind != "unreadable"


@define
class DowngradeOn:
    """A downgrading instruction (``DNG``, 22 CFR 9.12 of 1982): to what level, when.

    Attributes:
        level: Level after the downgrading, where stated.
        date: Date, where one is given.
        event: Event in its own words, where one is given.
    """

    text: str
    span: Span
    level: Level | None
    date: dt.date | None
    event: str | None

    @property
    def readable(self) -> bool:
        """Whether a date or an event was understood."""
        return self.date is not None or self.event is not None


@define
class Classifier:
    """A person who classified the document (E.O. 12958 as amended section 1.6(a)(2)).

    Attributes:
        name: Personal name without title or position; None where the line names nobody.
        position: Position such as ``Ambassador`` or ``Charge d'Affaires, a.i.``; None where not given.
        office: Office or post, where given apart from the position.
        identifier: Personal identifier that stands for the name, where one does.
        redacted: Whether the name was withheld by a release, so that it is not known whether it stood there.
    """

    text: str
    span: Span
    name: str | None
    position: str | None
    office: str | None
    identifier: str | None = None
    redacted: bool = False

    @property
    def readable(self) -> bool:
        """Whether name and position can be read as they were written."""
        return not self.redacted


@define
class Reason:
    """One reason for classification: a section and a letter, such as 1.4 and b.

    Attributes:
        section: Section number, ``1.4``; None where only letters are given.
        letter: Lower-case letter; None where the section stands alone.
    """

    text: str
    span: Span
    section: str | None
    letter: str | None


@define
class DerivedFrom:
    """A source on a Derived From line, or in a list of sources (32 CFR 2001.22).

    Attributes:
        title: The source as described.
        agency: Agency, where given.
        date: Date of the source, where given.
        multiple: Whether it says Multiple Sources.
        source_marked: Instruction that the line says the source bore: ``OADR``, ``X1``, ``MR``; None otherwise.
        listed: Whether it stands in a list of sources and not on the line itself.
        declassify_on: The source's own date for declassification, where the list gives it.
    """

    text: str
    span: Span
    title: str
    agency: str | None
    date: dt.date | None
    multiple: bool
    source_marked: str | None = None
    listed: bool = False
    declassify_on: dt.date | None = None


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


@define
class PageHeader:
    """A page header that was lifted out of the text.

    Attributes:
        post: Station as written, perhaps cut to six or ten letters.
        number: Serial of the message.
        section: Section of the message; None where not given.
        sections: Total of sections; None where not given.
        page: Page number, where given (``PAGE 02``, or the sub-page of ``009.3``).
        level: Level of the class word that stands with it.
        datetime_text: Day and time behind it (``182333Z``), where given.
    """

    text: str
    span: Span
    post: str | None
    number: int | None
    section: int | None
    sections: int | None
    page: int | None
    level: Level | None
    datetime_text: str | None


@define
class Section:
    """``SECTION 01 OF 02`` on a classification line.

    Attributes:
        number: This section.
        total: Sections of the message; None where only ``FINAL SECTION`` is given.
    """

    text: str
    span: Span
    number: int
    total: int | None


@define
class ReleaseStamp:
    """A mark put on by a release, never a marking of the document itself.

    Attributes:
        kind: Which stamp, such as ``systematic-review``, ``foia-banner``, ``foia-release``, ``cia-release``.
        level: Level word inside the stamp, where there is one.
        date: Date of the release, where given.
    """

    text: str
    span: Span
    kind: str
    level: Level | None
    date: dt.date | None


@define
class ActionMark:
    """What the document says was done later to its classification (32 CFR 2001.24(l) and 2001.25(b)).

    Attributes:
        kind: ``declassified``, ``reclassified`` or ``extended``.
        level: Level after the action, where given.
        date: Date of the action, where given.
        authority: Who did it, or by what authority, where given.
    """

    text: str
    span: Span
    kind: str
    level: Level | None
    date: dt.date | None
    authority: str | None


@define
class Repeat:
    """A field that is repeated, in a later section of the same message or in its attribute block, and differs there.

    Attributes:
        field: The field's name in the model.
        first: What counts.
        where: ``section`` or ``attributes``.
    """

    text: str
    span: Span
    field: str
    first: str
    where: str


@define
class MessageAttribute:
    """One ``Key: value`` pair of the Message Attributes block of an archived telegram.

    Attributes:
        key: The key as written.
    """

    text: str
    span: Span
    key: str
