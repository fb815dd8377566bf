import pytest
from structlog.testing import capture_logs


@pytest.mark.django_db
def test_health_answers_without_signing_in(client):
    response = client.get("/health/")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_log_of_a_request_leaves_out_what_was_searched_for(client):
    with capture_logs() as logs:
        client.get("/health/", {"q": "Alva Lind"})

    requests = [entry["request"] for entry in logs if "request" in entry]
    assert requests
    assert set(requests) == {"GET /health/"}
