class CohortIsFull(Exception):
    """Nobody can join: the seats are taken or the group is closed."""

    def __init__(self, cohort):
        super().__init__("cohort is full")
        self.cohort = cohort
