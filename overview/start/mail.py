"""What a start tells the newcomer by mail, when an invitation is not what she needs."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.templatetags.look import day_long
from outbox.kinds import Kind, Mail
from programs.models import Introduction

ELSEWHERE = "introduction_elsewhere"


def begun_elsewhere(messages):
    """To somebody who has signed in before, at another place: that an introduction is planned here, and by whom."""
    rows = Introduction.objects.active().filter(end_on__gte=timezone.localdate()).with_people()
    found = rows.in_bulk([message.refers_id for message in messages])
    return {message.pk: _mail(found[message.refers_id]) for message in messages if message.refers_id in found}


def _mail(introduction):
    words = {"place": introduction.node, "day": day_long(introduction.start_on)}
    return Mail(
        subject=_("Your introduction at %(place)s") % words,
        heading=_("Your introduction at %(place)s") % words,
        paragraphs=(
            _("It begins on %(day)s. Sign in as before to see the plan.") % words,
            _("What you did in an earlier introduction stays there, until you choose to carry levels along."),
        ),
        url=introduction.get_absolute_url(),
        action=_("See the plan"),
    )


KINDS = [Kind(ELSEWHERE, gettext_lazy("Introduction at another place"), begun_elsewhere, is_immediate=True)]
