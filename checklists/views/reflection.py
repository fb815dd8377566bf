from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.forms.fields import posted_with
from accounts.rules import ensure
from checklists.forms import ReflectionForm
from checklists.models import Reflection
from checklists.page import Row
from checklists.rules import can_write_reflection
from checklists.services import write_reflection
from checklists.views.checklist import address_of, crumbs_of, visible_item


def reflection_edit(request, item_id):
    """The newcomer's own words; who reads them is chosen before they are written."""
    item = visible_item(request, item_id)
    ensure(can_write_reflection(request.user, item))
    reflection = Reflection.objects.filter(item=item, by=request.user).with_readers().first()
    form = ReflectionForm(request.POST or None, item=item, reflection=reflection)
    if request.method == "POST" and form.is_valid():
        try:
            _save_reflection(request, item, form)
        except StaleEdit as stale:
            form.data = posted_with(form.data, revision=str(stale.current.revision))
            form.add_error(
                None, _("You have saved another text in another window. Yours is still here; save again to keep it.")
            )
            return _reflection_page(request, item, form, current=stale.current, status=409)
        if not request.htmx:
            messages.success(request, _("Your reflection is saved."))
            return redirect(address_of(item))
        return _reflection_fragment(request, item)
    return _reflection_page(request, item, form, status=422 if form.errors else 200)


def _save_reflection(request, item, form):
    return write_reflection(
        item,
        form.cleaned_data["text"],
        by=request.user,
        readers=form.chosen_readers,
        revision=form.cleaned_data["revision"],
        is_number_marked=form.marked_not_a_number,
    )


def _reflection_fragment(request, item):
    saved = Reflection.objects.filter(item=item, by=request.user).exclude(text="").with_readers().first()
    row = Row(item, can_reflect=True, reflection=saved)
    return render(
        request, "checklists/_reflection.html", {"row": row, "introduction": item.introduction, "is_saved": True}
    )


def _reflection_page(request, item, form, *, current=None, status):
    context = {"item": item, "introduction": item.introduction, "form": form, "current": current}
    if request.htmx:
        return render(request, "checklists/_reflection_form.html", context, status=status)
    context["crumbs"] = crumbs_of(
        request, item.introduction, (str(item), item.get_absolute_url()), (_("My reflection"), "")
    )
    return render(request, "checklists/reflection_form.html", context, status=status)
