from surveys.improvements import urls as improvements
from surveys.results import urls as results

app_name = "surveys"
urlpatterns: list = [
    *improvements.urlpatterns,
    *results.urlpatterns,
]
