"""How the history reads to the newcomer: that something happened, never what it says."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "agreements.agreement_tailored": _("fitted your role agreement"),
    "agreements.agreement_accepted": _("accepted your role agreement"),
}
TYPES = {"agreements.agreement": _("your role agreement"), "agreements.acceptance": _("your role agreement")}
