"""Reading what was drawn, and nothing else: a sample names documents, and those must still be what they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from validator.reading import ReadDocument, Unread
from validator.sampling.model import Sample

_Name = tuple[str, str | None]

CHANGED = "is not the document that was drawn: its bytes are others"
"""Why a document of a sample is not judged that is there under its name."""

GONE = "was drawn, and is not there any more"
"""Why a record of a sample is not judged that its file does not hold."""


def drawn_of(sample: Sample, inputs: Iterable[ReadDocument | Unread]) -> Iterator[ReadDocument | Unread]:
    """Gives the documents of a sample out of what was read; all others are passed over, as they were when it was drawn.

    Args:
        sample: The sample.
        inputs: What was read from the paths of the sample.

    Yields:
        The documents, as they come; then, for each that is not there or is not what was drawn, the reason: as many in
        all as were drawn.
    """
    waiting: dict[_Name, list[str]] = {}
    for drawn in sample.documents:
        waiting.setdefault((drawn.path, drawn.record), []).append(drawn.sha256)
    reasons: dict[_Name, str] = {}
    for one in inputs:
        if isinstance(one, Unread):
            reasons[one.path, one.record] = one.reason
            continue
        name = one.source.path, one.source.record
        digests = waiting.get(name, [])
        if one.source.sha256 in digests:
            digests.remove(one.source.sha256)
            yield one
        elif digests:
            reasons[name] = CHANGED
    for (path, record), digests in waiting.items():
        reason = reasons.get((path, record)) or reasons.get((path, None)) or GONE
        yield from (Unread(path, record, reason) for _ in digests)
