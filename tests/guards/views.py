"""Every address of the site: what it is about, and what each of the cast gets when they ask for it."""

from dataclasses import dataclass

ROLES = (
    "newcomer", "mentor", "chief", "deputy", "coordinator",
    "administrator", "colleague", "second_newcomer", "neighbour", "stranger",
)  # fmt: skip
INSIDE = [role for role in ROLES if role not in ("coordinator", "stranger")]  # who reach no further than Ekvalla
LOGIN = 302  # what somebody who is not signed in gets: the way to the sign-in page


@dataclass(frozen=True)
class View:
    """`of`: what in the world it is about. `answers`: a status for each of ROLES, to GET, or to an empty POST.

    `method`: "GET", "POST" (only) or "FORM" (both: an empty POST is stopped for the same people).
    """

    name: str
    answers: str
    of: str = ""
    method: str = "GET"
    args: tuple = ()
    of_start: bool = False
    anonymous: int = LOGIN
    is_file: bool = False

    @property
    def statuses(self):
        return dict(zip(ROLES, map(int, self.answers.split()), strict=True))

    @property
    def is_public(self):
        return self.anonymous != LOGIN or self.name in ("account_logout", "set_language")

    @property
    def is_page(self):
        """Is there something to look at? A file that is fetched, or the pulse of the site, is none."""
        return self.is_read and not self.is_file

    @property
    def is_read(self):
        return self.method != "POST"

    @property
    def is_written(self):
        return self.method != "GET"


def same(status):
    """Everybody gets the same."""
    return " ".join([str(status)] * len(ROLES))


ALL = same(200)
THEME = "themes/receiving-information"  # a row of the shipped programme
VIEWS = [
    View("health", ALL, anonymous=200, is_file=True),
    View("set_language", same(302), method="POST", anonymous=302),
    View("accessibility", ALL, anonymous=200),
    View("account_login", same(302), method="FORM", anonymous=200),
    View("account_logout", ALL, method="FORM", anonymous=302),
    View("account_inactive", ALL, anonymous=200),
    View("account_reauthenticate", ALL, method="FORM"),
    View("account_email_verification_sent", ALL, anonymous=200),
    View("account_confirm_email", ALL, args=("x",), anonymous=200),
    View("account_change_password", ALL, method="FORM"),
    View("account_set_password", same(302), method="FORM"),
    View("account_reset_password", ALL, method="FORM", anonymous=200),
    View("account_reset_password_done", ALL, anonymous=200),
    View("account_reset_password_from_key", ALL, method="FORM", args=("1", "x"), anonymous=200),
    View("account_reset_password_from_key_done", ALL, anonymous=200),
    View("accounts:person_list", "403 403 200 200 200 200 403 403 200 200"),
    View("accounts:person_create", "403 403 200 200 403 200 403 403 200 200", method="FORM"),
    View("accounts:person_detail", "200 404 200 200 200 200 404 404 404 404", of="newcomer"),
    View("accounts:person_edit", "403 404 403 403 403 200 404 404 404 404", of="newcomer", method="FORM"),
    View("accounts:person_invite", "404 404 302 302 403 302 404 404 404 404", of="invited", method="POST"),
    View("accounts:person_close", "403 404 403 403 403 200 404 404 404 404", of="newcomer", method="FORM"),
    View("accounts:person_open", "403 404 403 403 403 302 404 404 404 404", of="newcomer", method="POST"),
    View("accounts:employment_create", "403 404 403 403 403 200 404 404 404 404", of="newcomer", method="FORM"),
    View("accounts:employment_end", "403 404 403 403 403 200 404 404 404 404", of="employment", method="FORM"),
    View("accounts:role_create", "403 404 200 200 403 200 404 404 404 404", of="newcomer", method="FORM"),
    View("accounts:role_end", "404 403 200 404 403 200 404 404 404 404", of="role", method="FORM"),
    View("accounts:absence_create", "404 200 200 404 403 200 404 404 404 404", of="mentor", method="FORM"),
    View("accounts:absence_remove", "404 302 302 404 403 302 404 404 404 404", of="absence", method="POST"),
    View("accounts:node_list", "403 403 200 200 200 200 403 403 200 200"),
    View("accounts:node_create", "404 404 403 404 403 200 404 404 404 404", of="unit", method="FORM"),
    View("accounts:node_edit", "404 404 403 403 403 200 404 404 404 404", of="node", method="FORM"),
    View("accounts:node_close", "404 404 403 403 403 200 404 404 404 404", of="node", method="FORM"),
    View("accounts:profile", ALL, method="FORM"),
    View("accounts:my_email", ALL, method="FORM"),
    View("accounts:my_history", ALL),
    View("accounts:my_data", ALL),
    View("accounts:my_data_file", ALL, is_file=True),
    View("accounts:role_switch", same(403), method="POST"),
    View("accounts:invitation", same(410), method="FORM", args=("x",), anonymous=410),
    View("accounts:first_run", same(404), method="FORM", args=("x",), anonymous=404),
    View("outbox:message_list", "403 403 403 403 403 200 403 403 403 403"),
    View("outbox:message_retry_all", "403 403 403 403 403 302 403 403 403 403", method="POST"),
    View("outbox:message_test", "403 403 403 403 403 302 403 403 403 403", method="POST"),
    View("outbox:message_retry", "404 404 404 404 404 302 404 404 404 404", of="message", method="POST"),
    View("outbox:mail_list", ALL),
    View("outbox:mail_detail", "200 404 404 404 404 200 404 404 404 404", of="mail"),
    View("routines:routine_list", ALL),
    View("routines:routine_create", "403 403 200 200 200 200 403 403 200 200", method="FORM"),
    View("routines:routine_detail", "200 200 200 200 200 200 200 200 404 404", of="routine"),
    View("routines:routine_edit", "403 403 200 403 200 200 403 403 404 404", of="routine", method="FORM"),
    View("routines:routine_close", "403 403 302 403 302 302 403 403 404 404", of="routine", method="POST"),
    View("routines:routine_review", "403 403 302 403 302 302 403 403 404 404", of="routine", method="POST"),
    View("routines:opinion_give", "422 422 422 422 422 422 422 422 404 404", of="routine", method="POST"),
    View("routines:upkeep", "403 200 200 200 200 200 200 403 200 200"),
    View("routines:custom_list", ALL),
    View("routines:custom_create", "200 200 200 200 403 403 200 200 200 200", method="FORM"),
    View("routines:custom_detail", "404 200 200 404 404 404 200 200 404 404", of="custom"),
    View("routines:custom_edit", "404 403 403 404 404 404 403 200 404 404", of="custom", method="FORM"),
    View("routines:custom_approve", "404 422 422 404 404 404 422 403 404 404", of="custom", method="POST"),
    View("routines:custom_decline", "404 422 422 404 404 404 422 403 404 404", of="custom", method="POST"),
    View("routines:custom_close", "404 403 403 404 404 404 403 302 404 404", of="custom", method="POST"),
    View("checklists:own_checklist", "302 404 404 404 404 404 404 302 404 404"),
    View("checklists:checklist", "200 200 200 200 200 200 404 404 404 404", of="introduction"),
    View("checklists:item_create", "403 200 200 200 403 403 404 404 404 404", of="introduction", method="FORM"),
    View("checklists:level_carry", "200 403 403 403 403 403 404 404 404 404", of="introduction", method="FORM"),
    View("checklists:wish_create", "200 403 403 403 403 403 404 404 404 404", of="introduction", method="FORM"),
    View("checklists:wish_detail", "200 200 200 200 404 404 404 404 404 404", of="wish"),
    View("checklists:wish_take_up", "403 200 200 200 404 404 404 404 404 404", of="wish", method="FORM"),
    View("checklists:wish_answer", "403 200 200 200 404 404 404 404 404 404", of="wish", method="FORM"),
    View("checklists:preparation_list", "200 200 200 200 200 200 404 404 404 404", of="introduction"),
    View("checklists:item_detail", "200 200 200 200 200 200 404 404 404 404", of="item"),
    View("checklists:item_set_level", "400 400 403 403 403 403 404 404 404 404", of="item", method="POST"),
    View("checklists:practice_confirm", "403 400 400 400 403 403 404 404 404 404", of="practised", method="POST"),
    View("checklists:reflection_edit", "200 403 403 403 403 403 404 404 404 404", of="item", method="FORM"),
    View("checklists:item_repeat", "403 403 403 403 403 403 404 404 404 404", of="item", method="POST"),
    View(
        "checklists:item_tailor",
        "403 403 200 200 403 403 404 404 404 404",
        of="item",
        method="FORM",
        args=("leave-out",),
    ),
    View("checklists:preparation_set", "403 403 400 400 403 400 404 404 404 404", of="preparation", method="POST"),
    View("mentoring:meeting_list", ALL),
    View("mentoring:introduction_meetings", "200 200 200 200 200 200 404 404 404 404", of="introduction"),
    View("mentoring:meeting_detail", "200 200 200 200 200 200 404 404 404 404", of="meeting"),
    View("mentoring:meeting_move", "403 200 200 200 403 200 404 404 404 404", of="coming", method="FORM"),
    View("mentoring:meeting_cancel", "403 200 200 200 403 200 404 404 404 404", of="coming", method="FORM"),
    View("mentoring:meeting_log", "403 422 403 403 403 403 404 404 404 404", of="meeting", method="POST"),
    View("mentoring:meeting_undo", "403 302 403 403 403 403 404 404 404 404", of="held", method="POST"),
    View("mentoring:meeting_draft", "204 204 403 403 403 403 404 404 404 404", of="meeting", method="POST"),
    View("mentoring:note_write", "422 422 403 403 403 403 404 404 404 404", of="meeting", method="POST"),
    View("mentoring:topic_create", "422 422 422 422 403 403 404 404 404 404", of="introduction", method="POST"),
    View("mentoring:topic_remove", "302 403 404 404 404 404 404 404 404 404", of="topic", method="POST"),
    View("mentoring:request_create", "403 403 200 200 403 403 404 404 404 404", of="introduction", method="FORM"),
    View("mentoring:request_detail", "200 200 200 200 404 404 404 404 404 404", of="request"),
    View("mentoring:check_back", "422 403 403 403 404 404 404 404 404 404", of="request", method="POST"),
    View("mentoring:check_back_answer", "403 403 422 403 404 404 404 404 404 404", of="request", method="POST"),
    View("mentoring:request_mark", "302 403 302 403 404 404 404 404 404 404", of="request", method="POST"),
    View("mentoring:request_withdraw", "403 403 302 403 404 404 404 404 404 404", of="request", method="POST"),
    View("mentoring:point_create", "404 200 200 200 403 403 200 404 404 404", of="coming_unit_meeting", method="FORM"),
    View("mentoring:point_decide", "404 403 200 200 404 404 403 404 404 404", of="point", method="FORM"),
    View("mentoring:point_remove", "404 302 403 403 404 404 403 404 404 404", of="point", method="POST"),
    View("mentoring:gathering_list", "403 200 200 200 403 200 200 403 200 200"),
    View("mentoring:gathering_create", "403 200 200 200 403 200 200 403 200 200", method="FORM"),
    View("mentoring:gathering_detail", "404 200 200 404 404 200 200 404 404 404", of="gathering"),
    View("mentoring:gathering_move", "404 403 200 404 404 200 403 404 404 404", of="gathering", method="FORM"),
    View("mentoring:gathering_cancel", "404 403 200 404 404 200 403 404 404 404", of="gathering", method="FORM"),
    View(
        "mentoring:gathering_attendance",
        "404 200 200 404 404 200 200 404 404 404",
        of="past_gathering",
        method="FORM",
    ),
    View("mentoring:training_set", "403 302 403 403 403 403 302 403 403 403", method="POST", args=("role",)),
    View("mentoring:mentor_list", "403 403 200 200 403 200 403 403 200 200"),
    View("mentoring:mentor_detail", "404 200 200 200 404 200 404 404 404 404", of="mentor"),
    View("mentoring:mentor_profile", "403 200 403 403 403 403 200 403 403 403", method="FORM"),
    View("mentoring:capacity_set", "404 404 302 302 404 403 404 404 404 404", of="mentor", method="POST"),
    View("training:cohort_list", ALL),
    View("training:cohort_create", "403 403 200 200 200 200 403 403 200 200", method="FORM"),
    View("training:cohort_detail", "200 200 200 200 200 200 404 404 404 404", of="cohort"),
    View("training:cohort_leaders", "403 403 302 403 302 302 404 404 404 404", of="cohort", method="POST"),
    View("training:cohort_close", "403 403 302 403 302 302 404 404 404 404", of="cohort", method="POST"),
    View("training:member_add", "403 403 404 403 404 404 404 404 404 404", of="cohort", method="POST"),
    View("training:session_detail", "200 200 200 200 200 200 404 404 404 404", of="session"),
    View("training:session_attendance", "403 422 422 403 422 403 404 404 404 404", of="past_session", method="POST"),
    View("training:session_have_read", "302 403 403 403 403 403 404 404 404 404", of="session", method="POST"),
    View("training:session_move", "403 200 200 403 200 200 404 404 404 404", of="session", method="FORM"),
    View("training:session_cancel", "403 200 200 403 200 200 404 404 404 404", of="session", method="FORM"),
    View("reviews:review_detail", "200 200 200 200 200 200 404 404 404 404", of="review"),
    View("reviews:review_hold", "403 403 422 422 403 403 404 404 404 404", of="review", method="POST"),
    View("reviews:review_undo", "403 403 302 403 403 403 404 404 404 404", of="held_review", method="POST"),
    View("reviews:review_move", "403 403 200 200 403 200 404 404 404 404", of="coming_review", method="FORM"),
    View("reviews:review_cancel", "403 403 200 200 403 403 404 404 404 404", of="coming_review", method="FORM"),
    View("agreements:agreement", "200 200 200 200 200 200 404 404 404 404", of="introduction"),
    View("agreements:agreement_accept", "409 409 409 403 403 403 404 404 404 404", of="introduction", method="POST"),
    View("agreements:agreement_edit", "403 403 200 200 403 403 404 404 404 404", of="introduction", method="FORM"),
    View("workload:workload", "200 403 200 200 403 403 404 404 404 404", of="introduction", method="FORM"),
    View("workload:rhythm_edit", "200 403 200 200 403 403 404 404 404 404", of="introduction", method="FORM"),
    View("workload:walk_through_edit", "200 404 200 200 404 404 404 404 404 404", of="walk_through", method="FORM"),
    View("evaluations:occasion_list", ALL),
    View("evaluations:occasion_detail", "200 200 200 200 200 200 404 404 404 404", of="occasion"),
    View("evaluations:occasion_draft", "302 302 403 403 403 403 404 404 404 404", of="occasion", method="POST"),
    View("evaluations:occasion_review", "200 200 403 403 403 403 404 404 404 404", of="occasion"),
    View("evaluations:occasion_submit", "302 302 403 403 403 403 404 404 404 404", of="occasion", method="POST"),
    View("evaluations:occasion_take_back", "403 403 403 403 403 403 404 404 404 404", of="occasion", method="POST"),
    View("evaluations:occasion_decide", "404 404 403 403 403 403 403 200 404 404", of="closed", method="FORM"),
    View("evaluations:occasion_results", "200 200 403 403 403 403 404 404 404 404", of="revealed"),
    View("evaluations:occasion_bring_up", "422 422 403 403 403 403 404 404 404 404", of="revealed", method="POST"),
    View("evaluations:occasion_chief", "403 403 200 403 403 403 404 404 404 404", of="revealed"),
    View("evaluations:brought_up_withdraw", "302 404 404 404 404 404 404 404 404 404", of="brought_up", method="POST"),
    View("overview:home", "200 200 200 200 200 302 200 200 200 200"),
    View("overview:plan", same(302)),
    View("overview:introduction_list", "403 403 200 200 200 200 403 403 200 200"),
    View("overview:start", "403 403 302 302 403 302 403 403 302 302"),
    View("overview:start_program", "403 403 200 200 403 200 403 403 200 200", method="FORM", of_start=True),
    View("overview:start_people", "403 403 200 302 403 302 403 403 302 302", method="FORM", of_start=True),
    View("overview:start_dates", "403 403 200 302 403 302 403 403 302 302", of_start=True),
    View("overview:start_confirm", "403 403 200 302 403 302 403 403 302 302", of_start=True),
    View("overview:start_create", "403 403 302 302 403 302 403 403 302 302", method="POST", of_start=True),
    View("overview:introduction", "302 200 200 200 200 200 404 404 404 404", of="introduction"),
    View("overview:introduction_plan", "200 200 200 200 200 200 404 404 404 404", of="introduction"),
    View("overview:plan_check", "200 200 200 200 200 200 404 404 404 404", of="introduction"),
    View("overview:plan_rules", "404 404 200 404 403 200 404 404 404 404", of="unit", method="FORM"),
    View("overview:plan_pdf", "200 200 200 200 200 200 404 404 404 404", of="introduction", method="FORM"),
    View("overview:plan_pdf_file", "200 200 200 200 200 200 404 404 404 404", of="introduction", is_file=True),
    View("overview:certificate", "200 403 200 200 403 403 404 404 404 404", of="completed", method="FORM"),
    View("overview:certificate_file", "200 403 200 200 403 403 404 404 404 404", of="completed", is_file=True),
    View("overview:handover", "200 200 200 200 403 403 404 404 404 404", of="introduction"),
    View("overview:handover_pdf", "200 200 200 200 403 403 404 404 404 404", of="introduction", method="FORM"),
    View("overview:handover_pdf_file", "200 200 200 200 403 403 404 404 404 404", of="introduction", is_file=True),
    View("overview:introduction_history", "200 200 200 200 403 403 404 404 404 404", of="introduction"),
    View("overview:alter", "403 403 200 200 403 403 404 404 404 404", of="introduction"),
    View(
        "overview:alter_kind",
        "403 403 200 200 403 403 404 404 404 404",
        of="introduction",
        method="FORM",
        args=("pause",),
    ),
    View("overview:alteration_list", "200 200 200 200 403 403 404 404 404 404", of="introduction"),
    View("overview:alteration", "200 200 200 200 403 403 404 404 404 404", of="alteration"),
    View("overview:alteration_undo", "403 403 302 302 403 403 404 404 404 404", of="alteration", method="POST"),
    View("overview:mentor_change", "403 403 200 200 403 403 404 404 404 404", of="introduction", method="FORM"),
    View(
        "overview:helper_change",
        "403 403 200 200 403 403 404 404 404 404",
        of="introduction",
        method="FORM",
        args=("team-leader",),
    ),
    View("overview:stand_in_add", "403 403 200 200 403 403 404 404 404 404", of="introduction", method="FORM"),
    View("overview:introduction_complete", "403 403 200 200 403 403 404 404 404 404", of="introduction", method="FORM"),
    View(
        "overview:area_sign_off",
        "403 403 400 400 403 403 404 404 404 404",
        of="introduction",
        method="POST",
        args=("collaboration",),
    ),
    View(
        "overview:introduction_discontinue", "403 403 200 200 403 403 404 404 404 404", of="introduction", method="FORM"
    ),
    View("overview:week", "302 200 200 200 200 200 200 302 200 200"),
    View("overview:week_of", "302 200 200 200 200 200 200 302 200 200", args=(2026, 47)),
    View("overview:program_list", ALL),
    View("overview:program_create", "403 403 403 403 200 403 403 403 403 403", method="FORM"),
    View("overview:program_extend", "404 403 200 200 403 403 403 404 200 404", of="program", method="FORM"),
    View("overview:draft_create", "404 403 403 403 302 403 403 404 403 404", of="program", method="POST"),
    View("overview:version_edit", "404 404 404 404 200 404 404 404 404 404", of="draft", method="FORM"),
    View("overview:version_try", "404 404 404 404 200 404 404 404 404 404", of="draft"),
    View("overview:weeks_edit", "404 404 404 404 200 404 404 404 404 404", of="draft", method="FORM"),
    View("overview:row_add", "404 404 404 404 200 404 404 404 404 404", of="draft", method="FORM", args=("items",)),
    View("overview:row_edit", "404 404 404 404 200 404 404 404 404 404", of="draft", method="FORM", args=(THEME,)),
    View("overview:row_move", "404 404 404 404 302 404 404 404 404 404", of="draft", method="POST", args=(THEME,)),
    View("overview:row_remove", "404 404 404 404 200 404 404 404 404 404", of="draft", method="FORM", args=(THEME,)),
    View("overview:row_take_back", "404 404 404 404 302 404 404 404 404 404", of="draft", method="POST", args=(THEME,)),
    View("overview:program_catalog", "403 403 403 403 200 403 403 403 403 403"),
    View("overview:program_shipped", "403 403 403 403 200 403 403 403 403 403", args=("sormland",)),
    View("overview:program_use", "403 403 403 403 302 403 403 403 403 403", method="POST", args=("sormland",)),
    View("overview:version_import", "403 403 403 403 200 403 403 403 403 403", method="FORM"),
    View("overview:version_detail", "404 200 200 200 200 200 200 404 200 404", of="local_version"),
    View("overview:version_export", "404 200 200 200 200 200 200 404 200 404", of="local_version", is_file=True),
    View("overview:version_publish", "404 403 403 403 200 403 403 404 403 404", of="local_version", method="FORM"),
    View("overview:version_retire", "404 403 403 403 200 403 403 404 403 404", of="local_version", method="FORM"),
    View("overview:version_differences", "404 200 200 200 200 200 200 404 200 404", of="local_version"),
    View("overview:offer_list", "404 403 200 200 403 403 403 404 200 404", of="local_version", method="FORM"),
    View("overview:introduction_offer", "200 200 200 200 403 403 404 404 404 404", of="introduction"),
    View("overview:offer_decide", "403 403 422 422 403 403 404 404 404 404", of="introduction", method="POST"),
    View("overview:base_take", "404 403 403 403 200 403 403 404 403 404", of="extension", method="FORM"),
    View("overview:law_list", ALL),
    View("overview:law_detail", "404 200 200 200 200 200 200 404 200 200", args=("2025-400",)),
    View("overview:help", ALL),
    View("overview:roles", ALL),
    View("reports:introductions", "403 403 200 200 200 200 403 403 200 200", is_file=True),
    View("demo:sign_in", same(404), method="POST", anonymous=404),
]
