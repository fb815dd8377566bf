from django.shortcuts import render

from programs.models import Introduction


def coordinator_home(request):
    """The region's introductions."""
    introductions = Introduction.objects.visible_to(request.user).active().with_people()
    return render(request, "overview/coordinator_home.html", {"introductions": introductions})
