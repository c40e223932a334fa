"""The story in Urdu, right to left, names kept apart from the direction of the text. What a native speaker has not yet read stands
beside its English."""

from collections.abc import Sequence

from babyroom.stories.wording.language import Language
from babyroom.stories.wording.ur_words import PRONOUNS, WORDS

_DID = "نے "
# What follows a name with "نے", "کا", "کی" or "کو": after another clause it needs a pronoun of its own.
_OBLIQUE = ("نے ", "کا ", "کی ", "کو ")


def _joined(clauses: Sequence[str]) -> str:
    """Clauses about one person: the mark after the name is said once, or again with a pronoun where the next needs another."""
    if len(clauses) < 2:
        return "".join(clauses)
    first, *more = clauses
    said = [first]
    for clause in more:
        if clause.startswith(_DID) and first.startswith(_DID):
            said.append(clause.removeprefix(_DID))
        elif clause.startswith(_OBLIQUE):
            said.append(f"اس {clause}")
        elif first.startswith(_OBLIQUE):
            said.append(f"وہ {clause}")
        else:
            said.append(clause)
    return f"{'، '.join(said[:-1])} اور {said[-1]}"


SENTENCES = {
    "arrival": (
        "{time} پر {home} نے {baby} کو {adult} کے حوالے کیا، اور {goodbye}۔",
        "{home} نے {time} پر {baby} کو {adult} کے سپرد کیا، اور {goodbye}۔",
        "{adult} نے {time} پر {home} سے {baby} کو لیا، اور {goodbye}۔",
        "{weekday} {time} پر {home} نے {baby} کو {adult} کے حوالے کیا، اور {goodbye}۔",
        "{baby} کو {time} پر {home} نے {adult} کے سپرد کیا، اور {goodbye}۔",
        "دن کا آغاز {time} پر ہوا: {home} نے {baby} کو {adult} کے حوالے کیا، اور {goodbye}۔",
        "{time} پر {home} نے {baby} کو {adult} کے حوالے کیا۔",
        "{weekday} {time} پر {home} نے {baby} کو {adult} کے حوالے کیا۔",
        "{time} پر {home} نے رخصت لی، اور {goodbye}۔",
        "{weekday} {time} پر {home} نے رخصت لی، اور {goodbye}۔",
        "{time} پر {home} نے {baby} کو ہمارے حوالے کیا۔",
        "{weekday} {time} پر {home} نے {baby} کو ہمارے حوالے کیا۔",
        "{time} پر {adult} نے {baby} کو لیا، اور {goodbye}۔",
        "{weekday} {time} پر {adult} نے {baby} کو لیا، اور {goodbye}۔",
        "{time} پر {adult} نے {baby} کو لیا۔",
        "{weekday} {time} پر {adult} نے {baby} کو لیا۔",
        "{time} پر {baby} کی آمد ہوئی، اور {goodbye}۔",
        "{weekday} {time} پر {baby} کی آمد ہوئی، اور {goodbye}۔",
        "{time} پر {baby} کی آمد ہوئی۔",
        "{weekday} {time} پر {baby} کی آمد ہوئی۔",
        "{baby} کی آمد ہوئی، اور {goodbye}۔",
        "{baby} کی آمد ہوئی۔",
    ),
    "arrival_helped": (
        "{adult} نے {baby} کو {did}، اور اس سے مدد ملی۔",
        "دروازے پر {adult} نے {baby} کو {did}، اور اس سے مدد ملی۔",
        "مدد اس سے ملی کہ {adult} نے {baby} کو {did}۔",
        "رخصت کے وقت {adult} نے {baby} کو {did}، جس سے مدد ملی۔",
        "{weekday} {adult} نے {baby} کو {did}، اور اس سے مدد ملی۔",
    ),
    "people": (
        "دن بھر {baby} کے ساتھ یہ لوگ تھے: {names}۔",
        "{weekday} {baby} کے ساتھ یہ لوگ تھے: {names}۔",
        "{names} نے دن میں {baby} کا خیال رکھا۔",
        "{weekday} {names} نے {baby} کا خیال رکھا۔",
        "دن میں {baby} کا وقت ان کے ساتھ گزرا: {names}۔",
        "{baby} کے قریب یہ لوگ تھے: {names}۔",
    ),
    "goodbye": (
        "{time} پر {home} نے {baby} سے رخصت لی، اور {goodbye}؛ {adult} نے {baby} کو {did}۔",
        "{weekday} {time} پر {home} نے رخصت لی، اور {goodbye}؛ {adult} نے {baby} کو {did}۔",
        "{time} پر {home} نے {baby} سے رخصت لی، اور {goodbye}۔",
        "{weekday} {time} پر {home} نے رخصت لی، اور {goodbye}۔",
        "{time} پر {home} نے {baby} سے رخصت لی۔",
        "{when} {goodbye}؛ {adult} نے {baby} کو {did}۔",
        "{when} {goodbye}۔",
    ),
    "reunion": (
        "{time} پر {home} سے ملاقات ہوئی؛ {baby} {greeted}، اور اس {slow}۔",
        "{weekday} {time} پر {home} سے ملاقات ہوئی؛ {baby} {greeted}، اور اس {slow}۔",
        "{time} پر {home} سے ملاقات ہوئی، اور {baby} {greeted}۔",
        "جب {time} پر {home} سے ملاقات ہوئی تو {baby} {greeted}۔",
        "{home} سے ملاقات {time} پر ہوئی، اور {baby} {greeted}۔",
        "{weekday} {time} پر {home} سے ملاقات ہوئی، اور {baby} {greeted}۔",
        "{time} پر {home} سے ملاقات ہوئی؛ {baby} {slow}۔",
        "{time} پر {home} سے ملاقات ہوئی۔",
        "{weekday} {time} پر {home} سے ملاقات ہوئی۔",
        "{time} پر گھر والوں سے ملاقات ہوئی، اور {baby} {greeted}۔",
        "{time} پر گھر والوں سے ملاقات ہوئی۔",
        "گھر والوں سے ملاقات ہوئی۔",
    ),
    "settling": (
        "{step}؛ {adult} نے {baby} کو {did}، اور اس سے مدد ملی۔",
        "{weekday} {step}؛ {adult} نے {baby} کو {did}، اور اس سے مدد ملی۔",
        "{step}۔",
        "{weekday} {step}۔",
        "ایک دوسرے کو جاننا: {step}۔",
    ),
    "comfort": (
        "{when} {baby} {seen}؛ {adult} نے اسے {did}، {then}۔",
        "جب {when} {baby} {seen} تو {adult} نے اسے {did}، {then}۔",
        "{baby} {seen}؛ {when} {adult} نے اسے {did}، {then}۔",
        "جب {baby} {seen} تو {when} {adult} نے اسے {did}؛ {then}۔",
        "{when} {adult} نے {baby} کو {did}، {then}۔",
        "{adult} نے {when} {baby} کو {did}، {then}۔",
        "{when} {baby} {seen}؛ {adult} نے اسے {did}۔",
        "جب {when} {baby} {seen} تو {adult} نے اسے {did}۔",
        "جب {baby} {seen} تو {when} {adult} نے اسے {did}۔",
        "{when} {adult} نے {baby} کو {did}۔",
        "{adult} نے {when} {baby} کو {did}۔",
        "تسلی کے لیے {when} {adult} نے {baby} کو {did}۔",
    ),
    "waited": (
        "{when} {baby} {seen} اور اس {waited}؛ پھر ہم نے اسے {did}۔",
        "جب {when} {baby} {seen} تو اس {waited}؛ پھر ہم نے اسے {did}۔",
        "{when} {baby} {waited}؛ ہم نے اسے {did}۔",
        "{baby} {waited}؛ {when} ہم نے اسے {did}۔",
        "{when} {baby} {seen} اور اس {waited}۔",
        "جب {when} {baby} {seen} تو اس {waited}۔",
        "{when} {baby} {waited}۔",
        "ایک وقت {when} {baby} {waited}۔",
    ),
    "missed": (
        "{when} {baby} {seen}؛ ہم ایک دوسرے کو سمجھ نہ پائے، پھر مل گئے۔",
        "{when} {baby} اور ہم ایک دوسرے کو سمجھ نہ پائے، پھر مل گئے۔",
        "{baby} اور ہم {when} ایک دوسرے کو سمجھ نہ پائے، پھر مل گئے۔",
    ),
    "your_way": (
        "{adult} نے اپنایا {quote}، جیسے آپ کرتے ہیں۔",
        "{when} {adult} نے اپنایا {quote}، جیسے آپ کرتے ہیں۔",
        "{adult} نے {when} چنا {quote}، جیسے آپ کرتے ہیں۔",
        "گھر سے ہمیں معلوم تھا {quote}، اور {adult} نے ویسے ہی کیا جیسے آپ کرتے ہیں۔",
        "{when} {adult} نے آپ کا طریقہ چنا: {quote}، جیسے آپ کرتے ہیں۔",
        "آپ کے لفظ، {adult} کے ساتھ {when}: {quote}، جیسے آپ کرتے ہیں۔",
    ),
    "own_way": (
        "{adult} نے اپنایا {quote}، جو {baby} کو پسند ہے۔",
        "{when} {quote}، جو {baby} کو پسند ہے۔",
        "{adult} نے {when} چنا {quote}، جو {baby} کو پسند ہے۔",
        "یہ {baby} کی پسند ہے: {quote}۔",
        "{when} {baby} کی پسند: {quote}۔",
    ),
    "together": (
        "{when} {adult} نے {baby} کو {did}، اور {baby} {seen}۔",
        "{adult} نے {when} {baby} کو {did}، اور {baby} {seen}۔",
        "جب {when} {adult} نے {baby} کو {did} تو {baby} {seen}۔",
        "{when} {adult} نے {baby} کو {did}۔",
        "{adult} نے {when} {baby} کو {did}۔",
        "{when} {adult} نے {baby} کے ساتھ وقت گزارا، اور {baby} {seen}۔",
        "{when} {adult} نے {baby} کے ساتھ وقت گزارا۔",
        "{adult} نے {when} {baby} کے ساتھ وقت گزارا۔",
    ),
    "care": (
        "{adult} نے {when} {baby} کو {did}۔",
        "{when} {adult} نے {baby} کو {did}۔",
        "{part} {during} {adult} نے {baby} کو {did}۔",
        "{adult} نے {part} {during} {baby} کو {did}۔",
        "{weekday} {during} {adult} نے {baby} کو {did}۔",
    ),
    "exploring": (
        "{when} {baby} {explored}، اور {adult} نے اسے {did}۔",
        "جب {when} {baby} {explored} تو {adult} نے اسے {did}۔",
        "{when} {baby} {explored}۔",
        "{weekday} {when} {baby} {explored}۔",
        "{near} کے قریب {when} {baby} {explored}۔",
        "{when} {near} کے قریب {baby} {explored}۔",
        "{when} {baby} نے {near} کے قریب کھوج کی۔",
    ),
    "sleep": (
        "{adult} نے {baby} کو {did}، اور {time} پر {how} نیند آ گئی۔",
        "{time} پر {baby} کو {how} نیند آ گئی؛ {adult} نے اسے {did}۔",
        "{adult} نے {baby} کو {did}، اور {time} پر نیند آ گئی۔",
        "{time} پر {baby} کو نیند آ گئی؛ {adult} نے اسے {did}۔",
        "{time} پر {baby} کو {how} نیند آ گئی۔",
        "{baby} کو {time} پر {how} نیند آ گئی۔",
    ),
    "note": (
        "{adult} نے لکھا: {quote}",
        "{when} {adult} نے لکھا: {quote}",
        "{adult} کے اپنے لفظوں میں: {quote}",
        "{when}، {adult} کے اپنے لفظوں میں: {quote}",
    ),
    "differently": (
        "{adult} نے اسے اور طرح دیکھا: {quote}",
        "{adult} کی نظر میں بات اور تھی: {quote}",
        "اس وقت کو {adult} نے اور طرح دیکھا: {quote}",
    ),
    "moved": (
        "{time} پر {baby} کا کمرہ بدلا: {room}۔",
        "{time} سے نیا کمرہ: {room}۔",
        "{weekday} {time} پر دوسرا کمرہ: {room}۔",
        "دوسرا کمرہ: {room}۔",
    ),
    "bare": (
        "آج ہم نے زیادہ نہیں لکھا۔ براہِ کرم {asked} سے پوچھیں۔",
        "{weekday} کم لکھا گیا۔ باقی {asked} سے پوچھیں۔",
        "اس دن کے بارے میں کم لکھا ہے۔ دروازے پر {asked} سے پوچھ لیں۔",
        "{weekday} ہمارے پاس کم لفظ تھے۔ دن کیسا تھا، {asked} سے پوچھیں۔",
        "اس دن کی لکھی ہوئی باتیں تھوڑی ہیں۔ مزید کے لیے {asked} سے بات کریں۔",
    ),
    "unwritten": ("اس دن کی کہانی لکھنے کا وقت نہیں ملا۔ براہِ کرم {asked} سے پوچھیں۔",),
}

FACTS = {
    "milk_one": "دودھ ایک بار{amount}{later}۔",
    "milk_many": "دودھ {n} بار{amount}{later}۔",
    "amount": "، {ml} ملی لیٹر",
    "amount_of": "، {ml} ملی لیٹر (مقدار {k} بار لکھی گئی)",
    "lunch": "دوپہر کا کھانا: {foods}{later}۔",
    "food": "{time} پر کھانا: {foods}{later}۔",
    "food_untimed": "کھانا: {foods}{later}۔",
    "eaten": "{food}، {much}",
    "first": "{food} (پہلی بار)",
    "slept": "نیند: {spans}{later}۔",
    "span": "{start} سے {end} تک",
    "span_open": "{start} سے (ختم ہونے کا وقت نہیں لکھا)",
    "or": " یا ",
    "nappies_one": "نیپی: 1{later}۔",
    "nappies_many": "نیپی: {n}{later}۔",
    "cream": "نیپی کی کریم لگائی گئی۔",
    "between": "؛ ",
    "also": "، ",
    "written_later": "{n} بعد میں لکھا",
    "put_right": "{n} درست کیا گیا",
    "late": "بعد میں لکھا",
    "corrected": "درست کیا گیا",
    "differently": "{time} کی {what} کو {adult} نے اور طرح دیکھا: {quote}",
    "what_sleep": "نیند",
    "what_milk": "دودھ کی بات",
    "what_food": "کھانے کی بات",
    "what_nappy": "نیپی کی بات",
    "what_care": "دیکھ بھال",
    "none": "دودھ، کھانا، نیند اور نیپی کا کچھ نہیں لکھا۔",
}

URDU = Language(
    code="ur",
    rtl=True,
    we="ہم",
    us="ہم",
    one_of_us="ہم میں سے کسی",
    quote=("“", "”"),
    pronouns=PRONOUNS,
    words=WORDS,
    sentences=SENTENCES,
    facts=FACTS,
    parts=(
        ("صبح سویرے", "صبح کے شروع میں"),
        ("صبح کے وقت", "صبح کے درمیان"),
        ("دوپہر سے پہلے", "دیر صبح"),
        ("دوپہر کے وقت", "دن کے بیچ میں"),
        ("دوپہر کے بعد", "سہ پہر کے شروع میں"),
        ("سہ پہر میں", "سہ پہر کے وقت"),
        ("دیر سہ پہر", "شام سے پہلے"),
    ),
    weekdays=("پیر کو", "منگل کو", "بدھ کو", "جمعرات کو", "جمعے کو", "ہفتے کو", "اتوار کو"),
    joined=_joined,
    family={
        "mum": "امی",
        "mummy": "امی",
        "mama": "امی",
        "dad": "ابو",
        "daddy": "ابو",
        "gran": "دادی یا نانی",
        "grandma": "دادی یا نانی",
        "nan": "دادی یا نانی",
        "grandad": "دادا یا نانا",
        "grandpa": "دادا یا نانا",
    },
    stop="۔",
)
