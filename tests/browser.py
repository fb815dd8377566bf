"""Chromium that gets every answer from Django itself: no server, no port, and the data of an open transaction."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.db import connections
from playwright.sync_api import sync_playwright

ORIGIN = "http://site.test"
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def beside():
    """Call things in another thread, with this thread's connection to the database.

    Playwright runs an event loop in the thread of the test, where Django would open a connection that sees nothing.
    """

    connection = connections["default"]

    def adopt():
        connections["default"] = connection

    connection.inc_thread_sharing()
    with ThreadPoolExecutor(1, initializer=adopt) as thread:
        yield lambda call, *args, **kwargs: thread.submit(call, *args, **kwargs).result()
    connection.dec_thread_sharing()


class Window:
    """Somebody's own window: what it asks of the site is answered here; what it asks of others is kept and refused."""

    files: dict = {}

    def __init__(self, browser, call, visitor, *, width=1280, scheme="light", language="sv"):
        self.call, self.visitor, self.language = call, visitor, language
        self.asked, self.elsewhere = [], []
        size, locale = {"width": width, "height": 900}, f"{language}-SE"
        self.context = browser.new_context(viewport=size, color_scheme=scheme, locale=locale, reduced_motion="reduce")
        self.context.route("**/*", self._answer)
        self.page = self.context.new_page()

    def open(self, path):
        self.asked.clear()
        return self.page.goto(ORIGIN + path)

    def close(self):
        self.context.close()

    def fetch(self, path, **headers):
        """The answer and its body, as somebody gets it whose browser says this."""
        response = self.call(self.visitor.get, path, headers={"accept-language": self.language} | headers)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        response.close()
        return response, body

    def _answer(self, route):
        address = urlsplit(route.request.url)
        if f"{address.scheme}://{address.netloc}" != ORIGIN:
            self.elsewhere.append(route.request.url)
            return route.abort()
        path = f"{address.path}?{address.query}" if address.query else address.path
        self.asked.append(path)
        if route.request.method == "POST":
            return route.fulfill(**self._posted(path, route.request))
        return route.fulfill(**self._kept(path))

    def _posted(self, path, request):
        """What somebody sends, as the browser wrote it. Where it leads on, a page without anything does so.

        Chromium would look for the address of a real redirect outside, where there is none.
        """
        sent = {name: request.headers[name] for name in request.headers if name.startswith("hx-")}
        kind = request.headers["content-type"]
        headers = {"accept-language": self.language} | sent
        response = self.call(
            self.visitor.post, path, request.post_data_buffer or b"", content_type=kind, headers=headers
        )
        if response.status_code in (301, 302, 303):
            way = f'<meta http-equiv="refresh" content="0;url={ORIGIN}{response["Location"]}">'
            return {"status": 200, "content_type": "text/html", "body": way}
        return {"status": response.status_code, "headers": dict(response.items()), "body": response.content}

    def _kept(self, path):
        """Files are the same for everybody and are fetched once."""
        if path in self.files:
            return self.files[path]
        response, body = self.fetch(path)
        answer = {"status": response.status_code, "headers": dict(response.items()), "body": body}
        if path.startswith("/static/"):
            self.files[path] = answer
        return answer
