class NothingAnswered(Exception):
    """There is nothing to send in."""


class AlreadyAnswered(Exception):
    """The one who is asked has sent in before, here or in another window."""


class PromiseStands(Exception):
    """Somebody has begun to answer: what is asked, who reads and what the results are divided by stay as they are."""
