"""What is said in mails about improvements: where one was heard, never the words."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outbox.kinds import Kind, Line
from surveys.models import Improvement


def told(messages):
    """One line for each place where somebody was heard, however much is answered there; two queries."""
    ids = {message.refers_id for message in messages}
    rows = Improvement.objects.told().with_words().in_bulk(ids)
    lines, url = {}, reverse("surveys:improvement_told")
    for message in messages:
        if row := rows.get(message.refers_id):
            place = row.survey or row.group
            label = _("You said, we did: %(name)s") % {"name": place}
            lines.setdefault((message.person_id, place), (message.pk, Line(label, url)))
    return dict(lines.values())


KIND = Kind("improvement_told", gettext_lazy("What came of what was said"), told)
