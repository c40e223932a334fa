"""What is typed about a baby at the door."""

from django.utils.translation import gettext_lazy as _

from babyroom.people.forms.sheet import Sheet, text, tick


class GuardForm(Sheet):
    """The word, and telling nobody."""

    word = text(_("A new word"), hint=_("The family chooses it. Whoever collects and is new to us says it."), autocomplete="off")
    no_word = tick(_("No word any more"))
    tell_no_one = tick(
        _("Tell nobody outside that this baby comes here"),
        hint=_("The room sees the rule, never the reason. Send whoever asks to the office."),
    )
