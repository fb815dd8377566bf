import secrets

from django import forms
from django.utils.functional import cached_property

from accounts.carrying import FIELD, is_marked_by, mark
from questionnaires.form import AnswersForm
from surveys.services.answering import Page

LONGEST_TOKEN = 100


class SurveyForm(AnswersForm):
    """What is asked in a round, and what tells this window from others.

    `token` opens an anonymous draft: made by the page and kept by the browser once something is saved. `written_by`
    lets a form survive a session that ended.
    """

    token = forms.CharField(required=False, max_length=LONGEST_TOKEN, widget=forms.HiddenInput)
    window = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    written_by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, asked, answers, revision=0, token=""):
        self.asked, self.own_token = asked, token
        sheet = asked.survey.sheet
        super().__init__(data, questions=sheet.questions, sections=sheet.sections, answers=answers, revision=revision)
        self.initial |= self.of_window()

    def of_window(self):
        """A window that is opened now. A browser that has a token in its cookie needs none in the page."""
        is_new = self.asked.survey.is_anonymous and not self.own_token
        return {
            "token": secrets.token_urlsafe(32) if is_new else "",
            "window": secrets.token_hex(8),
            FIELD: mark(self.asked.person) if self.asked.person else "",
        }

    def see_again(self, revision):
        """The page is shown once more with what stands now: the next save is made on top of that."""
        self.data = self.data.copy()
        self.data["revision"] = str(revision)

    def is_by(self, person):
        """Not what somebody else began to write in this browser."""
        return is_marked_by(person, self.data.get(FIELD, ""))

    @cached_property
    def page(self):
        """The argument of the services; the browser's own token goes before the page's."""
        return Page(
            token=self.own_token or self.cleaned_data.get("token") or secrets.token_urlsafe(32),
            window=self.cleaned_data.get("window", ""),
            **self.of_service,
        )
