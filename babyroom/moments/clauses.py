"""The words of the vocabulary as they stand inside a sentence: what a baby did, what we did, what came then.

A label is a chip ("looked at me / bright eyes"); a clause is its form in the past tense, translated where it is said.
`%(them)s`, `%(their)s` and the like are the baby's pronouns. Only past tenses stand here, so that "they" needs no grammar of
its own. A phrase that has no clause is told by its label.
"""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

Clauses = Mapping[str, str]

# What the baby did: follows the name.
SEEN: Clauses = MappingProxyType(
    {
        "looked_at_me": _("looked up with bright eyes"),
        "turned_to_voice": _("turned to a voice"),
        "chatted": _("cooed and babbled"),
        "followed_with_eyes": _("followed us with %(their)s eyes"),
        "showed_me": _("showed us something"),
        "copied_me": _("copied us"),
        "turned_away": _("turned away"),
        "hiccups": _("hiccupped or sneezed"),
        "frowned": _("frowned"),
        "arms_waving": _("waved %(their)s arms fast"),
        "rooting": _("rooted and mouthed"),
        "hands_to_mouth": _("put hands to mouth"),
        "restless_near_milk": _("was restless near milk time"),
        "nappy_wriggle": _("wriggled about a nappy"),
        "chewing": _("chewed or dribbled"),
        "warm_or_cool": _("felt warm or cool"),
        "droopy_eyes": _("had droopy eyes"),
        "jerky_movements": _("moved in a jerky, tired way"),
        "turned_from_spoon": _("turned from the spoon or bottle"),
        "cross": _("was cross"),
        "quieter_than_usual": _("was quieter than usual"),
        "watched_didnt_join": _("watched and didn’t join in"),
        "hurt_did_not_call": _("was hurt or hungry, and did not call for us"),
    }
)
EXPLORING: Clauses = MappingProxyType(
    {
        "came_back_to": _("came back to us"),
        "content_with_us_near": _("was content, with us near"),
        "finding_out": _("threw, dropped and banged to find out"),
    }
)
# What was perhaps needed: follows "perhaps ... needed".
NEEDED: Clauses = MappingProxyType(
    {
        "someone_they_know": _("a face %(they)s knew"),
        "pause": _("a pause"),
        "milk_or_food": _("milk or food"),
        "clean_nappy": _("a clean nappy"),
        "warmer_cooler": _("to be warmer or cooler"),
        "comforter": _("%(their)s comforter"),
        "own_way": _("to do it %(their)s own way"),
    }
)
# What we did: follows the adult's name or "we".
WE: Clauses = MappingProxyType(
    {
        "came_close": _("came close to %(them)s"),
        "held": _("held %(them)s"),
        "held_their_way": _("held %(them)s in %(their)s favourite way"),
        "rocked": _("rocked %(them)s"),
        "walked": _("walked with %(them)s"),
        "sling": _("used the sling"),
        "stroked": _("stroked or patted %(them)s"),
        "sang": _("sang to %(them)s"),
        "hummed": _("hummed to %(them)s"),
        "told_who_comes_back": _("told %(them)s who comes back, and when"),
        "followed_lead": _("followed %(their)s lead"),
        "copied_sounds": _("copied %(their)s sounds"),
        "offered_pause": _("made it quiet and dim"),
        "went_outside": _("went outside with %(them)s"),
        "offered_comforter": _("gave %(them)s the comforter"),
        "fed": _("fed %(them)s"),
        "changed": _("changed %(them)s"),
        "settled_to_sleep": _("settled %(them)s to sleep"),
        "swapped_to_known": _("asked someone %(they)s knew to come"),
        "stayed": _("stayed with %(them)s"),
    }
)
TOGETHER: Clauses = MappingProxyType(
    {
        "sang": _("sang to %(them)s"),
        "talked": _("talked with %(them)s"),
        "smiled": _("smiled with %(them)s"),
        "took_turns": _("took turns with %(them)s"),
        "watched": _("watched warmly"),
        "held_close": _("held %(them)s close"),
        "copied": _("copied %(their)s sounds"),
        "followed": _("followed %(their)s lead"),
    }
)
# What came then: whole sentences.
THEN: Clauses = MappingProxyType(
    {
        "easier_now": _("Then it was easier."),
        "still_hard": _("It was still hard. We stayed."),
        "needed_us_again": _("It was easier, then %(they)s needed us again."),
        "exploring_again": _("Then %(they)s went off exploring again."),
        "fell_asleep": _("Then %(they)s fell asleep."),
        "found_own_way": _("%(name)s found %(their)s own way, with us near."),
        "had_to_wait": _("%(name)s had to wait for us."),
        "missed_then_found": _("We missed each other, then found each other."),
        "tried_else": _("Then we tried something else."),
        "not_sure_yet": _("We are not sure yet how it was then."),
        "known_took_over": _("Then someone %(they)s knew took over."),
    }
)
DURING: Clauses = MappingProxyType(
    {
        "hello": _("That was at hello time."),
        "goodbye": _("That was around a goodbye."),
        "nappy": _("That was at a nappy change."),
        "milk": _("That was during milk."),
        "meal": _("That was at a meal."),
        "getting_to_sleep": _("That was on the way to sleep."),
        "waking": _("That was on waking."),
        "dressing": _("That was while dressing for outside."),
        "washing": _("That was while washing."),
        "outside": _("That was outside."),
        "floor_play": _("That was at play on the floor."),
        "story_or_song": _("That was during a story or a song."),
        "watching": _("That was while watching."),
        "waiting": _("That was while waiting."),
        "moving_rooms": _("That was while moving rooms."),
        "home_time": _("That was at home time."),
    }
)
GOODBYE: Clauses = MappingProxyType(
    {
        "hard": _("The goodbye was hard."),
        "gentle": _("The goodbye was gentle."),
        "slept_through": _("%(name)s slept through the goodbye."),
        "curious": _("%(name)s looked about, curious."),
        "one_more_cuddle": _("%(name)s came back for one more cuddle."),
    }
)
SEPARATION: Clauses = MappingProxyType(
    {
        "looked_for_home": _("looked for home"),
        "used_comforter": _("held the comforter or the photo"),
        "settled_near": _("settled near us"),
    }
)
GREETED: Clauses = MappingProxyType(
    {
        "smile": _("smiled"),
        "cry": _("cried"),
        "reaching": _("reached out"),
        "turning_away": _("turned away"),
        "carried_on": _("carried on playing"),
    }
)
CARRIED: Clauses = MappingProxyType(
    {"in_arms": _("%(name)s came in arms."), "walking": _("%(name)s walked in."), "asleep": _("%(name)s came asleep.")}
)
NIGHT: Clauses = MappingProxyType(
    {
        "slept_as_usual": _("%(name)s slept as usual."),
        "woke_some": _("%(name)s woke a few times in the night."),
        "broken_night": _("It was a broken night."),
    }
)
SLEEP_POSITION: Clauses = MappingProxyType(
    {"back": _("on %(their)s back"), "side": _("on %(their)s side"), "front": _("on %(their)s front")}
)
SLEEP_HOW: Clauses = MappingProxyType({"own_with_us_near": _("with us near"), "with_milk": _("during milk"), "sung_to": _("sung to")})
WOKE: Clauses = MappingProxyType(
    {
        "calm": _("%(name)s woke calm."),
        "called": _("%(name)s woke and called out."),
        "cried": _("%(name)s woke and cried."),
        "we_woke": _("We woke %(name)s."),
        "unsure": _("%(name)s woke, still sleepy."),
    }
)
OUTSIDE: Clauses = MappingProxyType(
    {
        "dressing": _("%(who)s helped %(name)s dress for outside."),
        "outside": _("%(name)s was outside with %(whom)s."),
        "washing": _("%(who)s washed hands and face with %(name)s."),
    }
)
SETTLING_STEP: Clauses = MappingProxyType(
    {
        "first_meeting": _("A first meeting."),
        "parent_stays": _("A parent stayed."),
        "parent_near": _("A parent stayed near."),
        "short_goodbye": _("A short goodbye."),
        "longer": _("A longer time with us."),
        "first_milk": _("The first milk with us."),
        "first_sleep": _("The first sleep with us."),
        "first_comforted": _("The first time we gave comfort."),
        "someone_familiar": _("Someone is familiar now."),
    }
)

CLAUSES: Mapping[str, Clauses] = MappingProxyType(
    {
        "seen": SEEN,
        "exploring": EXPLORING,
        "needed": NEEDED,
        "we": WE,
        "together": TOGETHER,
        "then": THEN,
        "during": DURING,
        "goodbye": GOODBYE,
        "separation": SEPARATION,
        "greeted": GREETED,
        "carried": CARRIED,
        "night": NIGHT,
        "sleep_how": SLEEP_HOW,
        "sleep_position": SLEEP_POSITION,
        "woke": WOKE,
        "outside": OUTSIDE,
        "settling_step": SETTLING_STEP,
    }
)
