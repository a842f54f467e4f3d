"""What can go wrong in a way that a person can put right."""


class BriefingError(Exception):
    """Carries one sentence for the inspector: what is wrong, where, and what to do.

    Anything that is not a BriefingError is a fault of the program.
    """


class Refused(BriefingError):
    """What was asked for can't be done with what was given: a file, a value, a choice."""


class NotFound(BriefingError):
    """The operation, return or file named does not exist."""


class StoreFault(BriefingError):
    """The store can't be opened, read or written."""


class PrinterFault(BriefingError):
    """The printer is absent, refuses or does not answer."""
