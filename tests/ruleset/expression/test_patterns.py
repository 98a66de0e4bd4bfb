"""The patterns of ``matches()``."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from validator.ruleset.expression.patterns import LONGEST, translate
from validator.ruleset.expression.regular import LAST, Characters, Choice, Place, Repeat, Sequence, python_source
from validator.ruleset.expression.runtime import searcher
from validator.ruleset.expression.signatures import LiteralError


@pytest.mark.parametrize(
    ("pattern", "python"),
    [
        ("", ""),
        ("abc", "abc"),
        ("a.c", r"a[^\x0a]c"),
        ("^a$", r"^a\Z"),
        (r"\Aa\b", r"\Aa\b"),
        ("a|b|", "(?:a|b|)"),
        ("(a)(?:b)", "ab"),
        ("(ab)*c", "(?:ab){0,}c"),
        ("(a|b)+", "(?:a|b){1,}"),
        ("a?b{2}c{2,}d{2,3}", "a{0,1}b{2,2}c{2,}d{2,3}"),
        ("a*?b+?c??d{2}?", "a{0,}b{1,}c{0,1}d{2,2}"),
        ("(a{2}){3}", "(?:a{2,2}){3,3}"),
        ("()*", "(?:){0,}"),
        ("[abc]", "[a-c]"),
        ("[^abc]", "[^a-c]"),
        ("[]a]", r"[\x5da]"),
        ("[^]]", r"[^\x5d]"),
        ("[a-]", r"[\x2da]"),
        ("[-a]", r"[\x2da]"),
        ("[a]", "a"),
        ("[[a&&b]", r"[\x26\x5ba-b]"),
        (r"[\d.]", r"[\x2e0-9]"),
        (r"[\--\.]", r"[\x2d-\x2e]"),
        (r"[^\S]", r"[\x09-\x0a\x0c-\x0d\x20]"),
        (r"\d\D", "[0-9][^0-9]"),
        (r"\w\W", r"[0-9A-Z\x5fa-z][^0-9A-Z\x5fa-z]"),
        (r"\s\S", r"[\x09-\x0a\x0c-\x0d\x20][^\x09-\x0a\x0c-\x0d\x20]"),
        (r"\t\n\f\r\v\a\x41", r"\x09\x0a\x0c\x0d\x0b\x07A"),
        (r"\.\*\{\}\(\)", r"\x2e\x2a\x7b\x7d\x28\x29"),
        ("}]", r"\x7d\x5d"),
        ("é€😀", r"\xe9\u20ac\U0001f600"),
        ("{0}".replace("{0}", "a{0}b"), "a{0,0}b"),
    ],
)
def test_translation(pattern: str, python: str) -> None:
    """A pattern is written anew, without anything that Python and RE2 read differently."""
    assert python == translate(pattern).source
    assert callable(searcher(python))


@pytest.mark.parametrize(
    ("pattern", "place", "message"),
    [
        ("a)b", 1, "there is no '(' to this ')'"),
        ("a(b", 1, "this '(' is not closed"),
        ("a(?i)b", 1, "of the forms with '(?' only '(?:' is allowed: no flags, names, look-ahead or look-behind"),
        ("(?=a)", 0, "of the forms with '(?' only '(?:' is allowed: no flags, names, look-ahead or look-behind"),
        ("(?<!a)", 0, "of the forms with '(?' only '(?:' is allowed: no flags, names, look-ahead or look-behind"),
        ("(?P<n>a)", 0, "of the forms with '(?' only '(?:' is allowed: no flags, names, look-ahead or look-behind"),
        ("(" * 21 + ")" * 21, 20, "groups are nested too deeply"),
        ("*a", 0, "there is nothing for '*' to repeat"),
        ("a|+", 2, "there is nothing for '+' to repeat"),
        ("^?", 1, "there is nothing for '?' to repeat"),
        (r"\b{2}", 2, "there is nothing for '{' to repeat"),
        ("a**", 0, "a repeat of a repeat; put what is to be repeated in parentheses"),
        ("ba++", 1, "a repeat of a repeat; put what is to be repeated in parentheses"),
        ("a{2}{3}", 0, "a repeat of a repeat; put what is to be repeated in parentheses"),
        ("{", 0, r"write '\{' for a brace"),
        ("a{", 1, r"write {n}, {n,} or {n,m}, or '\{' for a brace"),
        ("a{,2}", 1, r"write {n}, {n,} or {n,m}, or '\{' for a brace"),
        ("a{3,2}", 1, "a repeat goes from a smaller number to a larger one, at most 1000"),
        ("a{1001}", 1, "a repeat goes from a smaller number to a larger one, at most 1000"),
        ("a{1001,}", 1, "a repeat goes from a smaller number to a larger one, at most 1000"),
        ("[a", 0, "this '[' is not closed"),
        ("b[", 1, "this '[' is not closed"),
        ("[a-", 2, r"write '\-' for a hyphen that is neither first nor last"),
        ("[z-a]", 1, r"this is not a range of characters; write '\-' for a hyphen"),
        (r"[\d-z]", 1, r"this is not a range of characters; write '\-' for a hyphen"),
        (r"[a-\d]", 1, r"this is not a range of characters; write '\-' for a hyphen"),
        ("[--a]", 1, r"this is not a range of characters; write '\-' for a hyphen"),
        ("[a-c-e]", 4, r"write '\-' for a hyphen that is neither first nor last"),
        ("[[:alpha:]]", 1, "named sets such as [:alpha:] are not allowed"),
        ("[[=a=]]", 1, "named sets such as [:alpha:] are not allowed"),
        (r"[\s\S]x[^\s\S]", 7, "no character is in this set"),
        (r"(a)\1", 3, r"'\1': back-references are not allowed"),
        (r"\B", 0, r"'\B': it is not in the subset"),
        (r"\Z", 0, r"'\Z': it is not in the subset"),
        (r"\pL", 0, r"'\p': it is not in the subset"),
        (r"\x4", 0, r"'\x': it is not in the subset"),
        (r"\_", 0, r"'\_': it is not in the subset"),
        (r"[\b]", 1, r"'\b': it is not in the subset"),
        ("a\\", 1, "'\\': it is not in the subset"),
        ("a" * (LONGEST + 1), None, "the pattern is longer than 1000 characters"),
        ("(a{100}){11}", None, "repeats within repeats come to more than 1000"),
    ],
)
def test_refused(pattern: str, place: int | None, message: str) -> None:
    """A broken pattern, or one outside the subset, is refused with its place."""
    with pytest.raises(LiteralError) as raised:
        translate(pattern)
    assert (place, message) == (raised.value.place, str(raised.value))


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+", "(a*)*b", "(a|a)*b", "(a|ab)*c", "(a?){30}a{30}", "(a?b?)*c", "([A-Z ]+)+:", "(.*,)*x", "(a|b*)*",
     "(x{1,9}){3}", "([a-z]|[0-9]|[a-f])+", "((ab)*|ac)*d"],
)  # fmt: skip
def test_exponential_patterns_are_refused(pattern: str) -> None:
    """In a repeated group the next character has to decide."""
    with pytest.raises(LiteralError, match="the pattern could take very long"):
        translate(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "a.*b.*c",
        "CLASSIFIED.*BY.*REASON",
        "[^-]*[a-c]*_x",
        "a+a*&* ",
        "^.*a.*b.*c",
        ".*[0-9]+x",
        r"\w*\w*x",
        "a{0,40}a{0,40}b",
        ".*.{40}x",
        "(^a|b)*.*c.*d",
    ],
)
def test_cubic_patterns_are_refused(pattern: str) -> None:
    """The time may grow with the square of the length of the text, not with its cube."""
    with pytest.raises(LiteralError, match="too many repeats that share characters with what follows them"):
        translate(pattern)


@pytest.mark.parametrize("pattern", ["a?" * 5 + "a" * 5, "(a|ab)(c|cd)(e|ef)(g|gh)(i|ij)x", "a{0,9}a{0,9}a"])
def test_combined_choices_are_refused(pattern: str) -> None:
    """Many short choices that begin alike could be combined in too many ways."""
    with pytest.raises(LiteralError, match="too many choices that begin alike can be combined"):
        translate(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "CLASSIFIED.*BY",
        "^CLASSIFIED.*BY.*REASON",
        r"\ACLASSIFIED.*BY.*REASON",
        "^",
        "[A-Z]+:",
        "([A-Z]+ )+:",
        "([A-Z][.]? )*x",
        "(SECRET|SENSITIVE|CONFIDENTIAL|C[AO]N)",
        "((SECRET|SENSITIVE)/)+",
        "(a|ab)c",
        r"^E\.?O\.? ?1[0-9]{4}\b",
        r"(^|[ (])(S|C|U)(//|/|\))",
        "([a-z]{2,3},)*x",
        ".*",
        "(a|b|)c",
        "x.{0,9}y",
    ],
)
def test_useful_patterns_are_allowed(pattern: str) -> None:
    """What a rule needs is in the subset."""
    assert callable(searcher(translate(pattern).source))


PIECES = st.sampled_from([*"ab1_ -.^$|()[]*+?{},\\é", r"\d", r"\w", r"\s", r"\S", r"\b", "[a-c]", "[^b]", "{2}", "(?:"])


@given(st.lists(PIECES, max_size=10).map("".join))
def test_whatever_is_translated_compiles(pattern: str) -> None:
    """Every pattern is refused with a place in it, or becomes one that Python accepts."""
    place = None
    try:
        searcher(translate(pattern).source)
    except LiteralError as error:
        place = error.place
    assert place is None or 0 <= place < len(pattern)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("ABCD", ("ABCD",)),
        ("ABC", ()),
        ("ABCD|EFGHI", ("ABCD", "EFGHI")),
        ("ABCD|EFG", ()),
        ("ABCD|E.G|", ()),
        ("^AB[CD]EFGH?IJKLM+N", ("IJKL",)),
        (r"\b(GUIDELINE|MANUALS)S?:", ("GUIDELINE", "MANUALS")),
        (r"(ABCDE)+ [0-9]{0,}", ("ABCDE",)),
        ("(ABCDE)*", ()),
        ("ABCDE?FGHIJ", ("FGHIJ",)),
        ("ABCDEF(GHIJ|KLMN)", ("ABCDEF",)),
        ("|".join(f"WORD{letter}" for letter in "ABCDEFGH"), tuple(f"WORD{letter}" for letter in "ABCDEFGH")),
        ("|".join(f"WORD{letter}" for letter in "ABCDEFGHI"), ()),
        ("", ()),
    ],
)
def test_words_that_a_text_must_have(pattern: str, words: tuple[str, ...]) -> None:
    """Of a pattern that needs one of a few long words these are told; single letters are not worth looking for."""
    assert words == translate(pattern).words


WORDS = st.sampled_from(
    ["ABCD", "EFGHI", "JKLM", "AB", " ", "?", "+", "*", "{2}", "(", ")", "|", "[A-E]", ".", r"\b", "^"]
)


@given(st.lists(WORDS, min_size=1, max_size=8).map("".join), st.lists(st.sampled_from("ABCDEFGHIJKLM "), max_size=20))
def test_words_change_no_answer(pattern: str, letters: list[str]) -> None:
    """Looking for the words first finds the same texts."""
    text = "".join([*letters, "ABCD", *letters[:5], "EFGHI", *letters[5:9], "JKLM"][len(letters) // 2 :])
    try:
        found = translate(pattern)
    except LiteralError:
        assume(condition=False)
    answers = {searcher(found.source, words)(text) is not None for words in (found.words, ())}
    assert len(answers) == 1


def test_a_text_without_the_words_is_not_searched() -> None:
    """With words, a text that the pattern alone would find is passed over where none of them stands in it."""
    find = searcher("A", ("BB", "CC"))
    assert [find("A"), find("A CC") is not None, find("BB")] == [None, True, None]


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)))
def test_sets_of_characters(one: set[int], other: set[int]) -> None:
    """Sets of ranges behave as sets of characters."""

    def made(codes: set[int]) -> Characters:
        return Characters.of((code, code) for code in codes)

    assert made(one | other) == made(one) | made(other)
    assert bool(one & other) is made(one).overlaps(made(other))
    assert made(one) == made(one).complement().complement()
    assert made(set(range(41)) - one).overlaps(made(one)) is False
    assert Characters(((0, LAST),)) == made(one) | made(one).complement()


def test_trees_are_written_with_parentheses_where_needed() -> None:
    """A repeat binds tighter than a sequence."""
    one, other = Characters.in_text("a"), Characters.in_text("b")
    assert python_source(Repeat(Sequence((one, other)), 0, None)) == "(?:ab){0,}"
    assert python_source(Repeat(Choice((one, Place("^"))), 1, 1)) == "(?:a|^){1,1}"
    assert python_source(Repeat(Repeat(one, 2, 2), 3, 3)) == "(?:a{2,2}){3,3}"
