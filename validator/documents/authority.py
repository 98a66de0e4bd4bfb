"""Who classified a document, why, and from what: values that were read, each with its place."""

from __future__ import annotations

import datetime as dt

from validator.light import define
from validator.text import Span


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
