"""Drawing a sample: which documents are taken follows from their bytes and the seed, and from nothing else.

Each document gets a rank, the SHA-256 of the seed and of its own SHA-256, and of each stratum those with the least
ranks are drawn. Such ranks are as good as drawn by lot, and are the same in every version of Python, on every system,
and in whatever order and under whatever names the documents come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from validator.digests import sha256_of
from validator.documents.decision import decision_of
from validator.documents.model import Document
from validator.light import define
from validator.reading import ReadDocument
from validator.sampling.allocation import allocate
from validator.sampling.model import Draw, Drawn, Sample, Stratum


def _level(document: Document) -> str:
    written = document.classification
    if written is None:
        return "none"
    return "unknown" if written.level is None else written.level.title


TRAITS: dict[str, Callable[[Document], str]] = {
    "level": _level,
    "order": lambda document: document.governing_order or "none",
    "year": lambda document: "undated" if document.date is None else f"{document.date.year:04}",
    "decision": decision_of,
    "kind": lambda document: document.kind,
}
"""By what a sample can be stratified; all of it is read from the document, and nothing is judged."""


@define(frozen=True)
class Unit:
    """A document that can be drawn.

    Attributes:
        path: Path as the user named it.
        record: Record id within the file; None for a file that is one document.
        sha256: SHA-256 of its bytes, hexadecimal.
        values: What each trait is.
    """

    path: str
    record: str | None
    sha256: str
    values: tuple[str, ...]

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands; what units are sorted by."""
        return self.path, self.record or ""


def unit_of(reading: ReadDocument, document: Document, by: tuple[str, ...]) -> Unit:
    """Gives a document as one that can be drawn.

    Args:
        reading: What was read.
        document: What was parsed from it.
        by: Names of TRAITS.
    """
    source = reading.source
    return Unit(source.path, source.record, source.sha256, tuple(TRAITS[name](document) for name in by))


def draw(units: Iterable[Unit], size: int, seed: str, by: tuple[str, ...] = (), *, unreadable: int = 0) -> Sample:
    """Draws a sample.

    Args:
        units: The documents, in any order; at least one.
        size: How many to draw, at least one; all are drawn if there are no more.
        seed: Any text.
        by: Names of the traits that make strata.
        unreadable: How many inputs could not be read; it is only handed on.
    """
    strata: defaultdict[tuple[str, ...], list[tuple[str, Unit]]] = defaultdict(list)
    copies: Counter[str] = Counter()
    every = sorted(units, key=lambda unit: unit.place)
    for unit in every:
        # Copies have the same bytes; their number tells them apart, so that each is drawn or not by itself.
        copies[unit.sha256] += 1
        strata[unit.values].append((_rank(seed, unit.sha256, copies[unit.sha256]), unit))
    shares = allocate({values: len(members) for values, members in strata.items()}, size)
    chosen = [
        Drawn(unit.path, unit.record, unit.sha256, index)
        for index, values in enumerate(sorted(strata))
        for _, unit in sorted(strata[values], key=lambda ranked: ranked[0])[: shares[values]]
    ]
    return Sample(
        Draw(
            seed,
            size,
            by,
            unreadable,
            sha256_of("".join(f"{one}\n" for one in sorted(unit.sha256 for unit in every)).encode()),
            tuple(Stratum(values, len(strata[values]), shares[values]) for values in sorted(strata)),
        ),
        tuple(sorted(chosen, key=lambda one: (one.path, one.record or "", one.sha256))),
    )


def _rank(seed: str, sha256: str, copy: int) -> str:
    return sha256_of(f"{seed}\0{sha256}\0{copy}".encode())
