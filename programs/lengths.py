"""How long an introduction is from the start, by what is said of the newcomer's background and experience."""

from programs.demands import ExperienceLength, demands_of


def lengths_of(version, category, experience: str) -> tuple[str, str]:
    """(close support, the whole) as Offsets: what the category says, else the experience, else the programme."""
    rows = {row.experience: row for row in demands_of(version).experience_lengths}
    mine = rows.get(experience, ExperienceLength(experience))
    close_support = category.close_support or mine.close_support or version.close_support
    return close_support, category.length or mine.length or version.length
