from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_who_may_not_see_and_who_may_collect"),
    ]

    operations = [
        migrations.AddField(
            model_name="job",
            name="until_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
