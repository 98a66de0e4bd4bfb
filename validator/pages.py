"""The pages under ``docs/rules``, made from the rules themselves, so that none can say what its rule does not do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from validator.errors import DefinitionError
from validator.evaluation import judge
from validator.parsing import parse
from validator.proof import as_of, judge_case, only
from validator.reports.excerpt import excerpt, place_of
from validator.ruleset.cases import case_text, case_texts
from validator.ruleset.definition import Applies, Case, CaseDocument, Profile, RuleDefinition
from validator.ruleset.packs import Packs, RuleFile
from validator.ruleset.rules import RuleSet
from validator.text import Place, SourceText
from validator.waivers.page import waiver_index, waiver_page
from validator.waivers.rules import load_waiver_rules

_HEAD = "<!-- Made from the rules; change the rules, not this page. -->\n\n"


def pages(packs: Packs, ruleset: RuleSet) -> dict[str, str]:
    """Makes every page.

    Args:
        packs: The packs.
        ruleset: A rule set that holds all their rules.

    Returns:
        Texts by path below ``docs/rules``.
    """
    rules = list(packs.rules.values())
    made = {f"{rule.definition.id}.md": _HEAD + rule_page(rule, packs, ruleset) for rule in rules}
    own = load_waiver_rules()
    made |= {f"{rule.id}.md": _HEAD + waiver_page(rule) for rule in own}
    return made | {"index.md": _HEAD + _index(rules, packs) + "\n" + waiver_index(own)}


def profile_pages(packs: Packs) -> dict[str, str]:
    """Makes a page for every profile: for whom it is, and what it changes.

    Returns:
        Texts by path below ``docs/profiles``.
    """
    return {f"{name}.md": _HEAD + _profile_page(profile, packs) for name, (profile, _) in packs.profiles.items()}


def _profile_page(profile: Profile, packs: Packs) -> str:
    parts = [f"# Profile {profile.name}", f"{profile.title}.", f"For: {profile.audience}."]
    parts.append(f"`declass check --profile {profile.name} ...`")
    if profile.ignore:
        parts.append("Left out:")
        parts.append("\n".join(f"- {_entitled(name, packs)}" for name in profile.ignore))
    if profile.severities:
        parts.append("Severities that differ from the rules' own:")
        rows = [f"| {_entitled(name, packs)} | {severity} |" for name, severity in profile.severities.items()]
        parts.append("\n".join(["| Rule or family | Severity |", "| --- | --- |", *rows]))
    if profile.parameters:
        parts.append("Parameters:")
        rows = [
            f"- {rule}: {name} = {value}"
            for rule, values in profile.parameters.items()
            for name, value in values.items()
        ]
        parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"


def _entitled(name: str, packs: Packs) -> str:
    """Gives a rule or family with its title."""
    if name in packs.rules:
        return f"[{name}](../rules/{name}.md) {packs.rules[name].definition.title}"
    return f"family {packs.families[name].title.lower()}"


def write_pages(made: dict[str, str], root: Path) -> None:
    """Writes pages below a folder, and removes pages that no rule has."""
    root.mkdir(parents=True, exist_ok=True)
    for stale in root.glob("*.md"):
        if stale.name not in made:
            stale.unlink()
    for name, text in made.items():
        (root / name).write_text(text, encoding="utf-8")


def rule_page(rule: RuleFile, packs: Packs, ruleset: RuleSet) -> str:
    """Makes the page of a rule, in Markdown.

    Args:
        rule: The rule.
        packs: The packs, for authorities, families and base documents.
        ruleset: A rule set that holds the rule, compiled.
    """
    definition = rule.definition
    family = packs.families[definition.family]
    parts = [
        f"# {definition.id}: {definition.name}",
        f"{definition.title}.",
        f"Severity: **{definition.severity}** · family: {family.title.lower()} · status: {definition.status}",
        "## What it checks",
        "\n".join(_scope(definition, ruleset)),
        "```yaml\n" + "\n".join(_conditions(definition)) + "\n```",
        *_lowerings(definition),
        "## Why it matters",
        definition.why,
        "## Authority",
        "\n".join(f"- {packs.authorities[each.source].cite(each.section)}" for each in definition.authority),
        "## What to do",
        definition.remedy,
        *_example(rule, packs, ruleset, failing=True),
        *_example(rule, packs, ruleset, failing=False),
        "## All its cases",
        "\n".join(f"- {case.name}: {_expected(case.expect)}" for case in definition.cases),
    ]
    return "\n\n".join(parts) + "\n"


def _index(rules: list[RuleFile], packs: Packs) -> str:
    parts = ["# Rules", f"{len(rules)} rules, by family. `declass rules explain ID` prints the page of a rule."]
    for name, family in packs.families.items():
        members = [rule.definition for rule in rules if rule.definition.family == name]
        if members:
            parts.append(f"## {family.title} ({family.prefix})")
            rows = [f"| [{each.id}]({each.id}.md) | {each.name} | {each.severity} | {each.title} |" for each in members]
            parts.append("\n".join(["| Rule | Name | Severity | Defect |", "| --- | --- | --- | --- |", *rows]))
    return "\n\n".join(parts) + "\n"


def _scope(definition: RuleDefinition, ruleset: RuleSet) -> Iterator[str]:
    applies = definition.applies
    if definition.scope == "collection":
        yield "- Documents of a collection, side by side: `declass check --collection`"
    if applies.kinds:
        yield f"- Kinds of document: {', '.join(applies.kinds)}"
    if applies.orders:
        titles = "; ".join(ruleset.orders.by_id[order].title for order in applies.orders)
        yield f"- In force on the document's date: {titles}"
    if applies.since:
        yield f"- Dated {applies.since.isoformat()} or later"
    if applies.until:
        yield f"- Dated {applies.until.isoformat()} or earlier"
    if definition.scope == "document" and applies == Applies():
        yield "- Every document"


def _conditions(definition: RuleDefinition) -> Iterator[str]:
    if definition.when:
        yield f"when: {definition.when}"
    if definition.each:
        yield f"each: {definition.each}"
    if definition.where:
        yield f"where: {definition.where}"
    if definition.let:
        yield "let:"
        yield from (f"  {name}: {text}" for name, text in definition.let.items())
    yield f"require: {definition.require}"


def _lowerings(definition: RuleDefinition) -> Iterator[str]:
    if definition.lower:
        yield "\n".join(f"- **{each.to}** where `{each.when}`: {each.because}" for each in definition.lower)
    if definition.parameters:
        rows = "\n".join(
            f"- `{name}` (default {each.default}): {each.means}" for name, each in definition.parameters.items()
        )
        yield f"Parameters that a profile may set:\n\n{rows}"


def _example(rule: RuleFile, packs: Packs, ruleset: RuleSet, *, failing: bool) -> Iterator[str]:
    """Gives the first failing or passing case, with the finding as the terminal shows it."""
    collection = rule.definition.scope == "collection"
    for index, case in enumerate(rule.definition.cases):
        if failing and isinstance(case.expect, tuple):
            alone = only(rule.definition.id, ruleset)
            found = _found_together(rule, index, packs, alone) if collection else _found(rule, index, packs, alone)
            if found is None:
                raise DefinitionError(
                    [rule.file.problem(("cases", index), "this case finds nothing; prove the rule first")]
                )
            name, severity, message, place = found
            gutter = len(str(place.line))
            shown = "\n".join(excerpt(place, "^", gutter=gutter, width=100))
            where = f"{' ' * gutter}--> {name}:{place.line}:{place.column}\n" if name else ""
            yield "## Documents that fail" if collection else "## A document that fails"
            yield f"{case.name[0].upper()}{case.name[1:]}:"
            yield f"```text\n{severity}: {message}\n{where}{shown}\n```"
            return
        if not failing and case.expect == "pass":
            yield "## Documents that pass" if collection else "## A document that passes"
            base = f" (base document `{case.base}`)" if case.base else ""
            rows = [*_changes(case, ""), *(row for each in case.documents for row in _member(each))]
            yield "\n".join([f"{case.name[0].upper()}{case.name[1:]}{base}.", *([""] if rows else []), *rows])
            return


def _found(rule: RuleFile, index: int, packs: Packs, alone: RuleSet) -> tuple[str | None, str, str, Place] | None:
    """Gives the first finding of a case: no name, severity, message, and place."""
    case = rule.definition.cases[index]
    text = case_text(rule, index, packs)
    document = parse(text, alone.vocabulary, alone.orders, kind=case.kind, dated=case.dated)
    for verdict in judge(document, alone, as_of(case, document)).verdicts:
        return None, verdict.severity, verdict.message, place_of(verdict.span, SourceText(text), document)
    return None


def _found_together(
    rule: RuleFile, index: int, packs: Packs, alone: RuleSet
) -> tuple[str | None, str, str, Place] | None:
    """Gives the first finding of a case of a collection rule: name of the document, severity, message, and place."""
    for name, judgement in judge_case(rule.definition.cases[index], case_texts(rule, index, packs), alone):
        for finding in judgement.findings:
            return name, finding.severity, finding.message, finding.place
    return None


def _member(document: CaseDocument) -> Iterator[str]:
    """Gives the list item of a document of a case, with what differs from its base below it."""
    base = f": base document `{document.base}`" if document.base else ""
    yield f"- `{document.name}`{base}"
    yield from _changes(document, "  ")


def _changes(case: Case | CaseDocument, indent: str) -> Iterator[str]:
    for old, new in case.change.items():
        yield f"{indent}- `{_one_line(old)}` reads `{_one_line(new)}`"


def _one_line(text: str) -> str:
    return " ⏎ ".join(text.strip("\n").split("\n"))


def _expected(expect: object) -> str:
    if isinstance(expect, str):
        return expect
    return "fails"
