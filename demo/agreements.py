"""The role agreement: most accepted it in the first week, one chief added a line, one mentor has not read it."""

from datetime import timedelta

from agreements.services import Fitted, accept_agreement, tailor_agreement
from agreements.sheet import sheet_of
from demo import cast
from demo.diary import at_work
from programs.models import Introduction

ADDED = {cast.ALVA: Fitted("chief", "", "Jag har en halvtimme för dig varje fredag. Du behöver inte boka.")}
NOT_YET = {cast.ELIAS: {"mentor"}}
DAYS = {"newcomer": 2, "mentor": 3, "chief": 4}  # after the first day


def write_agreement(life):
    if not life.is_under_way:
        return
    begin = life.introduction.start_on
    if line := ADDED.get(life.row.name):
        life.write(at_work(begin, "08:20"), tailor_agreement, life.introduction, [line], by=life.chief)
    life.write(at_work(begin + timedelta(days=max(DAYS.values())), "16:00"), _accept, life)


def _accept(life, *, at):
    """Each on the own day, in the roles that people have by then."""
    sheet = sheet_of(Introduction.objects.with_people().get(pk=life.introduction.pk))
    for side in sheet.waiting if sheet else ():
        if side.role not in NOT_YET.get(life.row.name, ()):
            days = timedelta(days=DAYS.get(side.role, 4) - max(DAYS.values()))
            accept_agreement(life.introduction, sheet.fingerprint, by=side.person, at=at + days)
