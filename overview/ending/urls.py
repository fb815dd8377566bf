from django.urls import path

from overview.ending import views

urlpatterns = [
    path("introductions/<int:introduction_id>/complete/", views.introduction_complete, name="introduction_complete"),
    path("introductions/<int:introduction_id>/areas/<slug:key>/", views.area_sign_off, name="area_sign_off"),
    path(
        "introductions/<int:introduction_id>/discontinue/",
        views.introduction_discontinue,
        name="introduction_discontinue",
    ),
]
