"""Who helps, and where, when a plan becomes another; and as it was, when that is taken back."""

from datetime import datetime, timedelta

from django.db.models import Subquery

from programs.intents import Intent, Reassign, Relocate, StandIn
from programs.models import Alteration, Introduction, Involvement, Placement
from programs.services.people import take_place

A_DAY = timedelta(days=1)


def move_people(introduction: Introduction, intent: Intent, *, at: datetime | None) -> None:
    """NoPlace when a mentor is full and the intent gives no reason to choose them all the same."""
    if isinstance(intent, Reassign):
        _hand_over(introduction, intent.role, intent.person, intent, at=at)
    if isinstance(intent, Relocate):
        _move(introduction, intent.node, intent.from_on)
        for role, person in intent.people:
            _hand_over(introduction, role, person, intent, at=at)
    if isinstance(intent, StandIn):
        _let_stand_in(introduction, intent.term)


def _let_stand_in(introduction, term):
    Involvement.objects.create(
        introduction=introduction,
        role=term.role,
        person_id=term.person_id,
        from_on=term.from_on,
        to_on=term.to_on,
        stands_in_for_id=term.stands_in_for_id,
    )


def _hand_over(introduction, role, person, intent, *, at):
    """Whoever had the role has it until the day before; a term that would not begin before it ends is taken away."""
    although = take_place(introduction, person, role, intent.although, at=at)
    open_rows = introduction.involvements.filter(role=role, to_on=None, stands_in_for=None)
    open_rows.filter(from_on__gte=intent.from_on).delete()
    open_rows.update(to_on=intent.from_on - A_DAY)
    Involvement.objects.create(
        introduction=introduction, person=person, role=role, from_on=intent.from_on, although=although
    )


def _move(introduction, node, from_on):
    introduction.placements.filter(to_on=None, from_on__gte=from_on).delete()
    introduction.placements.filter(to_on=None).update(to_on=from_on - A_DAY)
    Placement.objects.create(introduction=introduction, node=node, from_on=from_on)


def put_people_back(alteration: Alteration) -> None:
    """Roles and place as they were; the rows that the alteration made are gone, and it remembers them."""
    introduction, before, after = alteration.introduction, alteration.before, alteration.after
    was, became = ({tuple(row) for row in facts["terms"]} for facts in (before, after))
    helpers = introduction.involvements.filter(stands_in_for=None)
    although = {(role, person): why for role, person, why in helpers.values_list("role", "person", "although")}
    for role, person, from_on, _to_on in became - was:
        helpers.filter(role=role, person=person, from_on=from_on).delete()
    for role, person, from_on, to_on in was - became:
        if role != "newcomer":
            days, why = {"from_on": from_on, "to_on": to_on}, although.get((role, person), "")
            Involvement.objects.create(introduction=introduction, role=role, person_id=person, although=why, **days)
    for role, person, from_on, to_on, instead in _stand_ins(after) - _stand_ins(before):
        stood_in = introduction.involvements.filter(stands_in_for=instead, role=role, person=person)
        stood_in.filter(from_on=from_on, to_on=to_on).delete()
    if before["node"] != after["node"]:
        introduction.placements.filter(to_on=None).delete()
        last = introduction.placements.order_by("-from_on", "-pk").values("pk")[:1]
        introduction.placements.filter(pk=Subquery(last)).update(to_on=None)


def _stand_ins(facts):
    return {tuple(row) for row in facts.get("stand_ins", ())}
