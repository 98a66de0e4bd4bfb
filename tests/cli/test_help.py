"""Help: every command teaches by examples that are right, and the page of the command line leaves nothing out."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.make_completions import commands_of, parser_of
from validator.cli.exit_codes import MEANINGS
from validator.cli.main import COMMANDS, main
from validator.cli.parser import Parser
from validator.cli.rules import rules
from validator.errors import UsageError

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
EVERYTHING = [(), *(words for name in COMMANDS for words in ((name,), *((name, below) for below in commands_of(name))))]


def help_of(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> str:
    """Gives what a command says of itself."""
    with pytest.raises(SystemExit) as stopped:
        main([*words, "--help"])
    assert stopped.value.code == 0
    return capsys.readouterr().out


def examples(text: str) -> Iterator[list[str]]:
    """Gives the examples of a help text as words behind ``declass``, without what is said about them."""
    listed = text.partition("examples:\n")[2].partition("\n\n")[0]
    for line in listed.splitlines():
        command = re.split(r" {2,}| [<>] ", line.strip().rpartition("| ")[2])[0]
        yield shlex.split(command)


@pytest.mark.parametrize("words", EVERYTHING, ids=lambda words: " ".join(words) or "declass")
def test_every_example_is_one_that_the_program_takes(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newcomer copies examples; an option that is gone must be gone there too."""
    monkeypatch.setattr("validator.cli.lists.read_lists", lambda _: None)
    found = list(examples(help_of(words, capsys)))
    assert found
    for example in found:
        assert ["declass", *words] == example[: len(words) + 1]
        if "COMMAND" not in example:
            parser_of(example[1]).parse_args(example[2:])


@pytest.mark.parametrize("words", EVERYTHING, ids=lambda words: " ".join(words) or "declass")
def test_help_fits_a_terminal(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """What the program does not wrap itself is short enough for the page, and for most windows."""
    assert [] == [line for line in help_of(words, capsys).splitlines() if len(line) > 120]


@pytest.mark.parametrize("words", EVERYTHING[1:], ids=" ".join)
def test_every_option_stands_on_the_page(words: tuple[str, ...]) -> None:
    """Of every command, in its section."""
    parser = parser_of(words[0])
    for word in words[1:]:
        parser = next(action.choices[word] for action in parser._actions if isinstance(action.choices, dict))
    section = re.split(r"\n##+ ", PAGE.partition(f"# {' '.join(['declass', *words])}\n")[2])[0]
    named = {name for action in parser._actions for name in action.option_strings}
    assert named
    assert set() == {name for name in named if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", section)}


def test_every_exit_code_stands_on_the_page() -> None:
    """With its meaning."""
    assert [] == [code for code, meaning in MEANINGS.items() if f"| {code.value} | {meaning} |\n" not in PAGE]


def test_the_module_is_the_command() -> None:
    """``python -m validator`` says the same."""
    done = subprocess.run([sys.executable, "-m", "validator", "--explain-exit"], capture_output=True, check=True)
    expected = "".join(f"{code.value:>3}  {meaning}\n" for code, meaning in MEANINGS.items())
    assert expected == done.stdout.decode()


def test_commands_below_a_command_have_to_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    """``declass rules`` alone asks for nothing."""
    assert main(["rules"]) == 2
    expected = "declass: the following arguments are required: COMMAND (see 'declass rules --help')\n"
    assert expected == capsys.readouterr().err


def test_an_unknown_option_before_a_command_below_is_told() -> None:
    """By the command that it stands behind."""
    with pytest.raises(UsageError, match=r"there is no option '--qiet' \(see 'declass rules --help'\)"):
        rules(["--qiet", "list"])


def test_words_behind_two_dashes_are_no_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may be called like one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "--fromat").write_bytes((ROOT / "examples" / "clean-confidential-cable.txt").read_bytes())
    assert main(["check", "--as-of", "2008-12-01", "--", "--fromat"]) == 0


def test_a_parser_of_no_words_takes_none() -> None:
    """Not those of the process, as the library would."""
    assert vars(Parser(prog="declass x").parse_args()) == {}
