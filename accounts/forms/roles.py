from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DayField, NodeField, ensure_order
from accounts.models import Node, Role
from accounts.rules import can_give_role


class RoleForm(forms.Form):
    kind = forms.ChoiceField(label=_("Role"), choices=Role.Kind.choices)
    node = NodeField(label=_("Where"), queryset=Node.objects.none())
    from_on = DayField(label=_("From"), initial=timezone.localdate)
    to_on = DayField(label=_("Last day"), required=False, help_text=_("Leave empty when it goes on."))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["node"].queryset = Node.objects.staffed_by(by).open()
        if not by.scope.holds("administrator"):
            self.fields["kind"].choices = [(Role.Kind.MENTOR, Role.Kind.MENTOR.label)]

    def clean(self):
        ensure_order(self)
        node, kind = self.cleaned_data.get("node"), self.cleaned_data.get("kind")
        if node and kind and not can_give_role(self.by, node, kind):
            self.add_error("kind", _("Here you can only make mentors. An administrator gives the other roles."))


class RoleEndForm(forms.Form):
    to_on = DayField(label=_("Last day"), initial=timezone.localdate)


class AbsenceForm(forms.Form):
    from_on = DayField(label=_("First day away"), initial=timezone.localdate)
    to_on = DayField(label=_("Last day away"))

    def clean(self):
        ensure_order(self)
