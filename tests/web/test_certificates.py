"""An installation's own certificate: for its names and nothing else, renewed in time; tablets are asked only if they must be."""

import ssl
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509 import verification

from babyroom.web import certificates
from tests.nursery import at

HOSTS = ["babyroom.example.org", "192.168.1.20", "localhost"]


def trusted(folder: Path, host: str, when: str = "10:00") -> bool:
    """Whether a tablet that trusts the authority takes the server's certificate for this host."""
    authority = x509.load_pem_x509_certificate((folder / "babyroom-authority.crt").read_bytes())
    server = x509.load_pem_x509_certificate((folder / "server.crt").read_bytes())
    builder = verification.PolicyBuilder().store(verification.Store([authority])).time(at(when))
    try:
        builder.build_server_verifier(x509.DNSName(host)).verify(server, [])
    except verification.VerificationError:
        return False
    return True


def test_tablets_that_trust_it_take_its_names_and_no_others(tmp_path: Path) -> None:
    made = certificates.own(tmp_path, HOSTS, at("10:00"))
    assert made.is_new and made.authority is not None
    assert trusted(tmp_path, "babyroom.example.org") and not trusted(tmp_path, "bank.example.org")
    assert certificates.names(made.certificate) == set(HOSTS)
    assert certificates.signed_by(made.certificate, made.authority)
    ssl.create_default_context(cafile=str(made.authority)).load_cert_chain(made.certificate, made.key)


def test_its_authority_could_not_sign_for_another_site_even_if_it_were_stolen(tmp_path: Path) -> None:
    certificates.own(tmp_path, HOSTS, at("10:00"))
    authority = certificates._read(tmp_path / "babyroom-authority.crt")
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical and {str(one.value).partition("/")[0] for one in limits.value.permitted_subtrees or []} == set(HOSTS)
    certificates._make_server(
        tmp_path / "server.crt", tmp_path / "server.key", ["bank.example.org"], at("10:00"), authority, tmp_path / "authority.key"
    )
    assert not trusted(tmp_path, "bank.example.org")


def test_it_is_renewed_in_time_and_the_tablets_notice_nothing(tmp_path: Path) -> None:
    first = certificates.own(tmp_path, HOSTS, at("10:00"))
    before, authority = first.certificate.read_bytes(), (tmp_path / "babyroom-authority.crt").read_bytes()
    assert certificates.own(tmp_path, HOSTS, at("10:00") + timedelta(days=300)).certificate.read_bytes() == before
    later = certificates.own(tmp_path, HOSTS, at("10:00") + timedelta(days=340))
    assert not later.is_new and later.certificate.read_bytes() != before
    assert (tmp_path / "babyroom-authority.crt").read_bytes() == authority
    assert not certificates.own(tmp_path, HOSTS[:2], at("10:00")).is_new


@pytest.mark.parametrize("hosts", [[*HOSTS, "new-name.example.org"], ["192.168.1.21"]])
def test_a_new_name_needs_a_new_authority_and_says_so(tmp_path: Path, hosts: list[str]) -> None:
    certificates.own(tmp_path, HOSTS, at("10:00"))
    assert certificates.own(tmp_path, hosts, at("10:00")).is_new


def test_its_secrets_are_its_owners_only(tmp_path: Path) -> None:
    certificates.own(tmp_path, HOSTS, at("10:00"))
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("server.key", "authority.key")} == {0o600}
