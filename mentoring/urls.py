from django.urls import path

from mentoring.views import log, meeting, mentor, request, topic

app_name = "mentoring"
urlpatterns = [
    path("meetings/", meeting.meeting_list, name="meeting_list"),
    path("introductions/<int:introduction_id>/meetings/", meeting.introduction_meetings, name="introduction_meetings"),
    path("meetings/<int:meeting_id>/", meeting.meeting_detail, name="meeting_detail"),
    path("meetings/<int:meeting_id>/move/", meeting.meeting_move, name="meeting_move"),
    path("meetings/<int:meeting_id>/cancel/", meeting.meeting_cancel, name="meeting_cancel"),
    path("meetings/<int:meeting_id>/log/", log.meeting_log, name="meeting_log"),
    path("meetings/<int:meeting_id>/undo/", log.meeting_undo, name="meeting_undo"),
    path("meetings/<int:meeting_id>/draft/", log.meeting_draft, name="meeting_draft"),
    path("meetings/<int:meeting_id>/note/", log.note_write, name="note_write"),
    path("introductions/<int:introduction_id>/topics/", topic.topic_create, name="topic_create"),
    path("topics/<int:topic_id>/remove/", topic.topic_remove, name="topic_remove"),
    path("introductions/<int:introduction_id>/requests/", request.request_create, name="request_create"),
    path("requests/<int:request_id>/", request.request_detail, name="request_detail"),
    path("requests/<int:request_id>/check-back/", request.check_back, name="check_back"),
    path("requests/<int:request_id>/answer/", request.check_back_answer, name="check_back_answer"),
    path("requests/<int:request_id>/mark/", request.request_mark, name="request_mark"),
    path("requests/<int:request_id>/withdraw/", request.request_withdraw, name="request_withdraw"),
    path("mentors/", mentor.mentor_list, name="mentor_list"),
    path("mentors/<int:person_id>/capacity/", mentor.capacity_set, name="capacity_set"),
]
