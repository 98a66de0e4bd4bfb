"""``declass rules``: lists, explains and proves rules."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from validator.cli.exit_codes import ExitCode
from validator.cli.parser import Parser
from validator.cli.shared import add_rule_options
from validator.errors import UsageError
from validator.knowledge.checks import near_match
from validator.pages import pages, rule_page, write_pages
from validator.proof import prove
from validator.ruleset.assembly import ruleset_of, whole_ruleset
from validator.ruleset.packs import BUNDLED, read_packs
from validator.ruleset.scaffold import lay_out

_EPILOG = """\
examples:
  declass rules list                      every rule of the profile
  declass rules explain DUR018            one rule: what, why, by which law, with its cases
  declass rules test                      run the cases of every rule
  declass rules test --rules my-pack/     of your own pack
  declass rules pages docs/rules          write a page for every rule
  declass rules new DUR190 --name odd-date --pack my-pack/
  declass rules new COL190 --name odd-copies --pack my-pack/ --collection
"""


def rules(arguments: Sequence[str]) -> int:
    """Runs ``declass rules`` and gives its exit code."""
    parser = Parser(
        prog="declass rules",
        description="Lists, explains and proves rules.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    listing = commands.add_parser("list", help="every rule of the profile", prog="declass rules list")
    explaining = commands.add_parser(
        "explain", help="one rule with its law and its cases", prog="declass rules explain"
    )
    explaining.add_argument("rule", metavar="RULE", help="id or name of a rule")
    testing = commands.add_parser(
        "test", help="run the cases of every rule, or of your own packs", prog="declass rules test"
    )
    paging = commands.add_parser("pages", help="write a page for every rule", prog="declass rules pages")
    paging.add_argument("folder", metavar="DIR", help="folder for the pages; pages without a rule are removed from it")
    laying = commands.add_parser("new", help="lay out the file of a new rule", prog="declass rules new")
    laying.add_argument("rule", metavar="ID", help="id: prefix of a family and three digits")
    laying.add_argument("--name", required=True, metavar="NAME", help="name in kebab-case, after the defect")
    laying.add_argument("--pack", required=True, metavar="DIR", help="folder of your rule pack")
    laying.add_argument("--collection", action="store_true", help="a rule over a collection, not over documents")
    add_rule_options(listing)
    for each in (explaining, testing, paging, laying):
        add_rule_options(each, profile=False)
    options = parser.parse_args(arguments)
    run = {"list": _list, "explain": _explain, "test": _test, "pages": _pages, "new": _new}
    return run[options.command](options)


def _list(options: argparse.Namespace) -> int:
    ruleset = ruleset_of(read_packs(options.rules), options.profile)
    width = max((len(rule.name) for rule in ruleset.every_rule), default=0)
    for rule in ruleset.every_rule:
        print(f"{rule.id}  {rule.severity:<7}  {rule.name:<{width}}  {rule.title}")
    return ExitCode.CLEAN


def _explain(options: argparse.Namespace) -> int:
    packs = read_packs(options.rules)
    wanted = options.rule
    found = [each for each in packs.rules.values() if wanted in (each.definition.id, each.definition.name)]
    if not found:
        words = [word for each in packs.rules.values() for word in (each.definition.id, each.definition.name)]
        raise UsageError(f"there is no rule {wanted!r}{near_match(wanted, words)}")
    print(rule_page(found[0], packs, whole_ruleset(packs)), end="")
    return ExitCode.CLEAN


def _test(options: argparse.Namespace) -> int:
    packs = read_packs(options.rules)
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


def _pages(options: argparse.Namespace) -> int:
    packs = read_packs(options.rules)
    made = pages(packs, whole_ruleset(packs))
    write_pages(made, Path(options.folder))
    print(f"{len(made)} pages written to {options.folder}")
    return ExitCode.CLEAN


def _new(options: argparse.Namespace) -> int:
    file = lay_out(
        options.rule, options.name, Path(options.pack), read_packs(options.rules), collection=options.collection
    )
    print(f"{file} is laid out; write the rule, then prove it: declass rules test --rules {options.pack}")
    return ExitCode.CLEAN
