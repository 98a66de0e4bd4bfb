"""The loud matrix: rules, packs and profiles; outputs; and what is typed."""

from tests.cli.loud import CHECK, FOLDER, Case, Link
from tests.ruleset.test_rule_files import RULE
from validator.cli.main import COMMANDS

RULE_FILE = "pack/duration/DUR900-date-too-odd.yaml"


def ruled(old: str, new: str) -> dict[str, bytes | Link | None]:
    """Gives a pack with one rule that differs from a good one."""
    assert RULE.count(old) >= 1
    return {RULE_FILE: RULE.replace(old, new, 1).encode()}


PACK = f"{CHECK} --rules pack good.txt"

RULES = {
    "misspelt rule key": Case(
        ruled("severity", "severty"),
        PACK,
        3,
        (
            f"{RULE_FILE}:1:1: the key 'severity' is missing",
            f"{RULE_FILE}:5:1: unknown key 'severty'; did you mean 'severity'?",
        ),
    ),
    "broken pattern": Case(
        ruled("day > doc.date", 'matches(doc.declassify_on.text, "(a")'),
        PACK,
        3,
        (f"{RULE_FILE}:13:43: this '(' is not closed",),
    ),
    "unknown field": Case(
        ruled("doc.declassify_on.date\n", "doc.declasify_on.date\n"),
        PACK,
        3,
        (f"{RULE_FILE}:12:12: Document has no field 'declasify_on'; did you mean 'declassify_on'?",),
    ),
    "duplicate YAML key": Case(
        ruled("severity: note", "severity: note\nseverity: error"),
        PACK,
        3,
        (f"{RULE_FILE}:6:1: the key 'severity' stands here twice; the first is in line 5",),
    ),
    "rule that is not UTF-8": Case(
        {RULE_FILE: RULE.replace("odd", "ödd").encode("cp1252")},
        PACK,
        3,
        (f"{RULE_FILE}: not UTF-8 text: byte 27 is wrong",),
    ),
    "rule that cannot be read": Case(
        {RULE_FILE: Link("nowhere")}, PACK, 3, (f"{RULE_FILE}: cannot be read: No such file or directory",)
    ),
    "rule that can never match": Case(
        ruled("DUR900", "DUR900"),
        "rules test --rules pack",
        3,
        (f"{RULE_FILE}:20:3: no case makes this rule fail",),
        out="1 rules, 2 cases: 1 failed\n",
    ),
    "rule that always matches": Case(
        {
            RULE_FILE: RULE.replace("day > doc.date", "day < doc.date")
            .replace("expect: pass", "expect: [{line: 14, marks: 10/05/2020, message: declassifies on 2020-10-05}]")
            .encode()
        },
        "rules test --rules pack",
        3,
        (f"{RULE_FILE}:20:3: no case lets this rule pass",),
        out="1 rules, 2 cases: 1 failed\n",
    ),
    "families of a pack that are wrong": Case(
        {"pack/families.yaml": b"families: 3\n"},
        PACK,
        3,
        ("pack/families.yaml:1:11: expected a list, not the number 3",),
    ),
    "pack missing": Case({}, PACK, 2, ("the rule pack pack is not a folder",)),
    "pack that is a file": Case({"pack": b""}, PACK, 2, ("the rule pack pack is not a folder",)),
    "pack that is empty": Case(
        {"pack": FOLDER}, PACK, 2, ("the rule pack pack is empty: no file in it ends in .yaml or .txt",)
    ),
    "folder of a pack without permission": Case(
        {RULE_FILE: RULE.encode()},
        PACK,
        2,
        ("the rule pack pack cannot be read: pack/duration: Permission denied",),
        sealed=("pack/duration",),
    ),
    "unknown profile": Case(
        {},
        f"{CHECK} --profile archiv good.txt",
        2,
        ("there is no profile 'archiv'; did you mean 'archive'? (profiles: archive, default, originator)",),
    ),
    "profile that names an unknown rule": Case(
        {"pack/profiles/own.yaml": b"name: own\ntitle: Ours\naudience: Us\nselect: [DUR18]\n"},
        f"{CHECK} --rules pack --profile own good.txt",
        3,
        ("pack/profiles/own.yaml:4:10: there is no rule or family 'DUR18'; did you mean 'DUR018'?",),
    ),
    "unknown rule": Case({}, "rules explain DUR18", 2, ("there is no rule 'DUR18'; did you mean 'DUR018'?",)),
}

OUTPUTS = {
    "output to a missing folder": Case(
        {}, "check --format json=no/report.json good.txt", 2,
        ("no/report.json cannot be written: No such file or directory",),
    ),
    "output to a folder": Case(
        {"in": FOLDER}, "check --format json=in good.txt", 2, ("in cannot be written: it is a folder",)
    ),
    "output to a folder without permission": Case(
        {"in": FOLDER}, "check --format json=in/report.json good.txt", 2,
        ("in/report.json cannot be written: Permission denied",), sealed=("in",),
    ),
    "output to a full device": Case(
        {}, "check --as-of 2008-12-01 --format json=/dev/full --format csv=report.csv good.txt", 2,
        ("/dev/full cannot be written: No space left on device",),
    ),
    "pages among other pages": Case(
        {"notes/mine.md": b"mine"}, "rules pages notes", 2,
        ("notes holds mine.md, which is no page of a rule: name a folder of its own",),
    ),
    "pages to a file": Case({}, "rules pages good.txt", 2, ("pages cannot be written to good.txt: File exists",)),
    "new rule in a file": Case(
        {}, "rules new DUR990 --name odd-date --pack good.txt", 2,
        ("good.txt/duration/DUR990-odd-date.yaml cannot be written: Not a directory",),
    ),
    "missing report": Case(
        {}, "render report.json", 2, ("the report report.json cannot be read: No such file or directory",)
    ),
    "standard input as two reports": Case(
        {}, "diff - -", 2, ("standard input (-) can be only one of the two reports (see 'declass diff --help')",)
    ),
    "report that is none": Case({}, "render good.txt", 3, ("good.txt:1:1: is not JSON: Expecting value",)),
}  # fmt: skip

USAGE = {
    "misspelt command": Case(
        {}, "chekc good.txt", 2,
        (
            f"there is no command 'chekc'; did you mean 'check'? (commands: {', '.join(COMMANDS)})",
        ),
    ),
    "path in place of a command": Case(
        {}, "good.txt", 2,
        (
            "there is no command 'good.txt'; to judge it: declass check good.txt "
            f"(commands: {', '.join(COMMANDS)})",
        ),
    ),
    "option before the command": Case(
        {}, "--format json check good.txt", 2, ("options of a command stand behind it: declass check --format ...",)
    ),
    "misspelt option": Case(
        {}, "check --fromat=json good.txt", 2,
        ("there is no option '--fromat'; did you mean '--format'? (see 'declass check --help')",),
    ),
    "abbreviated option": Case(
        {}, "check --prof archive good.txt", 2,
        ("there is no option '--prof'; did you mean '--profile'? (see 'declass check --help')",),
    ),
    "misspelt option of no command": Case(
        {}, "--versoin", 2, ("there is no option '--versoin'; did you mean '--version'? (see 'declass --help')",)
    ),
    "misspelt command below a command": Case(
        {}, "rules explian DUR018", 2,
        (
            "there is no command 'explian'; did you mean 'explain'? "
            "(commands: list, explain, test, pages, new) (see 'declass rules --help')",
        ),
    ),
    "misspelt shell": Case(
        {}, "completion fsh", 2,
        (
            "there is no shell 'fsh'; did you mean 'fish'? (shells: bash, zsh, fish) "
            "(see 'declass completion --help')",
        ),
    ),
    "misspelt word of a command": Case(
        {}, "cache inf", 2, ("'inf' is none of info, clear; did you mean 'info'? (see 'declass cache --help')",)
    ),
    "misspelt word of an option": Case(
        {}, "check --colour neve good.txt", 2,
        (
            "--colour takes one of auto, always, never, not 'neve'; did you mean 'never'? "
            "(see 'declass check --help')",
        ),
    ),
    "word in another case": Case(
        {}, "check --fail-on Error good.txt", 2,
        ("--fail-on takes one of error, warning, note, never, not 'Error'; did you mean 'error'?",),
    ),
    "rule in another case": Case(
        {}, "rules explain dur018", 2, ("there is no rule 'dur018'; did you mean 'DUR018'?",)
    ),
    "misspelt format": Case(
        {}, "parse --format jsonn good.txt", 2,
        ("there is no format 'jsonn'; did you mean 'json'? (formats: json, jsonl)",),
    ),
}  # fmt: skip
