"""Is a programme meant for somebody with the newcomer's experience?"""

# Years of this work, from and until, that each experience stands for; social work of another kind is none of it.
YEARS = {"graduate": (0, 0), "other": (0, 0), "under_two": (0, 2), "over_two": (2, None)}


def fits(experience, demands):
    """Does some of what the experience stands for lie within the years that the programme is meant for?"""
    low, high = YEARS[experience]
    reaches_up = demands.experience_from == 0 or high is None or high > demands.experience_from
    return reaches_up and (demands.experience_until is None or low < demands.experience_until)
