from django.urls import path

from agreements import views

app_name = "agreements"
urlpatterns = [
    path("introductions/<int:introduction_id>/agreement/", views.agreement, name="agreement"),
    path("introductions/<int:introduction_id>/agreement/accept/", views.agreement_accept, name="agreement_accept"),
    path("introductions/<int:introduction_id>/agreement/edit/", views.agreement_edit, name="agreement_edit"),
]
