"""The program: ``python -m validator`` is ``declass``."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from validator.start_image import start_image

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def run() -> NoReturn:
    """Runs the command line of this process and exits."""
    gc.disable()  # until everything is imported: none of that is ever garbage
    image = start_image()
    image.begin()
    from validator.cli.main import main

    try:
        code = main(sys.argv[1:])
    except SystemExit as ended:  # help was shown
        code = int(ended.code or 0)
    modules, patterns = image.end()
    if image.file is not None and (modules or patterns):
        from validator.start_image_writing import write  # most runs find everything

        write(image, image.file, modules, patterns)
    if "threading" not in sys.modules:  # else there may be threads to wait for, or processes
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> NoReturn:
    """Exits without taking down what was built up, module by module, which takes longer than judging a document."""
    atexit._run_exitfuncs()  # noqa: SLF001 - what was promised to be called at exit; there is no public name for it
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # all is written


if __name__ == "__main__":
    run()
