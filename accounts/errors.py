class StaleEdit(Exception):
    """Somebody saved the row after this person opened it; `current` is the row as it now stands."""

    def __init__(self, current=None):
        super().__init__("stale edit")
        self.current = current


class EmailTaken(Exception):
    """Another person has the address."""


class StillEmployed(Exception):
    """The person works somewhere, or holds a post, so nobody else can employ her anew."""


class CannotInvite(Exception):
    """There is nobody to invite: no address, already signed in, or closed."""


class LinkUsed(Exception):
    """The invitation was answered before, or no longer holds."""


class NodeInUse(Exception):
    """The node cannot be closed yet; `obstacles` are sentences that say what must be done first."""

    def __init__(self, obstacles):
        super().__init__("node in use")
        self.obstacles = obstacles


class AlreadySetUp(Exception):
    """Somebody is registered, so there is no first administrator to make."""


def ensure_fresh(row, revision):
    """Nobody overwrites what they have not seen; `revision` comes from the form that was posted."""
    if revision is not None and int(revision) != row.revision:
        raise StaleEdit(row)
