from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from mentoring import rules
from mentoring.agenda import next_meeting
from mentoring.forms import TopicForm
from mentoring.models import Topic
from mentoring.services import unwish_topic, wish_topic
from mentoring.views.answers import back
from programs.models import Introduction


@require_POST
def topic_create(request, introduction_id):
    introduction = get_object_or_404(Introduction.objects.visible_to(request.user).with_people(), pk=introduction_id)
    ensure(rules.can_wish_topic(request.user, introduction))
    form = TopicForm(request.POST, introduction=introduction)
    if not form.is_valid():
        context = {"form": form, "introduction": introduction}
        template = "_topic_form.html" if request.htmx else "topic_form.html"
        return render(request, f"mentoring/{template}", context, status=422)
    topic = wish_topic(introduction, form.cleaned_data["text"], by=request.user, **form.topic)
    if request.htmx:
        context = {"topic": topic, "introduction": introduction, "meeting": next_meeting(introduction)}
        return render(request, "mentoring/_topic_mark.html", context)
    messages.success(request, _("It is on the next meeting's agenda."))
    return back(request, reverse("mentoring:introduction_meetings", args=[introduction.pk]))


@require_POST
def topic_remove(request, topic_id):
    topics = Topic.objects.readable_by(request.user).select_related("introduction__newcomer")
    topic = get_object_or_404(topics, pk=topic_id)
    ensure(rules.can_remove_topic(request.user, topic))
    unwish_topic(topic, by=request.user)
    if request.htmx:
        return render(request, "mentoring/_topic_button.html", {"introduction": topic.introduction, "topic": topic})
    messages.success(request, _("It is no longer on the agenda."))
    return back(request, reverse("mentoring:introduction_meetings", args=[topic.introduction_id]))
