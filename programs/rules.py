"""Who may do what with an introduction. Lists are filtered by visible_to; here is who may act."""

from accounts.scope import CHIEFS, FIGURES

# What a mentor might in versions that were made before programmes said so themselves.


def leads(person, introduction):
    """The chief of the introduction, and whoever leads its unit: they decide."""
    if introduction.involves(person, as_any=("chief",)):
        return True
    return introduction.node is not None and person.scope.reaches(introduction.node, *CHIEFS)


def may(person, introduction, what):
    """Set levels, confirm practice, tailor, hold reviews: whoever leads, and whom the programme lets."""
    return leads(person, introduction) or is_entrusted(person, introduction, what)


def is_entrusted(person, introduction, what):
    """Does the programme let a role that the person has today, other than chief, do it? A published one is at hand."""
    held = {row.role for row in introduction.current_involvements if row.person_id == person.pk} - {"chief"}
    return any(what in row.may for row in introduction.version.rows("helpers") if row.key in held)


def reads_plan_only(person, introduction):
    """A coordinator or an administrator, who sees plans and figures and never a text."""
    return not introduction.involves(person) and not leads(person, introduction)


def can_start_introduction(person, node=None):
    """Chiefs start introductions in their unit; an administrator does the booking for them."""
    kinds = (*CHIEFS, "administrator")
    return person.scope.reaches(node, *kinds) if node else person.scope.holds(*kinds)


def can_end_introduction(person, introduction):
    """Only the chief decides that an introduction is completed or discontinued."""
    return introduction.is_active and leads(person, introduction)


def can_decide_offer(person, introduction):
    """Whether a newer version is taken over is the chief's to say."""
    return introduction.is_active and leads(person, introduction)


def can_decide_offers(person):
    """Whoever leads a place, and so may lead introductions."""
    return person.scope.holds(*CHIEFS)


def can_alter(person, introduction):
    """That a plan under way becomes another is for whoever leads to decide; a mentor may only propose it."""
    return introduction.is_active and leads(person, introduction)


def can_change_people(person, introduction):
    return introduction.is_active and leads(person, introduction)


def can_manage_programs(person, node=None):
    """Coordinators own the programmes of their node and of those below it."""
    return person.scope.reaches(node, "coordinator") if node else person.scope.holds("coordinator")


def can_write_local_parts(person, node):
    """Mentor and chief write together what their own place adds to a common programme."""
    return person.scope.reaches(node, "coordinator", "mentor", *CHIEFS)


def can_edit_version(person, version):
    """A draft, by whoever manages its programme; a local part also by the mentors and chiefs of its place."""
    program = version.program
    if not version.is_draft:
        return False
    is_local = program.extends_id is not None and can_write_local_parts(person, program.owner)
    return is_local or can_manage_programs(person, program.owner)


def can_publish_version(person, version):
    """The coordinator; a local part also the chief of its place, for a mentor decides nothing (source 004)."""
    program = version.program
    is_local = program.extends_id is not None and person.scope.reaches(program.owner, *CHIEFS)
    return is_local or can_manage_programs(person, program.owner)


def can_see_figures(person):
    return person.scope.holds(*FIGURES, *CHIEFS)


def can_set_plan_rules(person, node):
    """What is too much in a plan is decided by whoever leads the place, or administers it."""
    return node.is_open and person.scope.reaches(node, "administrator", *CHIEFS)
