"""The schedule as a value: what happens to which document on which day, sorted into the groups of a work list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define

from validator.reports.judged import Due, UnreadDocument
from validator.reports.report import STANDING_SENTENCES

GROUPS = {
    "declassified": ("Fallen due", "the date of their instruction or schedule has come"),
    "past-25-years": ("Past the 25-year point", "declassified if of permanent value and not exempted"),
    "review-due": ("Due for review", "which declassifies nothing"),
    "downgraded": ("Downgraded", "to a lower level on the way, and still classified"),
    "coming": ("Falling due", "in order of date"),
    "exempt": ("Exempt", "they claim an exemption, or a statute holds them"),
    "unknown": ("Unknown", "their markings do not say, or cannot be read"),
}
"""The groups of the work list, in its order, each with its title and what is in it."""

KINDS = {
    "declassification": "due for declassification",
    "automatic": "due if of permanent value",
    "review": "due for review",
    "downgrade": "due for downgrading",
    "exempt": "exempt",
    "unknown": "unknown",
}
"""What can happen to a document, or be said of it, in words that claim no more than its markings do."""

DATED = ("declassification", "automatic", "review", "downgrade")
"""The kinds that happen on a day."""

STANDING = (
    STANDING_SENTENCES[0],
    "A date that has come is a reason to ask, never leave to release: reviews, extensions and exemptions that the text "
    "of a document does not show are unknown here.",
)
"""What every schedule says."""

_KIND_OF = {"instruction": "declassification", "schedule": "declassification", "review": "review",
            "25-year-rule": "automatic"}  # fmt: skip


@define(frozen=True)
class Entry:
    """A document with what is known of its end.

    Attributes:
        path: Path as the user named it.
        record: Record id within the file, if it is one of several.
        message_reference: Canonical message reference.
        classification: Overall level; ``unknown`` where it cannot be read, None where absent.
        date: Date of origin, ISO.
        governing_order: Id of the order in force on that date.
        due: When it falls due, and what has become of it as of the day of the schedule.
    """

    path: str
    record: str | None
    message_reference: str | None
    classification: str | None
    date: str | None
    governing_order: str | None
    due: Due


@define(frozen=True)
class Event:
    """What happens to a document, or why nothing can be said.

    Attributes:
        group: Id of its group.
        kind: What happens, one of ``KINDS``.
        date: Day, ISO; None where there is none.
        level: Level from then on, of a downgrading.
        entry: The document.
    """

    group: str
    kind: str
    date: str | None
    level: str | None
    entry: Entry

    @property
    def what(self) -> str:
        """What happens, in words."""
        return KINDS[self.kind] if self.level is None else f"{KINDS[self.kind]} to {self.level}"

    @property
    def basis(self) -> str | None:
        """What it rests on; None for a downgrading, whose schedule or instruction is told in the reason."""
        return None if self.kind == "downgrade" else self.entry.due.basis


@define(frozen=True)
class Schedule:
    """The work list.

    Attributes:
        version: Version of the program.
        as_of: Day of the schedule, ISO.
        until: Last day of which coming events are in it, ISO; None for all.
        events: The events, by group in the order of ``GROUPS``, within a group by date and then as the input has them.
        documents: How many documents there are.
        unclassified: How many of them bear no classification, and so have no event.
        later: How many coming events lie after the last day.
        unread: Inputs that could not be read.
    """

    version: str
    as_of: str
    until: str | None
    events: tuple[Event, ...]
    documents: int
    unclassified: int
    later: int
    unread: tuple[UnreadDocument, ...]

    @property
    def by_group(self) -> dict[str, tuple[Event, ...]]:
        """The events of each group, in the order of ``GROUPS``; groups without any are there, empty."""
        found: dict[str, list[Event]] = {group: [] for group in GROUPS}
        for event in self.events:
            found[event.group].append(event)
        return {group: tuple(events) for group, events in found.items()}


def schedule_of(
    inputs: Iterable[Entry | UnreadDocument], version: str, as_of: str, until: str | None = None
) -> Schedule:
    """Makes the work list of a day.

    Args:
        inputs: The documents with their ends as of that day, and what could not be read, in the order of the input.
        version: Version of the program.
        as_of: The day, ISO.
        until: Last day of which coming events are wanted, ISO.
    """
    gathered = tuple(inputs)
    entries = [each for each in gathered if isinstance(each, Entry)]
    events = [event for entry in entries for event in _events(entry, as_of)]
    wanted = [each for each in events if each.group != "coming" or until is None or (each.date or "") <= until]
    order = list(GROUPS)
    wanted.sort(key=lambda each: (order.index(each.group), each.date or ""))
    return Schedule(
        version,
        as_of,
        until,
        tuple(wanted),
        len(entries),
        sum(each.due.state == "unclassified" for each in entries),
        len(events) - len(wanted),
        tuple(each for each in gathered if isinstance(each, UnreadDocument)),
    )


def _events(entry: Entry, as_of: str) -> Iterator[Event]:
    """Gives what happens to one document; of the downgradings that have come only the last, which holds now."""
    due = entry.due
    if due.state == "unclassified":
        return
    if due.state != "declassified":
        come = [step for step in due.steps if step[0] <= as_of]
        for date, level in come[-1:]:
            yield Event("downgraded", "downgrade", date, level, entry)
        for date, level in due.steps[len(come) :]:
            yield Event("coming", "downgrade", date, level, entry)
    kind = _KIND_OF.get(due.basis)
    if due.state == "exempt":
        yield Event("exempt", "exempt", None, None, entry)
    elif kind is None or due.state == "unknown" or (due.state == "running" and due.date is None):
        # Some of these no run writes; but what a saved report says must not be lost here.
        yield Event("unknown", "unknown", None, None, entry)
    else:
        yield Event("coming" if due.state == "running" else due.state, kind, due.date, None, entry)
