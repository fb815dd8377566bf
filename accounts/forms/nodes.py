from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import NodeField, RequestKeyField, RevisionField, WeeksField
from accounts.models import Node
from accounts.querysets import in_ranges


class NodeForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    vacation_weeks = WeeksField(label=_("Weeks of summer leave, when no meetings are planned"))
    vacation_stretches = forms.BooleanField(
        required=False,
        label=_("Plans rest in these weeks and become as much longer"),
        help_text=_("Holds for introductions that start from now on. Otherwise the plan goes on without meetings."),
    )

    def clean(self):
        """Weeks and what they do are inherited together."""
        said = self.cleaned_data
        if said.get("vacation_stretches") and "vacation_weeks" in said and not said["vacation_weeks"]:
            self.add_error("vacation_weeks", _("Write the weeks here too, for the two go together."))
        return said


class NodeEditForm(NodeForm):
    revision = RevisionField()


class NodeCreateForm(NodeForm):
    request_key = RequestKeyField()
    kind = forms.ChoiceField(label=_("Kind"))
    field_order = ["kind", "name"]

    def __init__(self, *args, parent, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in parent.kinds_below]


class NodeCloseForm(forms.Form):
    successor = NodeField(
        label=_("What takes its place"),
        queryset=Node.objects.none(),
        required=False,
        empty_label=_("Nothing"),
    )

    def __init__(self, *args, node, by, **kwargs):
        super().__init__(*args, **kwargs)
        others = Node.objects.administered_by(by).open().exclude(in_ranges([node.path_range]))
        self.fields["successor"].queryset = others
