"""A configuration for a folder, with comments, and the lines for pre-commit: made of what the folder holds."""

from __future__ import annotations

import json
import re
import textwrap

from validator.configuration.looking import Fields, Look
from validator.reading.options import DEFAULTS, TAKEN

OLD = 10
"""Years after which nobody drafts a document any more: what is older is a collection, and slips in it are copying."""

_LEAST_OLD = 0.5
"""Share of dated documents that must be old for a collection to be one of the archive."""


def configuration_for(look: Look, year: int) -> str:
    """Writes a configuration; what the folder gives no reason for stands in it as a comment.

    Args:
        look: What the folder holds.
        year: The year in which it is written.
    """
    return "\n".join([_head(look), _profile(look, year), _documents(look), _REST])


def hook_for(look: Look) -> str:
    """Writes the lines of ``.pre-commit-config.yaml`` that check changed documents before they are committed."""
    folders = _folders(look)
    below = "" if "." in folders else f"^({'|'.join(map(re.escape, folders))})/"
    suffixes = sorted(look.suffixes or TAKEN)
    ending = "" if "" in suffixes else f"\\.({'|'.join(re.escape(suffix[1:]) for suffix in suffixes)})$"
    pattern = f"{below}.*{ending}" if below and ending else below or ending
    return f"""\
repos:
  - repo: local
    hooks:
      - id: declass-check
        name: declassification dates and classification markings
        entry: declass check
        language: system
        files: {_quoted(pattern)}
"""


def _head(look: Look) -> str:
    found = ", ".join(f"{kind} {count}" for kind, count in look.kinds.most_common()) or "none was recognised"
    years = f", of the years {min(look.years)} to {max(look.years)}" if look.years else ""
    first = _comment(
        "Configuration of declass-validator, found from the folders below this one too. 'declass config show PATH' "
        "says what holds for a document, and why. Paths and globs are relative to this file; the command line goes "
        "before it."
    )
    looked = _comment(
        f"Documents that were found when this was written, in {look.looked} of {look.files} files: {found}{years}."
    )
    return f"{first}#\n{looked}"


def _profile(look: Look, year: int) -> str:
    old = sum(count for each, count in look.years.items() if each < year - OLD)
    archive = bool(look.years) and old >= _LEAST_OLD * look.years.total()
    why = f"; most documents here are more than {OLD} years old" if archive else ""
    meaning = _comment(
        f"Which rules, and how severe: 'default'; 'archive' (slips of copying are notes{why}); 'originator' (the "
        f"letter of the law, before a document leaves the house); or a profile of a rule pack of your own."
    )
    return f"""\
{meaning}profile = "{"archive" if archive else "default"}"

# From which severity on a run fails: error, warning, note, never.
fail-on = "error"

# Folders with rule packs of your own.
# packs = ["rules"]

# Whether a run over all documents, for which the command line names none, judges them side by side too, and where it
# keeps the index beside which single documents are judged.
# collection = true
# index = "collection.index"
"""


def _documents(look: Look) -> str:
    lines = [
        "[documents]",
        "# What is checked where the command line names nothing.",
        f"paths = {_list(_folders(look))}",
        "# Which files in folders are read; without this, those with the suffixes of texts and of JSON Lines.",
    ]
    unusual = [suffix for suffix in look.suffixes if suffix not in TAKEN]
    needless = [suffix for suffix in look.others if suffix in TAKEN and suffix not in look.suffixes]
    whole = "" in look.suffixes  # no glob means names without a suffix, so the others are left out
    include = ["*"] if whole else [f"*{suffix}" for suffix in sorted(look.suffixes)]
    exclude = [f"*{suffix}" for suffix in sorted(look.others) if whole and suffix not in look.suffixes]
    lines.append(f"{'' if include and (unusual or needless) else '# '}include = {_list(include or ['*.txt'])}")
    lines.append("# What is left out of folders.")
    lines.append(f"{'' if exclude else '# '}exclude = {_list(exclude or ['drafts/**'])}")
    lines.append("# Members of JSON Lines records that hold the text and an id.")
    fields = look.fields or Fields(DEFAULTS.text_field, DEFAULTS.id_field)
    for name, said, usual in (
        ("text-field", fields.text, DEFAULTS.text_field),
        ("id-field", fields.id or DEFAULTS.id_field, DEFAULTS.id_field),
    ):
        lines.append(f"{'' if said != usual else '# '}{name} = {_quoted(said)}")
    return "\n".join(lines) + "\n"


_REST = """\
# Severities by rule id or family: error, warning, note, off. 'declass rules list' has them all.
[severities]
# RTE101 = "off"
# routing = "note"

# What differs for some paths. Of several overrides that hold for a path the later wins, key by key.
# [[overrides]]
# paths = ["1973", "scans/*.txt"]
# profile = "archive"
# kind = "cable"              # where it is not to be recognised
# dated = 1973-06-30          # of documents that give no date
# severities = { text = "off" }
# parameters = { DUR018 = { tolerance = 3 } }

# Reports that are written where the command line has no --format, besides the text on standard output.
# [outputs]
# json = "report.json"
# html = "report.html"
"""


def _folders(look: Look) -> list[str]:
    """Gives the folders to check: the whole one if documents lie in it itself, or if none were found."""
    return ["."] if "." in look.folders or not look.folders else sorted(look.folders)


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in textwrap.wrap(text, 98, break_on_hyphens=False))


def _list(items: list[str]) -> str:
    return f"[{', '.join(map(_quoted, items))}]"


def _quoted(text: str) -> str:
    """Writes a text as TOML, JSON and YAML alike quote it; DEL, which JSON leaves bare, is escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
