from django.urls import path

from training import views

app_name = "training"
urlpatterns = [
    path("cohorts/", views.cohort_list, name="cohort_list"),
    path("cohorts/new/", views.cohort_create, name="cohort_create"),
    path("cohorts/<int:cohort_id>/", views.cohort_detail, name="cohort_detail"),
    path("cohorts/<int:cohort_id>/leaders/", views.cohort_leaders, name="cohort_leaders"),
    path("cohorts/<int:cohort_id>/close/", views.cohort_close, name="cohort_close"),
    path("cohorts/<int:cohort_id>/members/", views.member_add, name="member_add"),
    path("sessions/<int:session_id>/", views.session_detail, name="session_detail"),
    path("sessions/<int:session_id>/attendance/", views.session_attendance, name="session_attendance"),
    path("sessions/<int:session_id>/read/", views.session_have_read, name="session_have_read"),
    path("sessions/<int:session_id>/move/", views.session_move, name="session_move"),
    path("sessions/<int:session_id>/cancel/", views.session_cancel, name="session_cancel"),
]
