"""Run a module as if it were another moment, and let time go on from there: at.py 2026-11-18T08:00:00+01:00 celery …"""

import runpy
import sys

import time_machine

moment, module, *arguments = sys.argv[1:]
sys.argv = [module, *arguments]
with time_machine.travel(moment, tick=True):
    runpy.run_module(module, run_name="__main__", alter_sys=True)
