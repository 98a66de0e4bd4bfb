"""Runs whole processes in turn and measures each: what the other scripts here share.

Wall time is what a user waits for; processor time is steadier where other programs run too. Both are given as ratios to
one of the programs, run by run, because the speed of a machine drifts. The first round is not counted: it fills caches.
"""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As at a user's, where compiled modules are kept: pip compiles what it installs, a checkout is compiled once."""

Command = Sequence[str | os.PathLike[str]]
Times = dict[str, list[tuple[float, float]]]


def measured(commands: Mapping[str, Command], runs: int) -> Times:
    """Runs every command in turn.

    Args:
        commands: Commands by name.
        runs: How often each counts.

    Returns:
        Seconds of each run by name: on the clock, and of the processor.

    Raises:
        subprocess.CalledProcessError: A command failed.
    """
    times: Times = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            before, start = _spent(), time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
            if run:
                times[name].append((time.perf_counter() - start, _spent() - before))
    return times


def table(times: Times, base: str) -> str:
    """Gives the medians of the times in milliseconds, and of the ratios to one of the commands."""
    width = max(map(len, times))
    lines = [f"{'':<{width}}  {'clock':>9}  {'ratio':>5}  {'processor':>9}  {'ratio':>5}"]
    for name, values in times.items():
        parts = []
        for each in (0, 1):
            median = statistics.median(value[each] for value in values)
            ratios = (one[each] / other[each] for one, other in zip(values, times[base], strict=True))
            parts.append(f"{median * 1000:6.1f} ms  {statistics.median(ratios):5.2f}")
        lines.append(f"{name:<{width}}  {'  '.join(parts)}")
    return "\n".join([*lines, f"medians of {len(times[base])} runs, in turn; ratios to: {base}"])


def _spent() -> float:
    """Gives the processor seconds of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
