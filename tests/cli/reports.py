"""What tests of commands on saved reports share."""

import hashlib
from pathlib import Path

from attrs import evolve

from tests.reports.collection import CLEAN, FAULTY, report_of
from validator.reports.json_form import render_json
from validator.reports.report import Report


def saved(folder: Path, report: Report, name: str = "report.json") -> str:
    """Saves a report and gives its path."""
    path = folder / name
    path.write_text(render_json(report), encoding="utf-8")
    return str(path)


def archive(folder: Path) -> Report:
    """Makes two documents in a folder and a report on them as they are."""
    documents = []
    for name, document in (("a.txt", CLEAN), ("b.txt", FAULTY)):
        data = f"document {name}\n".encode()
        (folder / name).write_bytes(data)
        documents.append(evolve(document, path=str(folder / name), sha256=hashlib.sha256(data).hexdigest()))
    return report_of(*documents)
