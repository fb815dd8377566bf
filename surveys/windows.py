"""Two windows of one person never overwrite each other's answers; one window may always save again."""

from accounts.errors import StaleEdit


def ensure_own(saved: tuple[int, str], *, revision: int | None, window: str) -> None:
    """Of what is `saved` (its revision, and the window that saved it): it is this window's, or this window showed it.

    A window cannot count on knowing the newest revision: the answer to its last save may have been lost on the way.
    """
    newest, last = saved
    if revision is not None and revision != newest and (not window or window != last):
        raise StaleEdit
