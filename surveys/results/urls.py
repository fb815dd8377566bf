from django.urls import path

from surveys.views import responses, results, words

ROUND = "surveys/<int:survey_id>"
WORDS = f"{ROUND}/words/<str:key>"
urlpatterns = [
    path(f"{ROUND}/results/", results.results_detail, name="results_detail"),
    path(f"{ROUND}/results.pdf", results.results_pdf, name="results_pdf"),
    path(f"{ROUND}/results.xlsx", results.results_xlsx, name="results_xlsx"),
    path(f"{ROUND}/responses/", responses.response_list, name="response_list"),
    path(f"{ROUND}/responses.xlsx", responses.responses_xlsx, name="responses_xlsx"),
    path(f"{WORDS}/", words.words_detail, name="words_detail"),
    path(f"{WORDS}/sort/", words.words_sort, name="words_sort"),
    path(f"{WORDS}/headings/", words.code_create, name="code_create"),
    path("surveys/headings/<int:code_id>/", words.code_change, name="code_change"),
    path("surveys/headings/<int:code_id>/remove/", words.code_remove, name="code_remove"),
]
