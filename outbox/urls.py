from django.urls import path

from outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.message_list, name="message_list"),
    path("retry/", views.message_retry_all, name="message_retry_all"),
    path("test/", views.message_test, name="message_test"),
    path("<int:message_id>/retry/", views.message_retry, name="message_retry"),
    path("mails/", views.mail_list, name="mail_list"),
    path("mails/<int:mail_id>/", views.mail_detail, name="mail_detail"),
]
