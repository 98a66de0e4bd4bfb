"""Documents as a file of ours names them, and what a run looked at."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.scope import Folder, Scope, is_within, scope_of


@pytest.mark.parametrize(
    ("folder", "here", "path", "name"),
    [
        ("/a", "/a", "cables/x.txt", "cables/x.txt"),
        ("/a", "/a", "./cables//x.txt", "cables/x.txt"),
        ("/a", "/a/cables", "x.txt", "cables/x.txt"),
        ("/a", "/b", "/a/cables/x.txt", "cables/x.txt"),
        ("/a/b", "/a", "x.txt", "../x.txt"),
        ("/", "/a", "x.txt", "a/x.txt"),
        ("/a", "/b", "-", "-"),
    ],
)
def test_a_path_is_named_from_the_folder(folder: str, here: str, path: str, name: str) -> None:
    """Wherever the command is run, a document has the same name in a file of ours."""
    assert name == Folder(folder, here).name(path)


_PART = st.text("ab", min_size=1, max_size=2)
_PATH = st.lists(_PART, max_size=3).map("/".join)


@given(folder=_PATH, here=_PATH, path=st.lists(_PART, min_size=1, max_size=3).map("/".join))
def test_a_name_leads_back_to_the_path(folder: str, here: str, path: str) -> None:
    """What was named from a folder is found from it."""
    place = Folder(f"/{folder}", f"/{here}")
    assert posixpath.normpath(posixpath.join(f"/{here}", path)) == place.absolute(place.name(path))


@pytest.mark.parametrize(
    ("path", "folder", "within"),
    [
        ("/a/b", "/a", True),
        ("/a", "/a", True),
        ("/ab", "/a", False),
        ("/a", "/a/b", False),
        ("/a", "/", True),
    ],
)
def test_a_folder_holds_what_is_below_it(path: str, folder: str, *, within: bool) -> None:
    """And a name that only begins alike is another."""
    assert within == is_within(path, folder)


def test_a_run_looks_at_what_it_is_given() -> None:
    """Files and folders; standard input is no place."""
    scope = scope_of(("cables/", "./x/../memo.txt", "-", "/all"), "/home")
    assert Scope(("/home/cables", "/home/memo.txt", "/all")) == scope
    assert [True, True, True, False, False] == [
        scope.covers(path) for path in ("/home/cables/a.txt", "/home/memo.txt", "/all", "/home", "/home/other.txt")
    ]
    assert not Scope().covers("/home")
