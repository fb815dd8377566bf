"""Why an item is in this checklist, and why just then: short sentences for whoever reads the plan."""

from django.utils.translation import gettext as _

from accounts.models import Event
from checklists.models import Item
from checklists.tailoring import Add, AsProgrammed, LeaveOut, Move, Pin, TakeIn, Unpin
from look.templatetags.look import day_long, day_span
from programs.models import Introduction
from programs.time_words import weeks_words

ADDED, LEFT_OUT, MOVED, PINNED = Add.verb, LeaveOut.verb, Move.verb, Pin.verb
REPEATED = "checklists.item_repeated"
VERBS = (ADDED, LEFT_OUT, MOVED, PINNED, REPEATED, TakeIn.verb, Unpin.verb, AsProgrammed.verb)


def reasons_of(introduction: Introduction, items: list[Item]) -> dict[int, list[str]]:
    """{item id: [sentence, …]}; one query, however many items."""
    done = _done(items)
    return {item.pk: [said for said in _reasons(introduction, item, done.get(item.pk, {})) if said] for item in items}


def _done(items):
    """{item id: {verb: the last event of it}}: who fitted it and when is in the history, and nowhere else."""
    rows = Event.objects.filter(object_type="checklists.item", object_id__in=[item.pk for item in items])
    found: dict[int, dict[str, Event]] = {}
    for event in rows.filter(verb__in=VERBS).select_related("by").order_by("at", "pk"):
        found.setdefault(event.object_id, {})[event.verb] = event
    return found


def _reasons(introduction, item, done):
    yield _added(item, done.get(ADDED)) if item.is_own else _for_whom(introduction, item)
    yield _local(introduction, item)
    if item.template_id and item.template.is_safety:
        yield _("Work safely first.")
    yield _carried(item)
    if item.occurrence > 1:
        yield _by(done.get(REPEATED), _("Once more, said %(name)s on %(day)s."), _("Done once more."))
    if item.left_out_because:
        yield _left_out(item, done.get(LEFT_OUT))
    else:
        yield from _when(introduction, item, done)


# -- why it is there -----------------------------------------------------------------------------------------------


def _for_whom(introduction, item):
    template, category = item.template, introduction.category
    words = {"category": category, "experience": introduction.get_experience_display().lower()}
    is_of_category = category.key in template.categories
    is_of_experience = introduction.experience in template.experience
    if is_of_category and is_of_experience:
        return _("For the background “%(category)s” and the experience “%(experience)s”.") % words
    if is_of_category:
        return _("For the background “%(category)s”.") % words
    if is_of_experience:
        return _("For the experience “%(experience)s”.") % words
    if template.categories or template.experience:
        return _("From before, when the background or the experience was another.")
    return _("Everybody who follows the programme has it.")


def _added(item, event):
    if getattr(item, "wish", None):
        return _by(event, _("Taken up from a wish by %(name)s on %(day)s."), _("Taken up from a wish."))
    return _by(event, _("Added by %(name)s on %(day)s."), _("Added for this newcomer."))


def _local(introduction, item):
    """What a local part adds to a common programme is its own."""
    version = introduction.version
    if item.is_own or version.base_id is None or item.template.origin_id is not None:
        return ""
    return _("Local to %(place)s.") % {"place": version.program.owner}


def _carried(item):
    if item.carried_from is None:
        return ""
    words = {"place": item.carried_from, "day": day_long(item.reached_at)}
    return _("Done before, in %(place)s on %(day)s, and carried along.") % words


def _left_out(item, event):
    if item.is_withdrawn:
        return _("The programme no longer has it for this newcomer.")
    because = item.get_left_out_because_display().lower()
    with_name = _("Left out by %(name)s on %(day)s: %(because)s.")
    return _by(event, with_name, _("Left out: %(because)s."), because=because)


# -- why just then -------------------------------------------------------------------------------------------------


def _when(introduction, item, done):
    if item.is_moved:
        yield _by(done.get(MOVED), _("Moved by %(name)s on %(day)s."), _("Moved to other weeks."))
    if item.is_pinned and not item.is_own:
        yield _by(done.get(PINNED), _("Stays in its weeks, said %(name)s on %(day)s."), _("Stays in its weeks."))
    if item.is_own or item.is_moved or item.occurrence > 1:
        return
    usually = weeks_words(item.template.from_week, item.template.to_week)
    yield _("The programme says %(weeks)s.") % {"weeks": usually[:1].lower() + usually[1:]}
    if not (item.is_pinned or item.is_settled):
        yield from _paced(introduction.pace, item)


def _paced(pace, item):
    """What makes the days of this plan other than the programme's."""
    for pause in pace.pauses:
        if pause.from_on <= item.window_to_on:
            yield _("Comes later, because of the pause %(days)s") % {"days": day_span(pause.from_on, pause.to_on)}
    slower = [row.percent for row in pace.slowings if row.percent < 100 and row.from_on <= item.window_to_on]
    if slower:
        yield _("Stretched for %(percent)s %%.") % {"percent": slower[-1]}


def _by(event, with_name, without, **words):
    """Who and when, as far as the history knows."""
    if event is None or event.by is None:
        return without % words
    return with_name % {**words, "name": event.by.name, "day": day_long(event.at)}
