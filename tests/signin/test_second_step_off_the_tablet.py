"""What a PIN opens at a tablet, a second step opens off it: a practitioner's password alone opens today."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from babyroom.signin.models import Link, Login
from tests.nursery import OPENED, TODAY, Nursery
from tests.signin.hands import Clock


def test_earlier_days_whole_pages_and_sheets_ask_for_it(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    Clock(monkeypatch)
    login = Login.objects.create(email="dana@example.org", made_at=OPENED)
    Link.objects.create(setting_id=nursery.setting, login=login, adult_id=nursery.adults["Dana"])
    client = Client()
    client.force_login(login, backend="django.contrib.auth.backends.ModelBackend")
    ada = f"/room/baby/{nursery.babies['Ada']}/"
    gated = (ada, f"{ada}day/{(TODAY - timedelta(days=1)).isoformat()}/", f"/room/print/briefs/?room={nursery.rooms['Ducklings']}")
    assert client.get(f"{ada}day/").status_code == 200
    for address in gated:
        assert client.get(address).headers.get("Location") == "/account/second-step/", address
    TOTP.activate(login, "JBSWY3DPEHPK3PXP")
    for address in gated:
        assert client.get(address).status_code == 200, address
