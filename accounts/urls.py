from django.urls import path

from accounts.views import door, me, nodes, people, places

app_name = "accounts"
urlpatterns = [
    path("", people.person_list, name="person_list"),
    path("new/", people.person_create, name="person_create"),
    path("<int:person_id>/", people.person_detail, name="person_detail"),
    path("<int:person_id>/edit/", people.person_edit, name="person_edit"),
    path("<int:person_id>/invite/", people.person_invite, name="person_invite"),
    path("<int:person_id>/close/", people.person_close, name="person_close"),
    path("<int:person_id>/open/", people.person_open, name="person_open"),
    path("<int:person_id>/employments/new/", places.employment_create, name="employment_create"),
    path("employments/<int:employment_id>/end/", places.employment_end, name="employment_end"),
    path("<int:person_id>/roles/new/", places.role_create, name="role_create"),
    path("roles/<int:role_id>/end/", places.role_end, name="role_end"),
    path("<int:person_id>/absences/new/", places.absence_create, name="absence_create"),
    path("absences/<int:absence_id>/remove/", places.absence_remove, name="absence_remove"),
    path("organisation/", nodes.node_list, name="node_list"),
    path("organisation/<int:parent_id>/new/", nodes.node_create, name="node_create"),
    path("organisation/<int:node_id>/edit/", nodes.node_edit, name="node_edit"),
    path("organisation/<int:node_id>/close/", nodes.node_close, name="node_close"),
    path("me/", me.profile, name="profile"),
    path("me/email/", me.my_email, name="my_email"),
    path("me/history/", me.my_history, name="my_history"),
    path("me/data/", me.my_data, name="my_data"),
    path("me/data/file/", me.my_data_file, name="my_data_file"),
    path("me/role/", me.role_switch, name="role_switch"),
    path("invitation/<str:token>/", door.invitation, name="invitation"),
    path("first-run/<str:code>/", door.first_run, name="first_run"),
]
