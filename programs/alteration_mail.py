"""What is said in mails about a plan that has been changed: one line and one link, never more than the plan says."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.templatetags.look import day_month
from outbox.kinds import Kind, Line, Mail
from programs.alteration_words import Names, Turn, names_of, sentence_of, turns_of
from programs.models import Alteration, Involvement
from programs.services.alteration_telling import CHANGED, CHANGED_SOON, COMES, LEAVES, RESTORED


@dataclass
class Told:
    """The changes that some messages are about, and who sees their introductions."""

    alterations: dict[int, Alteration]
    names: Names
    involved: set[tuple[int, int]]

    def sees(self, alteration, person):
        pair = (alteration.introduction_id, person.pk)
        return pair in self.involved or alteration.introduction.newcomer_id == person.pk

    def url(self, alteration, person):
        """Home for somebody who does not see the introduction any more."""
        return alteration.get_absolute_url() if self.sees(alteration, person) else "/"

    def sentence(self, alteration):
        return sentence_of(alteration, self.names)


def told_by(messages, **holds) -> Told:
    """A fixed number of queries, however many messages; `holds` narrows to what is still so."""
    ids = {message.refers_id for message in messages}
    rows = Alteration.objects.filter(pk__in=ids, **holds).select_related("introduction__newcomer").defer("lines")
    found = {row.pk: row for row in rows}
    today = timezone.localdate()
    pairs = Involvement.objects.filter(
        Q(to_on=None) | Q(to_on__gte=today), introduction__in={row.introduction_id for row in found.values()}
    )
    involved = set(pairs.values_list("introduction_id", "person_id"))
    return Told(found, names_of(found.values()), involved)


STANDS = {"undone_at": None, "introduction__state": "active"}


def plans_changed(messages):
    """To whoever is still concerned, of changes that stand."""
    return {
        message.pk: Line(_whose(row, message.person), row.get_absolute_url(), detail=told.sentence(row))
        for told, message, row in _holding(messages)
    }


def plans_changed_soon(messages):
    return {
        message.pk: Mail(
            subject=_whose(row, message.person),
            heading=_whose(row, message.person),
            paragraphs=(told.sentence(row), _("Something within two working days has another day.")),
            url=row.get_absolute_url(),
            action=_("See the dates"),
        )
        for told, message, row in _holding(messages)
    }


def _holding(messages):
    """Each message whose change stands and whose reader still sees the introduction."""
    told = told_by(messages, **STANDS)
    for message in messages:
        row = told.alterations.get(message.refers_id)
        if row and told.sees(row, message.person):
            yield told, message, row


def _whose(alteration, person):
    if alteration.introduction.newcomer_id == person.pk:
        return _("Your plan has been changed")
    return _("%(name)s’s plan has been changed") % {"name": alteration.introduction.newcomer.first_name}


def helpers_coming(messages):
    """To the one who takes over: from when, and where what is open stands."""
    return {
        message.pk: Line(
            _comes(turn) % _said(told, row, turn), _handover(row), detail=_("The handover page says what is open.")
        )
        for told, message, row in _holding(messages)
        for turn in turns_of(row)
        if turn.person_id == message.person_id
    }


def _comes(turn):
    if turn.to_on:
        return _("You stand in for %(former)s as %(role)s for %(name)s, %(days)s")
    return _("You are %(role)s for %(name)s from %(day)s")


def helpers_leaving(messages):
    """To the one who hands over, who sees the introduction until the day before."""
    told = told_by(messages, **STANDS)
    lines = {}
    for message in messages:
        row = told.alterations.get(message.refers_id)
        for turn in turns_of(row) if row else ():
            if turn.former_id == message.person_id and not turn.to_on:
                url = _handover(row) if told.sees(row, message.person) else "/"
                label = _("%(new)s is %(role)s for %(name)s from %(day)s, after you") % _said(told, row, turn)
                lines[message.pk] = Line(label, url, detail=_("Thank you for what you have done."))
    return lines


def _said(told: Told, alteration: Alteration, turn: Turn):
    introduction = alteration.introduction
    return {
        "role": told.names.role(introduction.version_id, turn.role),
        "name": introduction.newcomer.first_name,
        "new": told.names.people.get(turn.person_id, ""),
        "former": told.names.people.get(turn.former_id, ""),
        "days": turn.days,
        "day": day_month(turn.from_on),
    }


def _handover(alteration):
    return reverse("overview:handover", args=[alteration.introduction_id])


def plans_restored(messages):
    """To those who were told of a change that was undone after their mail had left."""
    told = told_by(messages, undone_at__isnull=False)
    return {
        message.pk: Line(_restored(row, message.person), told.url(row, message.person), detail=told.sentence(row))
        for message in messages
        if (row := told.alterations.get(message.refers_id))
    }


def _restored(alteration, person):
    if alteration.introduction.newcomer_id == person.pk:
        return _("A change of your plan has been undone")
    return _("A change of %(name)s’s plan has been undone") % {"name": alteration.introduction.newcomer.first_name}


KINDS = [
    Kind(CHANGED, gettext_lazy("Plan changed"), plans_changed),
    Kind(CHANGED_SOON, gettext_lazy("Plan changed, soon"), plans_changed_soon, is_immediate=True),
    Kind(COMES, gettext_lazy("Takes over as helper"), helpers_coming),
    Kind(LEAVES, gettext_lazy("Hands over as helper"), helpers_leaving),
    Kind(RESTORED, gettext_lazy("Change of a plan undone"), plans_restored),
]
