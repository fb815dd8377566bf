"""Prepare the site and serve it, in one process: starting Django takes longest of all, so it is done once."""

import sys

from gunicorn.app.wsgiapp import run
from prepare import prepare

if __name__ == "__main__":
    prepare("messages", "static", "database", "demo")
    sys.argv[0] = "gunicorn"
    run()
