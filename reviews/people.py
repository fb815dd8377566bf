"""Who meets at a review, by the roles that the programme says."""

ORDER = ("newcomer", "mentor", "chief")


def participants(review):
    """Each person once, the newcomer first. Uses what with_people() has fetched."""
    introduction, roles = review.introduction, review.template.roles
    by_role = {row.role: row.person for row in introduction.holders} | {"newcomer": introduction.newcomer}
    known = [role for role in ORDER if role in roles] + [role for role in roles if role not in ORDER]
    return list(dict.fromkeys(by_role[role] for role in known if role in by_role))
