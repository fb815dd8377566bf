from surveys import answer_urls, round_urls
from surveys.improvements import urls as improvements
from surveys.results import urls as results

app_name = "surveys"
urlpatterns: list = [
    *answer_urls.urlpatterns,
    *improvements.urlpatterns,
    *results.urlpatterns,
    *round_urls.urlpatterns,
]
