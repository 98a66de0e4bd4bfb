"""Baselines: the findings that were there before, so that only what is new fails a run."""

from __future__ import annotations

from validator.baseline.applying import Seen, gone, hold, miss
from validator.baseline.file import baseline_text, pruned, read_baseline, taken
from validator.baseline.values import Baseline, Known

__all__ = ["Baseline", "Known", "Seen", "baseline_text", "gone", "hold", "miss", "pruned", "read_baseline", "taken"]
