"""What a collection remembers of a document: small, frozen, and without its text.

Collection rules judge documents whose text has gone by the time they are judged, so every value carries a ``Mark``: the
place as a report shows it. A value that the document does not give is None, or an empty tuple; ``readable`` says of the
others whether they were understood.

The attributes and annotated properties of these classes are the fields of the rule language.
"""

from __future__ import annotations

import datetime as dt

from validator.documents.naming import name_of
from validator.knowledge.level import Level
from validator.light import define
from validator.text import Place


@define(frozen=True)
class Mark:
    """A place that a collection rule can point at.

    Attributes:
        place: The place.
        paragraph: Number of the paragraph that it stands in; 0 outside numbered paragraphs.
    """

    place: Place
    paragraph: int


@define(frozen=True)
class Number:
    """The message reference number.

    Attributes:
        post: Canonical station.
        number: Serial within station and year.
        year: Calendar year; None where the document's date is unknown.
        canonical: ``08MUSCAT789``; without the year if that is unknown.
    """

    mark: Mark
    post: str
    number: int
    year: int | None
    canonical: str


@define(frozen=True)
class Overall:
    """The overall classification.

    Attributes:
        level: The level; None where the word cannot be read.
        controls: Controls on the same line, by vocabulary id.
    """

    mark: Mark
    level: Level | None
    controls: tuple[str, ...]

    @property
    def readable(self) -> bool:
        """Whether a level could be read."""
        return self.level is not None


@define(frozen=True)
class Instruction:
    """The declassification instruction.

    Attributes:
        kind: Its kind, as of :class:`~validator.documents.duration.DeclassifyOn`.
        date: The date, where one is given.
        exemptions: Codes of the exemptions, in order.
    """

    mark: Mark
    kind: str
    date: dt.date | None
    exemptions: tuple[str, ...]

    @property
    def readable(self) -> bool:
        """Whether the instruction was understood."""
        return self.kind != "unreadable"


@define(frozen=True)
class Cited:
    """A message that the REF line cites by its number.

    Attributes:
        post: Canonical station.
        number: Serial.
        year: Calendar year: as written, else the document's own.
        year_written: Whether the year stands in the text.
        notal: Whether it is marked NOTAL (not to all).
        captions: Ids of the captions that stand with it.
    """

    mark: Mark
    post: str
    number: int
    year: int
    year_written: bool
    notal: bool
    captions: tuple[str, ...]


@define(frozen=True)
class Origin:
    """A source of a derivative classification.

    Attributes:
        date: Date of the source, where given.
        multiple: Whether the line says Multiple Sources.
        post: Station, where the source is named as a message.
        number: Its serial.
        year: Its calendar year.
    """

    mark: Mark
    date: dt.date | None
    multiple: bool
    post: str | None
    number: int | None
    year: int | None


@define(frozen=True)
class Passed:
    """Something of which only the place matters, such as the date-time group."""

    mark: Mark


@define(frozen=True)
class Summary:
    """What a collection remembers of a document.

    Attributes:
        path: Path as the user named it.
        record: Record within the file; None for a file that is one document.
        sha256: SHA-256 of the file, or of the record's text, in hexadecimal.
        identity: What fingerprints take for the document.
        kind: Kind of document.
        mark: Where the document as a whole is pointed at.
        date: Date of origin.
        governing_order: Id of the order in force on that date.
        order_cited: Id of the order that the E.O. line cites, where it is known.
        message_reference: The message reference number.
        section: Number of the section with which the text begins; 1 where the message is not divided.
        date_time_group: The date-time group.
        classification: The overall classification.
        portion_levels: Levels that portions are marked with, from lowest to highest, each once.
        captions: Ids of the captions, in order.
        declassify_on: The declassification instruction.
        references: Messages cited on the REF line by number.
        sources: Sources of a derivative classification.
        reasoned: Whether a reason for classification is given, so that the decision is, or is also, an original one.
        sender: Station that sent the message, where it is one that is known.
        addressees: Stations that were to get it, action and information alike; those that are known.
        addressees_known: Whether there are addressees and each is a station that is known, none of them a collective.
    """

    path: str
    record: str | None
    sha256: str
    identity: str
    kind: str
    mark: Mark
    date: dt.date | None
    governing_order: str | None
    order_cited: str | None
    message_reference: Number | None
    section: int
    date_time_group: Passed | None
    classification: Overall | None
    portion_levels: tuple[Level, ...]
    captions: tuple[str, ...]
    declassify_on: Instruction | None
    references: tuple[Cited, ...]
    sources: tuple[Origin, ...]
    reasoned: bool
    sender: str | None
    addressees: tuple[str, ...]
    addressees_known: bool

    @property
    def name(self) -> str:
        """The document as messages name it: its path, and behind it the record, if it is one of several."""
        return name_of(self.path, self.record)
