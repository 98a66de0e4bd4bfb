"""The vocabularies: what parsers look up in them, and the strict loading of their files."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.errors import DefinitionError
from validator.knowledge.level import Level
from validator.knowledge.loading import load_vocabulary, squeezed

RULES = Path(__file__).parents[2] / "rules"
WORDS = load_vocabulary()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the vocabularies and orders that a test may spoil."""
    for name in ("vocabulary", "orders"):
        shutil.copytree(RULES / name, tmp_path / name)
    return tmp_path


def problems(rules: Path, name: str, text: str) -> list[str]:
    """Gives what is wrong when one vocabulary is replaced by a text."""
    (rules / "vocabulary" / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_vocabulary(rules)
    return [str(problem).removeprefix(f"rules/vocabulary/{name}.yaml:") for problem in caught.value.problems]


# ------------------------------------------------------------------------------------------- levels and controls


@pytest.mark.parametrize(
    ("expected", "word"),
    [
        (Level.CONFIDENTIAL, "C O N F I D E N T I A L"),
        (Level.SECRET, "S E C R E T"),
        (Level.TOP_SECRET, "TOP SECRET"),
        (Level.UNCLASSIFIED, "UNCLAS"),
        (Level.UNCLASSIFIED, "Unclassified"),
    ],
)
def test_level_words_in_all_spellings(expected: Level, word: str) -> None:
    """Words are compared in upper case, letters and digits only."""
    assert expected == WORDS.levels[squeezed(word)]


def test_an_administrative_word_is_no_level() -> None:
    """LIMITED OFFICIAL USE may not identify classified information (E.O. 12065 section 1-503)."""
    assert "LIMITEDOFFICIALUSE" not in WORDS.levels
    assert "LOU" == WORDS.administrative["LIMITEDOFFICIALUSE"]


def test_portion_symbols() -> None:
    """(TS), (S), (C), (U) of 32 CFR 2001.21(c), and (R) of foreign portions."""
    expected = {"TS": 4, "S": 3, "C": 2, "R": 1, "U": 0}
    assert expected == WORDS.level_symbols


@pytest.mark.parametrize(
    ("expected", "symbol"),
    [("SBU", "SBU"), ("SBU-NF", "SBU/NF"), ("SBU-NF", "SBU/N"), ("FOUO", "FOUO"), ("LOU", "LOU")],
)
def test_symbols_of_administrative_portions(expected: str, symbol: str) -> None:
    """SBU/N is State's own form (5 FAH-1 H-246.2)."""
    assert expected == WORDS.administrative_symbols[squeezed(symbol)]


@pytest.mark.parametrize(
    ("expected", "form"),
    [
        ("NOFORN", "NF"),
        ("NOFORN", "NOFORN"),
        ("NOFORN", "N"),
        ("ORCON", "OC"),
        ("EXDIS", "XD"),
        ("NODIS", "ND"),
        ("REL", "REL TO"),
        ("FOUO", "FOR OFFICIAL USE ONLY"),
        ("WNINTEL", "WARNING NOTICE - INTELLIGENCE SOURCES OR METHODS INVOLVED"),
    ],
)
def test_portion_and_banner_forms_of_a_control_have_one_id(expected: str, form: str) -> None:
    """The id is the banner abbreviation where there is one."""
    assert expected == WORDS.controls[squeezed(form)]


def test_nofor_and_rel_to_exclude_each_other() -> None:
    """CAPCO 2016: mutually exclusive in one banner."""
    assert "REL" in WORDS.control_facts["NOFORN"].excludes
    assert "NOFORN" in WORDS.control_facts["REL"].excludes


def test_nato_levels_have_words_and_symbols() -> None:
    """NATO SECRET is (//NS); what it corresponds to is a level of ours."""
    assert (Level.SECRET, "NATO SECRET") == WORDS.foreign_levels["NS"] == WORDS.foreign_levels["NATOSECRET"]
    assert Level.TOP_SECRET == WORDS.foreign_levels["COSMICTOPSECRET"][0]


# ------------------------------------------------------------------------------------ captions, header and labels


@pytest.mark.parametrize(
    ("expected", "caption"),
    [("NODIS", "NODIF"), ("ROGER CHANNEL", "Roger Channel"), ("SIPDIS", "SIPDIS"), ("SENSITIVE", "SENSITIVE")],
)
def test_captions_in_all_spellings(expected: str, caption: str) -> None:
    """NODIF is a slip for NODIS that the archive's index has."""
    assert expected == WORDS.captions[squeezed(caption)]


def test_nodis_and_exdis_never_stand_together() -> None:
    """5 FAH-2 H-442.3 and H-443."""
    facts = WORDS.caption_facts
    assert (("EXDIS",), ("NODIS",)) == (facts["NODIS"].excludes, facts["EXDIS"].excludes)
    assert facts["NODIS"].state_only


@pytest.mark.parametrize("caption", ["AGREMENT CHANNEL", "DIRGEN CHANNEL"])
def test_two_channel_captions_take_no_other(caption: str) -> None:
    """5 FAH-2 H-440."""
    assert WORDS.caption_facts[caption].alone


@pytest.mark.parametrize(
    ("expected", "word"),
    [
        (("O", "IMMEDIATE", 2), "O"),
        (("O", "IMMEDIATE", 2), "NIACT IMMEDIATE"),
        (("P", "PRIORITY", 1), "PIORITY"),
        (("Z", "FLASH", 3), "FLASH"),
        (("R", "ROUTINE", 0), "ROUTINE"),
    ],
)
def test_precedences_in_all_spellings(expected: tuple[str, str, int], word: str) -> None:
    """ACP 121: routine is the lowest, flash the highest."""
    assert expected == WORDS.precedences[squeezed(word)]


def test_security_prosigns() -> None:
    """ZNY CCCCC is CONFIDENTIAL; ZNY EEEEE is UNCLAS EFTO (5 FAH-2 H-321)."""
    assert frozenset({"ZNY", "ZNR"}) == WORDS.security_signals
    assert (Level.CONFIDENTIAL, Level.UNCLASSIFIED) == (WORDS.prosigns["C"], WORDS.prosigns["E"])
    assert {"E": ("EFTO",)} == WORDS.prosign_controls
    assert "cancelled" == WORDS.operating_signals["ZFR"]


@pytest.mark.parametrize(
    ("expected", "label"),
    [
        ("subject", "SUBJ:"),
        ("subject", "UBJECT:"),
        ("tags", "tAgs"),
        ("references", "REF(S):"),
        ("classified-by", "Classfied By:"),
        ("declassify-on", "DECL:"),
        ("order", "E.O."),
        ("derived-from", "DERIVED FROM:"),
    ],
)
def test_labels_in_all_spellings(expected: str, label: str) -> None:
    """Misspellings that occur are labels too."""
    assert expected == WORDS.labels[squeezed(label)]


def test_ordinary_words_are_labels_only_in_messages_of_labelled_form() -> None:
    """FROM and DATE stand in any text."""
    assert "message-reference" == WORDS.smart_labels["MRN"]
    assert "FROM" in WORDS.smart_labels
    assert "FROM" not in WORDS.labels
    assert "exempt" == WORDS.header_labels["XMT"]


# --------------------------------------------------------------------------------------------------------- posts


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("MUSCAT", "MUSCAT"),
        ("STATE", "SECSTATE"),
        ("UNROME", "USMISSIONROME"),
        ("USBERLIN", "USMISSIONBERLIN"),
        ("BAGHDAD", "USINTBAGHDAD"),
        ("AITTAIPEI", "AITTAIPIE"),
        ("USUNNEWYORK", "USUN"),
    ],
)
def test_posts_by_canonical_name_and_alias(expected: str, name: str) -> None:
    """A whole string may be an alias though it begins with a prefix: USMISSION ROME is not ROME."""
    assert expected == WORDS.posts[name]


@pytest.mark.parametrize(
    ("expected", "cut"),
    [
        ("TELAVIV", "TELAV"),
        ("USUNNEWYORK", "USUNN"),
        ("ECBRUSSELS", "ECBRU"),
        ("KUALALUMPUR", "KUALA"),
        ("SANSALVADOR", "SANSA"),
        ("BUENOSAIRES", "BUENOS"),
        ("CHIANGMAI", "CHIENG"),
        ("ADDISABABA", "ADDISABAB"),
        ("USEUBRUSSELS", "USEUBRUSS"),
        ("UNVIEVIENNA", "UNVIEVIEN"),
        ("PORTAUPRINCE", "PORTAUPR"),
    ],
)
def test_posts_by_cut_form(expected: str, cut: str) -> None:
    """The first six or ten characters of the name, spaces counted, then removed; CHIENG is irregular."""
    assert expected == WORDS.post_cuts[cut]


@pytest.mark.parametrize("cut", ["PORTO", "SANTIA", "OSAKA", "USCINC", "USDEL"])
def test_a_cut_form_of_two_posts_is_none(cut: str) -> None:
    """PORTO is Port of Spain or Porto Alegre."""
    assert cut not in WORDS.post_cuts


def test_a_cut_form_is_never_a_whole_name() -> None:
    """A whole name or alias is looked up first, and could never be meant as a cut."""
    assert not set(WORDS.post_cuts) & set(WORDS.posts)


def test_names_of_posts_squeeze_to_their_canonical_names() -> None:
    """A canonical name is the name of the classification line, letters only."""
    assert {} == {name: post for name, post in WORDS.post_names.items() if squeezed(post) != name}


def test_prefixes_and_glued_words_come_longest_first() -> None:
    """AMEMBASSY is tried before EMBASSY, REFTEL before REF."""
    lengths = [len(prefix) for prefix in WORDS.post_prefixes]
    assert sorted(lengths, reverse=True) == lengths
    assert WORDS.post_glued.index("REFTEL") < WORDS.post_glued.index("REF")


def test_routing_indicators_lead_to_posts() -> None:
    """A code may serve several offices."""
    assert ("MUSCAT",) == WORDS.post_routes["RUEHMS"]
    assert any(len(posts) > 1 for posts in WORDS.post_routes.values())


def test_weak_aliases_are_aliases_and_words_that_are_no_posts_are_none() -> None:
    """Months and pointers stand where a station should; FBIS and OSC are agencies and prefixes of reports alike."""
    assert set(WORDS.weak_posts) <= set(WORDS.posts)
    assert {"JAN", "DTG", "EMBTEL", "MEMODATED", "BENIN"} <= WORDS.not_posts
    assert {"FBIS", "OSC"} == WORDS.not_posts & set(WORDS.posts)


def test_every_row_of_the_lists_is_there() -> None:
    """482 posts with 371 aliases, and 1,215 tags besides six ways to write names."""
    assert (482, 371) == (len(WORDS.post_facts), len(WORDS.posts) - len(WORDS.post_facts))
    assert 1215 == len(WORDS.tags)


@pytest.mark.parametrize(
    ("expected", "code"),
    [("subject", "PREL"), ("geographic", "MU"), ("geographic", "NO"), ("program", "KPAL"), ("organisation", "NATO")],
)
def test_tags_and_their_kinds(expected: str, code: str) -> None:
    """Places are of the FIPS 10 kind; NO stays text, though YAML could take it for false."""
    assert expected == WORDS.tags[code]


def test_what_is_known_of_a_place_tag() -> None:
    """MU is Oman, OM in ISO 3166."""
    assert "OM" == WORDS.tag_facts["MU"].iso


def test_numbers_of_orders_lead_to_orders() -> None:
    """12958 is the number of two; 13292 that of the second."""
    assert ("eo-12958", "eo-12958-amended") == WORDS.order_numbers["12958"]
    assert ("eo-12958-amended",) == WORDS.order_numbers["13292"]


def test_words_of_references() -> None:
    """A word settles the kind of a reference, or only where no cable follows."""
    assert ("email", True) == WORDS.reference_words.kinds["EMAIL"]
    assert ("report", False) == WORDS.reference_words.kinds["MESSAGE"]
    assert "EMBTEL" in WORDS.reference_words.pointers


@given(st.text())
def test_squeezing_twice_changes_nothing(text: str) -> None:
    """Squeezed words are upper case, letters and digits only."""
    once = squeezed(text)
    assert once == squeezed(once)
    assert once.isalnum() or once == ""


# ------------------------------------------------------------------------------------------------------- loading

LEVELS = """\
levels:
  - {level: SECRET, words: [SECRET], symbols: [S], prosign: S, authority: {source: eo-13526}}
  - {level: CONFIDENTIAL, words: [CONF, S.E.C.R.E.T], symbols: [C, S], prosign: C, authority: {source: eo-13526}}
foreign: []
administrative:
  - {control: LOUU, words: [LOU], symbols: [LOU]}
"""

POSTS = """\
prefixes: [EMBASSY]
glued: [REF]
weak-aliases: [DAMM]
not-posts: {months: [JAN]}
posts:
  ABIDJAN: {name: ABIDJAN, kind: embassy, source: read, aliases: [ACCRA, DAM], see: [ACRA]}
  ACCRA: {name: ACCRA, kind: embasy, source: read, years: [1992], routing: [UEHAR]}
  DAR: {name: DAR, kind: embassy, source: read, aliases: [DAM]}
"""


def test_a_word_cannot_stand_for_two_things(rules: Path) -> None:
    """And an administrative word needs a control that is there."""
    expected = [
        "6:15: controls.yaml has no 'LOUU'; did you mean 'LOU'?",
        "3:41: 'S.E.C.R.E.T' stands for something else already",
        "3:68: 'S' stands for something else already",
    ]
    assert expected == problems(rules, "levels", LEVELS)


def test_a_post_is_read_strictly(rules: Path) -> None:
    """Ill-formed values are told before anything is looked up."""
    kinds = (
        "'embassy', 'consulate general', 'consulate', 'mission', 'delegation', 'interests section', 'liaison office', "
        "'department', 'other agency'"
    )
    expected = [
        f"7:30: 'embasy' is not one of {kinds}; did you mean 'embassy'?",
        "7:77: 'UEHAR' is not a routing indicator such as RUEHMS",
    ]
    assert expected == problems(rules, "posts", POSTS)


def test_years_of_a_post_are_a_first_and_a_last_one(rules: Path) -> None:
    """One year alone says nothing, and the last cannot come first."""
    text = POSTS.replace("embasy", "embassy").replace(", routing: [UEHAR]", "")
    expected = ["7:60: years are a first and a last one, such as [1992, 2011]"]
    assert expected == problems(rules, "posts", text)
    assert expected == problems(rules, "posts", text.replace("[1992]", "[1992, 1991]"))


def test_an_alias_belongs_to_one_post_and_names_in_see_are_posts(rules: Path) -> None:
    """Weak aliases are aliases that are there."""
    text = POSTS.replace("embasy", "embassy").replace(", years: [1992], routing: [UEHAR]", "")
    expected = [
        "3:16: there is no 'DAMM' here; did you mean 'DAM'?",
        "6:67: ACCRA is a post of its own already",
        "6:86: there is no 'ACRA' here; did you mean 'ACCRA'?",
        "8:59: DAM is an alias of ABIDJAN already",
    ]
    assert expected == problems(rules, "posts", text)


def test_a_control_can_be_recognised(rules: Path) -> None:
    """It has forms, or at least a pattern."""
    text = "controls:\n  LOU: {title: Limited official use, kind: administrative, authority: State}\n"
    assert ["2:8: a control has forms or a pattern"] == problems(rules, "controls", text)


CAPTION = """\
captions:
  EXDIS: {title: x, kind: distribution, forms: [EXDIS], authority: [{source: x}], control: EXDIS}
"""


@pytest.mark.parametrize(
    ("expected", "name", "text"),
    [
        (
            "2:65: there is no 'Y' here",
            "controls", "controls:\n  X: {title: X, kind: sci, forms: [X], authority: x, excludes: [Y]}\n",
        ),
        (
            "2:94: there is no 'NODS' here",
            "captions",
            CAPTION.replace("control: EXDIS", "excludes: [NODS]"),
        ),
        (
            "2:92: controls.yaml has no 'EXIDS'; did you mean 'EXDIS'?",
            "captions",
            CAPTION.replace("control: EXDIS", "control: EXIDS"),
        ),
        (
            "3:64: controls.yaml has no 'ETFO'; did you mean 'EFTO'?",
            "prosigns",
            "operating-signals: []\nsecurity-signals: [ZNY]\n"
            "security-letters: [{letter: E, level: UNCLASSIFIED, controls: [ETFO]}]\n",
        ),
        (
            "1:26: '...' is not a form with a letter or digit in it",
            "labels", "fields: {x: {spellings: [...]}}\nheader: {}\n",
        ),
    ],
)  # fmt: skip
def test_names_that_files_give_each_other_must_be_there(expected: str, name: str, text: str, rules: Path) -> None:
    """Near matches are offered."""
    assert [expected] == problems(rules, name, text)


def test_the_problems_of_all_files_come_at_once(rules: Path) -> None:
    """A missing file does not hide what is wrong with another."""
    (rules / "vocabulary" / "tags.yaml").unlink()
    (rules / "vocabulary" / "precedence.yaml").write_text("precedence: []\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_vocabulary(rules)
    expected = [
        "rules/vocabulary/precedence.yaml:1:1: unknown key 'precedence'; did you mean 'precedences'?",
        "rules/vocabulary/precedence.yaml:1:1: the key 'precedences' is missing",
        "rules/vocabulary/tags.yaml: this file is missing",
    ]
    assert expected == [str(problem) for problem in caught.value.problems]
