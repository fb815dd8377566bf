"""The role somebody works in right now: it chooses the landing page and the navigation, never what may be seen."""

LANDING = {
    "unit_chief": "chief",
    "deputy_chief": "chief",
    "team_leader": "chief",
    "mentor": "mentor",
    "coordinator": "coordinator",
    "administrator": "administrator",
}


def active_role(request):
    """The HeldRole last chosen in the header, else the first held; None for somebody who is only a newcomer."""
    roles = request.user.scope.roles
    chosen = request.session.get("role")
    if chosen == "newcomer":
        return None
    return next((role for role in roles if role.id == chosen), roles[0] if roles else None)


def active_landing(request):
    """One of newcomer, mentor, chief, coordinator, administrator."""
    role = active_role(request)
    return LANDING[role.kind] if role else "newcomer"
