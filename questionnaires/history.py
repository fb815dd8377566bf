"""How the history reads; nothing of it is about a person."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "questionnaires.draft_made": _("began a questionnaire"),
    "questionnaires.draft_changed": _("changed the draft of a questionnaire"),
    "questionnaires.row_added": _("added to the draft of a questionnaire"),
    "questionnaires.draft_discarded": _("discarded the draft of a questionnaire"),
    "questionnaires.edition_published": _("published a questionnaire"),
}
