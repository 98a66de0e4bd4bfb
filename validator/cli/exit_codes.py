"""What the program's exit codes mean; of several that apply the highest is given."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes. Their meaning is printed by ``declass --explain-exit`` and stands in ``docs/command-line.md``."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    DEFINITION = 3
    UNREADABLE = 4
    INTERNAL = 5
    INTERRUPTED = 130


MEANINGS = {
    ExitCode.CLEAN: "no finding at or above --fail-on",
    ExitCode.FINDINGS: "a finding at or above --fail-on (error, unless said otherwise); verify: not what was judged",
    ExitCode.USAGE: "wrong usage, a path that does not exist, nothing to check, or output that cannot be written",
    ExitCode.DEFINITION: "a rule, profile, waiver, baseline, configuration or report file is wrong",
    ExitCode.UNREADABLE: "some input could not be read; everything else was judged",
    ExitCode.INTERNAL: "a fault of declass-validator itself",
    ExitCode.INTERRUPTED: "interrupted",
}
