"""The sample operation: an invented day of returns from 32 boroughs, the same for the same seed."""

from briefing_app.operation.sample_day.day import NOTE, SampleReturn, sample_operation
from briefing_app.operation.sample_day.returns import sample_returns

__all__ = ["NOTE", "SampleReturn", "sample_operation", "sample_returns"]
