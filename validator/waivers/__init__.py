"""Waivers: which findings may stand, why, by whose word and until when; and what is wrong with a waiver itself."""

from __future__ import annotations

from validator.waivers.applying import Touched, doubt, waive
from validator.waivers.judging import judge_waivers
from validator.waivers.reading import read_waivers
from validator.waivers.rules import WaiverRule, load_waiver_rules
from validator.waivers.values import Waivers

__all__ = [
    "Touched",
    "WaiverRule",
    "Waivers",
    "doubt",
    "judge_waivers",
    "load_waiver_rules",
    "read_waivers",
    "waive",
]
