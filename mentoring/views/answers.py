"""What several views answer with."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _


def back(request, otherwise):
    """To where the form was shown, if it says so and it is one of our own pages."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return redirect(address if is_ours else otherwise)


def is_repeated(request, meeting):
    """The same form once more, from a double click: what it asked for is done."""
    return bool(meeting.form_key) and request.POST.get("form_key") == str(meeting.form_key)


def not_possible(request, otherwise):
    """Somebody was faster: what the button said is no longer true."""
    messages.warning(request, _("The meeting has changed since you opened the page. Nothing was done."))
    return redirect(otherwise)


def ask_to_compare(form, revisions):
    """The typed text stays; the next save is made on top of what now stands."""
    form.data = form.data.copy()
    form.data.update(revisions)
    form.add_error(
        None, _("Somebody has saved since you opened the page. Your text is still here; look and save again.")
    )
