"""Protected time and reduced workload of one introduction, or of a start that is only being thought of."""

from programs.demands import Period, periods


def periods_of(introduction) -> list[Period]:
    """In order; hours are of the person's own working time."""
    return periods(introduction.version, introduction.pace, introduction.extent)
