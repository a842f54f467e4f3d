"""Put a backup in the place of the store, which stays beside it as it was."""

from datetime import UTC, datetime
from pathlib import Path

from briefing_app.store.restoring import Restored, restore


def restore_store(store: str | Path, backup: str | Path, *, at: datetime | None = None) -> Restored:
    """Raises StoreFault with the store as it was: no backup, a damaged or newer one, or the store is open elsewhere."""
    return restore(Path(backup), Path(store), at=at or datetime.now(UTC))
