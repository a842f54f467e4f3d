"""What stands in the place of the picture before there are figures."""

from collections.abc import Callable

from briefing_app.screens.empty_state import EmptyState


def empty_states(
    new_operation: Callable[[], None], try_sample: Callable[[], None], add_files: Callable[[], None]
) -> tuple[EmptyState, ...]:
    """What is shown in the place of figures: no operation, no returns, none yet."""
    return (
        EmptyState(
            "No operation yet",
            "The picture is drawn from the boroughs' returns. The sample operation shows a whole invented day; "
            "or start your own.",
            (("Try the &sample operation", try_sample), ("&New operation…", new_operation)),
        ),
        EmptyState(
            "No returns yet",
            "Drop the boroughs' plan or result workbooks anywhere in this window. Each is looked at first; "
            "nothing counts before you confirm. Boroughs that sent none are shown as awaited, never as zero.",
            (("&Add files…", add_files),),
        ),
        EmptyState("Working out the figures", "They appear here in a moment."),
    )
