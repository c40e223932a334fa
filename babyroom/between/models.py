"""What goes between home and the room besides the day itself: lines, and moments shared at the door."""

from django.db import models

from babyroom.between.words import HELLO_MOST, LINE_MOST, SHARED_MOST
from babyroom.people.models import Adult, Baby, Owned


class Line(Owned):
    """One line between the room and one adult of a family (`home`): nobody else of the family reads it. `by` wrote it, `from_home` says
    from which side. It is read from `shown_from` on: in the room when it is open, at home outside of the calm hours. Whether it was read
    is kept nowhere. `settling` is the one note of a morning of getting to know us, which the plan has agreed."""

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="+")
    home = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    by = models.ForeignKey(Adult, models.PROTECT, related_name="+", db_index=False)
    from_home = models.BooleanField()
    settling = models.BooleanField(default=False)
    words = models.TextField(max_length=LINE_MOST)
    at = models.DateTimeField()
    shown_from = models.DateTimeField()

    class Meta(Owned.Meta):
        indexes = [models.Index(fields=["setting", "baby", "at"], name="line_of_baby")]


class Hello(Owned):
    """A line of somebody who works here to families who do not know them yet, in their own words. One of each adult; a new one takes its
    place."""

    adult = models.OneToOneField(Adult, models.PROTECT, related_name="+")
    words = models.CharField(max_length=HELLO_MOST)
    at = models.DateTimeField()


class Shared(Owned):
    """A moment shared with a family at the door, or sent back by them: `what` is an id of `words.SHARED`, `words` a few of their own."""

    baby = models.ForeignKey(Baby, models.PROTECT, related_name="+")
    by = models.ForeignKey(Adult, models.PROTECT, related_name="+", db_index=False)
    from_home = models.BooleanField(default=False)
    what = models.CharField(max_length=24, blank=True)
    words = models.CharField(max_length=SHARED_MOST, blank=True)
    at = models.DateTimeField()

    class Meta(Owned.Meta):
        indexes = [models.Index(fields=["setting", "baby", "at"], name="shared_of_baby")]
