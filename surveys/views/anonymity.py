from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from surveys.suppression import FEWEST, FEWEST_WORDS


@login_not_required
def anonymity(request):
    """What “nobody can know who has answered what” rests on, and where it ends. Also for those outside the system."""
    return render(request, "surveys/anonymity.html", {"fewest": FEWEST, "fewest_words": FEWEST_WORDS})
