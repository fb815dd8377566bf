from django.urls import path

from surveys import answer_urls, round_urls
from surveys.improvements import urls as improvements
from surveys.results import urls as results
from surveys.views.anonymity import anonymity

app_name = "surveys"
urlpatterns: list = [
    path("surveys/anonymity/", anonymity, name="anonymity"),
    *answer_urls.urlpatterns,
    *improvements.urlpatterns,
    *results.urlpatterns,
    *round_urls.urlpatterns,
]
