"""Sessions in the calendar of a plan, a week and the printed plan."""

from datetime import datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programs.days_off import moved_because
from programs.parts import Entry
from programs.words import Words
from training.models import HaveRead, Leader, Session


def cohort_entries(reader, start, end, introductions):
    """One entry per session and introduction; leaders of a cohort see its sessions once, without an introduction."""
    first = timezone.make_aware(datetime.combine(start, time()))
    last = timezone.make_aware(datetime.combine(end + timedelta(days=1), time()))
    leaders = Leader.objects.select_related("person").order_by("pk")
    sessions = (
        Session.objects.filter(starts_at__gte=first, starts_at__lt=last)
        .of_introductions(introductions)
        .select_related("template", "cohort__series")
        .annotate(
            number=Count("cohort__series__sessions", distinct=True),
            is_read=Exists(HaveRead.objects.filter(session=OuterRef("pk"), person=reader)),
        )
        .prefetch_related(Prefetch("cohort__leaders", leaders))
    )
    return [entry_of(session, reader, session.member_id) for session in sessions]


def entry_of(session, reader, introduction_id=None):
    day = timezone.localdate(session.starts_at)
    leaders = [leader.person for leader in session.cohort.leaders.all()]
    return Entry(
        on=day,
        kind=session.cohort.kind,
        label=_label(session),
        starts_at=session.starts_at,
        minutes=session.minutes,
        place=session.place,
        detail=_led_by(leaders, reader),
        state=session.state,
        reason=reason_of(session),
        url=session.get_absolute_url(),
        thread=session.cohort.series.key,
        introduction_id=introduction_id,
        part="training",
        fragment="training/_reading.html" if session.template.reading else "",
        data={"session": session, "reading": reading_of(session.template), "has_read": session.is_read},
    )


def _label(session):
    """Group session 3 of 6: the theme's name."""
    words = {
        "group": _("Group session %(number)s of %(count)s: %(name)s"),
        "course": _("Course day %(number)s of %(count)s: %(name)s"),
        "supervision": _("Supervision %(number)s of %(count)s: %(name)s"),
    }
    number = session.template.order + 1
    return words[session.cohort.kind] % {"number": number, "count": session.number, "name": session.template.name}


def _led_by(leaders, reader):
    names = [_("You") if person.pk == reader.pk else person.first_name for person in leaders]
    if not names:
        return ""
    return (
        _("%(names)s lead.") % {"names": _(" and ").join(names)}
        if len(names) > 1
        else _("%(name)s leads.") % {"name": names[0]}
    )


def reason_of(session):
    """Why the session is not when it was first planned to be, as a sentence."""
    first, now = timezone.localdate(session.first_planned_at), timezone.localdate(session.starts_at)
    if session.state == Session.State.CANCELLED:
        return _("Cancelled: %(reason)s.") % {"reason": session.get_reason_display()}
    if session.reason and first != now:
        day = date_format(first, "j M")
        return _("Moved from %(day)s: %(reason)s.") % {"day": day, "reason": session.get_reason_display()}
    return moved_because(first, now, session.moved_code)


def reading_of(template):
    """[{title, minutes, url}] with the titles in the reader's language."""
    return [{**row, "title": str(Words(row["title"]))} for row in template.reading]
