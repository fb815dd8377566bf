from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NodeInUse, StaleEdit
from accounts.forms.nodes import NodeCloseForm, NodeCreateForm, NodeEditForm
from accounts.models import Node
from accounts.querysets import lasting
from accounts.rules import can_add_person, can_administer, can_close_node, can_see_people, ensure
from accounts.services import add_node, change_node, close_node
from accounts.views.sheet import show_sheet, show_stale


def find(request, node_id):
    return get_object_or_404(Node.objects.visible_to(request.user), pk=node_id)


def page_of(title, submit):
    """What every form about a node has around it."""
    back = reverse("accounts:node_list")
    return {"title": title, "submit": submit, "back": back, "crumbs": [(_("Organisation"), back), (title, "")]}


def node_list(request):
    ensure(can_see_people(request.user))
    works_there = lasting(timezone.localdate(), "employments__")
    nodes = Node.objects.visible_to(request.user).select_related("replaced_by")
    nodes = list(nodes.annotate(people=Count("employments__person", distinct=True, filter=works_there)))
    top = min((node.depth for node in nodes), default=1)
    person = request.user
    rows = [
        (node, min(node.depth - top, 4), can_administer(person, node), can_add_person(person, node)) for node in nodes
    ]
    return render(request, "accounts/node_list.html", {"rows": rows})


def node_create(request, parent_id):
    parent = find(request, parent_id)
    ensure(can_administer(request.user, parent) and parent.is_open and parent.kinds_below)
    form = NodeCreateForm(request.POST or None, parent=parent)
    if form.is_valid():
        node = add_node(parent, by=request.user, **form.cleaned_data)
        messages.success(request, _("Added: %(name)s") % {"name": node.name})
        return redirect("accounts:node_list")
    return show_sheet(request, form, **page_of(_("Add under %(node)s") % {"node": parent}, _("Add")))


def node_edit(request, node_id):
    node = find(request, node_id)
    ensure(can_administer(request.user, node))
    form = NodeEditForm(request.POST or None, initial={key: getattr(node, key) for key in NodeEditForm.base_fields})
    page = page_of(_("Change %(node)s") % {"node": node}, _("Save"))
    if can_close_node(request.user, node):
        page["below"] = (reverse("accounts:node_close", args=[node.pk]), _("Close %(node)s") % {"node": node})
    if form.is_valid():
        try:
            change_node(node, by=request.user, **form.cleaned_data)
        except StaleEdit as stale:
            return show_stale(request, form, stale.current, **page)
        messages.success(request, _("Saved."))
        return redirect("accounts:node_list")
    return show_sheet(request, form, **page)


def node_close(request, node_id):
    node = find(request, node_id)
    ensure(can_close_node(request.user, node))
    form = NodeCloseForm(request.POST or None, node=node, by=request.user)
    if form.is_valid():
        try:
            close_node(node, by=request.user, **form.cleaned_data)
            messages.success(request, _("Closed: %(name)s") % {"name": node.name})
            return redirect("accounts:node_list")
        except NodeInUse as in_use:
            for sentence in in_use.obstacles:
                form.add_error(None, sentence)
    page = page_of(_("Close %(node)s?") % {"node": node}, _("Close it"))
    intro = _("Nothing can be planned there any more. What has been is kept.")
    return show_sheet(request, form, intro=intro, **page)
