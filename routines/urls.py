from django.urls import path

from routines import views

app_name = "routines"
urlpatterns = [
    path("", views.routine_list, name="routine_list"),
    path("new/", views.routine_create, name="routine_create"),
    path("<int:routine_id>/", views.routine_detail, name="routine_detail"),
    path("<int:routine_id>/edit/", views.routine_edit, name="routine_edit"),
    path("<int:routine_id>/close/", views.routine_close, name="routine_close"),
]
