"""Message templates: text with expressions in braces, such as ``"declassifies on {doc.declassify_on.date}"``.

``{{`` and ``}}`` stand for braces. What stands in braces has to be something that can be shown: text, a number, a date,
a timestamp, a member of an enumeration, or a list of these.
"""

from __future__ import annotations

import re

from attrs import define

from validator.ruleset.expression.checked import Checked, check_node, refuse_errors
from validator.ruleset.expression.codegen import Writer
from validator.ruleset.expression.environment import Environment
from validator.ruleset.expression.lexer import Lexer
from validator.ruleset.expression.parser import parse_tokens
from validator.ruleset.expression.syntax import ExpressionError, Node
from validator.ruleset.expression.types import (
    BOOL,
    DATE,
    DURATION,
    INT,
    TIMESTAMP,
    EnumType,
    ListType,
    RecordType,
    Type,
)

_BRACE = re.compile(r"[{}]")
_UNCLOSED = "this '{' is not closed; write '{{' for a brace itself"


@define(frozen=True)
class Hole:
    """An expression in braces.

    Attributes:
        start: Offset of the opening brace.
        end: Offset behind the closing brace.
        node: Its tree; None if it cannot be parsed.
        errors: What the parser found to be wrong, with offsets in the template.
    """

    start: int
    end: int
    node: Node | None
    errors: tuple[ExpressionError, ...]


@define(frozen=True)
class ParsedTemplate:
    """A template, cut up.

    Attributes:
        parts: Text and expressions, in order.
        errors: What is wrong with the braces.
    """

    parts: tuple[str | Hole, ...]
    errors: tuple[ExpressionError, ...]


@define(frozen=True)
class CheckedTemplate:
    """A checked template.

    Attributes:
        text: The template as written.
        parts: Text and checked expressions, in order.
        errors: Everything that is wrong, with offsets in the template, in order of place.
    """

    text: str
    parts: tuple[str | Checked, ...]
    errors: tuple[ExpressionError, ...]

    def emit(self, writer: Writer) -> str:
        """Return Python source for the text that the template makes; see ``compiling.emit``.

        Raises:
            InvalidExpressionError: There are errors.
        """
        refuse_errors(self.text, self.errors)
        sources = [repr(part) if isinstance(part, str) else _shown(part.type, part.emit(writer)) for part in self.parts]
        return f"({' + '.join(sources)})" if sources else "''"

    def uses(self, name: str) -> bool:
        """Whether a bound name occurs in any of the expressions."""
        return any(part.uses(name) for part in self.parts if isinstance(part, Checked))


def parse_template(text: str) -> ParsedTemplate:
    """Cut a template into text and expressions."""
    parts: list[str | Hole] = []
    errors: list[ExpressionError] = []
    plain = ""
    place = 0
    while (brace := _BRACE.search(text, place)) is not None:
        start = brace.start()
        plain += text[place:start]
        if text.startswith(brace[0] * 2, start):
            plain += brace[0]
            place = start + 2
        elif brace[0] == "}":
            errors.append(ExpressionError(start, start + 1, "write '}}' for a brace"))
            place = start + 1
        else:
            lexer = Lexer(text, start + 1)
            tokens = lexer.tokens(within_braces=True)
            place = lexer.place + 1
            if place > len(text):
                errors.append(ExpressionError(start, start + 1, _UNCLOSED))
                break
            node, wrong = parse_tokens(tokens, lexer.errors)
            parts += [plain] * bool(plain) + [Hole(start, place, node, tuple(wrong))]
            plain = ""
    plain += text[place:]
    parts += [plain] * bool(plain)
    return ParsedTemplate(tuple(parts), tuple(errors))


def check_template(text: str, env: Environment) -> CheckedTemplate:
    """Check a template and every expression in it.

    Args:
        text: The template.
        env: The names that its expressions may use, and what is known to be there.
    """
    parsed = parse_template(text)
    parts: list[str | Checked] = []
    errors = [*parsed.errors]
    for part in parsed.parts:
        if isinstance(part, str):
            parts.append(part)
            continue
        checked = check_node(text[part.start + 1 : part.end - 1], part.node, part.errors, env)
        parts.append(checked)
        errors += checked.errors
        if not checked.errors and (message := _not_showable(checked.type)) is not None:
            errors.append(ExpressionError(part.start + 1, part.end - 1, message))
    return CheckedTemplate(text, tuple(parts), tuple(sorted(errors)))


def _not_showable(kind: Type) -> str | None:
    """Say why a value cannot stand in a message, if it cannot."""
    item = kind.item if isinstance(kind, ListType) else kind
    if item == BOOL:
        return 'a condition cannot be shown; write condition ? "..." : "..."'
    if item == DURATION:
        return "a duration cannot be shown; show days_between(...) or duration.getHours()"
    if isinstance(item, RecordType):
        return f"{item} cannot be shown; show one of its fields"
    return "a list of lists cannot be shown" if isinstance(item, ListType) else None


def _shown(kind: Type, source: str) -> str:
    """Return source for the text of a value, given the source of the value."""
    if kind == INT:
        return f"str({source})"
    if kind == DATE:
        return f"{source}.isoformat()"
    if kind == TIMESTAMP:
        return f"_show_timestamp({source})"
    if isinstance(kind, EnumType):
        return f"_show_enum({source})"
    if isinstance(kind, ListType):
        item = _shown(kind.item, "_i")
        return f"', '.join({source})" if item == "_i" else f"', '.join([{item} for _i in {source}])"
    return source
