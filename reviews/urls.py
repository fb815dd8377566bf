from django.urls import path

from reviews import views

app_name = "reviews"
urlpatterns = [
    path("reviews/<int:review_id>/", views.review_detail, name="review_detail"),
    path("reviews/<int:review_id>/hold/", views.review_hold, name="review_hold"),
    path("reviews/<int:review_id>/undo/", views.review_undo, name="review_undo"),
    path("reviews/<int:review_id>/move/", views.review_move, name="review_move"),
    path("reviews/<int:review_id>/cancel/", views.review_cancel, name="review_cancel"),
]
