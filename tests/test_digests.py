"""SHA-256 is the same from whatever module it comes, and large input does not stay with the slow one."""

import hashlib
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.digests import LEAN, Digests, lean, sha256_of


@given(st.binary())
def test_it_is_sha_256(data: bytes) -> None:
    """As the standard library has it."""
    assert hashlib.sha256(data).hexdigest() == sha256_of(data)


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="other Pythons need not have the modules of CPython")
def test_the_interpreters_own_module_is_found() -> None:
    """Otherwise every hook run would load OpenSSL."""
    assert lean(LEAN).__module__ in LEAN


def test_a_python_without_such_a_module_has_hashlib() -> None:
    """Nothing fails there."""
    assert hashlib.sha256 is lean(("no_such_module",))


@pytest.mark.parametrize(("sizes", "expected"), [((), False), ((2**19 - 1,), False), ((2**18, 2**18), True)])
def test_hashlib_comes_when_it_pays(sizes: tuple[int, ...], expected: bool) -> None:  # noqa: FBT001 - what is expected
    """From half a mebibyte on, all told."""
    digests = Digests()
    for size in sizes:
        assert hashlib.sha256(b"x" * size).hexdigest() == digests.of(b"x" * size)
    assert expected == (digests._sha256 is hashlib.sha256)
    assert hashlib.sha256(b"").hexdigest() == digests.of(b"")
