from surveys.results import urls as results

app_name = "surveys"
urlpatterns: list = [
    *results.urlpatterns,
]
