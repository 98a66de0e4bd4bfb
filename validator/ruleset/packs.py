"""Rule packs: the bundled folder ``rules/`` and users' own folders of the same form, read strictly.

A pack holds rules in one folder per family, and may hold ``base-documents/``, ``profiles/``, ``orders/``,
``authorities.yaml`` and ``families.yaml``. The vocabularies are the bundled pack's alone. What concerns one file is
checked by the strict reader; here is what concerns files together.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import define

from validator.bundled import folder, walk
from validator.errors import DefinitionError, Problem, UsageError
from validator.knowledge.authorities import Authority, Family, load_authorities, load_families
from validator.knowledge.strict import read_as
from validator.near_match import near_match
from validator.ruleset.definition import Profile, RuleDefinition
from validator.ruleset.digest import BUNDLED, SUFFIXES, read
from validator.yaml_text import YamlFile, read_yaml

_DATA_FOLDERS = ("orders/", "vocabulary/", "waivers/")


@define
class RuleFile:
    """A rule with the file that it was read from.

    Attributes:
        definition: The rule.
        file: The file, with places for messages.
        pack: Name of the pack.
        path: Path below the pack's folder.
    """

    definition: RuleDefinition
    file: YamlFile
    pack: str
    path: str


@define
class Packs:
    """Everything that the packs of a run hold.

    Attributes:
        names: Names of the packs, the bundled one first.
        rules: Rules by id, in order of id.
        authorities: Norms by id.
        families: Families by id.
        base_documents: Texts that cases start from, by name.
        profiles: Profiles by name, each with its file.
        orders: Folders of users' own packs that hold orders too, by the names that messages show.
        texts: Every file that was read, by ``pack/path``; the rule set's digest is made of them.
    """

    names: tuple[str, ...]
    rules: dict[str, RuleFile]
    authorities: dict[str, Authority]
    families: dict[str, Family]
    base_documents: dict[str, str]
    profiles: dict[str, tuple[Profile, YamlFile]]
    orders: dict[str, Traversable]
    texts: dict[str, str]


def read_packs(paths: Sequence[str] = ()) -> Packs:
    """Reads the bundled pack and users' own ones.

    Args:
        paths: Folders of users' own packs; later ones may not redefine what earlier ones hold.

    Raises:
        UsageError: A folder does not exist, cannot be entered, or holds nothing.
        DefinitionError: Files are wrong; the problems of all files at once.
    """
    roots: list[tuple[str, str, Traversable]] = [(BUNDLED, "rules", folder("rules"))]
    for path in paths:
        if not Path(path).is_dir():
            raise UsageError(f"the rule pack {path} is not a folder")
        roots.append((Path(path).resolve().name, path, Path(path)))
    packs = Packs(tuple(name for name, _, _ in roots), {}, {}, {}, {}, {}, {}, {})
    problems: list[Problem] = []
    for name, shown, root in roots:
        problems += _read_pack(name, shown, root, packs)
    for _, shown, root in roots[1:]:
        if (root / "orders").is_dir():
            packs.orders[shown] = root
        if (root / "vocabulary").is_dir():
            problems.append(Problem(f"{shown}/vocabulary", 0, 0, "a pack holds no vocabulary; it is the program's own"))
    problems += [problem for rule in packs.rules.values() for problem in _unresolved(rule, packs)]
    if problems:
        raise DefinitionError(problems)
    packs.rules = dict(sorted(packs.rules.items()))
    return packs


def _read_pack(name: str, shown: str, root: Traversable, packs: Packs) -> list[Problem]:
    texts, problems = _texts_of(shown, root)
    packs.texts |= {f"{name}/{path}": text for path, text in texts.items()}
    try:
        packs.authorities |= load_authorities(root, shown, packs.authorities)
        if (root / "families.yaml").is_file():
            packs.families |= load_families(root, shown)
    except DefinitionError as error:
        problems += error.problems
    for path, text in texts.items():
        if path.startswith("base-documents/") and path.endswith(".txt"):
            packs.base_documents[path.removeprefix("base-documents/").removesuffix(".txt")] = text
        if "/" not in path or path.startswith(_DATA_FOLDERS) or not path.endswith(".yaml"):
            continue
        try:
            file = read_yaml(text, f"{shown}/{path}")
            if path.startswith("profiles/"):
                problems += _add_profile(read_as(Profile, file), file, packs)
            else:
                problems += _add_rule(RuleFile(read_as(RuleDefinition, file), file, name, path), packs)
        except DefinitionError as error:
            problems += error.problems
    return problems


def _texts_of(shown: str, root: Traversable) -> tuple[dict[str, str], list[Problem]]:
    """Gives every file of a pack by its path below the pack's folder, and those that are no text as problems."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    try:
        entries = walk(root, SUFFIXES)
    except OSError as error:
        raise UsageError(f"the rule pack {shown} cannot be read: {error.filename}: {error.strerror}") from None
    if not entries:
        raise UsageError(f"the rule pack {shown} is empty: no file in it ends in {' or '.join(SUFFIXES)}")
    for path, entry in entries:
        try:
            texts[path] = read(entry)
        except UnicodeDecodeError as error:
            problems.append(Problem(f"{shown}/{path}", 0, 0, f"not UTF-8 text: byte {error.start + 1} is wrong"))
        except OSError as error:
            problems.append(Problem(f"{shown}/{path}", 0, 0, f"cannot be read: {error.strerror}"))
    return texts, problems


def _add_profile(profile: Profile, file: YamlFile, packs: Packs) -> list[Problem]:
    """Adds a profile, unless its name is taken."""
    if profile.name in packs.profiles:
        other = packs.profiles[profile.name][1].name
        return [file.problem(("name",), f"the profile {profile.name} is in {other} already; give yours another name")]
    packs.profiles[profile.name] = (profile, file)
    return []


def _add_rule(rule: RuleFile, packs: Packs) -> list[Problem]:
    """Adds a rule, unless its id is taken."""
    identity = rule.definition.id
    if identity in packs.rules:
        other = packs.rules[identity].file.name
        return [rule.file.problem(("id",), f"the id {identity} is taken by {other}; ids are never used twice")]
    packs.rules[identity] = rule
    return []


def _unresolved(rule: RuleFile, packs: Packs) -> list[Problem]:
    """Gives what a rule names and no pack has, and what does not agree with its place."""
    definition, file = rule.definition, rule.file
    problems: list[Problem] = []
    expected = f"{definition.family}/{definition.id}-{definition.name}.yaml"
    if definition.family not in packs.families:
        near = near_match(definition.family, packs.families)
        problems.append(file.problem(("family",), f"there is no family {definition.family!r}{near}"))
    elif not definition.id.startswith(packs.families[definition.family].prefix):
        prefix = packs.families[definition.family].prefix
        problems.append(file.problem(("id",), f"ids of the family {definition.family} begin with {prefix}"))
    elif rule.path != expected:
        problems.append(file.problem(("id",), f"this rule belongs in {expected}, not in {rule.path}"))
    for index, citation in enumerate(definition.authority):
        if citation.source not in packs.authorities:
            near = near_match(citation.source, packs.authorities)
            place = ("authority", index, "source")
            problems.append(file.problem(place, f"authorities.yaml has no norm {citation.source!r}{near}"))
    for index, case in enumerate(definition.cases):
        problems += _unknown_base(case.base, ("cases", index, "base"), file, packs)
        for at, each in enumerate(case.documents):
            problems += _unknown_base(each.base, ("cases", index, "documents", at, "base"), file, packs)
    return problems


def _unknown_base(base: str | None, place: tuple[str | int, ...], file: YamlFile, packs: Packs) -> list[Problem]:
    if base is None or base in packs.base_documents:
        return []
    near = near_match(base, packs.base_documents)
    return [file.problem(place, f"there is no base document {base!r}{near}")]
