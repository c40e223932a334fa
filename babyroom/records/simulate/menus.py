"""What the kitchen makes: the whole nursery eats the same on one day, and nobody what their mark keeps out."""

from datetime import date
from typing import NamedTuple


class Dish(NamedTuple):
    """A dish, what is in it that a mark may keep out, and the corrected age in months from which it is offered."""

    name: str
    has: frozenset[str] = frozenset()
    months_from: float = 6.0


def _dish(name: str, has: str = "", months_from: float = 6.0) -> Dish:
    return Dish(name, frozenset(has.split()), months_from)


# A meal is its courses; a course is a dish and what stands in for it where a mark keeps it out.
Course = tuple[Dish, ...]

BREAKFASTS: tuple[tuple[Course, ...], ...] = (
    ((_dish("Porridge", "milk"), _dish("Porridge with oat drink")), (_dish("Soft pear"),)),
    ((_dish("Toast fingers"),), (_dish("Banana"),)),
    ((_dish("Scrambled egg", "egg"), _dish("Avocado")), (_dish("Toast fingers"),)),
    ((_dish("Yoghurt", "milk"), _dish("Soya yoghurt")), (_dish("Mashed berries"),)),
)
MAINS: tuple[Course, ...] = (
    (_dish("Chicken and leek stew", "meat", 7), _dish("Bean and leek stew", "", 7)),
    (_dish("Lentil dal and rice", "", 6.5),),
    (_dish("Fish pie", "fish milk", 8), _dish("Sweet potato and pea mash", "", 6)),
    (_dish("Jollof rice with beans", "", 8),),
    (_dish("Beef and carrot casserole", "meat", 7), _dish("Butter bean casserole", "", 7)),
    (_dish("Pasta with tomato", "", 8),),
    (_dish("Chickpea and squash curry", "", 7),),
    (_dish("Cauliflower cheese", "milk", 8), _dish("Cauliflower and potato", "", 6)),
    (_dish("Omelette and potatoes", "egg", 8), _dish("Potatoes and peas", "", 6.5)),
    (_dish("Turkey meatballs", "meat egg", 9), _dish("Lentil balls", "", 9)),
)
VEGETABLES = (
    _dish("Carrot sticks, steamed"), _dish("Broccoli"), _dish("Green beans"), _dish("Courgette"), _dish("Parsnip"), _dish("Peas", "", 7),
)  # fmt: skip
PUDDINGS: tuple[Course, ...] = (
    (_dish("Yoghurt with mango", "milk"), _dish("Mango")),
    (_dish("Stewed apple"),),
    (_dish("Rice pudding", "milk"), _dish("Rice pudding with oat drink")),
    (_dish("Soft plums"),),
    (_dish("Egg custard", "egg milk"), _dish("Banana")),
)
TEAS: tuple[tuple[Course, ...], ...] = (
    ((_dish("Cheese on toast", "milk", 8), _dish("Hummus on toast", "", 8)), (_dish("Cucumber sticks", "", 9),)),
    ((_dish("Pitta and hummus", "", 8),), (_dish("Soft peppers", "", 8),)),
    ((_dish("Egg sandwich", "egg", 9), _dish("Avocado sandwich", "", 8)), (_dish("Melon", "", 7),)),
    ((_dish("Crumpet", "milk", 10), _dish("Toast fingers", "", 7)), (_dish("Satsuma pieces", "", 10),)),
    ((_dish("Potato cakes", "", 8),), (_dish("Tomato quarters", "", 9),)),
)
FIRST_TASTES = ("Mashed carrot", "Sweet potato", "Mashed parsnip", "Soft pear", "Avocado", "Broccoli", "Stewed apple")


def meal(name: str, on: date, months: float, kept_out: frozenset[str]) -> list[str]:
    """The names of what one baby is offered at "breakfast", "lunch" or "tea" that day."""
    n = on.toordinal()
    if name == "lunch":
        courses: tuple[Course, ...] = (MAINS[n % len(MAINS)], (VEGETABLES[n % len(VEGETABLES)],), PUDDINGS[n % len(PUDDINGS)])
    else:
        meals = BREAKFASTS if name == "breakfast" else TEAS
        courses = meals[n % len(meals)]
    fits = ([d.name for d in course if d.months_from <= months and not d.has & kept_out] for course in courses)
    return [names[0] for names in fits if names]
