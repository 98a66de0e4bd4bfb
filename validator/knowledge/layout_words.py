"""The words of the layout of a message as lookup tables, from ``rules/vocabulary/layout.yaml``."""

from __future__ import annotations

from validator.light import define


@define(eq=False)
class LayoutWords:
    """Words that tell the parts of a message apart. All are squeezed: upper case, letters and digits only.

    Attributes:
        openings: With what the text of a message opens.
        asking: Words of pass lines.
        no_signatures: Words with which a line begins that stands where a signature should and is none.
        behind_text: Words with which a line begins that stands behind the text and is no text.
        quote: Begins a quoted message.
        unquote: Ends a quoted message.
        attributes: Heading of the attribute block of an archived telegram.
        attribute_keys: Keys of that block, to the field of the document that they repeat.
        memorandum: Words by which a memorandum is known.
        working_papers: Lines that say a document is a working paper.
        source_lists: Headings of a list of sources.
        actions: Words with which a mark of a later action begins, to the kind of action.
        by_whom: What stands before the authority of such an action.
        on_which_day: What stands before its date.
    """

    openings: tuple[str, ...]
    asking: frozenset[str]
    no_signatures: tuple[str, ...]
    behind_text: tuple[str, ...]
    quote: frozenset[str]
    unquote: frozenset[str]
    attributes: frozenset[str]
    attribute_keys: dict[str, str]
    memorandum: tuple[str, ...]
    working_papers: frozenset[str]
    source_lists: frozenset[str]
    actions: dict[str, str]
    by_whom: frozenset[str]
    on_which_day: frozenset[str]
