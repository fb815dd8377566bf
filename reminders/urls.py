from django.urls import path

from reminders import views

app_name = "reminders"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("address/make/", views.feed_make, name="feed_make"),
    path("address/close/", views.feed_close, name="feed_close"),
    path("invitations/", views.invitations_choose, name="invitations_choose"),
    path("reply/<int:refers_id>/<slug:part>/", views.reply_give, name="reply"),
    path("feed/<slug:token>.ics", views.feed, name="feed"),
]
