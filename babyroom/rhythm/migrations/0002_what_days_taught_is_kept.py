from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rhythm", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="past",
            name="learnt",
            field=models.BinaryField(default=bytes),
        ),
    ]
