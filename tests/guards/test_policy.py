"""What every answer says to the browser about what it may load and keep."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def policies(seen):
    return {visit.headers.get("Content-Security-Policy", "") for _key, visit in seen.crawl.pages()}


def test_every_page_has_the_same_strict_policy(policies):
    (policy,) = policies

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_no_page_has_script_or_style_of_its_own(seen):
    inline = (" style=", " onclick=", " onsubmit=", " onchange=", "<style", "<script>", "javascript:")
    found = {(key[1], sign) for key, visit in seen.crawl.pages() for sign in inline if sign in visit.text}

    assert found == set()


def test_every_answer_forbids_frames_and_guessing(seen):
    for key, visit in seen.crawl.gets.items():
        assert visit.headers.get("X-Frame-Options") == "DENY", key
        assert visit.headers.get("X-Content-Type-Options") == "nosniff", key
        assert visit.headers.get("Referrer-Policy") == "same-origin", key


def test_page_about_people_is_not_kept_by_the_browser_of_somebody_else(seen):
    """A page of somebody who is signed in depends on the cookie, so no cache in between may share it."""
    for key, visit in seen.crawl.pages():
        if key[0]:
            assert "Cookie" in visit.headers.get("Vary", ""), key
