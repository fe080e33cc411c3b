"""The command line's entry: ``rubric``, ``miniprogram-rubric`` and ``python -m rubric``."""

from __future__ import annotations

import gc
import sys

from rubric import __version__


def main() -> None:
    """Run the command line; ``--version`` is answered before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        _tell_version()
        return
    # A command makes many objects, keeps most of them and ends; looking for garbage would cost a part of its time.
    gc.set_threshold(500_000, 20, 20)
    from rubric.cli.app import run

    try:
        run()
    finally:
        gc.freeze()  # nor at the end


def _tell_version() -> None:
    try:
        print(f"miniprogram-rubric {__version__}", flush=True)
    except OSError as error:
        sys.stdout = None  # nothing more is told of it at the end
        if not isinstance(error, BrokenPipeError):
            print(f"rubric: {error}", file=sys.stderr)
            sys.exit(2)


if __name__ == "__main__":
    main()
