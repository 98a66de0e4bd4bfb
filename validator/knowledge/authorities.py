"""The norms that rules cite, the families of rules, and the classes of discrepancy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Annotated, TypeVar

from validator.bundled import folder
from validator.errors import DefinitionError, Problem
from validator.knowledge.blocks import twice
from validator.knowledge.checks import Among, Fault, Matching, NotEmpty
from validator.knowledge.discrepancy import Discrepancy
from validator.knowledge.order import Order, citations_in
from validator.knowledge.strict import read_as, read_folder, read_text
from validator.knowledge.value_types import Confidence, NormId
from validator.light import define
from validator.near_match import near_match

T = TypeVar("T")


@define(frozen=True)
class Authority:
    """A norm, or a practice that was measured, that a rule may cite.

    Attributes:
        id: Its id.
        title: Its title.
        kind: ``order``, ``directive``, ``regulation``, ``statute``, ``handbook``, ``register``, ``notice``,
            ``message``, ``practice`` or ``standard``.
        cited_as: How it is cited in a report: ``32 CFR 2001``.
        edition: Which edition is meant, where a norm of the same citation had other words at other times: ``2003``.
        issued: Day on which it was issued; None where not known.
        published: Place in the Federal Register or the like.
        from_: First day in force; None where not known.
        until: Last day in force; None where it is in force or the day is not known.
        standing: What it may support: ``binding``, ``guidance`` or ``evidence`` of practice.
        confidence: How well its text is known.
        note: What to know about it.
    """

    id: NormId
    title: Annotated[str, NotEmpty()]
    kind: Annotated[
        str,
        Among(
            "order", "directive", "regulation", "statute", "handbook", "register", "notice", "message", "practice",
            "standard",
        ),
    ]  # fmt: skip
    cited_as: Annotated[str, NotEmpty()]
    edition: str | None = None
    issued: dt.date | None = None
    published: str | None = None
    from_: dt.date | None = None
    until: dt.date | None = None
    standing: Annotated[str, Among("binding", "guidance", "evidence")] = "binding"
    confidence: Confidence = "V"
    note: str | None = None

    def cite(self, section: str | None = None) -> str:
        """Cites the norm, or a section of it, as people do: ``32 CFR 2001.21(b) (2003)``, ``E.O. 12958, section 1.5``.

        Args:
            section: The section. One that repeats the part of the Code (``2001.21`` of 32 CFR 2001) takes its place.
        """
        place = self.cited_as if section is None else self._place(section)
        return f"{place} ({self.edition})" if self.edition else place

    def _place(self, section: str) -> str:
        head, _, last = self.cited_as.rpartition(" ")
        if section.startswith(f"{last}."):
            return f"{head} {section}"
        return f"{self.cited_as}{' ' if self.kind == 'handbook' else ', section '}{section}"

    def faults(self) -> Iterator[Fault]:
        """Tells whether the days go together."""
        if self.from_ and self.until and self.until < self.from_:
            yield Fault(("until",), f"{self.until} is before {self.from_}, the first day in force")


@define(frozen=True)
class Family:
    """A family of rules.

    Attributes:
        id: Its id, which is also the name of its folder.
        prefix: Three capitals with which the ids of its rules begin.
        title: What its rules are about.
        discrepancy: Class of discrepancy of its findings, unless a rule says otherwise.
    """

    id: NormId
    prefix: Annotated[str, Matching(r"[A-Z]{3}", "three capitals, such as DUR")]
    title: Annotated[str, NotEmpty()]
    discrepancy: NormId


@define(frozen=True)
class AuthoritiesFile:
    """``authorities.yaml``.

    Attributes:
        authorities: The norms.
    """

    authorities: tuple[Authority, ...]

    def faults(self) -> Iterator[Fault]:
        """Tells what stands there twice."""
        yield from twice(("authorities",), "id", [one.id for one in self.authorities])


@define(frozen=True)
class FamiliesFile:
    """``families.yaml``.

    Attributes:
        families: The families.
    """

    families: tuple[Family, ...]

    def faults(self) -> Iterator[Fault]:
        """Tells what stands there twice."""
        yield from twice(("families",), "id", [one.id for one in self.families])
        yield from twice(("families",), "prefix", [one.prefix for one in self.families])


@define(frozen=True)
class DiscrepanciesFile:
    """``discrepancies.yaml``.

    Attributes:
        discrepancies: The classes of discrepancy.
    """

    discrepancies: tuple[Discrepancy, ...]

    def faults(self) -> Iterator[Fault]:
        """Tells what stands there twice."""
        yield from twice(("discrepancies",), "id", [one.id for one in self.discrepancies])


def load_authorities(
    root: Traversable | None = None, shown: str = "rules", known: Mapping[str, Authority] | None = None
) -> dict[str, Authority]:
    """Loads the norms by id: those of ``authorities.yaml``, and each order of ``orders/``, which is a norm itself.

    Args:
        root: Folder of a rule pack; the program's own ``rules`` by default. A pack may lack either.
        shown: The folder as messages name it.
        known: Norms of other packs, which this one may cite and may not describe anew.

    Raises:
        DefinitionError: A file is wrong, a norm is known already, or an order cites a norm that is not there.
    """
    root = folder("rules") if root is None else root
    known = known or {}
    problems: list[Problem] = []
    norms: dict[str, Authority] = {}
    if (root / "authorities.yaml").is_file():
        file = read_text(root / "authorities.yaml", f"{shown}/authorities.yaml")
        for index, one in enumerate(read_as(AuthoritiesFile, file).authorities):
            if one.id in known:
                problems.append(file.problem(("authorities", index, "id"), f"the norm {one.id!r} is there already"))
            norms[one.id] = one
    files = read_folder(Order, root / "orders", f"{shown}/orders") if (root / "orders").is_dir() else []
    for file, order in files:
        if order.id in norms or order.id in known:
            where = "authorities.yaml has" if order.id in norms else "there is"
            problems.append(file.problem(("id",), f"{where} a norm {order.id!r} already"))
        norms[order.id] = _as_norm(order)
    citable = {**known, **norms}
    for file, order in files:
        problems += [
            file.problem((*path, "source"), f"there is no norm {one.source!r}{near_match(one.source, citable)}")
            for path, one in citations_in(order)
            if one.source not in citable
        ]
    if problems:
        raise DefinitionError(problems)
    return norms


def load_families(root: Traversable | None = None, name: str = "rules") -> dict[str, Family]:
    """Loads the families of rules by id, in the order of the file.

    Args:
        root: Folder of a rule pack; the program's own ``rules`` by default.
        name: The folder as the user knows it.

    Raises:
        DefinitionError: The file is wrong.
    """
    root = folder("rules") if root is None else root
    return {one.id: one for one in _read(FamiliesFile, root / "families.yaml", name).families}


def load_discrepancies(root: Traversable | None = None, name: str = "rules") -> dict[str, Discrepancy]:
    """Loads the classes of discrepancy by id, in the order of the file.

    Args:
        root: Folder of a rule pack; the program's own ``rules`` by default.
        name: The folder as the user knows it.

    Raises:
        DefinitionError: The file is wrong.
    """
    root = folder("rules") if root is None else root
    return {one.id: one for one in _read(DiscrepanciesFile, root / "discrepancies.yaml", name).discrepancies}


def _read(cls: type[T], file: Traversable, name: str) -> T:
    return read_as(cls, read_text(file, f"{name}/{file.name}"))


def _as_norm(order: Order) -> Authority:
    return Authority(
        order.id,
        order.title,
        "order",
        order.title,
        None,
        order.signed,
        order.published,
        order.in_force.from_,
        order.in_force.to,
    )
