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
from training.people import leaders_of


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
            count=Count("cohort__sessions", distinct=True),
            is_read=Exists(HaveRead.objects.filter(session=OuterRef("pk"), person=reader)),
        )
        .prefetch_related(Prefetch("cohort__leaders", leaders))
    )
    return [_entry(session, reader) for session in sessions]


def _entry(session, reader):
    return Entry(
        on=session.on,
        kind=session.cohort.kind,
        label=_label(session),
        starts_at=session.starts_at,
        minutes=session.lasted,
        place=session.place,
        detail=_led_by(leaders_of(session.cohort), reader),
        state=session.state,
        reason=_("Held before the seat in the group was taken.") if session.is_missed else reason_of(session),
        url=session.get_absolute_url(),
        thread=session.cohort.series.key,
        introduction_id=session.member_id,
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
    names = {"number": session.number, "count": session.count, "name": session.template.name}
    return words[session.cohort.kind] % names


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
    """Why the session is not when it was first planned to be, or not at all: codes only, for mails and plans too."""
    return _reason(session, session.get_reason_display())


def reason_in_words(session):
    """The same with what somebody wrote beside it: for the pages of the group."""
    return _reason(session, ", ".join(filter(None, (session.get_reason_display(), session.reason_words.rstrip(".")))))


def _reason(session, why):
    first_on = timezone.localdate(session.first_planned_at)
    if session.is_cancelled:
        dropped = _("Not held another day: %(reason)s.") % {"reason": session.get_dropped_because_display()}
        cancelled = _("Cancelled: %(reason)s.") % {"reason": why}
        return f"{cancelled} {dropped}" if session.dropped_because else cancelled
    if session.reason and first_on != session.on:
        return _("Moved from %(day)s: %(reason)s.") % {"day": date_format(first_on, "j M"), "reason": why}
    return moved_because(first_on, session.on, session.shifted_because)


def reading_of(template):
    """[{title, minutes, url}] with the titles in the reader's language."""
    return [{**row, "title": str(Words(row["title"]))} for row in template.reading]
