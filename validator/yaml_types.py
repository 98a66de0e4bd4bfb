"""What YAML data is made of, apart from the reading of it, so that who only names the types need not import that."""

from __future__ import annotations

from typing import Any

Path = tuple[str | int, ...]
"""Keys and list indexes that lead from the top of a file to a value."""

Data = Any
"""What a file holds: dictionaries, lists, strings, integers, booleans and None."""
