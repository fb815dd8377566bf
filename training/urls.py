from django.urls import path

from training import views

app_name = "training"
urlpatterns = [
    path("cohorts/", views.cohort_list, name="cohort_list"),
    path("cohorts/new/", views.cohort_create, name="cohort_create"),
    path("cohorts/<int:cohort_id>/", views.cohort_detail, name="cohort_detail"),
    path("cohorts/<int:cohort_id>/edit/", views.cohort_edit, name="cohort_edit"),
    path("cohorts/<int:cohort_id>/leaders/", views.cohort_leaders, name="cohort_leaders"),
    path("cohorts/<int:cohort_id>/close/", views.cohort_close, name="cohort_close"),
    path("cohorts/<int:cohort_id>/reopen/", views.cohort_reopen, name="cohort_reopen"),
    path("cohorts/<int:cohort_id>/members/", views.member_list, name="member_list"),
    path("cohorts/<int:cohort_id>/members/add/", views.member_add, name="member_add"),
    path("members/<int:member_id>/remove/", views.member_remove, name="member_remove"),
    path("members/<int:member_id>/move/", views.member_move, name="member_move"),
    path("sessions/<int:session_id>/", views.session_detail, name="session_detail"),
    path("sessions/<int:session_id>/attendance/", views.session_attendance, name="session_attendance"),
    path("sessions/<int:session_id>/read/", views.session_have_read, name="session_have_read"),
    path("sessions/<int:session_id>/move/", views.session_move, name="session_move"),
    path("sessions/<int:session_id>/cancel/", views.session_cancel, name="session_cancel"),
    path("sessions/<int:session_id>/swap/", views.session_swap, name="session_swap"),
    path("sessions/<int:session_id>/links/", views.material_add, name="material_add"),
    path("links/<int:material_id>/remove/", views.material_remove, name="material_remove"),
]
