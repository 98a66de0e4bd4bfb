"""The transmission header of a cable: format lines of ACP 127 and the distribution of the Department's own system."""

from __future__ import annotations

from validator.documents.values import DateTimeGroup, Passage
from validator.knowledge.level import Level
from validator.light import define
from validator.text import Span


@define
class Precedence:
    """A precedence.

    Attributes:
        code: Prosign letter: ``Z``, ``O``, ``P`` or ``R``.
        title: FLASH, IMMEDIATE, PRIORITY or ROUTINE.
        rank: 0 for ROUTINE to 3 for FLASH.
    """

    text: str
    span: Span
    code: str
    title: str
    rank: int


@define
class StationSerial:
    """Serial of the sending station on the DE line, ``#0789/01``.

    Attributes:
        number: The serial: the last four digits of the message number.
        section: Section of the message, where given.
        suffix: Letter behind the serial, where there is one.
    """

    text: str
    span: Span
    number: int
    section: int | None
    suffix: str | None


@define
class FilingTime:
    """Julian day and time on the DE line, ``3231149``.

    Attributes:
        day: Day of the year, 1 to 366; None where the group is of the form ``ddhhmmZ`` or out of range.
        hour: Hour, UTC.
        minute: Minute.
    """

    text: str
    span: Span
    day: int | None
    hour: int | None
    minute: int | None

    @property
    def readable(self) -> bool:
        """Whether a day of the year was read."""
        return self.day is not None


@define
class SecurityProsign:
    """The security warning of format line 4, ``ZNY CCCCC``.

    Attributes:
        signal: Operating signal, ``ZNY`` or ``ZNR``.
        letters: The five letters.
        level: The level they stand for; None where the vocabulary does not say.
        controls: What they say beside a level (``EFTO`` for EEEEE).
    """

    text: str
    span: Span
    signal: str
    letters: str
    level: Level | None
    controls: tuple[str, ...]

    @property
    def readable(self) -> bool:
        """Whether the letters stand for a known level."""
        return self.level is not None


@define
class Addressee:
    """One addressee, or the sender.

    Attributes:
        name: Name as written, without routing indicator, precedence and continuity number: ``SECSTATE WASHDC``.
        route: Routing indicator, where given.
        post: Canonical station, where the name is one that is known.
        precedence: Precedence word, where given.
        continuity: Message continuity number as written, with its zeros.
        office: Office symbols between ``//``.
        kind: Kind of the station, such as ``embassy`` or ``other agency``, where the name is one that is known.
    """

    text: str
    span: Span
    name: str
    route: str | None = None
    post: str | None = None
    precedence: str | None = None
    continuity: str | None = None
    office: str | None = None
    kind: str | None = None


@define
class Office:
    """An office in the Department's distribution, ``SS-25``: symbol and number of copies."""

    text: str
    span: Span
    symbol: str
    copies: int


@define
class Distribution:
    """Distribution by the Department's own system (``ACTION EA-12 INFO OCT-01 ... /026 W``).

    Attributes:
        direction: ``action`` for a telegram that came in, ``origin`` for one that went out.
        offices: All offices with their copies.
        total: Copies as totalled behind the slash; None where not given.
        total_span: Where that total stands.
    """

    text: str
    span: Span
    direction: str
    offices: tuple[Office, ...]
    total: int | None
    total_span: Span | None


@define
class Header:
    """What the transmission header says; every field may be missing.

    Attributes:
        transmission: Start of transmission, ``VZCZCXRO3565``.
        routing_precedence: The doubled precedence of format line 2.
        routing: Routing indicators of format line 2.
        sender_route: Routing indicator on the DE line.
        station_serial: Serial on the DE line.
        filing_time: Julian day and time on the DE line.
        security_prosign: Format line 4.
        precedence: Precedences on the date-time group line, action first.
        operating_signals: Operating signals behind the date-time group (``ZFF4``, ``ZDK``).
        from_: The sender.
        to: Action addressees.
        info: Information addressees.
        exempted: Addressees exempted from a collective (XMT).
        distribution: Distribution by the Department's own system.
        drafted_by: Drafting line.
        approved_by: Approval line.
        page_time: Day, time and station of the first page header, where given.
    """

    transmission: Passage | None = None
    routing_precedence: Precedence | None = None
    routing: tuple[Passage, ...] = ()
    sender_route: Passage | None = None
    station_serial: StationSerial | None = None
    filing_time: FilingTime | None = None
    security_prosign: SecurityProsign | None = None
    precedence: tuple[Precedence, ...] = ()
    operating_signals: tuple[Passage, ...] = ()
    from_: Addressee | None = None
    to: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    exempted: tuple[Addressee, ...] = ()
    distribution: Distribution | None = None
    drafted_by: Passage | None = None
    approved_by: Passage | None = None
    page_time: DateTimeGroup | None = None
