"""Coming or not: the little form on the page of a meeting, a session, a review."""

from django import template
from django.utils import timezone

from accounts.models import Person
from programs.replies import appointment_of, can_reply, replies_of

register = template.Library()


@register.inclusion_tag("programs/_reply.html", takes_context=True)
def reply_box(context, part, refers_id, starts_at):
    """Nothing for those who do not belong there, and nothing once it has begun."""
    user = context["user"]
    is_ahead = starts_at is not None and starts_at > timezone.now()
    appointment = appointment_of(user, part, refers_id, timezone.localdate(starts_at)) if is_ahead else None
    return {"csrf_token": context.get("csrf_token"), **reply_context(user, appointment)}


def reply_context(person, appointment):
    """What the fragment shows: the own answer and, to whoever organises, who has said no."""
    if appointment is None:
        return {}
    said = replies_of(appointment.part, [appointment.refers_id])
    is_organiser = person.pk == appointment.organiser_id
    away = [who for (_row, who), is_coming in said.items() if not is_coming and who in appointment.people]
    return {
        "appointment": appointment,
        "can_reply": can_reply(person, appointment),
        "is_coming": said.get((appointment.refers_id, person.pk)),
        "away": _names(away) if is_organiser and away else [],
    }


def _names(ids):
    return [person.name for person in Person.objects.filter(pk__in=ids).by_name()]
