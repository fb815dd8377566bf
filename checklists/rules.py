"""Who may do what in a checklist. Lists are filtered by visible_to; here is who may act."""

from programs.rules import is_entrusted, leads, may, reads_plan_only


def can_read_levels(person, introduction):
    """The level is the newcomer's own picture: those around may see it, coordinators see figures only."""
    return not reads_plan_only(person, introduction)


def can_set_level(person, item):
    """The newcomer sets the own level; a helper whom the programme lets may do it at a meeting. The chief reads."""
    introduction = item.introduction
    if not introduction.is_active or item.left_out_because:
        return False
    return introduction.newcomer_id == person.pk or is_entrusted(person, introduction, "set-levels")


def can_confirm_practice(person, item):
    """What was practised at home is confirmed by the role that the item names, or whoever may confirm any."""
    introduction = item.introduction
    is_open = introduction.is_active and not item.left_out_because
    if not item.practice or not is_open or person.pk == introduction.newcomer_id:
        return False
    holds_role = introduction.involves(person, as_any=(item.practice["confirmed_by"],))
    return holds_role or may(person, introduction, "confirm-practice")


def can_write_reflection(person, item):
    """Nobody writes a reflection for somebody else."""
    return item.introduction.newcomer_id == person.pk


def can_repeat(person, item):
    is_repeatable = item.template is not None and item.template.is_repeatable
    return is_repeatable and item.is_started and can_set_level(person, item)


def can_tailor(person, introduction):
    """The chief and whoever may tailor fit the checklist to what this person needs; the newcomer wishes."""
    return introduction.is_active and may(person, introduction, "tailor")


def can_leave_out(person, item):
    """Only the chief decides that something is not needed, or that it is after all."""
    return item.introduction.is_active and not item.is_withdrawn and leads(person, item.introduction)


def can_move(person, item):
    """What is begun or done has its day; what is left out has none, and is the chief's to take in again."""
    return item.is_open and not item.is_settled and can_tailor(person, item.introduction)


def can_restore(person, item):
    """Back to what the programme says, of what is in one."""
    return item.is_open and not item.is_own and can_tailor(person, item.introduction)


def can_wish(person, introduction):
    """The newcomer says what she would like to learn or do."""
    return introduction.is_active and introduction.newcomer_id == person.pk


def can_answer_wish(person, wish):
    """Chief or mentor; nobody answers a wish of their own."""
    introduction = wish.introduction
    if not introduction.is_active or introduction.newcomer_id == person.pk:
        return False
    return introduction.involves(person, as_any=("mentor", "chief")) or leads(person, introduction)


def can_take_up_wish(person, wish):
    """It becomes an item of the checklist, so it takes the right to tailor that."""
    return can_answer_wish(person, wish) and can_tailor(person, wish.introduction)


def can_carry_levels(person, introduction):
    """What somebody has done before is hers to carry along, or not."""
    return introduction.is_active and introduction.newcomer_id == person.pk


def can_prepare(person, preparation):
    """The chief, the administrator of the unit and whoever is responsible; never the newcomer."""
    introduction = preparation.introduction
    if introduction.newcomer_id == person.pk or not introduction.is_active:
        return False
    is_administrator = introduction.node is not None and person.scope.reaches(introduction.node, "administrator")
    is_responsible = introduction.involves(person, as_any=(preparation.template.responsible,))
    return leads(person, introduction) or is_administrator or is_responsible
