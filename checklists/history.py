"""How the history reads to the newcomer: that something happened, never what was written."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "checklists.plan_changed": _("planned your checklist"),
    "checklists.level_set": _("set a level in your checklist"),
    "checklists.practice_confirmed": _("confirmed that you have practised something in your checklist"),
    "checklists.practice_undone": _("took back that you have practised something in your checklist"),
    "checklists.item_added": _("added an item to your checklist"),
    "checklists.item_left_out": _("left an item out of your checklist"),
    "checklists.item_taken_in": _("took an item back into your checklist"),
    "checklists.item_moved": _("moved an item in your checklist"),
    "checklists.item_pinned": _("let an item in your checklist stay in its weeks"),
    "checklists.item_unpinned": _("let an item in your checklist move with the plan again"),
    "checklists.item_restored": _("let an item in your checklist be as the programme says"),
    "checklists.levels_carried": _("carried levels along from an earlier introduction"),
    "checklists.wished": _("made a wish for your introduction"),
    "checklists.wish_taken_up": _("took up your wish"),
    "checklists.wish_answered": _("answered your wish"),
    "checklists.item_repeated": _("put an item in your checklist once more"),
    "checklists.made_ready": _("made something ready for your first day"),
    "checklists.ready_undone": _("took back that something is ready for your first day"),
    "checklists.reflection_written": _("wrote a reflection in your checklist"),
    "checklists.reflection_shared": _("shared a reflection in your checklist"),
    "accounts.number_marked_as_other": _("marked a number in a text as something else than an identity number"),
}
TYPES = {
    "checklists.item": _("an item in your checklist"),
    "checklists.reflection": _("a reflection in your checklist"),
    "checklists.wish": _("a wish of yours"),
}
