"""The plan check of an introduction, and what a place finds too much."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.models import Node
from accounts.rules import ensure
from accounts.services import record_reading
from accounts.views.sheet import tell_stale
from overview.crumbs import crumbs_of
from overview.plan_check.checking import check_plan
from overview.plan_check.forms import PlanRulesForm
from overview.views.introduction import found, sent
from programs.models import PlanRules
from programs.plan_rules import rules_above, rules_at
from programs.rules import can_set_plan_rules
from programs.services import follow_place_above, set_plan_rules


def plan_check(request, introduction_id):
    introduction = found(request, introduction_id)
    record_reading(request.user, introduction, introduction.newcomer)
    node = introduction.node
    context = {
        "introduction": introduction,
        "advice": check_plan(introduction, request.user),
        "rules": rules_at(node) if node else PlanRules(),
        "can_set_rules": node is not None and can_set_plan_rules(request.user, node),
        "is_own": introduction.newcomer_id == request.user.pk,
        "crumbs": crumbs_of(request.user, introduction, _("Plan check")),
    }
    return render(request, "overview/plan_check/plan_check.html", context)


def plan_rules(request, node_id):
    node = get_object_or_404(Node.objects.visible_to(request.user), pk=node_id)
    ensure(can_set_plan_rules(request.user, node))
    if "follow" in request.POST:
        follow_place_above(node, by=request.user)
        messages.success(request, _("%(node)s follows the place above.") % {"node": node})
        return redirect("overview:plan_rules", node.pk)
    rules = rules_at(node)
    form = PlanRulesForm(sent(request), initial=_initial(rules, node))
    if form.is_valid():
        try:
            set_plan_rules(node, by=request.user, **form.values)
        except StaleEdit as stale:
            tell_stale(form, stale.current)
            return _rules_page(request, node, rules, form, status=409)
        messages.success(request, _("Saved. It holds for %(node)s and everything under it.") % {"node": node})
        return redirect("overview:plan_rules", node.pk)
    return _rules_page(request, node, rules, form, status=422 if form.errors else 200)


def _initial(rules, node):
    """What holds now; the revision is that of the node's own, none of what it takes over."""
    values = {name: getattr(rules, name) for name in ("course_days", "forms", "tells_bridge_days")}
    return values | {"revision": rules.revision if rules.node_id == node.pk else 0}


def _rules_page(request, node, rules, form, *, status):
    context = {
        "node": node,
        "rules": rules,
        "is_own": rules.node_id == node.pk,
        "above": rules_above(node),
        "form": form,
        "crumbs": [(_("Organisation"), reverse("accounts:node_list")), (_("What is too much"), "")],
    }
    return render(request, "overview/plan_check/plan_rules.html", context, status=status)
