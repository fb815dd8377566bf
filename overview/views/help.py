from django.shortcuts import render

from accounts.roles import active_landing

CHAPTERS = ("newcomer", "mentor", "chief", "coordinator", "administrator")


def help(request):
    """What do I do when …: the role that one works in first, then the others'."""
    own = active_landing(request)
    chapters = sorted(CHAPTERS, key=lambda chapter: chapter != own)
    return render(request, "overview/help.html", {"chapters": [f"overview/help/{name}.html" for name in chapters]})


def roles(request):
    """Who is what to whom, on one page to hand out."""
    return render(request, "overview/roles.html")
