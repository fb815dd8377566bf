"""How it goes is talked over, and the chief notes it the same day, mostly; one has no day and one is still to note."""

from demo.diary import at_work, moment
from reviews.models import Review
from reviews.services import cancel_review, hold_review

SCALE = ("on-track", "on-track", "slower", "more-support")
NOT_NOTED = {"Sigrid Tunell"}
WITHOUT_DATE = {"Ebba Norrsell"}


def write_reviews(life):
    for review in Review.objects.filter(introduction=life.introduction).with_people():
        _write_review(life, review)


def _write_review(life, review):
    if review.on < life.diary.today and life.row.name not in NOT_NOTED:
        outcome = life.rng.choice(SCALE) if review.template.scale else ""
        life.write(at_work(review.on, "16:10"), hold_review, review, by=life.chief, outcome=outcome)
    elif life.row.name in WITHOUT_DATE and review.key == "two-months":
        life.write(moment(life.diary.workday(-1), "15:20"), cancel_review, review, "duty", by=life.chief)
