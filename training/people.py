"""Who belongs to a group and to its sessions. Uses what has been prefetched."""


def leaders_of(cohort):
    """Those who lead it, the first of them the one who answers for its sessions."""
    return [row.person for row in sorted(cohort.leaders.all(), key=lambda row: row.pk)]


def members_of(cohort):
    """The memberships that hold now, in the order of names."""
    rows = [row for row in cohort.members.all() if row.state == row.State.MEMBER]
    return sorted(rows, key=lambda row: row.introduction.newcomer.name)


def newcomers_of(cohort):
    return [row.introduction.newcomer for row in members_of(cohort)]


def people_of(cohort):
    return list(dict.fromkeys([*leaders_of(cohort), *newcomers_of(cohort)]))


def belong_at(session):
    """Whom its attendance is about: those who have a seat, and whoever was counted before leaving the group."""
    rows = {row.person_id: row.person for row in session.attendances.all()}
    had_a_seat = {
        row.introduction.newcomer_id: row.introduction.newcomer
        for row in members_of(session.cohort)
        if row.joined_at is None or row.joined_at <= session.starts_at
    }
    return sorted({**rows, **had_a_seat}.values(), key=lambda person: person.name)
