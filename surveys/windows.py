"""Two windows of one person never overwrite each other's answers; one window may always save again."""

from accounts.errors import StaleEdit


def ensure_own(row, *, revision: int | None, window: str) -> None:
    """The window saved `row` last, or has shown what now stands there.

    A window cannot count on knowing the newest revision: the answer to its last save may have been lost on the way.
    """
    if revision is not None and revision != row.revision and (not window or window != row.window):
        raise StaleEdit(row)
