"""The document itself: everything that was read from one text.

The attributes and annotated properties of ``Document`` are the fields of the rule language; its attributes are also, by
the same names, the members of ``schemas/document.schema.json``.
"""

from __future__ import annotations

import datetime as dt

from validator.documents.authority import Classifier, DerivedFrom, Reason
from validator.documents.duration import DeclassifyOn, DowngradeOn
from validator.documents.header import Header
from validator.documents.traces import ActionMark, MessageAttribute, PageHeader, ReleaseStamp, Repeat, Section
from validator.documents.values import (
    Caption,
    Classification,
    DateTimeGroup,
    MessageReference,
    OrderCited,
    Paragraph,
    Passage,
    Portion,
    Reference,
    Subject,
    Tag,
)
from validator.errors import Undetermined
from validator.knowledge.level import Level
from validator.light import define, field
from validator.text import Edit, Span

KINDS = ("cable", "memorandum", "email", "unrecognised")
"""Kinds of documents."""


@define
class Source:
    """Where a document came from.

    Attributes:
        path: Path as the user named it, or ``-`` for standard input.
        record: Record id or number within the file; None for a file that is one document.
        sha256: SHA-256 of the bytes of the file, or of the record's text in UTF-8, in hexadecimal.
        encoding: Encoding the bytes were read in.
        extracted_from: Format the text was taken out of (``html``, ``docx``); None for plain text.
    """

    path: str
    record: str | None
    sha256: str
    encoding: str
    extracted_from: str | None


@define(eq=False)
class Document:
    """One document, parsed. Made once by a parser and never changed afterwards.

    Attributes:
        kind: ``cable``, ``memorandum``, ``email`` or ``unrecognised``.
        span: The whole text.
        heading_span: Where the document as a whole is pointed at: its first line that is not empty.
        date: Date of origin; None where the text gives none.
        date_source: What the date rests on: ``date-time-group``, ``dated-line``, ``given`` or ``none``.
        governing_order: Id of the order in force on ``date``; None where the date is unknown or before the first order.
        message_reference: The message reference number.
        traveller_reference: Second serial of a travelling party (``TOSEC 190010``).
        date_time_group: The date-time group.
        order_cited: The order on the E.O. line.
        orders_cited: All orders on E.O. lines, the first included.
        classification: The overall classification.
        captions: Special handling captions.
        pass_lines: Lines that ask for a message to be passed, or name whom it is for.
        declassify_on: The declassification instruction.
        downgrade_on: The downgrading instruction.
        authority_block: The classification authority block as a whole (``Classified By ... Reason ...``).
        classified_by: Classifiers named in it.
        reasons: Reasons by section and letter.
        reason_words: A reason given in words.
        derived_from: Sources of a derivative classification.
        header: The transmission header.
        tags: TAGS. tags_line: the whole line. not_tags: what stands there and is none.
        subject: The subject line.
        references: Items of the REF line. reference_line: the whole of it.
        paragraphs: Numbered paragraphs.
        portions: Every marked or markable portion in order of place, subject and headings too.
        headings: Headings between paragraphs.
        reftels: Letters of references cited in the running text (``REF B``), each with its place.
        page_headers: Page headers lifted out of the text.
        sections: Section statements of classification lines.
        signature: The signature.
        closing_classification: The class word at the end.
        end: End-of-message signs.
        release_stamps: Marks put on by a release.
        action_marks: What the document says was done later to its classification.
        working_paper: The line that says the document is a working paper.
        attributes: The Message Attributes block.
        repeats: Fields that are repeated and differ.
        embedded: Messages quoted whole.
        repairs: Every repair, in order of place; the only difference between the raw text and the text as read.
        notes: What the parser was not sure of, each with its place.
    """

    kind: str
    span: Span
    heading_span: Span
    date: dt.date | None = None
    date_source: str = "none"
    governing_order: str | None = None
    message_reference: MessageReference | None = None
    traveller_reference: MessageReference | None = None
    date_time_group: DateTimeGroup | None = None
    order_cited: OrderCited | None = None
    orders_cited: tuple[OrderCited, ...] = ()
    classification: Classification | None = None
    captions: tuple[Caption, ...] = ()
    pass_lines: tuple[Passage, ...] = ()
    declassify_on: DeclassifyOn | None = None
    downgrade_on: DowngradeOn | None = None
    authority_block: Passage | None = None
    classified_by: tuple[Classifier, ...] = ()
    reasons: tuple[Reason, ...] = ()
    reason_words: Passage | None = None
    derived_from: tuple[DerivedFrom, ...] = ()
    header: Header = field(factory=Header)
    tags_line: Passage | None = None
    tags: tuple[Tag, ...] = ()
    not_tags: tuple[Passage, ...] = ()
    subject: Subject | None = None
    reference_line: Passage | None = None
    references: tuple[Reference, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    portions: tuple[Portion, ...] = ()
    headings: tuple[Passage, ...] = ()
    reftels: tuple[Reftel, ...] = ()
    page_headers: tuple[PageHeader, ...] = ()
    sections: tuple[Section, ...] = ()
    signature: Passage | None = None
    closing_classification: Classification | None = None
    end: tuple[Passage, ...] = ()
    release_stamps: tuple[ReleaseStamp, ...] = ()
    action_marks: tuple[ActionMark, ...] = ()
    working_paper: Passage | None = None
    attributes: tuple[MessageAttribute, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    embedded: tuple[Document, ...] = ()
    repairs: tuple[Edit, ...] = ()
    notes: tuple[ParsingNote, ...] = ()
    # What many rules ask for: None until it was asked for once.
    _classified: bool | None = field(default=None, init=False, repr=False)
    _highest: tuple[Level, ...] | None = field(default=None, init=False, repr=False)

    @property
    def highest_portion(self) -> Level | None:
        """The highest level that a portion is marked with; None where no portion is marked."""
        if self._highest is None:
            levels = [
                portion.marking.level
                for portion in self.portions
                if portion.marking is not None and portion.marking.level is not None
            ]
            self._highest = (max(levels),) if levels else ()
        return self._highest[0] if self._highest else None

    @property
    def classified(self) -> bool:
        """Whether any level above UNCLASSIFIED is marked, overall or on a portion.

        Raises:
            Undetermined: No level can be read that would answer it. Unknown is never taken for unclassified.
        """
        if self._classified is None:
            self._classified = self._is_classified()
        return self._classified

    def _is_classified(self) -> bool:
        highest = self.highest_portion
        if highest is not None and highest > Level.UNCLASSIFIED:
            return True
        if self.classification is None or self.classification.level is None:
            raise Undetermined
        return self.classification.level > Level.UNCLASSIFIED


@define
class Reftel:
    """A reference cited in the running text, ``REF B`` or ``REFTEL``.

    Attributes:
        letter: The letter; None where the text says only REFTEL.
    """

    text: str
    span: Span
    letter: str | None


@define
class ParsingNote:
    """Something that the parser was not sure of.

    Attributes:
        kind: Which doubt, such as ``paragraph-gap`` or ``rejected-number``.
    """

    text: str
    span: Span
    kind: str
