import pytest
from django.urls import reverse

from accounts.errors import StaleEdit
from accounts.models import Event, Reading
from checklists.models import Reflection
from checklists.services import write_reflection
from programs.services import assign_person

SECRET = "Kanariefågel i gruvan"
HTMX = {"HX-Request": "true"}
BY_ROLE = [
    ("newcomer", 200),
    ("mentor", 403),
    ("chief", 403),
    ("coordinator", 403),
    ("administrator", 403),
    ("colleague", 404),
    ("stranger", 404),
]


def url(item):
    return reverse("checklists:reflection_edit", args=[item.pk])


def pages(item):
    return [
        item.get_absolute_url(),
        reverse("checklists:checklist", args=[item.introduction_id]) + "?show=all",
        reverse("checklists:preparation_list", args=[item.introduction_id]),
    ]


def reads(client, person, item):
    client.force_login(person)
    return any(SECRET in client.get(page).content.decode() for page in pages(item))


@pytest.mark.parametrize(("role", "status"), BY_ROLE)
def test_reflection_edit_by_role(client, item, cast, role, status):
    client.force_login(cast[role])

    response = client.post(url(item), {"text": "Tanke", "shared": "me", "revision": 0}, headers=HTMX)

    assert response.status_code == status
    assert Reflection.objects.filter(by=cast[role], text="Tanke").exists() == (status == 200)


def test_only_the_writer_reads_it_until_it_is_shared(client, item, cast):
    reflection = write_reflection(item, SECRET, by=cast["newcomer"])

    assert [role for role in cast if reads(client, cast[role], item)] == ["newcomer"]

    write_reflection(item, SECRET, by=cast["newcomer"], readers=[cast["mentor"]], revision=reflection.revision)
    assert [role for role in cast if reads(client, cast[role], item)] == ["newcomer", "mentor"]


def test_a_successor_inherits_nothing(client, item, listed, cast):
    write_reflection(item, SECRET, by=cast["newcomer"], readers=[cast["mentor"]])

    assign_person(listed, cast["colleague"], "mentor", by=cast["chief"])

    assert not reads(client, cast["colleague"], item)


def test_what_was_shared_can_be_kept_to_oneself_again(client, item, cast):
    write_reflection(item, SECRET, by=cast["newcomer"], readers=[cast["mentor"]])
    client.force_login(cast["newcomer"])

    client.post(url(item), {"text": SECRET, "shared": "me", "revision": 1})

    assert not reads(client, cast["mentor"], item)


def test_sharing_is_kept_when_the_mentor_has_changed(client, item, listed, cast):
    write_reflection(item, SECRET, by=cast["newcomer"], readers=[cast["mentor"]])
    assign_person(listed, cast["colleague"], "mentor", by=cast["chief"])
    client.force_login(cast["newcomer"])

    response = client.post(url(item), {"text": f"{SECRET}!", "shared": "kept", "revision": 1})

    assert response.status_code == 302
    assert [row.person for row in Reflection.objects.get().readers.all()] == [cast["mentor"]]


def test_the_writer_sees_that_it_was_read(client, item, cast):
    write_reflection(item, SECRET, by=cast["newcomer"], readers=[cast["mentor"]])

    reads(client, cast["mentor"], item)

    assert Reading.objects.filter(
        object_type="checklists.reflection", by=cast["mentor"], about=cast["newcomer"]
    ).exists()


def test_a_personal_number_is_stopped_and_the_text_stays(client, item, cast):
    client.force_login(cast["newcomer"])
    typed = {"text": "Ring 880320-0016", "shared": "me", "revision": 0}

    stopped = client.post(url(item), typed)
    marked = client.post(url(item), typed | {"not_a_number": "on"})

    assert stopped.status_code == 422
    assert "Ring 880320-0016" in stopped.content.decode()
    assert 'name="not_a_number"' in stopped.content.decode()
    assert marked.status_code == 302
    assert Event.objects.filter(verb="accounts.number_marked_as_other").count() == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_second_tab_is_told_and_keeps_both_texts(client, item, cast, headers):
    write_reflection(item, "Den första", by=cast["newcomer"])
    client.force_login(cast["newcomer"])

    response = client.post(url(item), {"text": "Den andra", "shared": "me", "revision": 0}, headers=headers)

    assert response.status_code == 409
    assert {"Den första", "Den andra"} <= {
        text for text in ("Den första", "Den andra") if text in response.content.decode()
    }
    assert 'name="revision" value="1"' in response.content.decode()
    assert Reflection.objects.get().text == "Den första"


def test_a_double_click_saves_once(client, item, cast):
    client.force_login(cast["newcomer"])

    for _ in range(2):
        response = client.post(url(item), {"text": "Tanke", "shared": "me", "revision": 0}, headers=HTMX)

    assert response.status_code == 200
    assert Event.objects.filter(verb="checklists.reflection_written").count() == 1


def test_an_emptied_reflection_is_gone_for_everyone(client, item, cast):
    write_reflection(item, SECRET, by=cast["newcomer"], readers=[cast["mentor"]])

    write_reflection(item, "", by=cast["newcomer"], revision=1)

    assert not Reflection.objects.readable_by(cast["mentor"]).exists()
    assert not any(SECRET in str(row.codes) for row in Event.objects.all())


def test_nothing_written_is_nothing_saved(item, cast):
    assert write_reflection(item, "", by=cast["newcomer"]) is None
    assert not Reflection.objects.exists()


def test_service_refuses_to_overwrite_what_was_not_seen(item, cast):
    write_reflection(item, "En", by=cast["newcomer"])

    with pytest.raises(StaleEdit):
        write_reflection(item, "Två", by=cast["newcomer"], revision=0)


def test_the_form_page_works_without_a_script(client, item, cast):
    client.force_login(cast["newcomer"])

    page = client.get(url(item)).content.decode()

    assert 'name="shared"' in page
    assert page.index('name="shared"') < page.index('name="text"')
