"""`python -m briefing_app`, and the command `briefing-app`."""

import sys


def main() -> int:
    """With arguments: the command line. Without: the window."""
    from briefing_app.start import use_force_folder

    # Before anything that reads by these lists.
    use_force_folder()
    from briefing_app.command_line import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
