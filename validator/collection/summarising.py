"""Makes the summary of a document while its text is at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import define

from validator.documents.authority import DerivedFrom
from validator.documents.decision import reasoned
from validator.documents.duration import DeclassifyOn
from validator.documents.header import Header
from validator.documents.model import Document, Source
from validator.documents.summary import Cited, Instruction, Mark, Number, Origin, Overall, Passed, Summary
from validator.documents.values import Classification, MessageReference, Reference
from validator.knowledge.level import Level
from validator.knowledge.vocabulary import Vocabulary
from validator.parsing.values.references import read_references
from validator.reports.excerpt import place_of
from validator.reports.fingerprint import identity_of, paragraph_at
from validator.text import SourceText, Span, Stretch, read_through


def summary_of(document: Document, source: Source, text: SourceText, vocabulary: Vocabulary) -> Summary:
    """Gives what a collection remembers of a document.

    Args:
        document: The document.
        source: Where it came from.
        text: The text that it was parsed from.
        vocabulary: The vocabularies, to find out which sources are messages.
    """
    mark = _Marker(document, text)
    group, cited, header = document.date_time_group, document.order_cited, document.header
    return Summary(
        source.path,
        source.record,
        source.sha256,
        identity_of(document, source.record),
        document.kind,
        mark.at(document.heading_span),
        document.date,
        document.governing_order,
        cited.order if cited else None,
        _number(document.message_reference, mark),
        document.sections[0].number if document.sections else 1,
        Passed(mark.at(group.span)) if group else None,
        _overall(document.classification, mark),
        _portion_levels(document),
        tuple(caption.id for caption in document.captions),
        _instruction(document.declassify_on, mark),
        tuple(_cited(document.references, mark)),
        tuple(_origin(each, document.date, mark, vocabulary) for each in document.derived_from),
        reasoned(document),
        header.from_.post if header.from_ else None,
        tuple(each.post for each in (*header.to, *header.info) if each.post is not None),
        _addressees_known(header),
    )


@define
class _Marker:
    """Makes marks of spans."""

    document: Document
    text: SourceText

    def at(self, span: Span) -> Mark:
        """Gives the mark of a span."""
        return Mark(place_of(span, self.text, self.document), paragraph_at(span, self.document))


def _number(reference: MessageReference | None, mark: _Marker) -> Number | None:
    if reference is None:
        return None
    return Number(mark.at(reference.span), reference.post, reference.number, reference.year, reference.canonical)


def _overall(classification: Classification | None, mark: _Marker) -> Overall | None:
    if classification is None:
        return None
    return Overall(mark.at(classification.span), classification.level, classification.controls)


def _portion_levels(document: Document) -> tuple[Level, ...]:
    markings = (portion.marking for portion in document.portions)
    return tuple(sorted({each.level for each in markings if each is not None and each.level is not None}))


def _instruction(instruction: DeclassifyOn | None, mark: _Marker) -> Instruction | None:
    if instruction is None:
        return None
    codes = tuple(each.code for each in instruction.exemptions)
    return Instruction(mark.at(instruction.span), instruction.kind, instruction.date, codes)


def _cited(references: tuple[Reference, ...], mark: _Marker) -> Iterator[Cited]:
    """Gives the references that name a message in full."""
    for each in references:
        if each.kind == "cable" and each.post is not None and each.number is not None and each.year is not None:
            yield Cited(
                mark.at(each.span), each.post, each.number, each.year, each.year_written, each.notal, each.captions
            )


def _origin(source: DerivedFrom, dated: dt.date | None, mark: _Marker, vocabulary: Vocabulary) -> Origin:
    """Gives a source, with the message that it is if its title names one message and no more."""
    named = source.date or dated
    read = read_through(source.title, [])
    found = read_references(Stretch(read, 0, len(read.text)), vocabulary, named.year if named else None)
    one = found[0] if len(found) == 1 and found[0].canonical is not None else None
    return Origin(
        mark.at(source.span),
        source.date,
        source.multiple,
        one.post if one else None,
        one.number if one else None,
        one.year if one else None,
    )


def _addressees_known(header: Header) -> bool:
    everyone = (*header.to, *header.info)
    return bool(everyone) and not header.exempted and all(each.post is not None for each in everyone)
