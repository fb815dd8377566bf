from django.urls import path

from checklists.views import checklist, item, practice, preparation, reflection

app_name = "checklists"
urlpatterns = [
    path("checklist/", checklist.own_checklist, name="own_checklist"),
    path("introductions/<int:introduction_id>/checklist/", checklist.checklist, name="checklist"),
    path("introductions/<int:introduction_id>/checklist/new/", checklist.item_create, name="item_create"),
    path("introductions/<int:introduction_id>/preparations/", preparation.preparation_list, name="preparation_list"),
    path("items/<int:item_id>/", item.item_detail, name="item_detail"),
    path("items/<int:item_id>/level/", item.item_set_level, name="item_set_level"),
    path("items/<int:item_id>/practice/", practice.practice_confirm, name="practice_confirm"),
    path("items/<int:item_id>/reflection/", reflection.reflection_edit, name="reflection_edit"),
    path("items/<int:item_id>/repeat/", item.item_repeat, name="item_repeat"),
    path("items/<int:item_id>/leave-out/", item.item_leave_out, name="item_leave_out"),
    path("preparations/<int:preparation_id>/", preparation.preparation_set, name="preparation_set"),
]
