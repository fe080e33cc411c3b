"""The command line's entry: ``rubric``, ``miniprogram-rubric`` and ``python -m rubric``."""

from __future__ import annotations

import sys

from rubric import __version__


def main() -> None:
    """Run the command line; ``--version`` is answered before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"miniprogram-rubric {__version__}")
        return
    from rubric.cli.app import run

    run()


if __name__ == "__main__":
    main()
