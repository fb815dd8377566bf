"""What somebody sees and changes about oneself."""

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.core.paginator import Paginator
from django.core.serializers.json import DjangoJSONEncoder
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import history
from accounts.errors import StaleEdit
from accounts.forms.people import NewAddressForm, ProfileForm
from accounts.models import Event, Reading
from accounts.roles import switch_role
from accounts.rules import ensure
from accounts.services import change_person
from accounts.views.sheet import show_sheet, tell_stale

PER_PAGE = 50


def profile(request):
    person = request.user
    form = ProfileForm(request.POST or None, initial=ProfileForm.initial_of(person))
    if form.is_valid():
        try:
            change_person(person, by=person, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("accounts:profile")
        except StaleEdit as stale:
            tell_stale(form, stale.current)
            return _show_profile(request, form, status=409)
    return _show_profile(request, form)


def _show_profile(request, form, status=200):
    person = request.user
    context = {
        "form": form,
        "employments": person.employments.lasting().select_related("node").order_by("from_on"),
        "roles": person.roles.lasting().select_related("node").order_by("from_on"),
        "absences": person.absences.lasting().order_by("from_on"),
        "new_address": EmailAddress.objects.filter(user=person, verified=False, primary=False).first(),
    }
    return render(request, "accounts/profile.html", context, status=status)


def my_email(request):
    form = NewAddressForm(request.POST or None, person=request.user)
    if form.is_valid():
        EmailAddress.objects.add_new_email(request, request.user, form.cleaned_data["email"])
        return redirect("accounts:profile")
    back = reverse("accounts:profile")
    return show_sheet(
        request,
        form,
        title=_("Change e-mail address"),
        intro=_("We send a link to the new address. You sign in with the old one until you have opened the link."),
        submit=_("Send the link"),
        back=back,
        crumbs=[(_("My profile"), back), (_("Change e-mail address"), "")],
    )


def my_history(request):
    """What others have done, what others have read, what one has done oneself: all about the reader."""
    kind = request.GET.get("list")
    rows, tell = _history_of(request.user, kind)
    page = Paginator(rows.order_by("-at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": history.lines(page.object_list, request.user, tell),
        "kind": kind if kind in ("readings", "own") else "changes",
        "crumbs": [(_("My data"), reverse("accounts:my_data")), (_("Who has done and read what"), "")],
    }
    return render(request, "accounts/my_history.html", context)


def _history_of(person, kind):
    if kind == "readings":
        return Reading.objects.filter(about=person), history.describe_reading
    events = Event.objects.filter(about=person)
    return events.filter(by=person) if kind == "own" else events.exclude(by=person), history.describe


def my_data(request):
    context = {"names": history.extract_names(), "files": history.files_of(request.user)}
    return render(request, "accounts/my_data.html", context)


def my_data_file(request):
    """The register extract, to keep or to hand to somebody else."""
    response = JsonResponse(
        history.extract(request.user),
        encoder=DjangoJSONEncoder,
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response["Content-Disposition"] = 'attachment; filename="introportalen.json"'
    return response


@require_POST
def role_switch(request):
    ensure(switch_role(request, request.POST.get("role", "")))
    return redirect("/")
