from django.urls import path

from routines.views import custom, opinion, routine, upkeep

app_name = "routines"
urlpatterns = [
    path("", routine.routine_list, name="routine_list"),
    path("new/", routine.routine_create, name="routine_create"),
    path("upkeep/", upkeep.upkeep, name="upkeep"),
    path("<int:routine_id>/", routine.routine_detail, name="routine_detail"),
    path("<int:routine_id>/edit/", routine.routine_edit, name="routine_edit"),
    path("<int:routine_id>/review/", routine.routine_review, name="routine_review"),
    path("<int:routine_id>/close/", routine.routine_close, name="routine_close"),
    path("<int:routine_id>/opinion/", opinion.opinion_give, name="opinion_give"),
    path("here/", custom.custom_list, name="custom_list"),
    path("here/new/", custom.custom_create, name="custom_create"),
    path("here/<int:custom_id>/", custom.custom_detail, name="custom_detail"),
    path("here/<int:custom_id>/edit/", custom.custom_edit, name="custom_edit"),
    path("here/<int:custom_id>/approve/", custom.custom_approve, name="custom_approve"),
    path("here/<int:custom_id>/decline/", custom.custom_decline, name="custom_decline"),
    path("here/<int:custom_id>/close/", custom.custom_close, name="custom_close"),
]
