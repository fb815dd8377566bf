from django.urls import path

from overview.handover import views

urlpatterns = [path("introductions/<int:introduction_id>/handover/", views.handover, name="handover")]
