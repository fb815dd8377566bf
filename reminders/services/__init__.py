"""What is due to whom by the calendar: the day's digest, invitations, and feeds for other calendars."""

from reminders.services.calendar import choose_invitations, close_feed, make_feed
from reminders.services.inviting import invite
from reminders.services.sweeping import is_digest_time, sweep

__all__ = ["choose_invitations", "close_feed", "invite", "is_digest_time", "make_feed", "sweep"]
