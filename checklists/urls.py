from django.urls import path

from checklists.views import carrying, checklist, item, practice, preparation, reflection, tailoring, wish

app_name = "checklists"
urlpatterns = [
    path("checklist/", checklist.own_checklist, name="own_checklist"),
    path("introductions/<int:introduction_id>/checklist/", checklist.checklist, name="checklist"),
    path("introductions/<int:introduction_id>/checklist/new/", tailoring.item_create, name="item_create"),
    path("introductions/<int:introduction_id>/preparations/", preparation.preparation_list, name="preparation_list"),
    path("items/<int:item_id>/", item.item_detail, name="item_detail"),
    path("items/<int:item_id>/level/", item.item_set_level, name="item_set_level"),
    path("items/<int:item_id>/practice/", practice.practice_confirm, name="practice_confirm"),
    path("items/<int:item_id>/reflection/", reflection.reflection_edit, name="reflection_edit"),
    path("items/<int:item_id>/repeat/", item.item_repeat, name="item_repeat"),
    path("items/<int:item_id>/tailor/<slug:how>/", tailoring.item_tailor, name="item_tailor"),
    path("introductions/<int:introduction_id>/checklist/carry/", carrying.level_carry, name="level_carry"),
    path("introductions/<int:introduction_id>/wishes/new/", wish.wish_create, name="wish_create"),
    path("wishes/<int:wish_id>/", wish.wish_detail, name="wish_detail"),
    path("wishes/<int:wish_id>/take-up/", wish.wish_take_up, name="wish_take_up"),
    path("wishes/<int:wish_id>/answer/", wish.wish_answer, name="wish_answer"),
    path("preparations/<int:preparation_id>/", preparation.preparation_set, name="preparation_set"),
]
