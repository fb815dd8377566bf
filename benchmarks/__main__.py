"""`make bench`: measure every module here on the demo's data, or those named: make bench ARGS=dates

A module offers `benchmarks()`, which returns a list of them; it runs in a transaction that is rolled back.
"""

import importlib
import os
import pkgutil
import sys

import django
from django.core.management import call_command
from django.db import transaction

import benchmarks


def main(wanted):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intro_portal.settings")
    os.environ["SITE_MODE"] = "demo"
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    print(f"{'':44} {'ours':>13} {'floor':>13} {'ratio':>8}")
    results = [result for name in wanted or modules() for result in measured(name)]
    return not all(result.is_good for result in results)


def modules():
    names = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    return [name for name in names if name not in ("__main__", "measure")]


def measured(name):
    offered = importlib.import_module(f"benchmarks.{name}").benchmarks
    with transaction.atomic():
        for benchmark in offered():
            result = benchmark.measure()
            print(result, flush=True)
            yield result
        transaction.set_rollback(True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
