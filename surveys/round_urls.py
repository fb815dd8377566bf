from django.urls import path

from surveys.views import prepare, session, state, survey

ROUND = "surveys/<int:survey_id>"
urlpatterns = [
    path("surveys/", survey.survey_list, name="survey_list"),
    path("surveys/new/", prepare.survey_create, name="survey_create"),
    path("surveys/size/", prepare.survey_size, name="survey_size"),
    path("surveys/preview/<str:value>/", survey.survey_preview, name="survey_preview"),
    path(f"{ROUND}/", survey.survey_detail, name="survey_detail"),
    path(f"{ROUND}/questions/", survey.survey_questions, name="survey_questions"),
    path(f"{ROUND}/edit/", prepare.survey_edit, name="survey_edit"),
    path(f"{ROUND}/announce/", state.survey_announce, name="survey_announce"),
    path(f"{ROUND}/prolong/", state.survey_prolong, name="survey_prolong"),
    path(f"{ROUND}/withdraw/", state.survey_withdraw, name="survey_withdraw"),
    path("surveys/groups/<int:cohort_id>/", session.session_questions, name="session_questions"),
]
