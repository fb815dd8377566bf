"""Who goes through the workload: the newcomer and whoever leads. A mentor neither reads nor writes anything of it."""

from programs.rules import leads


def can_read(person, introduction):
    return introduction.newcomer_id == person.pk or leads(person, introduction)


def can_note(person, introduction):
    """Either may fill in, and both see."""
    return introduction.is_active and can_read(person, introduction)
