from django.urls import path

from overview.altering import views

HERE = "introductions/<int:introduction_id>"
urlpatterns = [
    path(f"{HERE}/change/", views.alter, name="alter"),
    path(f"{HERE}/change/<slug:kind>/", views.alter_kind, name="alter_kind"),
    path(f"{HERE}/changes/", views.alteration_list, name="alteration_list"),
    path("introductions/changes/<int:alteration_id>/", views.alteration_detail, name="alteration"),
    path("introductions/changes/<int:alteration_id>/undo/", views.alteration_undo, name="alteration_undo"),
]
