"""Completion: the scripts are current, and real shells complete with them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tools.make_completions import FOLDER, made
from validator.cli.completion import SHELLS, script
from validator.cli.main import COMMANDS, main
from validator.cli.rendering import FAIL_ON
from validator.reports.formats import FORMATS

MADE = made()

WAYS = {
    "commands": ("declass ", set(COMMANDS)),
    "a command": ("declass che", {"check"}),
    "commands below a command": ("declass rules ", {"list", "explain", "test", "pages", "new"}),
    "a long option": ("declass check --file", {"--files-from"}),
    "formats": ("declass check --format ", set(FORMATS)),
    "formats of another command": ("declass diff --format ", {"text", "json"}),
    "severities": ("declass check --fail-on ", set(FAIL_ON)),
    "profiles": ("declass explain-date --profile ar", {"archive"}),
    "rules": ("declass rules explain DUR01", {f"DUR01{digit}" for digit in (0, 1, 2, 4, 5, 6, 7, 8, 9)}),
    "shells": ("declass completion ", set(SHELLS)),
    "paths": ("declass check in/a", {"in/a.txt", "in/ab.txt"}),
    "paths behind an option": ("declass verify r.json --files-from in/ab", {"in/ab.txt"}),
    "folders": ("declass rules list --rules i", {"in/"}),
}
"""What is typed, and what can follow."""

BASH = """\
source "$1"
line=$2
read -ra COMP_WORDS <<< "$line"
[[ $line == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
compopt() { :; }
_shtab_declass
printf '%s\\n' "${COMPREPLY[@]}"
"""

FISH = """\
source $argv[1]
complete -C $argv[2]
"""

ZSH = r"""
zmodload zsh/zpty
setup=$(mktemp) place=$(mktemp -d)
cp $1 $place/_declass
cat > $setup <<'END'
PROMPT=
fpath+=(FUNCTIONS)
autoload -U compinit
compinit -D -u
bindkey '^M' undefined
bindkey '^J' undefined
bindkey '^I' complete-word
sign() { echo -E - $'\0' }
compprefuncs=( sign )
comppostfuncs=( sign exit )
zstyle ':completion:*' insert-tab false
compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
    fi
    typeset -a hits
    builtin compadd -A hits "$@"
    (( $#hits )) && print -rl -- "${hits[@]}"
    builtin compadd "$@"
}
echo ready
END
sed -i "s!FUNCTIONS!$place!" $setup
zpty z zsh -f -i
zpty -w z "source $setup"
while zpty -r z line; do [[ $line == *ready* ]] && break; done
zpty -w z "$2"$'\t'
inside=0
while zpty -r z line; do
    if [[ $line == *$'\0'* ]]; then
        (( inside )) && break
        inside=1
    elif (( inside )); then
        print -r -- ${line%$'\r\n'}
    fi
done
rm -r $setup $place
"""


def completed(shell: str, line: str, folder: Path) -> set[str]:
    """Gives what a real shell offers behind a line."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    (folder / "in").mkdir()
    for name in ("in/a.txt", "in/ab.txt", "in/b.txt", "r.json", "indeed"):
        (folder / name).touch()
    code = {"bash": BASH, "fish": FISH, "zsh": ZSH}[shell]
    runner = folder / "run"
    runner.write_text(code, encoding="utf-8")
    start = {"bash": ["--norc", "--noprofile"], "fish": ["--no-config"], "zsh": ["-f"]}[shell]
    done = subprocess.run(
        [program, *start, str(runner), str(FOLDER / f"declass.{shell}"), line],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        timeout=60,
    )
    assert "" == done.stderr
    return {word.partition("\t")[0] for word in done.stdout.splitlines() if word}


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_script_is_current(name: str) -> None:
    """It is what the parsers of the commands say; 'make pages' mends it."""
    assert MADE[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_every_shell_has_a_script_and_no_other_is_there() -> None:
    """A script that is not made any more would never change again."""
    assert (
        sorted(MADE) == sorted(path.name for path in FOLDER.iterdir()) == sorted(f"declass.{each}" for each in SHELLS)
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As it is, so that it can be sent to a file or evaluated."""
    assert main(["completion", shell]) == 0
    assert MADE[f"declass.{shell}"] == capsys.readouterr().out == script(shell)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("line", "expected"), WAYS.values(), ids=WAYS)
def test_a_real_shell_completes(shell: str, line: str, expected: set[str], tmp_path: Path) -> None:
    """Commands, options, their words, and paths, where each can stand."""
    found = completed(shell, line, tmp_path)
    # Of folders some shells show the bare name and add the slash when it is inserted; of paths, the last part.
    assert {_bare(word) for word in expected} == {_bare(word) for word in found}


def _bare(word: str) -> str:
    return word.rstrip("/").rpartition("/")[2]
