from django.urls import path

from overview.versions import views

urlpatterns = [
    path("programs/versions/<int:version_id>/differences/", views.version_differences, name="version_differences"),
    path("programs/versions/<int:version_id>/offers/", views.offer_list, name="offer_list"),
    path("introductions/<int:introduction_id>/offer/", views.introduction_offer, name="introduction_offer"),
    path("introductions/<int:introduction_id>/offer/decide/", views.offer_decide, name="offer_decide"),
]
