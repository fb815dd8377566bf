from django.db import migrations

RIGHTS = {
    "chief": ["set-levels", "confirm-practice", "tailor", "hold-reviews"],
    "mentor": ["set-levels", "tailor"],
}


def give_rights(apps, schema_editor):
    """What chiefs and mentors could do before programmes said it, said of the versions that there are."""
    helpers = apps.get_model("programs", "HelperRole").objects
    for key, rights in RIGHTS.items():
        helpers.filter(key=key).update(may=rights)


class Migration(migrations.Migration):
    dependencies = [("programs", "0002_document")]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
