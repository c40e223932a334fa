// Written by `babyroom kinds` from babyroom/moments/kinds.py and vocabulary.py. Do not edit.

export type KindId = "arrival" | "from_home" | "goodbye" | "reunion" | "settling" | "comfort" | "together" | "exploring" | "milk" | "food" | "nappy" | "sleep" | "look_in" | "woke" | "outside" | "note" | "moved" | "differently" | "same_nap" | "withdrawal";
export type FactType = "adult" | "clock" | "foods" | "instant" | "ml" | "moment" | "phrase" | "phrases" | "room" | "ways" | "words" | "yes";
export interface Fact {
  readonly type: FactType;
  readonly vocabulary?: keyof Vocabulary;
  readonly most?: number;
}
export interface Kind {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly note: number;
  readonly needs?: readonly string[];
}
export interface Vocabulary {
  "seen": "looked_at_me" | "turned_to_voice" | "smiled" | "chatted" | "reached_up" | "held_on" | "followed_with_eyes" | "showed_me" | "pointed" | "came_close" | "snuggled_in" | "laughed" | "copied_me" | "looked_away" | "turned_away" | "rubbed_eyes" | "yawned" | "hiccups" | "frowned" | "arched_back" | "pushed_away" | "stiffened" | "went_still" | "blinked_slowly" | "arms_waving" | "grizzled" | "rooting" | "hands_to_mouth" | "restless_near_milk" | "knees_up" | "nappy_wriggle" | "chewing" | "warm_or_cool" | "droopy_eyes" | "jerky_movements" | "slowed_sucking" | "turned_from_spoon" | "cried" | "sobbed" | "called_out" | "cross" | "startled" | "held_on_tight" | "reached_for_door" | "looked_worried" | "searched" | "quieter_than_usual" | "watched_didnt_join" | "stared_ahead" | "didnt_look_for_anyone" | "went_to_anyone" | "hurt_did_not_call" | "slept_more";
  "exploring": "went_off" | "looked_back" | "brought_it" | "came_back_to" | "watched_others" | "tried_again" | "content_with_us_near" | "finding_out";
  "needed": "closeness" | "comfort" | "someone_they_know" | "not_sure_yet" | "pause" | "company" | "explore" | "milk_or_food" | "water" | "sleep" | "clean_nappy" | "wind_or_teeth" | "warmer_cooler" | "comforter" | "own_way" | "time" | "help_with_goodbye" | "something_hurt";
  "we": "came_close" | "held" | "held_their_way" | "rocked" | "walked" | "sling" | "stroked" | "sang" | "hummed" | "spoke_softly" | "put_into_words" | "talked_about_home" | "family_picture" | "told_who_comes_back" | "said_what_comes_next" | "waited_and_watched" | "followed_lead" | "took_turns" | "copied_sounds" | "offered_pause" | "went_outside" | "offered_comforter" | "fed" | "changed" | "settled_to_sleep" | "swapped_to_known" | "swapped_with_colleague" | "asked_colleague" | "rang_home" | "stayed";
  "then": "easier_now" | "still_hard" | "needed_us_again" | "exploring_again" | "fell_asleep" | "found_own_way" | "had_to_wait" | "missed_then_found" | "tried_else" | "not_sure_yet" | "known_took_over";
  "during": "hello" | "goodbye" | "nappy" | "milk" | "meal" | "getting_to_sleep" | "waking" | "dressing" | "washing" | "outside" | "floor_play" | "story_or_song" | "watching" | "waiting" | "moving_rooms" | "home_time";
  "together": "sang" | "talked" | "smiled" | "took_turns" | "watched" | "said_next" | "held_close" | "copied" | "followed" | "put_into_words";
  "carried": "in_arms" | "walking" | "asleep";
  "goodbye": "hard" | "gentle" | "slept_through" | "curious" | "one_more_cuddle";
  "separation": "looked_for_home" | "used_comforter" | "settled_near";
  "greeted": "smile" | "cry" | "reaching" | "turning_away" | "carried_on";
  "settling_step": "first_meeting" | "parent_stays" | "parent_near" | "short_goodbye" | "longer" | "first_milk" | "first_sleep" | "first_comforted" | "someone_familiar";
  "settling_pace": "slower" | "same" | "bit_more";
  "night": "slept_as_usual" | "woke_some" | "broken_night";
  "news": "new_tooth" | "runny_nose" | "tired" | "hungry" | "wants_holding" | "chatty" | "new_food" | "someone_away";
  "milk": "breast" | "formula" | "mixed";
  "milk_how": "bottle" | "cup" | "parent_fed";
  "how_much": "said_no" | "taste" | "some" | "most" | "all";
  "nappy": "wet" | "dirty" | "both" | "dry";
  "sleep_place": "cot" | "mat" | "pram" | "arms" | "outside_cot";
  "sleep_position": "back" | "side" | "front";
  "sleep_how": "own_with_us_near" | "rocked" | "patted" | "held" | "sung_to" | "with_milk" | "comforter" | "walked";
  "look_in_answer": "yes" | "no" | "not_sure";
  "woke": "calm" | "called" | "cried" | "we_woke" | "unsure";
  "outside": "dressing" | "outside" | "washing";
  "moved_why": "joining" | "numbers" | "visit" | "sleep" | "other";
  "same_nap": "same" | "two";
  "why_withdrawn": "undo" | "wrong_baby" | "mistake";
}
export const ML_MOST = 400;
