"""What of the meetings whoever takes over needs, and no more than everybody around may read: no question, no words."""

from mentoring.models import Meeting, Request, Topic
from programs.parts import Section


def handover(introduction):
    """What is asked and not checked back, what waits for the next meeting, what has no new date; three queries."""
    requests = Request.objects.waiting().filter(introduction=introduction).select_related("asked_by")
    topics = list(Topic.objects.waiting().filter(introduction=introduction))
    without_date = Meeting.objects.filter(introduction=introduction, needs_new_date=True).with_series()
    context = {
        "introduction": introduction,
        "requests": list(requests.order_by("asked_at")),
        "topics": [topic for topic in topics if topic.kind != Topic.Kind.QUESTION],
        "questions": sum(topic.kind == Topic.Kind.QUESTION for topic in topics),
        "without_date": list(without_date),
    }
    return Section("mentoring/_handover.html", context, order=30)
