"""Every text for people goes through gettext, and nothing runs inside a page that the content policy would stop."""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from importlib import import_module

import pytest
from django import forms
from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from babyroom.common.access import TABLE
from babyroom.moments.kinds import KINDS
from babyroom.moments.vocabulary import QUIET_NOTE, SEEN_GROUPS, VOCABULARIES
from babyroom.people.policies import GROUPS, RULES
from tests.house.findings import Finding, assert_none, unexplained
from tests.house.pages import inline, translated, untranslated
from tests.house.source import PRODUCT, Module, dotted, insides, modules, templates, where
from tests.house.test_every_table_is_walled import ours

_LETTERS = re.compile(r"[^\W\d_]{2}")
_TAG = re.compile(r"<(?:p|h\d|span|div|text|title|a|li|b|td|th|button)\b[^>]*>[^<{]*[^\W\d_]{2}")
# Sentences that reach a screen are the first thing said to these.
_SAYS = re.compile(r"(?:^|\.)(?:Refusal|NotYours|ValidationError|messages\.(?:success|info|warning|error)|add_error)$")
TOP = "top"
OUTSIDE_GETTEXT: Mapping[str, str] = {
    "babyroom/web/views.py::top": "the page for what broke: it asks nothing that may itself be broken, the catalogue of texts included",
    "babyroom/records/commands.py::_whose": "said at the command line, to whoever keeps the installation",
}


@pytest.mark.parametrize("path", templates(), ids=where)
def test_every_text_of_a_template_goes_through_gettext(path: object) -> None:
    source = path.read_text()  # type: ignore[attr-defined]
    assert_none(f"{where(path)}:{spot.line}: {spot.said}" for spot in untranslated(source))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", templates(), ids=where)
def test_no_template_holds_a_style_or_a_script(path: object) -> None:
    source = path.read_text()  # type: ignore[attr-defined]
    assert_none(f"{where(path)}:{spot.line}: {spot.said}" for spot in inline(source))  # type: ignore[arg-type]


SAMPLE = """{% load i18n %}<p>{% translate "Fine" %}</p>
<p>Not fine</p>
<img alt="Not fine">
<input type="submit" value="Not fine"><input type="radio" value="fine" class="Fine Fine">
<button aria-label="Not fine" title="{% translate "Fine" %}">{{ name }}</button>
{% blocktranslate with day=on|date:"j F Y" %}Fine on {{ day }}{% endblocktranslate %}
{% comment %}Fine here{% endcomment %}{# fine #}<!-- fine -->
{% include "web/_danger.html" with title="Not fine" %}{% firstof name "Not fine" %}{% firstof name _("Fine") %}
{{ name|default:"Not fine" }}{{ on|date:"l j F" }}{% url "tablet:board" as Fine %}
{{ name|default:_("Fine too") }}{% if outcome == "not fine" %}{% block body_class %}board whole{% endblock %}{% endif %}
{% blocktranslate count n=n %}{{ n }} nap{% plural %}{{ n }} naps{% endblocktranslate %}
<use href="{% static "icons.svg" %}#icon-{% if level == "error" %}alert{% endif %}"></use>
"""


def test_text_outside_gettext_is_found() -> None:
    assert sorted(spot.line for spot in untranslated(SAMPLE)) == [2, 3, 4, 5, 8, 8, 9]


def test_texts_inside_gettext_are_read() -> None:
    assert [words for _line, words in translated(SAMPLE)] == [
        "Fine",
        "Fine",
        "Fine on %(day)s",
        "Fine",
        "Fine too",
        "%(n)s nap",
        "%(n)s naps",
    ]


def test_styles_and_scripts_inside_a_page_are_found() -> None:
    page = (
        '<p style="color:red">\n<style>p{}</style>\n<script>let a = "<b>";</script>\n<a onclick="x()">\n'
        '<a href="javascript:x()">\n<script src="/a.js"></script>\n'
    )
    page += '<script type="application/json">{}</script>\n'
    assert [spot.line for spot in inline(page)] == [1, 2, 3, 4, 5]


def bare(labels: Mapping[str, object]) -> list[str]:
    """Labels with words in them that nobody could translate."""
    return [f"{name}: {label}" for name, label in labels.items() if not isinstance(label, Promise) and _LETTERS.search(str(label))]


def test_every_label_of_the_log_can_be_translated() -> None:
    labels: dict[str, object] = {f"{name}.{p.id}": p.label for name, phrases in VOCABULARIES.items() for p in phrases}
    labels |= {kind.id: kind.label for kind in KINDS.values()}
    labels |= {**SEEN_GROUPS, "quiet": QUIET_NOTE}
    assert_none(bare(labels))
    assert bare({"milk": "Milk"}) == ["milk: Milk"]


def test_every_rule_and_lock_can_be_translated() -> None:
    autodiscover_modules("access")
    labels: dict[str, object] = {rule.id: rule.words for rule in RULES.values()}
    labels |= {f"{rule.id} source": rule.source for rule in RULES.values()}
    labels |= GROUPS
    labels |= {action.name: action.words for action in TABLE.values()}
    labels |= {f"{action.name} {number}": relation.name for action in TABLE.values() for number, relation in enumerate(action.allowed)}
    assert_none(bare(labels))


def test_every_choice_of_a_table_can_be_translated() -> None:
    labels = {
        f"{field}={value}": label for model in ours() for field in model._meta.concrete_fields for value, label in field.choices or ()
    }
    assert len(labels) > 20
    assert_none(bare(labels))


def form_labels() -> dict[str, object]:
    """What every form says beside and under its fields."""
    found: dict[str, object] = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("babyroom."):
            continue
        for module in modules(config.label):
            if not module.path.stem.startswith("forms") and "forms" not in module.path.parent.parts:
                continue
            there = import_module(module.where.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
            for form in vars(there).values():
                if inspect.isclass(form) and issubclass(form, forms.BaseForm) and form.__module__ == there.__name__:
                    for name, field in form.base_fields.items():  # type: ignore[attr-defined]
                        found[f"{form.__name__}.{name}"] = name.title() if field.label is None else field.label
                        found[f"{form.__name__}.{name} help"] = field.help_text
    return found


def test_every_form_can_be_translated() -> None:
    assert len(form_labels()) > 20
    assert_none(bare(form_labels()))


def spoken(module: Module) -> Iterator[Finding]:
    """Sentences for a screen that are written outside gettext: refusals, messages, HTML in Python."""
    for node, inside in insides(module.tree):
        if isinstance(node, ast.Call) and _SAYS.search(dotted(node.func)):
            said = [argument for argument in node.args if isinstance(argument, ast.Constant | ast.JoinedStr)]
            if any(" " in ast.unparse(argument) for argument in said):
                yield Finding(module.where, node.lineno, ast.unparse(said[-1]), inside or TOP)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _TAG.search(node.value):
            yield Finding(module.where, node.lineno, node.value[:60], inside or TOP)


def test_every_sentence_of_the_code_goes_through_gettext() -> None:
    assert_none(unexplained([one for module in modules() for one in spoken(module)], OUTSIDE_GETTEXT))


def test_a_sentence_outside_gettext_is_found() -> None:
    text = (
        'def f():\n    raise Refusal("Not fine")\n    raise Refusal(_("Fine"), field="name")\n'
        '    messages.success(request, f"Not {fine}")\n    x = "<p>Not fine</p>"\n'
    )
    assert [one.line for one in spoken(Module(PRODUCT / "x.py", text, ast.parse(text)))] == [2, 4, 5]
