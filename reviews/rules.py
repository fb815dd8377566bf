"""Who may do what with a review. Mentors decide nothing: whoever leads says how it went, or a helper who may."""

from django.utils import timezone

from programs.rules import is_entrusted, leads

HOLD = "hold-reviews"  # what the programme lets a helper do
NEVER = ("mentor", "newcomer")


def may_hold(person, introduction):
    """Whoever leads, and a helper whom the programme lets hold reviews, unless it is the mentor too."""
    if leads(person, introduction):
        return True
    return is_entrusted(person, introduction, HOLD) and not introduction.involves(person, NEVER)


def can_hold(person, review):
    """From its day on, and again later to mend it. The last one may be noted when the introduction is completed."""
    introduction = review.introduction
    is_open = (review.is_planned or review.is_held) and introduction.state != "discontinued"
    return is_open and review.on <= timezone.localdate() and may_hold(person, introduction)


def can_undo(person, review):
    """The same day, by whoever noted it."""
    if not review.is_held or review.held_by_id != person.pk:
        return False
    return timezone.localdate(review.held_at) == timezone.localdate()


def can_move(person, review):
    """Also one that was cancelled or skipped may get a day. An administrator does the booking."""
    introduction = review.introduction
    if not introduction.is_active or not (review.is_planned or review.is_cancelled):
        return False
    node = introduction.node
    return may_hold(person, introduction) or (node is not None and person.scope.reaches(node, "administrator"))


def can_cancel(person, review):
    return review.introduction.is_active and review.is_planned and may_hold(person, review.introduction)


def can_read_outcome(person, review):
    """The newcomer, the mentor, those who met and whoever leads. Who runs a node sees that it took place."""
    introduction = review.introduction
    met = introduction.involves(person, as_any=("newcomer", "mentor", *review.template.roles))
    return met or may_hold(person, introduction)
