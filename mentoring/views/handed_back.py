"""What mentors have handed back to the chief, and what the chief answered."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from mentoring import rules
from mentoring.forms import HandBackForm, TakeForm
from mentoring.models import HandedBack, Topic
from mentoring.services import hand_back, take_matter
from mentoring.views.answers import back
from programs.models import Introduction

SHOWN = 50  # answered ones, the latest first


def matter_create(request, introduction_id):
    """From a topic in one click, or in words of the mentor's own."""
    introduction = get_object_or_404(Introduction.objects.visible_to(request.user).with_people(), pk=introduction_id)
    ensure(rules.can_hand_back(request.user, introduction))
    topics = Topic.objects.waiting().readable_by(request.user).filter(introduction=introduction)
    form = HandBackForm(request.POST or None, topics=topics, initial={"topic": request.GET.get("topic")})
    if request.method == "POST" and form.is_valid():
        hand_back(introduction, by=request.user, **form.matter)
        messages.success(request, _("It is with the chief now. The answer is shown here and in your mail."))
        return back(request, reverse("mentoring:introduction_meetings", args=[introduction.pk]))
    meetings = reverse("mentoring:introduction_meetings", args=[introduction.pk])
    crumbs = [(introduction.newcomer.name, introduction.get_absolute_url()), (_("Meetings"), meetings)]
    context = {"form": form, "introduction": introduction, "crumbs": [*crumbs, (_("Hand back to the chief"), "")]}
    return render(request, "mentoring/matter_form.html", context, status=422 if form.errors else 200)


def handed_back_list(request):
    return _list(request)


def _list(request, bad=None, form=None, status=200):
    """What waits for an answer, the oldest first, and what has been answered; of those that one may read."""
    rows = HandedBack.objects.readable_by(request.user).with_people()
    waiting = [(row, _form_of(row, request.user, bad, form)) for row in rows.open().order_by("at")]
    context = {"waiting": waiting, "taken": rows.exclude(taken_at=None).order_by("-taken_at")[:SHOWN]}
    return render(request, "mentoring/handed_back_list.html", context, status=status)


def _form_of(matter, person, bad, form):
    if form and matter == bad:
        return form
    return take_form(matter) if rules.can_take_matter(person, matter) else None


def take_form(matter, data=None):
    """Several may be on one page, so each has ids of its own; “I take it” is there to be sent or written over."""
    return TakeForm(data, initial={"answer": _("I take it from here.")}, auto_id=f"matter-{matter.pk}-%s")


@require_POST
def matter_take(request, matter_id):
    """The chief takes it with a short answer; the mentor is told."""
    matter = get_object_or_404(HandedBack.objects.readable_by(request.user).with_people(), pk=matter_id)
    ensure(rules.can_take_matter(request.user, matter))
    form = take_form(matter, request.POST)
    if not form.is_valid() and not matter.is_taken:
        return _list(request, matter, form, status=422)
    if not matter.is_taken:
        take_matter(matter, form.cleaned_data["answer"], by=request.user, is_not_a_number=form.marked_not_a_number)
    messages.success(request, _("%(name)s is told.") % {"name": matter.by.first_name})
    return redirect("mentoring:handed_back_list")
