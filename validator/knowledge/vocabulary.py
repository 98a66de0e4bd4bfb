"""The vocabularies as lookup tables, in the form that parsers use on the hot path."""

from __future__ import annotations

from collections.abc import Mapping

from validator.knowledge.authority_words import AuthorityWords
from validator.knowledge.handling import CaptionFacts, Control
from validator.knowledge.instruction_words import InstructionWords
from validator.knowledge.layout_words import LayoutWords
from validator.knowledge.level import Level
from validator.knowledge.places import Post, TagFacts
from validator.knowledge.reference_words import ReferenceWords
from validator.light import define


@define(eq=False)
class Vocabulary:
    """Lookup tables made from ``rules/vocabulary``. Keys are upper case; *squeezed* means letters and digits only.

    Attributes:
        levels: Squeezed level words of classification lines and banners (``CONFIDENTIAL``, ``UNCLAS``) to levels.
        level_symbols: Portion symbols (``C``, ``TS``) to levels.
        administrative: Squeezed words that stand where a level stands and are none (LIMITEDOFFICIALUSE) to control ids.
        administrative_symbols: The same for portion symbols (``LOU``, ``SBU``) to control ids.
        controls: Squeezed control markings in all forms (``NF``, ``NOFORN``) to control ids.
        captions: Squeezed captions (``SIPDIS``, ``ROGERCHANNEL``) to caption ids.
        precedences: Prosign letters and precedence words, misspellings too, to (code, title, rank).
        prosigns: Letter of a security prosign (``C`` of CCCCC) to level.
        prosign_controls: Letter of a security prosign to the controls it also stands for (``E`` to EFTO).
        security_signals: Operating signals of format line 4 (``ZNY``, ``ZNR``).
        posts: Squeezed canonical names and aliases to canonical stations.
        post_names: Canonical stations to the name as written on a class line.
        post_cuts: Squeezed six- and ten-character forms to canonical stations, where unambiguous.
        post_prefixes: What stands before a post's name (``AMEMBASSY``), longest first.
        post_routes: Routing indicators to the canonical stations that use them.
        weak_posts: Aliases that are ordinary words too: posts only where a number follows in reference position.
        not_posts: Words that stand where a station should stand and are none (months, DTG, EMBTEL).
        tags: TAGS codes to their kind.
        labels: Squeezed spellings of field labels to fields (``SUBJ`` to ``subject``).
        order_numbers: Numbers of classification orders, to the ids of the orders that are cited by it, oldest first.
        foreign_levels: Squeezed words and symbols of NATO levels (``COSMICTOPSECRET``, ``NS``) to level and id.
        post_glued: Words that get glued on in front of a post's name where lines run together, longest first.
        smart_labels: Like ``labels``, of the labelled messages after 2009 only: ordinary words (``FROM``) among them.
        header_labels: First words of format lines 6 to 9 (``FM``, ``XMT``) to fields.
        reference_words: Words of the REF line.
        control_facts: What is known of each control, by id.
        caption_facts: What is known of each caption, by id.
        post_facts: What is known of each post, by canonical name.
        tag_facts: What is known of each of the TAGS, by code.
        operating_signals: Operating signals of a header to what they say of the message, where that is known.
        blanket: Squeezed words of a portion marking that covers the whole text (ENTIRETEXT).
        blanket_sentence: Words that may stand beside those and the level in a sentence (THIS MESSAGE IS ...).
        layout: Words that tell the parts of a message apart.
        instruction_words: Words of declassification instructions.
        positions: Words of classification authority blocks.
    """

    levels: dict[str, Level]
    level_symbols: dict[str, Level]
    administrative: dict[str, str]
    administrative_symbols: dict[str, str]
    controls: dict[str, str]
    captions: dict[str, str]
    precedences: dict[str, tuple[str, str, int]]
    prosigns: dict[str, Level]
    prosign_controls: dict[str, tuple[str, ...]]
    security_signals: frozenset[str]
    posts: dict[str, str]
    post_names: dict[str, str]
    post_cuts: dict[str, str]
    post_prefixes: tuple[str, ...]
    post_routes: dict[str, tuple[str, ...]]
    weak_posts: frozenset[str]
    not_posts: frozenset[str]
    tags: dict[str, str]
    labels: dict[str, str]
    order_numbers: dict[str, tuple[str, ...]]
    foreign_levels: dict[str, tuple[Level, str]]
    post_glued: tuple[str, ...]
    smart_labels: dict[str, str]
    header_labels: dict[str, str]
    reference_words: ReferenceWords
    control_facts: dict[str, Control]
    caption_facts: dict[str, CaptionFacts]
    post_facts: Mapping[str, Post]
    tag_facts: Mapping[str, TagFacts]
    operating_signals: dict[str, str | None]
    blanket: frozenset[str]
    blanket_sentence: frozenset[str]
    layout: LayoutWords
    instruction_words: InstructionWords
    positions: AuthorityWords
