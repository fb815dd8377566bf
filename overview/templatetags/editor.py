"""The ways into the editor, for who may go them."""

from django import template

from overview.editor.creating import LOCAL, can_draft
from programs.models import Version
from programs.rules import can_edit_version

register = template.Library()


@register.inclusion_tag("overview/editor/_program_actions.html", takes_context=True)
def program_actions(context, program):
    """Beside a programme with its versions at hand: its draft, a new one, and adding one's own."""
    person, versions = context["request"].user, program.versions.all()
    draft = next((version for version in versions if version.state == Version.State.DRAFT), None)
    is_published = any(version.is_published for version in versions)
    may_write = can_draft(person, program)
    return {
        "program": program,
        "draft": draft if may_write else None,
        "can_draft": may_write and draft is None,
        "can_extend": is_published and _is_below(person, program.owner),
        "csrf_token": context.get("csrf_token"),
    }


def _is_below(person, owner):
    """Has the person a place further down, where something local can be added?"""
    roles = [role for role in person.scope.roles if role.kind in LOCAL]
    return any(role.low.startswith(owner.path) and role.low != owner.path for role in roles)


@register.simple_tag(takes_context=True)
def can_edit(context, version):
    return can_edit_version(context["request"].user, version)
