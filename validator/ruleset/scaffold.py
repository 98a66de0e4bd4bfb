"""Lays out the file of a new rule, so that its author starts from something that loads."""

from __future__ import annotations

import re
from pathlib import Path

from validator.errors import UsageError
from validator.knowledge.authorities import Family
from validator.ruleset.packs import Packs

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_HEAD = """\
id: {id}
name: {name}
title: Say here what the defect is, as a sentence without a full stop
family: {family}
severity: note                 # note | warning | error; nothing unverified is an error
authority:
  - {{source: {source}}}         # an id of authorities.yaml, with the section: {{source: eo-13526, section: "1.6(a)"}}
"""

_LAYOUT = """\
{head}applies:
  kinds: [cable]               # and, or instead: orders, since, until
when: has(doc.declassify_on.date)
require: doc.declassify_on.date > date("1953-12-15")
at: doc.declassify_on
message: "declassifies on {{doc.declassify_on.date}}"
why: Say here why it matters, for a person who does not know the norm.
remedy: Say here what a person can do.
cases:
  - name: a document that passes
    base: cable-2008-confidential
    expect: pass
  - name: a document that fails
    base: cable-2008-confidential
    change: {{"DECL: 11/18/2018": "DECL: 11/18/1953"}}
    expect:
      - {{line: 15, marks: 11/18/1953, message: declassifies on 1953-11-18}}
"""

_COLLECTION_LAYOUT = """\
{head}scope: collection
each: copy in collection.duplicates   # or citations, derivations, identical, series: docs/collections.md
where: has(copy.document.date)
require: size(copy.others) == 0
at: copy.document              # findings stand in copy.document; the others have no text any more
message: "another text of the same message is {{first(copy.others).name}}"
why: Say here why it matters, for a person who does not know the norm.
remedy: Say here what a person can do.
cases:
  - name: documents that pass
    documents:
      - {{name: a.txt, base: cable-2008-confidential}}
      - {{name: b.txt, base: cable-2010-secret}}
    expect: pass
  - name: documents that fail
    documents:
      - {{name: a.txt, base: cable-2008-confidential}}
      - {{name: b.txt, base: cable-2008-confidential, change: {{"DECL: 11/18/2018": "DECL: 11/18/2013"}}}}
    expect:
      - {{document: a.txt, line: 1, marks: VZCZCXRO4127, message: another text of the same message is b.txt}}
      - {{document: b.txt, line: 1, marks: VZCZCXRO4127, message: another text of the same message is a.txt}}
"""


def lay_out(identity: str, name: str, folder: Path, packs: Packs, *, collection: bool = False) -> Path:
    """Writes the file of a new rule.

    Args:
        identity: Its id; the family follows from the prefix.
        name: Its name in kebab-case, after the defect.
        folder: The pack that it goes into; made if need be.
        packs: What exists already.
        collection: Whether it is a rule over a collection.

    Returns:
        The file.

    Raises:
        UsageError: The id is taken, no family has its prefix, the name is no kebab-case, the file exists, or it cannot
            be written.
    """
    if identity in packs.rules:
        raise UsageError(f"the id {identity} is taken by {packs.rules[identity].file.name}; ids are never used twice")
    family = _family(identity, packs)
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name of a rule: words of lower-case letters and digits, such as odd-date")
    file = folder / family.id / f"{identity}-{name}.yaml"
    if file.exists():
        raise UsageError(f"{file} exists")
    source = next(iter(packs.authorities))
    head = _HEAD.format(id=identity, name=name, family=family.id, source=source)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text((_COLLECTION_LAYOUT if collection else _LAYOUT).format(head=head), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from None
    return file


def _family(identity: str, packs: Packs) -> Family:
    for family in packs.families.values():
        if identity.startswith(family.prefix) and identity[len(family.prefix) :].isdecimal() and len(identity) == 6:
            return family
    prefixes = ", ".join(sorted(family.prefix for family in packs.families.values()))
    raise UsageError(f"{identity!r} is no rule id: the prefix of a family ({prefixes}) and three digits")
