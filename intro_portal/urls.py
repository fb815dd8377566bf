from django.urls import include, path

from intro_portal import health, views

handler403 = "intro_portal.views.forbidden"
urlpatterns = [
    path("health/", health.health, name="health"),
    path("language/", views.set_language, name="set_language"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("account/", include("accounts.account_urls")),
    path("people/", include("accounts.urls")),
    path("outbox/", include("outbox.urls")),
    path("routines/", include("routines.urls")),
    path("", include("checklists.urls")),
    path("", include("mentoring.urls")),
    path("", include("training.urls")),
    path("", include("reviews.urls")),
    path("", include("agreements.urls")),
    path("", include("workload.urls")),
    path("", include("questionnaires.urls")),
    path("", include("evaluations.urls")),
    path("", include("surveys.urls")),
    path("calendar/", include("reminders.urls")),
    path("", include("reports.urls")),
    path("", include("demo.urls")),
    path("", include("overview.urls")),
]
