"""The words of the vocabulary as they stand inside a sentence: what a baby did, what we did, what came then.

A label is a chip ("looked at me / bright eyes"); a clause is its form in the past tense, translated where it is said.
`%(them)s`, `%(their)s` and the like are the baby's pronouns. Where "they" acts only past tenses stand here, so that it needs no
grammar of its own. One chip may cover two small things ("rubbed eyes or ears"): its clause says what holds for both. A phrase that
has no clause is told by its label.
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
        "chatted": _("chatted away in coos and babble"),
        "followed_with_eyes": _("followed us with %(their)s eyes"),
        "showed_me": _("had something to show us"),
        "copied_me": _("copied us"),
        "turned_away": _("turned away"),
        "rubbed_eyes": _("rubbed at %(their)s face"),
        "hiccups": _("had a little hiccup or sneeze"),
        "frowned": _("frowned or had a wobbly lip"),
        "arched_back": _("arched %(their)s back"),
        "arms_waving": _("waved %(their)s arms fast"),
        "rooting": _("searched with %(their)s mouth"),
        "hands_to_mouth": _("put a hand to %(their)s mouth"),
        "restless_near_milk": _("was restless near milk time"),
        "knees_up": _("pulled %(their)s knees up"),
        "nappy_wriggle": _("was wriggly in %(their)s nappy"),
        "chewing": _("was chewy and dribbly"),
        "warm_or_cool": _("felt a bit too warm or too cool"),
        "droopy_eyes": _("had droopy eyes"),
        "jerky_movements": _("moved in a jerky, tired way"),
        "slowed_sucking": _("sucked more slowly"),
        "turned_from_spoon": _("turned away from what we offered"),
        "cross": _("was cross"),
        "startled": _("was startled"),
        "searched": _("looked round for someone"),
        "didnt_look_for_anyone": _("didn’t look for anyone"),
        "quieter_than_usual": _("was quieter than usual"),
        "watched_didnt_join": _("watched and didn’t join in"),
        "hurt_did_not_call": _("was hurt or hungry, and did not call for us"),
    }
)
EXPLORING: Clauses = MappingProxyType(
    {
        "looked_back": _("looked back at us"),
        "brought_it": _("brought us something"),
        "came_back_to": _("came back to us"),
        "watched_others": _("watched the others"),
        "content_with_us_near": _("was content, with %(whom)s near"),
        "finding_out": _("dropped and banged things to see what happens"),
    }
)
# What was perhaps needed: follows "perhaps ... needed".
NEEDED: Clauses = MappingProxyType(
    {
        "someone_they_know": _("a face %(they)s knew"),
        "pause": _("a pause"),
        "milk_or_food": _("milk or food"),
        "clean_nappy": _("a clean nappy"),
        "wind_or_teeth": _("help with wind or sore gums"),
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
        "sling": _("carried %(them)s in the sling"),
        "stroked": _("soothed %(them)s with a gentle hand"),
        "sang": _("sang to %(them)s"),
        "hummed": _("hummed to %(them)s"),
        "spoke_softly": _("spoke softly to %(them)s"),
        "put_into_words": _("put it into words for %(them)s"),
        "talked_about_home": _("talked with %(them)s about home"),
        "family_picture": _("looked at the family picture with %(them)s"),
        "said_what_comes_next": _("told %(them)s what comes next"),
        "took_turns": _("took turns with %(them)s"),
        "told_who_comes_back": _("told %(them)s who comes back and when"),
        "followed_lead": _("followed %(their)s lead"),
        "copied_sounds": _("copied %(their)s sounds"),
        "offered_pause": _("made a quiet pause for %(them)s"),
        "went_outside": _("went outside with %(them)s"),
        "offered_comforter": _("offered %(name)s %(their)s comforter"),
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
        "watched": _("watched %(them)s warmly"),
        "said_next": _("told %(them)s what comes next"),
        "put_into_words": _("put it into words for %(them)s"),
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
# When it was: stands before the sentence.
DURING: Clauses = MappingProxyType(
    {
        "hello": _("At hello time"),
        "goodbye": _("At goodbye time"),
        "nappy": _("At a nappy change"),
        "milk": _("During milk"),
        "meal": _("At a meal"),
        "getting_to_sleep": _("On the way to sleep"),
        "waking": _("Just after waking"),
        "dressing": _("While getting dressed to go out"),
        "washing": _("At wash time"),
        "outside": _("Outside"),
        "floor_play": _("At floor play"),
        "story_or_song": _("At story and song time"),
        "watching": _("While watching the room"),
        "waiting": _("While waiting"),
        "moving_rooms": _("On the way to another room"),
        "home_time": _("At home time"),
    }
)
GOODBYE: Clauses = MappingProxyType(
    {
        "hard": _("The goodbye was hard."),
        "gentle": _("The goodbye was gentle."),
        "slept_through": _("%(name)s slept through the goodbye."),
        "curious": _("%(name)s looked round with interest."),
        "one_more_cuddle": _("%(name)s came back for one more cuddle."),
    }
)
SEPARATION: Clauses = MappingProxyType(
    {
        "looked_for_home": _("looked for someone from home"),
        "used_comforter": _("held something dear from home"),
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
    {"in_arms": _("%(name)s was carried in."), "walking": _("%(name)s walked in."), "asleep": _("%(name)s came in asleep.")}
)
NIGHT: Clauses = MappingProxyType(
    {
        "slept_as_usual": _("%(name)s slept as usual."),
        "woke_some": _("%(name)s woke a few times in the night."),
        "broken_night": _("It was a broken night."),
    }
)
NEWS: Clauses = MappingProxyType({"runny_nose": _("a runny nose")})
SLEEP_POSITION: Clauses = MappingProxyType(
    {"back": _("on %(their)s back"), "side": _("on %(their)s side"), "front": _("on %(their)s front")}
)
# How a baby fell asleep: what was there follows "fell asleep", what we did follows the adult's name or "we".
SLEEP_HOW: Clauses = MappingProxyType(
    {"own_with_us_near": _("with us near"), "with_milk": _("during milk"), "comforter": _("with %(their)s comforter")}
)
SLEEP_WE: Clauses = MappingProxyType(
    {
        "rocked": _("rocked %(them)s"),
        "patted": _("soothed %(them)s with a gentle hand"),
        "held": _("held %(them)s"),
        "sung_to": _("sang to %(them)s"),
        "walked": _("walked with %(them)s"),
    }
)
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
        "dressing": _("%(who)s helped %(name)s get dressed to go out."),
        "outside": _("%(name)s was outside with %(whom)s."),
        "washing": _("%(who)s helped %(name)s have a wash."),
    }
)
SETTLING_PACE: Clauses = MappingProxyType({"same": _("the same")})
MOVED_WHY: Clauses = MappingProxyType(
    {
        "joining": _("The rooms joined."),
        "numbers": _("That was to keep enough adults."),
        "visit": _("That was for a visit."),
        "sleep": _("That was for a quieter place to sleep."),
        "other": _("There was another reason."),
    }
)
WHY_WITHDRAWN: Clauses = MappingProxyType({"undo": _("that was at once")})
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
        "sleep_how": MappingProxyType({**SLEEP_HOW, **SLEEP_WE}),
        "news": NEWS,
        "sleep_position": SLEEP_POSITION,
        "woke": WOKE,
        "outside": OUTSIDE,
        "settling_step": SETTLING_STEP,
        "settling_pace": SETTLING_PACE,
        "moved_why": MOVED_WHY,
        "why_withdrawn": WHY_WITHDRAWN,
    }
)
