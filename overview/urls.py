from django.urls import path

from overview import catalog, extensions, laws, programs
from overview.altering.urls import urlpatterns as altering
from overview.editor.urls import urlpatterns as editor
from overview.ending.urls import urlpatterns as ending
from overview.handover.urls import urlpatterns as handover
from overview.pdf.urls import urlpatterns as pdf
from overview.plan_check.urls import urlpatterns as plan_check
from overview.start import views as start
from overview.versions.urls import urlpatterns as versions
from overview.views import help, history, home, introduction, introductions, people, plan, week

app_name = "overview"
urlpatterns = [
    path("", home.home, name="home"),
    path("plan/", plan.plan, name="plan"),
    path("introductions/", introductions.introduction_list, name="introduction_list"),
    path("introductions/start/", start.start, name="start"),
    path("introductions/start/<uuid:key>/", start.start_program, name="start_program"),
    path("introductions/start/<uuid:key>/people/", start.start_people, name="start_people"),
    path("introductions/start/<uuid:key>/dates/", start.start_dates, name="start_dates"),
    path("introductions/start/<uuid:key>/time/", start.start_retime, name="start_retime"),
    path("introductions/start/<uuid:key>/confirm/", start.start_confirm, name="start_confirm"),
    path("introductions/start/<uuid:key>/create/", start.start_create, name="start_create"),
    path("introductions/<int:introduction_id>/", introduction.introduction_detail, name="introduction"),
    path("introductions/<int:introduction_id>/plan/", plan.introduction_plan, name="introduction_plan"),
    *pdf,
    path("introductions/<int:introduction_id>/history/", history.introduction_history, name="introduction_history"),
    path("introductions/<int:introduction_id>/mentor/", people.mentor_change, name="mentor_change"),
    path("introductions/<int:introduction_id>/people/<slug:role>/", people.helper_change, name="helper_change"),
    path("introductions/<int:introduction_id>/stand-in/", people.stand_in_add, name="stand_in_add"),
    *altering,
    *ending,
    *handover,
    *plan_check,
    path("week/", week.week, name="week"),
    path("week/<int:year>/<int:number>/", week.week, name="week_of"),
    path("programs/<int:program_id>/base/", extensions.base_take, name="base_take"),
    path("programs/", programs.program_list, name="program_list"),
    *editor,
    *versions,
    path("programs/catalog/", catalog.program_catalog, name="program_catalog"),
    path("programs/catalog/<slug:key>/", catalog.program_shipped, name="program_shipped"),
    path("programs/catalog/<slug:key>/use/", catalog.program_use, name="program_use"),
    path("programs/import/", programs.version_import, name="version_import"),
    path("programs/versions/<int:version_id>/", programs.version_detail, name="version_detail"),
    path("programs/versions/<int:version_id>/file/", programs.version_export, name="version_export"),
    path("programs/versions/<int:version_id>/publish/", programs.version_publish, name="version_publish"),
    path("programs/versions/<int:version_id>/retire/", programs.version_retire, name="version_retire"),
    path("laws/", laws.law_list, name="law_list"),
    path("laws/<str:key>/", laws.law_detail, name="law_detail"),
    path("help/", help.help, name="help"),
    path("help/roles/", help.roles, name="roles"),
]
