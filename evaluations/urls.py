from django.urls import path

from evaluations.views import answer, chief, group, occasion

app_name = "evaluations"
urlpatterns = [
    path("evaluations/", occasion.occasion_list, name="occasion_list"),
    path("evaluations/<int:occasion_id>/", occasion.occasion_detail, name="occasion_detail"),
    path("evaluations/<int:occasion_id>/draft/", answer.occasion_draft, name="occasion_draft"),
    path("evaluations/<int:occasion_id>/review/", answer.occasion_review, name="occasion_review"),
    path("evaluations/<int:occasion_id>/submit/", answer.occasion_submit, name="occasion_submit"),
    path("evaluations/<int:occasion_id>/take-back/", answer.occasion_take_back, name="occasion_take_back"),
    path("evaluations/<int:occasion_id>/decide/", answer.occasion_decide, name="occasion_decide"),
    path("evaluations/<int:occasion_id>/results/", occasion.occasion_results, name="occasion_results"),
    path("evaluations/<int:occasion_id>/bring-up/", chief.occasion_bring_up, name="occasion_bring_up"),
    path("evaluations/<int:occasion_id>/chief/", chief.occasion_chief, name="occasion_chief"),
    path("evaluations/groups/<int:cohort_id>/", group.group_detail, name="group_detail"),
    path("evaluations/groups/<int:cohort_id>/pen/", group.group_pen, name="group_pen"),
    path("evaluations/brought-up/<int:row_id>/agree/", chief.brought_up_agree, name="brought_up_agree"),
    path("evaluations/brought-up/<int:row_id>/withdraw/", chief.brought_up_withdraw, name="brought_up_withdraw"),
]
