"""The same five pages for somebody who is signed in and for somebody who has a link."""

from django.urls import path

from surveys.views import answer
from surveys.visits import by_link, by_person

STEPS = {
    "answer": ("", answer.answer),
    "draft": ("draft/", answer.draft),
    "review": ("review/", answer.review),
    "submit": ("submit/", answer.send),
    "done": ("done/", answer.done),
}
urlpatterns = [
    *(
        path(f"surveys/<int:survey_id>/answer/{end}", by_person(view), name=f"survey_{step}")
        for step, (end, view) in STEPS.items()
    ),
    *(path(f"answer/<str:token>/{end}", by_link(view), name=f"outside_{step}") for step, (end, view) in STEPS.items()),
]
