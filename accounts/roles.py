"""The role somebody works in right now: it chooses the landing page and the navigation, never what may be seen."""

from dataclasses import dataclass

from accounts.services import remember_role

NEWCOMER = "newcomer"
LANDING = {
    "unit_chief": "chief",
    "deputy_chief": "chief",
    "team_leader": "chief",
    "mentor": "mentor",
    "coordinator": "coordinator",
    "administrator": "administrator",
}


@dataclass(frozen=True)
class Choice:
    """One line of the header's switch; `value` is what is posted to accounts:role_switch."""

    value: str
    kind: str
    node_name: str
    is_active: bool


def active_role(request):
    """The HeldRole chosen last, else the first held; None for somebody who is, or chose to be, only a newcomer."""
    roles = request.user.scope.roles
    chosen = str(request.session.get("role") or request.user.works_as)
    if chosen == NEWCOMER:
        return None
    return next((role for role in roles if str(role.id) == chosen), roles[0] if roles else None)


def active_landing(request):
    """One of newcomer, mentor, chief, coordinator, administrator."""
    role = active_role(request)
    return LANDING[role.kind] if role else NEWCOMER


def choices(request, *, newcomer_at=None):
    """What the person can choose between, the active one first; empty when there is nothing to choose.

    `newcomer_at` is the node's name of the person's own introduction, which accounts cannot know.
    """
    active = active_role(request)
    held = [Choice(str(role.id), role.kind, role.node_name, role == active) for role in request.user.scope.roles]
    if newcomer_at:
        held.append(Choice(NEWCOMER, NEWCOMER, newcomer_at, active is None))
    return sorted(held, key=lambda choice: not choice.is_active) if len(held) > 1 else []


def switch_role(request, value):
    """Work as one of one's own roles, or as a newcomer, until choosing otherwise. False when it is not one's own."""
    if value != NEWCOMER and value not in {str(role.id) for role in request.user.scope.roles}:
        return False
    request.session["role"] = value
    remember_role(request.user, value)
    return True
