"""A change of a plan as somebody makes it: filled in, looked at, decided."""

import uuid


def decide(client, url, data):
    """The answer to the last click; of the first one where there was nothing to look at."""
    page = client.get(url)
    if page.status_code != 200:
        return page
    data = {"revision": page.context["form"]["revision"].value(), "request_key": uuid.uuid4()} | data
    seen = client.post(url, data | {"preview": "1"})
    if seen.status_code != 200:
        return seen
    return client.post(url, data | {"seen": seen.context["form"]["seen"].value(), "apply": "1"})
