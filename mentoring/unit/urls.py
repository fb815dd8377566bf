from django.urls import path

from mentoring.unit.views import gathering, point, training

urlpatterns = [
    path("meetings/<int:meeting_id>/points/", point.point_create, name="point_create"),
    path("points/<int:point_id>/decide/", point.point_decide, name="point_decide"),
    path("points/<int:point_id>/remove/", point.point_remove, name="point_remove"),
    path("mentors/own/", gathering.gathering_list, name="gathering_list"),
    path("mentors/own/new/", gathering.gathering_create, name="gathering_create"),
    path("mentors/own/<int:gathering_id>/", gathering.gathering_detail, name="gathering_detail"),
    path("mentors/own/<int:gathering_id>/move/", gathering.gathering_move, name="gathering_move"),
    path("mentors/own/<int:gathering_id>/cancel/", gathering.gathering_cancel, name="gathering_cancel"),
    path("mentors/own/<int:gathering_id>/attendance/", gathering.gathering_attendance, name="gathering_attendance"),
    path("mentors/own/training/<slug:step>/", training.training_set, name="training_set"),
]
