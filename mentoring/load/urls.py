from django.urls import path

from mentoring.load import views

urlpatterns = [
    path("mentors/", views.mentor_list, name="mentor_list"),
    path("mentors/profile/", views.mentor_profile, name="mentor_profile"),
    path("mentors/<int:person_id>/", views.mentor_detail, name="mentor_detail"),
    path("mentors/<int:person_id>/capacity/", views.capacity_set, name="capacity_set"),
]
