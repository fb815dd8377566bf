from django.urls import include, path

from questionnaires.editor import publishing, row_views, views, words
from questionnaires.views import creating, editions, questionnaires

app_name = "questionnaires"
draft = [
    path("", views.edition_edit, name="edition_edit"),
    path("about/", row_views.head_edit, name="head_edit"),
    path("words/", words.edition_words, name="edition_words"),
    path("publish/", publishing.edition_publish, name="edition_publish"),
    path("discard/", publishing.edition_discard, name="edition_discard"),
    path("back/", views.row_put_back, name="row_put_back"),
    path("sections/", row_views.section_add, name="section_add"),
    path("sections/<slug:key>/", row_views.section_edit, name="section_edit"),
    path("sections/<slug:key>/add/", row_views.question_add, name="question_add"),
    path("questions/<slug:key>/", row_views.question_edit, name="question_edit"),
    path("<slug:what>/<slug:key>/move/", views.row_move, name="row_move"),
    path("<slug:what>/<slug:key>/remove/", views.row_remove, name="row_remove"),
]
edition = [
    path("", questionnaires.edition_detail, name="edition_detail"),
    path("differences/", editions.edition_differences, name="edition_differences"),
    path("preview/", editions.edition_preview, name="edition_preview"),
    path("file/", editions.edition_file, name="edition_file"),
    path("edit/", include(draft)),
]
pages = [
    path("", questionnaires.questionnaire_list, name="questionnaire_list"),
    path("new/", creating.questionnaire_create, name="questionnaire_create"),
    path("import/", creating.questionnaire_import, name="questionnaire_import"),
    path("shipped/<slug:key>/", questionnaires.shipped_detail, name="shipped_detail"),
    path("<int:questionnaire_id>/", questionnaires.questionnaire_detail, name="questionnaire_detail"),
    path("<int:questionnaire_id>/draft/", questionnaires.draft_create, name="draft_create"),
    path("editions/<int:edition_id>/", include(edition)),
]
urlpatterns = [path("questionnaires/", include(pages))]
