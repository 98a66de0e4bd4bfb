"""Hands the fields that were cut out to their parsers, and gathers what they read; the first of a field counts."""

from __future__ import annotations

import datetime as dt

from validator.documents.authority import Classifier, DerivedFrom, Reason
from validator.documents.duration import DeclassifyOn, DowngradeOn
from validator.documents.values import OrderCited, Passage, Reference, Subject, Tag
from validator.knowledge.orders import Orders
from validator.light import define
from validator.parsing.cable.fields import Field
from validator.parsing.tables import Tables
from validator.parsing.text_lines import Lines
from validator.parsing.values.authority_block import read_authority_block
from validator.parsing.values.instruction import read_instruction
from validator.parsing.values.order_line import read_order_line
from validator.parsing.values.references import read_references
from validator.parsing.values.subject import read_subject
from validator.parsing.values.tags import read_tags
from validator.text import Stretch


@define(eq=False)
class FieldValues:
    """Values of the fields; names as in the document model."""

    orders_cited: tuple[OrderCited, ...] = ()
    declassify_on: DeclassifyOn | None = None
    downgrade_on: DowngradeOn | None = None
    authority_block: Passage | None = None
    classified_by: tuple[Classifier, ...] = ()
    reasons: tuple[Reason, ...] = ()
    reason_words: Passage | None = None
    derived_from: tuple[DerivedFrom, ...] = ()
    tags_line: Passage | None = None
    tags: tuple[Tag, ...] = ()
    not_tags: tuple[Passage, ...] = ()
    subject: Subject | None = None
    reference_line: Passage | None = None
    references: tuple[Reference, ...] = ()


@define(eq=False)
class ValueReader:
    """Reads fields that were cut out.

    Attributes:
        lines: The text.
        tables: The tables of the vocabulary.
        orders: The orders.
        dated: Date of the document.
    """

    lines: Lines
    tables: Tables
    orders: Orders
    dated: dt.date | None

    def read(self, fields: list[Field]) -> FieldValues:
        """Reads fields, in order of place.

        Args:
            fields: The fields that were cut out.
        """
        values = FieldValues()
        vocabulary, dated = self.tables.vocabulary, self.dated
        for each in fields:
            stretch = self.lines.stretch(each.start, each.end)
            match each.name:
                case "order":
                    line = read_order_line(stretch, vocabulary, self.orders, dated)
                    values.orders_cited += line.orders_cited
                    values.declassify_on = values.declassify_on or line.declassify_on
                    values.downgrade_on = values.downgrade_on or line.downgrade_on
                case "declassify-on" | "downgrade-on":
                    instruction = read_instruction(stretch, vocabulary, dated)
                    values.declassify_on = values.declassify_on or instruction.declassify_on
                    values.downgrade_on = values.downgrade_on or instruction.downgrade_on
                case "authority" if values.authority_block is None:
                    read_authority(stretch, values, self.tables, dated)
                case "tags" if values.tags_line is None:
                    tags = read_tags(stretch, vocabulary)
                    values.tags, values.not_tags = tags.tags, tags.not_tags
                    values.tags_line = Passage(*stretch.take(0, len(stretch.text)))
                case "subject" if values.subject is None:
                    values.subject = read_subject(stretch, vocabulary)
                case "references" if values.reference_line is None:
                    values.references = read_references(stretch, vocabulary, dated.year if dated else None)
                    values.reference_line = Passage(*stretch.take(0, len(stretch.text)))
            self.lines.collect(stretch)
        return values


def read_authority(stretch: Stretch, values: FieldValues, tables: Tables, dated: dt.date | None) -> None:
    """Reads a classification authority block; its instruction counts where the E.O. line has none.

    Args:
        stretch: The block, label included.
        values: Where the values go.
        tables: The tables of the vocabulary.
        dated: Date of the document.
    """
    block = read_authority_block(stretch, tables.vocabulary, dated)
    values.authority_block = block.block
    values.classified_by = block.classified_by
    values.reasons = block.reasons
    values.reason_words = block.reason_words
    values.derived_from = block.derived_from
    values.declassify_on = values.declassify_on or block.declassify_on
