"""The words a moment may be told in: plain, warm, no judgement.

Ids are stable for ever and stand in the log; labels may be edited and are translated. The lists
follow docs/words.md, which names their sources. Nothing here measures a baby: a phrase says what
was seen, what was perhaps needed, what we did and what came then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Phrase:
    """One thing that can be said. `group` is the heading it stands under, `from_months` the age
    (in months, corrected) at which it is first offered; a guide only, never a limit on what is kept."""

    id: str
    label: str | Promise
    group: str
    from_months: int = 0


def _phrases(group: str, rows: Iterable[tuple[str, str | Promise] | tuple[str, str | Promise, int]]) -> tuple[Phrase, ...]:
    return tuple(Phrase(row[0], row[1], group, row[2] if len(row) == 3 else 0) for row in rows)


SEEN_COMPANY = _phrases(
    "company",
    [
        ("looked_at_me", _("looked at me / bright eyes")),
        ("turned_to_voice", _("turned to my voice")),
        ("smiled", _("smiled")),
        ("chatted", _("cooed, babbled, chatted")),
        ("reached_up", _("reached up"), 3),
        ("held_on", _("held on")),
        ("followed_with_eyes", _("followed me with eyes")),
        ("showed_me", _("showed or gave me something"), 9),
        ("pointed", _("pointed"), 9),
        ("came_close", _("came close"), 6),
        ("snuggled_in", _("snuggled in")),
        ("laughed", _("laughed"), 3),
        ("copied_me", _("copied me"), 6),
    ],
)
SEEN_PAUSE = _phrases(
    "pause",
    [
        ("looked_away", _("looked away")),
        ("turned_away", _("turned head or body away")),
        ("rubbed_eyes", _("rubbed eyes or ears")),
        ("yawned", _("yawned")),
        ("hiccups", _("hiccups or sneezes")),
        ("frowned", _("frowned or lip wobbled")),
        ("arched_back", _("arched back")),
        ("pushed_away", _("pushed away")),
        ("stiffened", _("stiffened")),
        ("went_still", _("went still")),
        ("blinked_slowly", _("blinked slowly")),
        ("arms_waving", _("arms waving fast")),
        ("grizzled", _("grizzled")),
    ],
)
SEEN_BODY = _phrases(
    "body",
    [
        ("rooting", _("rooting or mouthing")),
        ("hands_to_mouth", _("hands to mouth")),
        ("restless_near_milk", _("restless near milk time")),
        ("knees_up", _("pulled knees up")),
        ("nappy_wriggle", _("nappy wriggle")),
        ("chewing", _("chewing or dribbling (teeth)"), 3),
        ("warm_or_cool", _("felt warm / cool")),
        ("droopy_eyes", _("droopy eyes")),
        ("jerky_movements", _("jerky, tired movements")),
        ("slowed_sucking", _("slowed sucking")),
        ("turned_from_spoon", _("turned from spoon or bottle")),
    ],
)
SEEN_BIG = _phrases(
    "big",
    [
        ("cried", _("cried")),
        ("sobbed", _("sobbed")),
        ("called_out", _("called out")),
        ("cross", _("cross"), 12),
        ("startled", _("startled")),
        ("held_on_tight", _("held on tight")),
        ("reached_for_door", _("reached for the door"), 6),
        ("looked_worried", _("looked worried")),
        ("searched", _("searched for someone"), 6),
    ],
)
SEEN_QUIET = _phrases(
    "quiet",
    [
        ("quieter_than_usual", _("quieter than usual")),
        ("watched_didnt_join", _("watched, didn't join")),
        ("stared_ahead", _("stared ahead")),
        ("didnt_look_for_anyone", _("didn't look for anyone")),
        ("went_to_anyone", _("went to anyone who came"), 6),
        ("hurt_did_not_call", _("hurt or hungry, but did not call for us")),
        ("slept_more", _("slept more than usual")),
    ],
)
SEEN_EXPLORING = _phrases(
    "exploring",
    [
        ("went_off", _("went off to explore")),
        ("looked_back", _("looked back")),
        ("brought_it", _("brought it to us"), 9),
        ("came_back_to", _("came back to")),
        ("watched_others", _("watched others")),
        ("tried_again", _("tried again")),
        ("content_with_us_near", _("content on their own, with us near")),
        ("finding_out", _("threw, dropped, banged (finding out)")),
    ],
)
SEEN = SEEN_COMPANY + SEEN_PAUSE + SEEN_BODY + SEEN_BIG + SEEN_QUIET

SEEN_GROUPS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "company": _("Looking for company"),
        "pause": _("Needing a pause"),
        "body": _("Body needs"),
        "big": _("Big feelings"),
        "quiet": _("Quiet ones"),
        "exploring": _("Exploring or watching"),
    }
)

QUIET_NOTE = _("This may be usual for them. Tell their key person, or ask home.")

NEEDED = _phrases(
    "needed",
    [
        ("closeness", _("closeness")),
        ("comfort", _("comfort")),
        ("someone_they_know", _("someone they know")),
        ("not_sure_yet", _("not sure yet")),
        ("pause", _("a pause / quieter")),
        ("company", _("company and play")),
        ("explore", _("to explore")),
        ("milk_or_food", _("milk / food")),
        ("water", _("water")),
        ("sleep", _("sleep")),
        ("clean_nappy", _("clean nappy")),
        ("wind_or_teeth", _("help with wind or teeth")),
        ("warmer_cooler", _("warmer / cooler")),
        ("comforter", _("their comforter")),
        ("own_way", _("their own way (wanted to do it)"), 12),
        ("time", _("time")),
        ("help_with_goodbye", _("help with a goodbye")),
        ("something_hurt", _("something hurt")),
    ],
)

WE = _phrases(
    "we",
    [
        ("came_close", _("came close")),
        ("held", _("picked up and held")),
        ("held_their_way", _("held in their favourite way")),
        ("rocked", _("rocked")),
        ("walked", _("walked")),
        ("sling", _("sling")),
        ("stroked", _("stroked or patted")),
        ("sang", _("sang")),
        ("hummed", _("hummed")),
        ("spoke_softly", _("spoke softly")),
        ("put_into_words", _("put it into words")),
        ("talked_about_home", _("talked about home")),
        ("family_picture", _("looked at the family picture")),
        ("told_who_comes_back", _("told them who comes back, and when")),
        ("said_what_comes_next", _("said what comes next")),
        ("waited_and_watched", _("waited and watched")),
        ("followed_lead", _("followed their lead")),
        ("took_turns", _("took turns")),
        ("copied_sounds", _("copied their sounds")),
        ("offered_pause", _("offered a pause, dimmed, quietened")),
        ("went_outside", _("went outside")),
        ("offered_comforter", _("offered comforter")),
        ("fed", _("fed")),
        ("changed", _("changed")),
        ("settled_to_sleep", _("settled to sleep")),
        ("swapped_to_known", _("swapped to someone they know")),
        ("swapped_with_colleague", _("swapped with a colleague")),
        ("asked_colleague", _("asked a colleague")),
        ("rang_home", _("rang home")),
        ("stayed", _("stayed with them")),
    ],
)

THEN = _phrases(
    "then",
    [
        ("easier_now", _("easier now")),
        ("still_hard", _("still hard, we stayed")),
        ("needed_us_again", _("easier, then needed us again")),
        ("exploring_again", _("off exploring again")),
        ("fell_asleep", _("fell asleep")),
        ("found_own_way", _("found their own way, with us near")),
        ("had_to_wait", _("had to wait for us")),
        ("missed_then_found", _("we missed each other, then found each other")),
        ("tried_else", _("tried something else")),
        ("not_sure_yet", _("not sure yet")),
        ("known_took_over", _("someone they know took over")),
    ],
)

DURING = _phrases(
    "during",
    [
        ("hello", _("hello")),
        ("goodbye", _("goodbye")),
        ("nappy", _("nappy")),
        ("milk", _("milk")),
        ("meal", _("meal")),
        ("getting_to_sleep", _("getting to sleep")),
        ("waking", _("waking")),
        ("dressing", _("dressing for outside")),
        ("washing", _("washing hands/face")),
        ("outside", _("outside")),
        ("floor_play", _("floor play")),
        ("story_or_song", _("story or song")),
        ("watching", _("watching")),
        ("waiting", _("waiting")),
        ("moving_rooms", _("moving rooms")),
        ("home_time", _("home time")),
    ],
)

# The one optional tap beside every care record, and the together record itself.
TOGETHER = _phrases(
    "together",
    [
        ("sang", _("sang")),
        ("talked", _("talked")),
        ("smiled", _("smiled")),
        ("took_turns", _("your turn, my turn")),
        ("watched", _("watched warmly, didn't interrupt")),
        ("said_next", _("said what comes next")),
        ("held_close", _("held close")),
        ("copied", _("copied their sounds")),
        ("followed", _("followed their lead")),
        ("put_into_words", _("put it into words")),
    ],
)

CARRIED = _phrases("carried", [("in_arms", _("in arms")), ("walking", _("walking"), 9), ("asleep", _("asleep"))])

GOODBYE = _phrases(
    "goodbye",
    [
        ("hard", _("hard goodbye")),
        ("gentle", _("gentle goodbye")),
        ("slept_through", _("slept through")),
        ("curious", _("curious")),
        ("one_more_cuddle", _("came back for one more cuddle")),
    ],
)

SEPARATION = _phrases(
    "separation",
    [
        ("looked_for_home", _("looked for home person")),
        ("used_comforter", _("used comforter/photo")),
        ("settled_near", _("settled near")),
    ],
)

GREETED = _phrases(
    "greeted",
    [
        ("smile", _("smile")),
        ("cry", _("cry")),
        ("reaching", _("reaching")),
        ("turning_away", _("turning away")),
        ("carried_on", _("carried on playing")),
    ],
)

SETTLING_STEP = _phrases(
    "settling_step",
    [
        ("first_meeting", _("first meeting")),
        ("parent_stays", _("parent stays")),
        ("parent_near", _("parent near")),
        ("short_goodbye", _("short goodbye")),
        ("longer", _("longer")),
        ("first_milk", _("first milk with us")),
        ("first_sleep", _("first sleep with us")),
        ("first_comforted", _("first time comforted by us")),
        ("someone_familiar", _("someone familiar now")),
    ],
)
SETTLING_PACE = _phrases("settling_pace", [("slower", _("slower")), ("same", _("same")), ("bit_more", _("a bit more"))])

NIGHT = _phrases(
    "night",
    [("slept_as_usual", _("slept as usual")), ("woke_some", _("woke a few times")), ("broken_night", _("a broken night"))],
)
NEWS = _phrases(
    "news",
    [
        ("new_tooth", _("a new tooth"), 3),
        ("runny_nose", _("a cold or runny nose")),
        ("tired", _("tired this morning")),
        ("hungry", _("hungry this morning")),
        ("wants_holding", _("wants to be held today")),
        ("chatty", _("bright and chatty")),
        ("new_food", _("tried a new food"), 5),
        ("someone_away", _("someone is away from home")),
    ],
)

MILK = _phrases("milk", [("breast", _("breast milk")), ("formula", _("formula")), ("mixed", _("mixed"))])
MILK_HOW = _phrases("milk_how", [("bottle", _("bottle")), ("cup", _("cup"), 6), ("parent_fed", _("breast, by their parent"))])
HOW_MUCH = _phrases(
    "how_much",
    [("said_no", _("said no to it")), ("taste", _("a taste")), ("some", _("some")), ("most", _("most")), ("all", _("all"))],
)
NAPPY = _phrases("nappy", [("wet", _("wet")), ("dirty", _("dirty")), ("both", _("wet and dirty")), ("dry", _("dry"))])

SLEEP_PLACE = _phrases(
    "sleep_place",
    [("cot", _("cot")), ("mat", _("sleep mat"), 12), ("pram", _("pram")), ("arms", _("in arms")), ("outside_cot", _("outside, in a cot"))],
)
SLEEP_POSITION = _phrases("sleep_position", [("back", _("on their back")), ("side", _("on their side")), ("front", _("on their front"))])
SLEEP_HOW = _phrases(
    "sleep_how",
    [
        ("own_with_us_near", _("fell asleep with us near")),
        ("rocked", _("rocked")),
        ("patted", _("stroked or patted")),
        ("held", _("held")),
        ("sung_to", _("sung to")),
        ("with_milk", _("during milk")),
        ("comforter", _("with their comforter")),
        ("walked", _("walked or pushed")),
    ],
)
LOOK_IN_ANSWER = _phrases("look_in_answer", [("yes", _("yes, we looked in")), ("no", _("no")), ("not_sure", _("not sure"))])
WOKE = _phrases(
    "woke",
    [
        ("calm", _("woke calm")),
        ("called", _("called out")),
        ("cried", _("cried")),
        ("we_woke", _("we woke them")),
        ("unsure", _("still sleepy")),
    ],
)
OUTSIDE = _phrases("outside", [("dressing", _("dressing for outside")), ("outside", _("outside")), ("washing", _("washing hands/face"))])
MOVED_WHY = _phrases(
    "moved_why",
    [
        ("joining", _("rooms joined")),
        ("numbers", _("to keep enough adults")),
        ("visit", _("a visit")),
        ("sleep", _("a quieter place to sleep")),
        ("other", _("another reason")),
    ],
)
SAME_NAP = _phrases("same_nap", [("same", _("same nap")), ("two", _("two naps"))])
WHY_WITHDRAWN = _phrases(
    "why_withdrawn",
    [("undo", _("taken back at once")), ("wrong_baby", _("saved for the wrong baby")), ("mistake", _("written by mistake"))],
)

VOCABULARIES: Mapping[str, tuple[Phrase, ...]] = MappingProxyType(
    {
        "seen": SEEN,
        "exploring": SEEN_EXPLORING,
        "needed": NEEDED,
        "we": WE,
        "then": THEN,
        "during": DURING,
        "together": TOGETHER,
        "carried": CARRIED,
        "goodbye": GOODBYE,
        "separation": SEPARATION,
        "greeted": GREETED,
        "settling_step": SETTLING_STEP,
        "settling_pace": SETTLING_PACE,
        "night": NIGHT,
        "news": NEWS,
        "milk": MILK,
        "milk_how": MILK_HOW,
        "how_much": HOW_MUCH,
        "nappy": NAPPY,
        "sleep_place": SLEEP_PLACE,
        "sleep_position": SLEEP_POSITION,
        "sleep_how": SLEEP_HOW,
        "look_in_answer": LOOK_IN_ANSWER,
        "woke": WOKE,
        "outside": OUTSIDE,
        "moved_why": MOVED_WHY,
        "same_nap": SAME_NAP,
        "why_withdrawn": WHY_WITHDRAWN,
    }
)

_BY_ID: Mapping[str, Mapping[str, Phrase]] = MappingProxyType(
    {name: MappingProxyType({p.id: p for p in phrases}) for name, phrases in VOCABULARIES.items()}
)


def phrase(vocabulary: str, phrase_id: str) -> Phrase | None:
    """The phrase with this id in that vocabulary, or None where the list does not hold it."""
    return _BY_ID[vocabulary].get(phrase_id)


def label(vocabulary: str, phrase_id: str) -> str:
    """The words for an id, in the language of the reader. An id that a later version took out of the
    list is shown as itself: what was written stays readable."""
    found = phrase(vocabulary, phrase_id)
    return str(found.label) if found else phrase_id.replace("_", " ")


def labels(vocabulary: str, phrase_ids: Iterable[str]) -> list[str]:
    """The words for several ids, in the order they were given."""
    return [label(vocabulary, phrase_id) for phrase_id in phrase_ids]
