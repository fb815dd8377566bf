from django.urls import path

from surveys.improvements import views

urlpatterns = [
    path("improvements/", views.improvement_list, name="improvement_list"),
    path("improvements/told/", views.improvement_told, name="improvement_told"),
    path("improvements/new/", views.improvement_create_for_talk, name="improvement_create_for_talk"),
    path("improvements/<int:improvement_id>/", views.improvement_edit, name="improvement_edit"),
    path("improvements/<int:improvement_id>/tell/", views.improvement_tell, name="improvement_tell"),
    path("improvements/<int:improvement_id>/withdraw/", views.improvement_withdraw, name="improvement_withdraw"),
    path("surveys/<int:survey_id>/improvements/new/", views.improvement_create, name="improvement_create"),
    path(
        "cohorts/<int:cohort_id>/improvements/new/",
        views.improvement_create_for_cohort,
        name="improvement_create_for_cohort",
    ),
]
