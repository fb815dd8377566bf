"""How the history reads to the newcomer: that something happened, never what was written."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "checklists.plan_changed": _("planned your checklist"),
    "checklists.level_set": _("set a level in your checklist"),
    "checklists.practice_confirmed": _("confirmed that you have practised something in your checklist"),
    "checklists.practice_undone": _("took back that you have practised something in your checklist"),
    "checklists.item_added": _("added an item to your checklist"),
    "checklists.item_left_out": _("left an item out of your checklist"),
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
}
