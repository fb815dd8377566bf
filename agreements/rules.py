"""Who may do what with a role agreement. Whoever sees the plan reads it: it stands in the printed plan too."""

from programs.rules import leads


def can_tailor(person, introduction):
    """A mentor decides nothing, so also not what the three expect of each other: whoever leads writes it down."""
    return introduction.is_active and leads(person, introduction)


def can_accept(person, sheet):
    """Each for oneself; nobody for a vacant role, or in somebody's place."""
    return sheet.is_asked and any(side.person == person for side in sheet.parties)
