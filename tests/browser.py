"""Chromium that gets every answer from Django itself: no server, no port, and the test's own transaction."""

import os
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

ORIGIN = "http://site.test"
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@contextmanager
def chromium():
    # Playwright runs an event loop in this thread; Django would refuse to ask the database from inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Window:
    """Somebody's own window: what it asks of the site is answered here; what it asks of others is kept and refused."""

    files: dict = {}

    def __init__(self, browser, visitor, *, width=1280, scheme="light", language="sv"):
        self.visitor, self.language = visitor, language
        self.asked, self.elsewhere = [], []
        size = {"width": width, "height": 900}
        self.context = browser.new_context(
            viewport=size, color_scheme=scheme, locale=f"{language}-SE", reduced_motion="reduce"
        )
        self.context.route("**/*", self._answer)
        self.page = self.context.new_page()

    def open(self, path):
        self.asked.clear()
        return self.page.goto(ORIGIN + path)

    def close(self):
        self.context.close()

    def _answer(self, route):
        address = urlsplit(route.request.url)
        if f"{address.scheme}://{address.netloc}" != ORIGIN:
            self.elsewhere.append(route.request.url)
            return route.abort()
        path = f"{address.path}?{address.query}" if address.query else address.path
        self.asked.append(path)
        return route.fulfill(**(self._file(path) if path.startswith("/static/") else self._page(path)))

    def _file(self, path):
        if path not in self.files:
            self.files[path] = self._page(path)
        return self.files[path]

    def _page(self, path):
        response = self.visitor.get(path, headers={"accept-language": self.language})
        body = b"".join(response.streaming_content) if response.streaming else response.content
        response.close()
        return {"status": response.status_code, "headers": dict(response.items()), "body": body}
