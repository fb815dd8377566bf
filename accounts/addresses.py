"""allauth keeps a row per address to know what is verified; it follows the person's own address."""

from allauth.account.models import EmailAddress


def follow_address(person, *, is_verified):
    EmailAddress.objects.filter(user=person).exclude(email=person.email or "").delete()
    if person.email:
        EmailAddress.objects.update_or_create(
            user=person, email=person.email, defaults={"primary": True, "verified": is_verified}
        )
