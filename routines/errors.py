class AlreadyDecided(Exception):
    """Somebody has answered the proposal meanwhile; `current` is the row as it now stands."""

    def __init__(self, current):
        super().__init__("already decided")
        self.current = current
