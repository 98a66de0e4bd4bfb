"""The files of ``rules/vocabulary`` as they stand: levels, precedences, prosigns, labels, and words of REF lines."""

from __future__ import annotations

from typing import Annotated

from validator.knowledge.checks import Matching
from validator.knowledge.citations import Citation
from validator.knowledge.level import Level
from validator.knowledge.value_types import Forms
from validator.light import define, field

Letter = Annotated[str, Matching(r"[A-Z]", "one capital letter")]


@define(frozen=True)
class LevelWords:
    """A level in all spellings.

    Attributes:
        level: The level.
        words: Words on classification lines and in banners.
        symbols: Symbols of portion markings.
        prosign: Letter of the security prosign.
        authority: Where it was read.
    """

    level: Level
    words: Forms
    symbols: Forms
    prosign: Letter
    authority: Citation


@define(frozen=True)
class ForeignLevel:
    """A level of NATO or of another owner.

    Attributes:
        id: Its id. level: What it corresponds to. owner: Whose it is.
        words: Words in banners. symbols: Portion symbols.
    """

    id: str
    level: Level
    words: Forms
    symbols: Forms
    owner: str


@define(frozen=True)
class AdministrativeWords:
    """Words that stand where a level stands and are none.

    Attributes:
        control: Id of the control. words: Words on classification lines. symbols: Symbols of portion markings.
    """

    control: str
    words: Forms
    symbols: Forms


@define(frozen=True)
class LevelsFile:
    """``levels.yaml``.

    Attributes:
        levels: The levels.
        foreign: Levels of NATO.
        administrative: Words that stand where a level stands and are none.
        blanket: Words of a portion marking that covers the whole text.
        blanket_sentence: Words that may stand beside those and the level where they make a sentence.
    """

    levels: tuple[LevelWords, ...]
    foreign: tuple[ForeignLevel, ...]
    administrative: tuple[AdministrativeWords, ...]
    blanket: Forms = ()
    blanket_sentence: Forms = ()


@define(frozen=True)
class PrecedenceWords:
    """A precedence in all spellings.

    Attributes:
        code: Prosign letter. title: Its name. rank: 0 for the lowest. words: Right spellings. slips: Misspellings.
    """

    code: Letter
    title: str
    rank: int
    words: Forms
    slips: Forms = ()


@define(frozen=True)
class PrecedenceFile:
    """``precedence.yaml``.

    Attributes:
        precedences: The precedences, lowest first.
    """

    precedences: tuple[PrecedenceWords, ...]


@define(frozen=True)
class SecurityLetter:
    """A letter of format line 4.

    Attributes:
        letter: The letter. level: What it stands for. controls: Controls that it also stands for.
    """

    letter: Letter
    level: Level
    controls: tuple[str, ...] = ()


@define(frozen=True)
class OperatingSignal:
    """An operating signal.

    Attributes:
        signal: The signal. meaning: What it says of the message; None where not established.
    """

    signal: str
    meaning: str | None = None


@define(frozen=True)
class ProsignsFile:
    """``prosigns.yaml``.

    Attributes:
        security_signals: Operating signals of format line 4.
        security_letters: Letters that stand behind them five times over.
        operating_signals: Signals that follow, and those behind a date-time group.
    """

    security_signals: tuple[str, ...]
    security_letters: tuple[SecurityLetter, ...]
    operating_signals: tuple[OperatingSignal, ...]


@define(frozen=True)
class LabelWords:
    """The labels of a field.

    Attributes:
        spellings: As handbooks want them. slips: Misspellings. smart: Labels of the messages after 2009.
    """

    spellings: Forms = ()
    slips: Forms = ()
    smart: Forms = ()


@define(frozen=True)
class LabelsFile:
    """``labels.yaml``.

    Attributes:
        fields: Labels by field.
        header: First words of format lines 6 to 9, by field.
    """

    fields: dict[str, LabelWords]
    header: dict[str, Forms]


@define(frozen=True)
class KindWords:
    """Words of references that are no cables.

    Attributes:
        words: Words that settle the kind. weak: Words that settle it only where no cable follows.
    """

    words: Forms
    weak: Forms = ()


@define(frozen=True)
class ReferenceKindsFile:
    """``reference-kinds.yaml``.

    Attributes:
        kinds: What a reference is when it is no cable, by a word in it.
        pointers: Pointers to a cable that do not name its station.
        stations: What stands for a station in references only.
        by_date: Senders that are cited by date-time group.
        second_serials: Series whose serial follows that of the same cable.
        links: What joins numbers and items.
        number_signs: What stands between a station and its number.
        airgrams: What letters an airgram's number begins with.
        fillers: What stands before an item and says nothing.
        dated: What stands before a date behind the number.
        nothing: Words that say there is no reference.
        no_stations: Capital words with a number behind them that are no stations.
        spread: How many items NOTAL covers with such a word in front of it; 0 is all.
    """

    kinds: dict[str, KindWords]
    pointers: Forms
    stations: dict[str, str]
    by_date: Forms
    second_serials: Forms
    links: Forms
    number_signs: Forms
    airgrams: Forms
    fillers: Forms
    dated: Forms
    nothing: Forms
    no_stations: Forms
    spread: dict[str, int] = field(factory=dict)


@define(frozen=True)
class LayoutFile:
    """``layout.yaml``.

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
        actions: Words with which a mark of a later action begins, by kind of action.
        by_whom: What stands before the authority of such an action.
        on_which_day: What stands before its date.
    """

    openings: Forms
    asking: Forms
    no_signatures: Forms
    behind_text: Forms
    quote: Forms
    unquote: Forms
    attributes: Forms
    attribute_keys: dict[str, str]
    memorandum: Forms
    working_papers: Forms
    source_lists: Forms
    actions: dict[str, Forms]
    by_whom: Forms
    on_which_day: Forms
