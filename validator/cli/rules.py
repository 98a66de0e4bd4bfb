"""``declass rules``: lists, explains and proves rules."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from validator.cli.configured import add_configuration_options, configured
from validator.cli.exit_codes import ExitCode
from validator.cli.parser import Parser
from validator.cli.shared import add_rule_options
from validator.cli.telling import add_telling_options, detail
from validator.errors import UsageError
from validator.near_match import near_match
from validator.pages import pages, rule_page, write_pages
from validator.proof import prove
from validator.ruleset.assembly import whole_ruleset
from validator.ruleset.digest import BUNDLED
from validator.ruleset.loading import load_ruleset
from validator.ruleset.packs import Packs, read_packs
from validator.ruleset.rules import AnyRule
from validator.ruleset.scaffold import lay_out
from validator.waivers.page import waiver_page
from validator.waivers.rules import WaiverRule, load_waiver_rules

_EPILOG = """\
examples:
  declass rules list                      every rule that a run would judge by
  declass rules explain DUR018            one rule: what, why, by which law, with its cases
  declass rules test                      run the cases of every rule
  declass rules test --rules my-pack/     of your own pack
  declass rules pages docs/rules          write a page for every rule
  declass rules new DUR190 --name odd-date --pack my-pack/
  declass rules new COL190 --name odd-copies --pack my-pack/ --collection
  declass rules COMMAND --help            more on one of them
"""

_PAGE = re.compile(r"(?:[A-Z]{3}[0-9]{3}|index)\.md")
"""Names of the files that ``declass rules pages`` writes."""

_EXAMPLES = {
    "list": """\
  declass rules list
  declass rules list --profile archive    the rules and severities of another profile
  declass rules list --rules my-pack/     with your own
""",
    "explain": """\
  declass rules explain DUR018
  declass rules explain declassify-on-past-25-years
""",
    "test": """\
  declass rules test                      the bundled rules
  declass rules test --rules my-pack/     your own, and only those

A rule is proven when every case gives exactly what it expects, and cases make it fail as well as pass.
""",
    "pages": """\
  declass rules pages docs/rules
  declass rules pages --rules my-pack/ site/rules
""",
    "new": """\
  declass rules new DUR190 --name odd-date --pack my-pack/
  declass rules new COL190 --name odd-copies --pack my-pack/ --collection

The file of the first is my-pack/duration/DUR190-odd-date.yaml: the family follows from the prefix of the id.
""",
}


_CONFIGURED = ("list", "explain")
"""Commands for which a configuration holds: those about the rules that a run would judge by."""


def rules(arguments: Sequence[str]) -> int:
    """Runs ``declass rules`` and gives its exit code."""
    parser = Parser(
        prog="declass rules",
        description="Lists, explains and proves rules.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)

    def command(name: str, does: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=does,
            prog=f"declass rules {name}",
            description=f"{does[0].upper()}{does[1:]}.",
            epilog=f"examples:\n{_EXAMPLES[name]}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        add_rule_options(added, profile=name == "list")
        add_telling_options(added)
        if name in _CONFIGURED:
            add_configuration_options(added)
        return added

    command("list", "list every rule that a run would judge by")
    command("explain", "explain one rule with its law and its cases").add_argument(
        "rule", metavar="RULE", help="id or name of a rule"
    )
    command("test", "run the cases of every rule, or of your own packs")
    command("pages", "write a page for every rule").add_argument(
        "folder", metavar="DIR", help="folder for the pages; pages without a rule are removed from it"
    )
    laying = command("new", "lay out the file of a new rule")
    laying.add_argument("rule", metavar="ID", help="id: prefix of a family and three digits")
    laying.add_argument("--name", required=True, metavar="NAME", help="name in kebab-case, after the defect")
    laying.add_argument("--pack", required=True, metavar="DIR", help="folder of your rule pack")
    laying.add_argument("--collection", action="store_true", help="a rule over a collection, not over documents")
    options = parser.parse_args(arguments)
    named = configured(options).value("packs") if options.command in _CONFIGURED else options.rules
    packs = read_packs(named)
    detail(options, f"{len(packs.rules)} rules read, of the packs {', '.join(packs.names)}")
    run = {"list": _list, "explain": _explain, "test": _test, "pages": _pages, "new": _new}
    return run[options.command](options, packs)


def _list(options: argparse.Namespace, _: Packs) -> int:
    ruleset = configured(options).plan(load_ruleset).ordinary.ruleset
    listed: list[AnyRule | WaiverRule] = [*ruleset.every_rule, *load_waiver_rules()]
    width = max(len(rule.name) for rule in listed)
    for rule in listed:
        print(f"{rule.id}  {rule.severity:<7}  {rule.name:<{width}}  {rule.title}")
    return ExitCode.CLEAN


def _explain(options: argparse.Namespace, packs: Packs) -> int:
    wanted = options.rule
    found = [each for each in packs.rules.values() if wanted in (each.definition.id, each.definition.name)]
    own = {word: rule for rule in load_waiver_rules() for word in (rule.id, rule.name)}
    if wanted in own:
        print(waiver_page(own[wanted]), end="")
        return ExitCode.CLEAN
    if not found:
        words = [word for each in packs.rules.values() for word in (each.definition.id, each.definition.name)] + [*own]
        raise UsageError(f"there is no rule {wanted!r}{near_match(wanted, words)}")
    print(rule_page(found[0], packs, whole_ruleset(packs)), end="")
    return ExitCode.CLEAN


def _test(options: argparse.Namespace, packs: Packs) -> int:
    ruleset = whole_ruleset(packs)
    if options.rules:
        own = {identity for identity, rule in packs.rules.items() if rule.pack != BUNDLED}
        ruleset.rules = tuple(rule for rule in ruleset.rules if rule.id in own)
        ruleset.collection = tuple(rule for rule in ruleset.collection if rule.id in own)
    cases = failed = 0
    for result in prove(packs, ruleset):
        cases += bool(result.case)
        if result.problem is not None:
            failed += 1
            print(f"{result.problem}", file=sys.stderr)
    print(f"{len(ruleset.every_rule)} rules, {cases} cases: {failed} failed")
    return ExitCode.DEFINITION if failed else ExitCode.CLEAN


def _pages(options: argparse.Namespace, packs: Packs) -> int:
    folder = Path(options.folder)
    made = pages(packs, whole_ruleset(packs))
    try:
        others = sorted(file.name for file in folder.glob("*.md") if not _PAGE.fullmatch(file.name))
        if others:
            # Pages without a rule are removed; what somebody wrote must not be taken for one.
            raise UsageError(f"{folder} holds {others[0]}, which is no page of a rule: name a folder of its own")
        write_pages(made, folder)
    except OSError as error:
        raise UsageError(f"pages cannot be written to {folder}: {error.strerror}") from None
    print(f"{len(made)} pages written to {options.folder}")
    return ExitCode.CLEAN


def _new(options: argparse.Namespace, packs: Packs) -> int:
    file = lay_out(options.rule, options.name, Path(options.pack), packs, collection=options.collection)
    print(f"{file} is laid out; write the rule, then prove it: declass rules test --rules {options.pack}")
    return ExitCode.CLEAN
