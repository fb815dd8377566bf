"""What a start on each shipped programme is told when nobody changes anything."""

from datetime import timedelta

import pytest
from django.utils import timezone

from overview.plan_check.links import OfStart
from overview.plan_check.loading import Subject, sketch_of
from overview.plan_check.rules import advise
from overview.start.preview import Preview
from programs import files
from programs.demands import demands_of
from programs.models import Version
from programs.services import Start, frame_of, import_program, propose, publish_version
from tests.conftest import default_choices


@pytest.fixture
def told(places, cast):
    """The codes of the advice for a new graduate on the programme of a file."""

    def codes(path):
        version = import_program(files.read(path), places.region, by=cast["coordinator"])
        publish_version(version, by=cast["coordinator"])
        version = Version.objects.get(pk=version.pk)
        start = start_on(version, cast, places)
        preview = Preview(start, propose(frame_of(start), start.choices), "Alva Berglind")
        subject = Subject(frame_of(start), version, "Alva", OfStart(back="/back/"), is_start=True)
        return version, {advice.code for advice in advise(sketch_of(subject, preview.steps))}

    return codes


def start_on(version, cast, places):
    today = timezone.localdate()
    return Start(
        version=version,
        category=version.categories.first(),
        experience="graduate",
        node=places.team,
        start_on=today + timedelta(days=14 - today.weekday()),
        newcomer=cast["newcomer"],
        chief=cast["chief"],
        mentor=cast["mentor"],
        choices=default_choices(version, places.team),
    )


@pytest.mark.parametrize("entry", list(files.catalog()), ids=lambda entry: entry.key)
def test_a_programme_with_content_is_told_only_of_groups_to_join_and_for_whom_it_is(entry, told):
    version, codes = told(entry.path)

    is_skeleton = demands_of(version).is_skeleton
    of_a_frame = {"skeleton", "area_without_items", "theme_untouched"} if is_skeleton else set()
    assert codes <= {"waiting", "experience"} | of_a_frame
    assert ("skeleton" in codes) == is_skeleton
