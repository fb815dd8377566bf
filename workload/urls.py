from django.urls import path

from workload import views

app_name = "workload"
urlpatterns = [
    path("introductions/<int:introduction_id>/workload/", views.workload, name="workload"),
    path("introductions/<int:introduction_id>/workload/rhythm/", views.rhythm_edit, name="rhythm_edit"),
    path("workload/<int:walk_through_id>/edit/", views.walk_through_edit, name="walk_through_edit"),
]
