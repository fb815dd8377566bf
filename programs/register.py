"""What programs says about a person: the words of its history, its register extract, what keeps a node open."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.history import register_extract, register_types, register_verbs
from accounts.services.nodes import register_obstacle
from programs.alteration_words import sentences
from programs.models import Alteration, Introduction, Placement, Reply, SignOff


def _completed(event):
    """With the reason, when not everything that the programme asks for was there."""
    reason = dict(Introduction.Although.choices).get(event.codes.get("reason"))
    if not reason:
        return gettext("completed your introduction")
    return gettext("completed your introduction. %(reason)s.") % {"reason": reason}


def _signed_off(event):
    if not event.codes.get("state"):
        return gettext("took back what was signed off in your introduction")
    return gettext("signed off an area in your introduction")


def _altered(event):
    return ALTERED.get(event.codes.get("kind"), gettext("changed your plan"))


def _replied(event):
    if event.codes.get("is_coming"):
        return gettext("said that you will be at something in your calendar")
    return gettext("said that you cannot be at something in your calendar")


ALTERED = {
    "start": _("moved the start of your introduction"),
    "pause": _("put in, changed or took away a pause in your introduction"),
    "extend": _("changed how long your introduction lasts"),
    "work": _("changed the working hours in your introduction"),
    "category": _("changed the background in your introduction"),
    "unit": _("changed the place of work in your introduction"),
    "person": _("changed who helps you in your introduction"),
    "stand_in": _("named a stand-in in your introduction"),
}
VERBS = {
    "programs.introduction_started": _("started your introduction"),
    "programs.introduction_completed": _completed,
    "programs.area_signed_off": _signed_off,
    "programs.introduction_altered": _altered,
    "programs.alteration_undone": _("undid a change of your plan"),
    "programs.introduction_discontinued": _("discontinued your introduction"),
    "programs.version_adopted": _("took over a newer version of the programme in your introduction"),
    "programs.version_declined": _("let your introduction stay on the version it follows"),
    "programs.person_assigned": _("chose who helps you in your introduction"),
    "programs.stand_in_added": _("named a stand-in in your introduction"),
    "programs.reply_given": _replied,
    "programs.capacity_set": _("said how many introductions you can carry"),
}
TYPES = {"programs.introduction": _("your introduction")}


def register():
    register_verbs(VERBS)
    register_types(TYPES)
    register_extract("introductions", _("Your introductions"), _introductions)
    register_extract("alterations", _("Changes of your plan"), _alterations)
    register_extract("sign_offs", _("What has been signed off in your introductions"), _sign_offs)
    register_extract("replies", _("Whether you come to what is in your calendar"), _replies)
    register_obstacle(introductions_at)


def _introductions(person):
    fields = ("version__program__name", "category__key", "experience", "start_on", "end_on", "state")
    ending = ("ended_on", "end_reason", "completed_although")
    return list(Introduction.objects.filter(newcomer=person).order_by("start_on").values(*fields, *ending))


def _alterations(person):
    """What was decided and when, in words; the dates are in the parts' own extracts."""
    rows = Alteration.objects.filter(introduction__newcomer=person).select_related("introduction").defer("lines")
    words = sentences(rows)
    return [
        {"decided_at": row.decided_at, "what": words[row.pk], "reason": row.reason, "undone_at": row.undone_at}
        for row in rows
    ]


def _sign_offs(person):
    rows = SignOff.objects.filter(introduction__newcomer=person).order_by("signed_on", "area_key")
    return list(rows.values("introduction", "area_key", "state", "signed_on"))


def _replies(person):
    return list(Reply.objects.filter(person=person).order_by("at").values("part", "refers_id", "is_coming", "at"))


def introductions_at(node):
    """A placement holds until it is ended or its introduction is."""
    count = Placement.objects.filter(node=node, to_on=None, introduction__state="active").count()
    if not count:
        return ""
    return ngettext(
        "%(count)d introduction goes on there. Move it first.",
        "%(count)d introductions go on there. Move them first.",
        count,
    ) % {"count": count}
