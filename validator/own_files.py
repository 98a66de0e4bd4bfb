"""The names of our own files, which stand among documents and are none."""

from __future__ import annotations

CONFIGURATION = "declass.toml"
"""The configuration."""

WAIVERS = "declass-waivers.yaml"
"""The file of waivers that is used if no other is named."""

BASELINE = "declass-baseline.json"
"""The baseline that is written if no other is named."""
