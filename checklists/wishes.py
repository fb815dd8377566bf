"""What newcomers wish for, as those see it who may answer."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checklists.models import Wish
from programs.parts import Advice, BringUp


def wishes_of(reader, introduction):
    """The wishes of one introduction that the reader may read, the latest first; one query."""
    rows = Wish.objects.visible_to(reader).of([introduction]).select_related("theme", "item__template", "answered_by")
    return list(rows.order_by("-wished_at", "-pk"))


def open_wishes(introductions, reader):
    """Those that nobody has answered, which the reader may read; one query."""
    rows = Wish.objects.visible_to(reader).of(introductions).open().filter(introduction__state="active")
    return list(rows.select_related("introduction__newcomer", "theme"))


def bring_up(introductions, reader):
    """What is still to be answered is talked about at the next meeting."""
    for wish in open_wishes(introductions, reader):
        yield BringUp(
            wish.introduction_id,
            "newcomer",
            _("I would like to: %(wish)s") % {"wish": wish.text},
            url=wish.get_absolute_url(),
        )


def needs(introductions, reader):
    """One line for each newcomer whose wishes wait for the chief."""
    waiting: dict[int, list[Wish]] = {}
    for wish in open_wishes(introductions, reader) if reader else ():
        waiting.setdefault(wish.introduction_id, []).append(wish)
    for pk, wishes in waiting.items():
        label = ngettext("%(name)s has a wish.", "%(name)s has %(count)s wishes.", len(wishes))
        name = wishes[0].introduction.newcomer.first_name
        yield Advice(
            code="wish",
            label=label % {"name": name, "count": len(wishes)},
            reason=wishes[0].text,
            url=wishes[0].get_absolute_url(),
            action=_("Answer"),
            introduction_id=pk,
        )
