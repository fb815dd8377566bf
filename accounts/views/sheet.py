"""Every form of this app stands on a page of its own that looks the same."""

from django.shortcuts import render
from django.utils.translation import gettext as _


def show_sheet(request, form, *, title, submit, back, crumbs=(), intro="", status=200, **context):
    """`back` is the address that Cancel leads to; `intro` says what will happen to whom."""
    page = {"form": form, "title": title, "submit": submit, "back": back, "crumbs": crumbs, "intro": intro}
    return render(request, "accounts/sheet.html", page | context, status=status)


def tell_stale(form, current):
    """The typed text stays; that somebody saved meanwhile is told, and the next save is on top of it."""
    form.add_error(None, _("Somebody else saved this while you had it open. Look at your text and save again."))
    form.data = form.data.copy()
    form.data["revision"] = current.revision


def show_stale(request, form, current, **page):
    tell_stale(form, current)
    return show_sheet(request, form, status=409, **page)
