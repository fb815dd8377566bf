"""What differs between two versions, and how many introductions follow which."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q

from programs.differences import Difference, differences
from programs.documents import whole
from programs.models import Adoption, Introduction, Version
from programs.offers import offered_versions
from programs.parts import all_parts


@dataclass
class DifferencesPage:
    """A version against one before it; `before` is None of a programme's first."""

    version: Version
    before: Version | None

    @cached_property
    def differences(self) -> list[Difference]:
        return differences(whole(self.before), whole(self.version)) if self.before else []

    @cached_property
    def others(self):
        """The other versions that it can be compared with, and this one, with how many introductions follow each."""
        under_way = Count("introductions", filter=Q(introductions__state="active"))
        rows = self.version.program.versions.filter(Q(published_at__isnull=False) | Q(pk=self.version.pk))
        return list(rows.annotate(under_way=under_way).order_by("-number"))

    @property
    def followed(self):
        return [row for row in self.others if row.under_way]

    @cached_property
    def undecided(self) -> int:
        """How many are offered the version and have not been decided about: a number, never whom."""
        older = (
            Introduction.objects.active().filter(version__program=self.version.program_id).exclude(version=self.version)
        )
        offered = offered_versions(older.select_related("version"))
        return sum(version.pk == self.version.pk for version in offered.values())


def version_before(version: Version) -> Version | None:
    """What it is compared with when nobody says: the published one before; for a draft the newest published."""
    rows = version.program.versions.filter(published_at__isnull=False, number__lt=version.number)
    if version.state == Version.State.DRAFT:
        rows = version.program.versions.published().exclude(pk=version.pk)
    return rows.select_related("base__program").order_by("-number").first()


def adopted_differences(adoption: Adoption) -> list[Difference]:
    """What became different when a version was taken over, without what was declined."""
    if adoption.former is None or adoption.state == Adoption.State.STAYED:
        return []
    sections = {part.name: part.sections_of_file for part in all_parts()}
    declined = {(section, key) for part, key, _occurrence in adoption.declined for section in sections.get(part, ())}
    found = differences(whole(adoption.former), whole(adoption.version))
    return [row for row in found if (row.section, row.key.partition("/")[0]) not in declined]
