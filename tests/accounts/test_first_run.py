from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.errors import AlreadySetUp
from accounts.first_run import first_run_url
from accounts.invitations import invited_person
from accounts.models import Node, Person
from accounts.services import set_up

ANSWERS = {"municipality": "Ekvalla kommun", "name": "Agnes Torp", "email": "agnes@example.org"}


def test_set_up_makes_the_tree_and_an_administrator_of_the_top(db):
    person = set_up(**ANSWERS, region="FoU Ekbygden", unit="Barnenheten", language="en")

    assert [(node.kind, node.depth) for node in Node.objects.all()] == [("region", 1), ("municipality", 2), ("unit", 3)]
    assert person.employments.get().node.name == "Barnenheten"
    assert {(role.kind, role.node_name) for role in person.scope.roles} == {
        ("administrator", "FoU Ekbygden"),
        ("coordinator", "FoU Ekbygden"),
    }
    assert (person.language, person.standing) == ("en", "invited")


def test_set_up_with_only_a_municipality(db):
    person = set_up(**ANSWERS)

    assert person.employments.get().node == Node.objects.get() == person.roles.first().node


def test_set_up_only_once(cast):
    with pytest.raises(AlreadySetUp):
        set_up(**ANSWERS)


def test_setup_command_prints_a_link_that_works(db, capsys):
    call_command("setup", **ANSWERS)

    link = capsys.readouterr().out.splitlines()[-1]
    assert invited_person(link.split("/")[-2]) == Person.objects.get()


def test_setup_command_again_changes_nothing(db, capsys):
    call_command("setup", **ANSWERS)
    call_command("setup", **ANSWERS)

    assert "set up already" in capsys.readouterr().out
    assert Person.objects.count() == 1


def test_setup_command_without_answers_names_them(db):
    with pytest.raises(CommandError, match="--municipality, --name, --email"):
        call_command("setup")
    with pytest.raises(CommandError, match="not an e-mail address"):
        call_command("setup", **ANSWERS | {"email": "agnes"})

    assert not Node.objects.exists()


def path_from_command(capsys):
    call_command("setup", "--web")
    return capsys.readouterr().out.splitlines()[-1].removeprefix("http://127.0.0.1:8000")


def test_first_run_page_leads_to_the_choice_of_password(client, db, capsys):
    path = path_from_command(capsys)
    assert client.get(path).status_code == 200

    response = client.post(path, ANSWERS | {"language": "sv"})

    assert "/people/invitation/" in response.url
    assert client.get(path).status_code == 410
    assert client.post(path, ANSWERS | {"language": "sv"}).status_code == 410
    assert Person.objects.count() == 1


def test_first_run_page_without_the_code_is_not_there(client, db):
    for code in ("first", "first:1:2"):
        assert client.get(f"/people/first-run/{code}/").status_code == 404

    assert client.post("/people/first-run/first/", ANSWERS).status_code == 404
    assert not Person.objects.exists()


def test_first_run_code_holds_for_a_day(client, db):
    path = first_run_url().removeprefix("http://127.0.0.1:8000")

    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert client.get(path).status_code == 404
