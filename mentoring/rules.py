"""Who may do what. Mentors decide nothing; what was written is read by those who were chosen when it was written."""

from django.utils import timezone

from accounts.scope import CHIEFS
from mentoring.querysets import paths_of
from programs.rules import leads


def takes_part(person, meeting):
    """Does the person belong at the meeting, by role?"""
    if meeting.introduction is None:
        return meeting.series.node.path in paths_of(person)
    return meeting.introduction.involves(person, as_any=tuple(meeting.template.roles))


def is_under_way(meeting):
    return meeting.introduction is None or meeting.introduction.is_active


def keeps(person, meeting):
    """Whoever helps at it keeps the log: mentor, supervisor, assessor; where the chief meets, who leads too."""
    if meeting.introduction is None:
        return takes_part(person, meeting)
    return helps_at(person, meeting) or ("chief" in meeting.template.roles and leads(person, meeting.introduction))


def helps_at(person, meeting):
    """Has the person one of the helpers' roles that meet?"""
    helpers = tuple(role for role in meeting.template.roles if role != "newcomer")
    return bool(helpers) and meeting.introduction.involves(person, as_any=helpers)


def can_log(person, meeting):
    """From the day of the meeting on, and again later to add something."""
    is_open = meeting.is_planned or meeting.is_held
    return is_open and is_under_way(meeting) and meeting.on <= timezone.localdate() and keeps(person, meeting)


def can_undo_log(person, meeting):
    """The same day, by whoever logged it."""
    if not meeting.is_held or meeting.logged_by_id != person.pk:
        return False
    return timezone.localdate(meeting.logged_at) == timezone.localdate()


def can_plan(person, meeting):
    """Mentor, chief and whoever helps at the meeting move and cancel; an administrator does the booking for them."""
    if not is_under_way(meeting):
        return False
    if meeting.introduction is None:
        node = meeting.series.node
        return takes_part(person, meeting) or person.scope.reaches(node, *CHIEFS, "administrator")
    introduction = meeting.introduction
    node = introduction.node
    does_booking = node is not None and person.scope.reaches(node, "administrator")
    is_helper = introduction.involves(person, as_any=("mentor", "chief")) or helps_at(person, meeting)
    return is_helper or leads(person, introduction) or does_booking


def can_move(person, meeting):
    return meeting.is_planned and can_plan(person, meeting)


def can_cancel(person, meeting):
    return meeting.is_planned and can_plan(person, meeting)


def can_replace(person, meeting):
    """A new date for a meeting that was cancelled without one."""
    return meeting.needs_new_date and can_plan(person, meeting)


def can_write_note(person, meeting):
    """Whoever was to be there, from the day of the meeting on."""
    is_open = meeting.is_planned or meeting.is_held
    return is_open and is_under_way(meeting) and meeting.on <= timezone.localdate() and takes_part(person, meeting)


def can_draft(person, meeting):
    """A draft is only the writer's, so it may be begun before the meeting."""
    return (meeting.is_planned or meeting.is_held) and is_under_way(meeting) and takes_part(person, meeting)


def can_set_purpose(person, meeting):
    """What a meeting was mostly about is the mentor's own mark, seen by nobody else."""
    return meeting.introduction is not None and meeting.introduction.involves(person, as_any=("mentor",))


def can_wish_topic(person, introduction):
    is_helper = introduction.involves(person, as_any=("newcomer", "mentor", "chief"))
    return introduction.is_active and (is_helper or leads(person, introduction))


def can_remove_topic(person, topic):
    """Whoever put it there, and the newcomer whose meeting it is."""
    return person.pk in (topic.by_id, topic.introduction.newcomer_id)


def can_ask(person, introduction):
    """Only a chief asks something of a newcomer: mentors have no say over the work (source 004)."""
    return introduction.is_active and leads(person, introduction)


def reads_check_back(person, request):
    """The two who must mean the same, and nobody else."""
    return person.pk in (request.asked_by_id, request.introduction.newcomer_id)


def can_write_check_back(person, request):
    return request.is_waiting and person.pk == request.introduction.newcomer_id


def can_mark_checked_back(person, request):
    return reads_check_back(person, request)


def can_answer_check_back(person, request):
    return person.pk == request.asked_by_id


def can_withdraw_request(person, request):
    return person.pk == request.asked_by_id


def can_see_loads(person, node):
    return person.scope.reaches(node, *CHIEFS, "administrator")


def can_set_capacity(person, node):
    """How many a mentor carries is the chief's decision."""
    return person.scope.reaches(node, *CHIEFS)
