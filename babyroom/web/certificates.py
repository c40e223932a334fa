"""HTTPS where a nursery has no certificate: an authority of its own, which its tablets are told to trust, signs one for the server.

The authority may sign for this installation's names and addresses and for nothing else (name constraints, marked critical), so that
a tablet that trusts it risks nothing on other sites, even if the server is taken.
"""

import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_AUTHORITY_LASTS = timedelta(days=3650)
# Tablets from Apple take no server certificate that lasts longer than 825 days.
_SERVER_LASTS = timedelta(days=397)
_RENEWED_BEFORE = timedelta(days=60)
_AN_HOUR_AGO = timedelta(hours=1)


@dataclass(frozen=True)
class Certified:
    """The files granian serves with, and the authority's certificate for the tablets (None where the nursery brought its own)."""

    certificate: Path
    key: Path
    authority: Path | None
    is_new: bool = False


def own(folder: Path, hosts: Sequence[str], at: datetime) -> Certified:
    """The installation's own authority and server certificate for `hosts`, made or renewed if need be.

    A name that the authority may not sign for needs a new one, and the tablets need to be told of it (`is_new`)."""
    authority, authority_key = folder / "babyroom-authority.crt", folder / "authority.key"
    server, server_key = folder / "server.crt", folder / "server.key"
    is_new = not authority.exists() or not set(hosts) <= _may_sign_for(_read(authority)) or _ends(authority) < at + _SERVER_LASTS
    if is_new:
        _make_authority(authority, authority_key, hosts, at)
    if is_new or not server.exists() or names(server) != set(hosts) or _ends(server) < at + _RENEWED_BEFORE:
        _make_server(server, server_key, hosts, at, _read(authority), authority_key)
    return Certified(server, server_key, authority, is_new)


def names(certificate: Path) -> set[str]:
    """The names and addresses a certificate stands for."""
    try:
        alternative = _read(certificate).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return set()
    return {*alternative.get_values_for_type(x509.DNSName), *map(str, alternative.get_values_for_type(x509.IPAddress))}


def _ends(certificate: Path) -> datetime:
    return _read(certificate).not_valid_after_utc


def ends_at(certificate: Path) -> datetime:
    """When a certificate stops being taken. Raises OSError and ValueError."""
    return _ends(certificate)


def signed_by(certificate: Path, authority: Path) -> bool:
    """Whether this authority signed that certificate."""
    try:
        _read(certificate).verify_directly_issued_by(_read(authority))
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is not this authority's
        return False
    return True


def _read(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificates(path.read_bytes())[0]


def _may_sign_for(authority: x509.Certificate) -> set[str]:
    permitted = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    return {str(one.value).partition("/")[0] for one in permitted}


def _make_authority(path: Path, key_path: Path, hosts: Sequence[str], at: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Baby Room at {hosts[0]}, {at:%Y}")])
    permitted: list[x509.GeneralName] = [
        x509.IPAddress(ipaddress.ip_network(one)) if _is_address(one) else x509.DNSName(one) for one in hosts
    ]
    built = (
        _begun(name, name, key.public_key(), at, _AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    _write(key_path, _private(key), 0o600)
    _write(path, built.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM), 0o644)


def _make_server(path: Path, key_path: Path, hosts: Sequence[str], at: datetime, authority: x509.Certificate, authority_key: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    signing = serialization.load_pem_private_key(authority_key.read_bytes(), None)
    alternative: list[x509.GeneralName] = [x509.IPAddress(ipaddress.ip_address(h)) if _is_address(h) else x509.DNSName(h) for h in hosts]
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
    built = (
        _begun(name, authority.subject, key.public_key(), at, _SERVER_LASTS)
        .add_extension(x509.SubjectAlternativeName(alternative), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)  # type: ignore[arg-type]
    )
    _write(key_path, _private(key), 0o600)
    _write(path, built.sign(signing, hashes.SHA256()).public_bytes(serialization.Encoding.PEM), 0o644)  # type: ignore[arg-type]


def _begun(name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, at: datetime, lasts: timedelta) -> x509.CertificateBuilder:
    # A tablet whose clock is a little behind takes it too.
    begun = x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key).serial_number(x509.random_serial_number())
    return begun.not_valid_before(at - _AN_HOUR_AGO).not_valid_after(at + lasts)


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs, key_cert_sign=signs, crl_sign=signs, content_commitment=False, key_encipherment=False,
        data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _write(path: Path, content: bytes, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
        file.write(content)
    beside.chmod(mode)
    beside.replace(path)
