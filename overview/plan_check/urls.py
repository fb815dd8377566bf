from django.urls import path

from overview.plan_check import views

urlpatterns = [
    path("introductions/<int:introduction_id>/check/", views.plan_check, name="plan_check"),
    path("places/<int:node_id>/plan-rules/", views.plan_rules, name="plan_rules"),
]
