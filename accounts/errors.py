class StaleEdit(Exception):
    """Somebody saved the row after this person opened it; `current` is the row as it now stands."""

    def __init__(self, current=None):
        super().__init__("stale edit")
        self.current = current


def ensure_fresh(row, revision):
    """Nobody overwrites what they have not seen; `revision` comes from the form that was posted."""
    if revision is not None and int(revision) != row.revision:
        raise StaleEdit(row)
