"""What the room writes in words: short, true of what was seen, fit for the family to read tonight.

Other children are "another child". `{}` never stands here: a sentence fits any baby of its age.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Saying(NamedTuple):
    """Words, and the corrected age in months from and up to which they fit."""

    words: str
    months_from: float
    months_to: float


def fitting(sayings: Sequence[Saying], months: float) -> list[str]:
    """Those that fit this age."""
    return [s.words for s in sayings if s.months_from <= months < s.months_to]


NOTES = (
    Saying("Lay on the rug by the window and followed the leaf shadows on the wall for a long time.", 0, 8),
    Saying("Found both feet today and was very taken with them.", 4, 7),
    Saying("Long look at the mirror, then a smile at the baby in it.", 4, 10),
    Saying("Loved the water tray. Splashed with both hands and laughed at the noise.", 6, 18),
    Saying("Rolled to reach the wooden ring and looked round to see if we had noticed. We had.", 5, 9),
    Saying("Sat up with us near and passed the spoon from hand to hand.", 6, 10),
    Saying("Joined in with Row, row by rocking before we started.", 7, 24),
    Saying("Crawled all the way to the door and back. Stopped half way to check we were coming.", 8, 13),
    Saying("Peek-a-boo behind the curtain, again and again. Took the lead every time.", 8, 20),
    Saying("Pulled up at the low shelf and stood there for the whole of a song.", 9, 14),
    Saying("Waved at the bin lorry from the window, and it tooted back.", 10, 24),
    Saying("Pointed to the picture of home on the wall and said its own word for it.", 11, 24),
    Saying("Walked along the sofa, one hand on it, and looked to see who was watching.", 10, 14),
    Saying("Stopped in the doorway to listen to the rain. We listened too.", 9, 24),
    Saying("Patted the mirror and said hello to it in a long string of sounds.", 6, 12),
    Saying("Wide awake and smiling after the first sleep. Told us a long story in coos.", 3, 8),
    Saying("Turned to every voice at the door, to see who it was.", 3, 10),
    Saying("Held the spoon for the whole of lunch and used it twice.", 9, 16),
    Saying("Rolled a ball to us and waited for it to come back. We kept going for a long while.", 10, 20),
    Saying("Chose the same song four times by patting the drum.", 11, 24),
    Saying("Stood at the gate and said bye-bye to each car.", 14, 24),
    Saying("Helped to carry the cups in, one at a time.", 17, 24),
    Saying("Kicked and kicked under the mobile, then had a rest and looked at it.", 3, 6),
    Saying("Liked the breeze in the garden. Eyes wide open, fingers spread.", 3, 9),
    Saying("Brought book after book and settled into a lap for each one.", 12, 24),
    Saying("Filled the bucket with stones, tipped it out, filled it again. Busy and happy for most of the morning.", 12, 24),
    Saying("Offered a piece of toast to another child, who took it. Both looked pleased.", 13, 24),
    Saying("Wanted to put on both boots without help. One went on.", 15, 24),
    Saying("Put the doll to bed, patted its back and said shh.", 16, 24),
    Saying("Walked round the garden holding one finger, and stopped at every puddle.", 14, 24),
    Saying("Quiet today. Liked being near us, watched the others, and did not want to be hurried.", 0, 24),
)

COMFORT_NOTES = (
    Saying("Being near the window helped.", 0, 24),
    Saying("The hand dryer was loud. We left the room together.", 0, 24),
    Saying("Slow walk up and down by the fish tank.", 0, 24),
    Saying("A cool teether and a lap.", 4, 18),
    Saying("Wanted to hold the cup alone. We waited.", 12, 24),
    Saying("Another child went home first. We talked about who is coming.", 10, 24),
)

EXPLORED = (
    Saying("The light through the blind.", 0, 8),
    Saying("The crinkly cloth.", 0, 9),
    Saying("The treasure basket, above all the whisk.", 6, 12),
    Saying("The water tray.", 7, 24),
    Saying("Under the table and out the other side.", 8, 14),
    Saying("Posting lids into the tin.", 10, 20),
    Saying("The stairs in the garden, up and down.", 12, 24),
    Saying("A snail on the wall.", 12, 24),
    Saying("Pots and wooden spoons.", 8, 24),
)

REACTIONS = (
    "Pulled a face, then opened up for more.",
    "Held it, squashed it, then tried it.",
    "Licked it and looked thoughtful.",
    "Liked it from the spoon, not from the hand.",
)

# One for each settling-in visit, the first one first.
LEARNED = (
    "Likes to be held facing out, and to see the door.",
    "Watches for a while before coming closer. We can wait.",
    "Listens when we hum. They do this at home.",
    "Settled near us once we sat down on the floor.",
    "Takes milk best when we sit by the window.",
    "Strokes the label of the cloth when tired.",
    "Falls asleep with a hand on the tummy.",
    "Laughed when we copied the sounds.",
    "Looks for us, and both arms go up.",
)
PARENT_FEELS = (
    "Nervous, and glad to see the room.",
    "Lovely to see how you talk to the babies.",
    "It was strange to sit outside. It was all right.",
    "I cried in the car. Thank you for ringing.",
    "Happy about the milk.",
    "Easier than I thought.",
    "I did not think there would be a sleep. I am pleased.",
    "Tired, and less worried.",
    "You know each other now.",
)

SAW_DIFFERENTLY = (
    "I was across the room. I thought the noise from the corridor came first.",
    "To me it looked more like being tired than being hungry.",
    "I saw a look towards the door just before.",
)
