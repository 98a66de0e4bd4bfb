"""The words of declassification instructions: the file ``instructions.yaml``, and its lookup tables."""

from __future__ import annotations

from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from validator.knowledge.checks import Among
    from validator.knowledge.value_types import Forms, KeywordKind


@define(frozen=True)
class InstructionKeyword:
    """A keyword that is an instruction by itself.

    Attributes:
        kind: What it is where it stands alone. dated: What it is with a date behind it; the same where not given.
        words: Spellings. slips: Misreadings. numbered: Whether a category follows.
    """

    kind: KeywordKind
    words: Forms
    dated: KeywordKind | None = None
    slips: Forms = ()
    numbered: bool = False


@define(frozen=True)
class InstructionValue:
    """Words that are the value of an instruction.

    Attributes:
        kind: What they say. words: Spellings. slips: Misreadings, of the first of the spellings.
    """

    kind: Annotated[str, Among("oadr", "not-applicable", "manual-review", "source-marked", "declassified")]
    words: Forms
    slips: Forms = ()


@define(frozen=True)
class InstructionsFile:
    """``instructions.yaml``.

    Attributes:
        labels: Fields of ``labels.yaml``, to the keyword that they are.
        keywords: Keywords that are instructions by themselves.
        values: Words that are values.
        source_dates: What stands before the date of a source.
        before_dates: What stands before a date and says nothing.
        links: What joins two instructions.
        events: First words of events.
        amended: What stands between the number of an order and the instruction.
    """

    labels: dict[str, str]
    keywords: dict[str, InstructionKeyword]
    values: tuple[InstructionValue, ...]
    source_dates: Forms
    before_dates: Forms
    links: Forms
    events: Forms
    amended: Forms


@define(eq=False)
class InstructionWords:
    """The words of declassification instructions as lookup tables. All words are squeezed.

    Attributes:
        keywords: Words to the keyword they stand for, and whether they are a misreading of it; those of labels too
            (``DECLASSIFYON`` to DECL).
        facts: Keywords to what is known of them; labels are not among them.
        values: Words to the kind of value, its first spelling, and whether they are a misreading of it.
        source_dates: What stands before the date of a source.
        before_dates: What stands before a date and says nothing.
        links: What joins two instructions.
        events: First words of events.
        amended: What stands between the number of an order and the instruction.
    """

    keywords: dict[str, tuple[str, bool]]
    facts: dict[str, InstructionKeyword]
    values: dict[str, tuple[str, str, bool]]
    source_dates: frozenset[str]
    before_dates: frozenset[str]
    links: frozenset[str]
    events: frozenset[str]
    amended: frozenset[str]
