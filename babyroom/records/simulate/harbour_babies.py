"""The babies of Harbour Nursery and their people. Every one is invented; the numbers are Ofcom's for drama."""

from typing import Literal, NamedTuple

from babyroom.records.simulate.cast import Mark

_YES = (("local walks", True), ("sun cream", True), ("photos", False))
_AND_SLING = (*_YES, ("sling", True))
_NO_PHOTOS = (("photos", False),)


class Person(NamedTuple):
    """One of a baby's people."""

    first: str
    last: str
    relation: str
    phone: str
    consents: tuple[tuple[str, bool], ...] = ()
    responsibility: bool = True
    collects: bool = True
    lives_with: bool = True
    note: str = ""


class Sketch(NamedTuple):
    """A baby in short. Ages are months on the anchor day, days count from it, hours are minutes after midnight."""

    first: str
    last: str
    pronouns: str
    months: float
    room: Literal["Ducklings", "Goslings"]
    peg: str
    key: str
    second: str
    weekdays: tuple[int, ...]
    hours: tuple[int, int]
    people: tuple[Person, ...]
    hard_goodbye: float
    family: str
    others: tuple[Person, ...] = ()
    starts_in_days: int = -120
    weeks_early: int = 0
    say: str = ""
    milk: Literal["breast", "formula", "mixed"] = "formula"
    marks: tuple[Mark, ...] = ()
    away: tuple[tuple[int, int, Literal["holiday", "hospital", "family"]], ...] = ()
    moved_days_ago: int = 0
    key_before: str = ""
    also_knows: tuple[tuple[str, str], ...] = ()
    is_known: bool = True
    quiet: bool = False
    fed_by_parent: bool = False


def _p(first: str, last: str, relation: str, tail: int, consents: tuple[tuple[str, bool], ...] = _YES) -> Person:
    return Person(first, last, relation, f"07700 900{tail:03d}", consents)


def _gran(first: str, last: str, relation: str, tail: int) -> Person:
    return Person(first, last, relation, f"07700 900{tail:03d}", (), responsibility=False, lives_with=False)


def _contact(first: str, last: str, relation: str, tail: int) -> Person:
    return Person(first, last, relation, f"07700 900{tail:03d}", responsibility=False, collects=False, lives_with=False)


def _h(hours: int, minutes: int = 0) -> int:
    return hours * 60 + minutes


ALL = (0, 1, 2, 3, 4)
NO_EGG = Mark("No egg", "allergy", frozenset({"egg"}), "Hives after egg. Plan and medicine are in the red bag.")
NO_MILK = Mark("No cow’s milk", "allergy", frozenset({"milk"}), "Cow’s milk allergy. His own formula, labelled, in the fridge.")
HALAL = Mark("Halal", "diet", frozenset({"meat"}), "The kitchen serves the meal without meat.")
VEGETARIAN = Mark("No meat or fish", "diet", frozenset({"meat", "fish"}))

# The twins: born at 34 weeks, a key person each, as their parents wished; only Kofi has an allergy.
_MENSAHS = (_p("Abena", "Mensah", "Mum", 101, _AND_SLING), _p("Kwame", "Mensah", "Dad", 102))
_EFUA = (_contact("Efua", "Boateng", "Auntie", 103),)
_TWIN_DAYS = (0, 1, 3, 4)

BABIES: tuple[Sketch, ...] = (
    Sketch(
        "Ada", "Thornton", "she/her", 9.3, "Ducklings", "duck", "Priya", "Sam", ALL, (_h(8), _h(17)),
        (_p("Ruth", "Thornton", "Mum", 111), _p("Neil", "Thornton", "Dad", 112)), 0.30, "Thornton",
        (_contact("Carol", "Thornton", "Gran", 113),), also_knows=(("Tia", "laughs with"),),
    ),
    Sketch(
        "Ben", "Kowalczyk", "he/him", 4.4, "Ducklings", "leaf", "Sam", "Dana", (0, 1, 2, 3), (_h(8, 30), _h(16, 15)),
        (_p("Marta", "Kowalczyk", "Mum", 121, _AND_SLING), _p("Tomasz", "Kowalczyk", "Dad", 122)), 0.06, "Kowalczyk",
        (_contact("Ewa", "Nowak", "Auntie", 123),), starts_in_days=-34, milk="breast", fed_by_parent=True,
    ),
    Sketch(
        "Chidi", "Okafor", "he/him", 7.2, "Ducklings", "moon", "Priya", "Dana", (0, 1, 2, 4), (_h(8), _h(17, 15)),
        (_p("Ngozi", "Okafor", "Mum", 131, _AND_SLING), _p("Emeka", "Okafor", "Dad", 132), _gran("Ifeoma", "Okafor", "Grandma", 133)),
        0.16, "Okafor", starts_in_days=-75, say="CHEE-dee", milk="mixed", marks=(NO_EGG,),
    ),
    Sketch(
        "Dilan", "Perera", "he/him", 11.4, "Ducklings", "star", "Sam", "Priya", ALL, (_h(7, 45), _h(17, 30)),
        (_p("Anusha", "Perera", "Mum", 141), _p("Nuwan", "Perera", "Dad", 142)), 0.50, "Perera",
        (_contact("Kumari", "Perera", "Auntie", 143),), starts_in_days=-150, away=((12, 18, "holiday"),), say="DIL-uhn",
    ),
    Sketch(
        "Femi", "Adeyemi", "he/him", 6.1, "Ducklings", "fish", "Dana", "Sam", (0, 1, 2, 3), (_h(9, 30), _h(15, 30)),
        (_p("Bola", "Adeyemi", "Mum", 151, _AND_SLING), _p("Tunde", "Adeyemi", "Dad", 152)), 0.38, "Adeyemi",
        (_contact("Sade", "Adeyemi", "Gran", 153),), starts_in_days=-9, milk="mixed", is_known=False,
    ),
    Sketch(
        "Kofi", "Mensah", "he/him", 8.2, "Ducklings", "sun", "Sam", "Priya", _TWIN_DAYS, (_h(8, 30), _h(16, 45)),
        _MENSAHS, 0.18, "Mensah", _EFUA, starts_in_days=-70, weeks_early=6, marks=(NO_MILK,), say="KOH-fee",
    ),
    Sketch(
        "Ama", "Mensah", "she/her", 8.2, "Ducklings", "bird", "Dana", "Sam", _TWIN_DAYS, (_h(8, 30), _h(16, 45)),
        _MENSAHS, 0.32, "Mensah", _EFUA, starts_in_days=-70, weeks_early=6, say="AH-mah",
    ),
    Sketch(
        "Lena", "Novak", "she/her", 10.1, "Ducklings", "boat", "Priya", "Sam", ALL, (_h(8, 30), _h(17, 15)),
        (_p("Petra", "Novak", "Mum", 161),), 0.02, "Novak", (_contact("Irena", "Novak", "Gran", 162),), quiet=True,
    ),
    Sketch(
        "Esme", "Whitby", "she/her", 13.2, "Goslings", "apple", "Amina", "Jo", ALL, (_h(8, 15), _h(16, 30)),
        (_p("Laura", "Whitby", "Mum", 171), _p("Beth", "Whitby", "Mama", 172)), 0.34, "Whitby",
        (_contact("Joan", "Whitby", "Gran", 173),), starts_in_days=-190, moved_days_ago=24, key_before="Dana",
        also_knows=(("Dana", "has known her since she began"),),
    ),
    Sketch(
        "Grace", "Chan", "she/her", 16.4, "Goslings", "tree", "Jo", "Amina", (0, 1, 2), (_h(8), _h(17)),
        (_p("Mei", "Chan", "Mum", 181), _p("Wei", "Chan", "Dad", 182), _gran("Lan", "Chan", "Grandma", 183)), 0.14, "Chan",
        starts_in_days=-300, away=((-31, -25, "holiday"),),
    ),
    Sketch(
        "Hugo", "Almeida", "he/him", 22.7, "Goslings", "kite", "Amina", "Jo", ALL, (_h(7, 45), _h(17, 30)),
        (_p("Inês", "Almeida", "Mum", 191), _p("Rui", "Almeida", "Dad", 192)), 0.26, "Almeida",
        (_contact("Marco", "Almeida", "Uncle", 193),), starts_in_days=-420, also_knows=(("Priya", "was his key person at first"),),
    ),
    Sketch(
        "Isla", "MacRae", "she/her", 14.6, "Goslings", "shell", "Amina", "Jo", (1, 2, 3, 4), (_h(9), _h(17)),
        (
            Person("Catriona", "MacRae", "Mum", "07700 900201", (("local walks", True), ("sun cream", True), ("photos", True))),
            Person("Euan", "Ross", "Dad", "07700 900202", _NO_PHOTOS, lives_with=False, note="Fridays and every second weekend with Dad."),
        ),
        0.44, "MacRae", (_contact("Morag", "MacRae", "Gran", 203),), starts_in_days=-200,
    ),
    Sketch(
        "Isla", "Rahman", "she/her", 19.8, "Goslings", "hedgehog", "Jo", "Amina", (0, 2, 3, 4), (_h(9), _h(16, 30)),
        (_p("Nadia", "Rahman", "Mum", 211), _p("Imran", "Rahman", "Dad", 212)), 0.12, "Rahman",
        (_contact("Farida", "Khan", "Nani", 213),), starts_in_days=-330, marks=(HALAL,),
    ),
    Sketch(
        "Noor", "Hussain", "she/her", 12.3, "Goslings", "cloud", "Amina", "Jo", (0, 1, 2), (_h(9), _h(15)),
        (_p("Samira", "Hussain", "Mum", 221), _p("Yusuf", "Hussain", "Dad", 222)), 0.4, "Hussain",
        (_contact("Hana", "Hussain", "Auntie", 223),), starts_in_days=27, marks=(VEGETARIAN,), is_known=False,
    ),
)  # fmt: skip
