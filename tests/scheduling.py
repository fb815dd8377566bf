"""How the files of tests are shared out among the workers: the slowest first, and what one crawl saw to one of them."""

from xdist.scheduler import LoadScopeScheduling

# They ask what everybody saw who opened every page, which is done once.
CRAWLED = [f"tests/guards/test_{name}.py" for name in ("urls", "canary", "get_writes_nothing", "language", "policy")]
# The longest that remain, so that no worker begins one when the others have ended.
SLOW = [
    *CRAWLED,
    "tests/guards/test_accessibility.py",
    "tests/story",
    "tests/overview/test_editor_browser.py",
    "tests/guards/test_sqlite.py",
    "tests/guards/test_double_posts.py",
    "tests/overview/test_catalog_programs.py",
    "tests/overview",
    "tests/programs",
]


class SlowestFirst(LoadScopeScheduling):
    def _split_scope(self, nodeid):
        path = nodeid.split("::")[0]
        return "crawled" if path in CRAWLED else path


def place_of(nodeid):
    return next((place for place, path in enumerate(SLOW) if nodeid.startswith(path)), len(SLOW))
