"""What transmission, release and copying have left in a text: values that were read, each with its place."""

from __future__ import annotations

import datetime as dt

from validator.knowledge.level import Level
from validator.light import define
from validator.text import Span


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
