from django.urls import path

from mentoring.load.urls import urlpatterns as load_urls
from mentoring.unit.urls import urlpatterns as unit_urls
from mentoring.views import check_back, clash, handed_back, log, meeting, planning, request, rhythm, series, topic

app_name = "mentoring"
urlpatterns = [
    *unit_urls,
    *load_urls,
    path("meetings/", meeting.meeting_list, name="meeting_list"),
    path("meetings/rhythm/", rhythm.rhythm, name="rhythm"),
    path("introductions/<int:introduction_id>/meetings/", meeting.introduction_meetings, name="introduction_meetings"),
    path("meetings/<int:meeting_id>/", meeting.meeting_detail, name="meeting_detail"),
    path("meetings/<int:meeting_id>/move/", planning.meeting_move, name="meeting_move"),
    path("meetings/<int:meeting_id>/cancel/", planning.meeting_cancel, name="meeting_cancel"),
    path("meetings/<int:meeting_id>/swap/", planning.meeting_swap, name="meeting_swap"),
    path("meetings/clashes/", clash.clash_list, name="clash_list"),
    path("meetings/series/<int:series_id>/", series.series_detail, name="series_detail"),
    path("meetings/series/<int:series_id>/change/", series.series_change, name="series_change"),
    path("meetings/series/<int:series_id>/add/", series.meeting_add, name="meeting_add"),
    path("meetings/<int:meeting_id>/log/", log.meeting_log, name="meeting_log"),
    path("meetings/<int:meeting_id>/undo/", log.meeting_undo, name="meeting_undo"),
    path("meetings/<int:meeting_id>/draft/", log.meeting_draft, name="meeting_draft"),
    path("drafts/<int:draft_id>/discard/", log.draft_discard, name="draft_discard"),
    path("meetings/<int:meeting_id>/note/", log.note_write, name="note_write"),
    path("introductions/<int:introduction_id>/topics/", topic.topic_create, name="topic_create"),
    path("topics/<int:topic_id>/remove/", topic.topic_remove, name="topic_remove"),
    path("introductions/<int:introduction_id>/requests/", request.request_create, name="request_create"),
    path("requests/<int:request_id>/", request.request_detail, name="request_detail"),
    path("requests/<int:request_id>/adopt/", request.request_adopt, name="request_adopt"),
    path("requests/<int:request_id>/decline/", request.request_decline, name="request_decline"),
    path("requests/<int:request_id>/check-back/", check_back.check_back, name="check_back"),
    path("requests/<int:request_id>/answer/", check_back.check_back_answer, name="check_back_answer"),
    path("requests/<int:request_id>/mark/", check_back.request_mark, name="request_mark"),
    path("requests/<int:request_id>/finish/", request.request_finish, name="request_finish"),
    path("requests/<int:request_id>/withdraw/", request.request_withdraw, name="request_withdraw"),
    path("introductions/<int:introduction_id>/handed-back/", handed_back.matter_create, name="matter_create"),
    path("handed-back/", handed_back.handed_back_list, name="handed_back_list"),
    path("handed-back/<int:matter_id>/take/", handed_back.matter_take, name="matter_take"),
]
