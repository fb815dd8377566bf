import pytest
from django.template import Context, Template

from look import pictures


@pytest.mark.parametrize("name", pictures.ICONS)
def test_icon_is_hidden_from_assistive_technology(name):
    drawn = Template("{% icon name %}").render(Context({"name": name}))

    assert drawn.startswith('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><')


def test_icon_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        pictures.icon("trophy")


@pytest.mark.parametrize(("level", "shapes"), [(0, 1), (1, 2), (2, 2), (3, 2)])
def test_pie_fills_with_the_level(level, shapes):
    drawn = pictures.pie(level)

    assert drawn.count("<circle") + drawn.count("<path") == shapes
    assert ("whole" in drawn) == (level == 3)


@pytest.mark.parametrize(
    ("kind", "shape"),
    [("joint", "pl-eye"), ("mentor", 'r="5"'), ("group", "<rect"), ("course", "<rect"), ("evaluation", "<path")],
)
def test_bead_has_the_shape_of_its_thread(kind, shape):
    assert shape in pictures.bead(kind)
    assert "pl-coming" in pictures.bead(kind, held=False)
    assert "pl-held" in pictures.bead(kind, held=True)


def test_bead_of_no_thread_keeps_its_place():
    assert pictures.bead("reading") == '<span class="bead-none"></span>'


def test_wordmark_has_beads_that_grow_sparser():
    gaps = [b - a for a, b in zip(pictures.WORDMARK_BEADS, pictures.WORDMARK_BEADS[1:], strict=False)]

    assert gaps == sorted(gaps)
    assert pictures.wordmark().count("<circle") == 7


def test_ornament_of_the_door_thins_out_as_the_programme_does():
    drawn = pictures.threads()

    assert drawn.count('r="8"') == 15
    assert drawn.count('r="6"') == 16
    assert drawn.count('<rect class="pl-held"') == 2
    assert drawn.count('<rect class="pl-coming"') == 4
