"""Advice about a plan, with its reason and the way to what mends it; never a block."""

from overview.plan_check.checking import Checked, check_plan, check_proposal, check_start

__all__ = ["Checked", "check_plan", "check_proposal", "check_start"]
