from django.urls import path

from overview.editor import bulk, creating, rows, trial, views

urlpatterns = [
    path("programs/new/", creating.program_create, name="program_create"),
    path("programs/<int:program_id>/extend/", creating.program_extend, name="program_extend"),
    path("programs/<int:program_id>/draft/", creating.draft_create, name="draft_create"),
    path("programs/versions/<int:version_id>/edit/", views.version_edit, name="version_edit"),
    path("programs/versions/<int:version_id>/edit/try/", trial.version_try, name="version_try"),
    path("programs/versions/<int:version_id>/edit/weeks/", bulk.weeks_edit, name="weeks_edit"),
    path("programs/versions/<int:version_id>/edit/add/<path:place>/", rows.row_add, name="row_add"),
    path("programs/versions/<int:version_id>/edit/row/<path:place>/", rows.row_edit, name="row_edit"),
    path("programs/versions/<int:version_id>/edit/move/<path:place>/", views.row_move, name="row_move"),
    path("programs/versions/<int:version_id>/edit/remove/<path:place>/", rows.row_remove, name="row_remove"),
    path("programs/versions/<int:version_id>/edit/back/<path:place>/", rows.row_take_back, name="row_take_back"),
]
