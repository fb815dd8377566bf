from django.shortcuts import redirect, render

from accounts.roles import active_landing
from overview.chief import chief_home
from overview.coordinator import coordinator_home
from overview.helped import helped_by
from overview.mentor import mentor_page
from overview.newcomer import NEWCOMER_PAGES, newcomer_page, own_introduction
from overview.surveys import asked_of


def home(request):
    """One address; what stands there is what the person does now."""
    return LANDINGS[active_landing(request)](request)


def newcomer_home(request):
    introduction = own_introduction(request.user)
    if introduction is None:
        page = {"helped": helped_by(request.user), **asked_of(request.user)}
        return render(request, "overview/home_empty.html", page)
    page = newcomer_page(request.user, introduction)
    return render(request, NEWCOMER_PAGES[page["timeline"].stage], page)


def mentor_home(request):
    return render(request, "overview/mentor_home.html", mentor_page(request.user))


def administrator_home(request):
    return redirect("accounts:person_list")


LANDINGS = {
    "newcomer": newcomer_home,
    "mentor": mentor_home,
    "chief": chief_home,
    "coordinator": coordinator_home,
    "administrator": administrator_home,
}
