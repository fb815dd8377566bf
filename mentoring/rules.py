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
    roles, introduction = meeting.template.roles, meeting.introduction
    return helps_at(person, roles, introduction) or ("chief" in roles and leads(person, introduction))


def helps_at(person, roles, introduction):
    """Has the person one of the helpers' roles that meet?"""
    helpers = tuple(role for role in roles if role != "newcomer")
    return bool(helpers) and introduction.involves(person, as_any=helpers)


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
    return can_plan_series(person, meeting.series, meeting.introduction)


def can_plan_series(person, series, introduction):
    """Whoever moves one meeting may give all that come another time, and add one; the introduction has its people."""
    if introduction is None:
        shares = series.node.path in paths_of(person)
        return shares or person.scope.reaches(series.node, *CHIEFS, "administrator")
    if not introduction.is_active:
        return False
    node = introduction.node
    does_booking = node is not None and person.scope.reaches(node, "administrator")
    is_helper = introduction.involves(person, as_any=("mentor", "chief"))
    is_helper = is_helper or helps_at(person, series.template.roles, introduction)
    return is_helper or leads(person, introduction) or does_booking


def can_move(person, meeting):
    return meeting.is_planned and can_plan(person, meeting)


def can_cancel(person, meeting):
    return meeting.is_planned and can_plan(person, meeting)


def can_swap(person, meeting, other):
    """Both are ahead, and the person could have moved either."""
    return can_move(person, meeting) and can_move(person, other) and not other.has_begun


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


def can_propose_request(person, introduction):
    """A mentor may say to the chief what could be asked; whoever leads asks."""
    is_mentor = introduction.involves(person, as_any=("mentor",))
    return introduction.is_active and is_mentor and not can_ask(person, introduction)


def can_decide_request(person, request):
    """Whether what a mentor proposed is asked."""
    return can_ask(person, request.introduction)


def reads_check_back(person, request):
    """The two who must mean the same, and whoever stands in for the one who asked; nobody else."""
    if request.asked_by_id is None:
        return False
    return person.pk in (request.asked_by_id, request.introduction.newcomer_id) or stands_in_for_asker(person, request)


def stands_in_for_asker(person, request):
    """Is the person chief of the introduction today in the place of the one who asked?"""
    rows = request.introduction.current_involvements
    return any(
        row.role == "chief" and row.person_id == person.pk and row.stands_in_for_id == request.asked_by_id
        for row in rows
    )


def can_write_check_back(person, request):
    return request.is_waiting and person.pk == request.introduction.newcomer_id


def can_mark_checked_back(person, request):
    """The newcomer, and any who leads: also a successor of the one who asked, who reads nothing of what was written."""
    if request.asked_by_id is None:
        return False
    return reads_check_back(person, request) or leads(person, request.introduction)


def can_mark_now(person, request):
    """Has the side of the person not yet said that it is talked through?"""
    if not request.is_waiting or not can_mark_checked_back(person, request):
        return False
    marks = getattr(request, "check_back", None)
    is_newcomer = person.pk == request.introduction.newcomer_id
    return marks is None or (marks.marked_by_newcomer_at if is_newcomer else marks.marked_by_asker_at) is None


def can_answer_check_back(person, request):
    """Only who has read it; a chief who takes over talks it through instead."""
    return reads_check_back(person, request) and person.pk != request.introduction.newcomer_id


def can_finish_request(person, request):
    """Once both mean the same, the newcomer says that it is done, or whoever leads does."""
    is_newcomer = person.pk == request.introduction.newcomer_id
    return request.is_checked and (is_newcomer or leads(person, request.introduction))


def can_withdraw_request(person, request):
    return person.pk == request.asked_by_id or (request.asked_by_id is not None and leads(person, request.introduction))


def can_hand_back(person, introduction):
    """What is not a mentor's to decide goes to the chief."""
    return can_propose_request(person, introduction)


def can_take_matter(person, matter):
    return leads(person, matter.introduction)


def can_see_loads(person, node):
    return person.scope.reaches(node, *CHIEFS, "administrator")


def can_set_capacity(person, node):
    """How many a mentor carries is the chief's decision."""
    return person.scope.reaches(node, *CHIEFS)
