"""`python -m briefing_app`, and the command `briefing-app`."""

import sys


def main() -> int:
    """With arguments: the command line. Without: the window."""
    from briefing_app.command_line import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
