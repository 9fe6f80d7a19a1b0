"""E-mails through a real SMTP server, which wants STARTTLS and a password before it takes any."""

import asyncio
import datetime
import email
import email.policy
import ssl
import threading

import pytest
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pools import Pool, refused

USER, SECRET = "mailer@example.com", "p@ss:word"


class Box:
    """Keeps what arrives."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        assert session.ssl is not None and session.authenticated
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, mail))
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (USER.encode(), SECRET.encode()))


def certificate(folder):
    """A key and a certificate that signs itself, for localhost."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    plain = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def post(tmp_path):
    """A mail server: what arrives, its port, and the file with the certificate to trust. Tests name it before `start`, so
    that it is there until nobody talks to it any more."""
    cert, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    box = Box()

    def conversation():
        return SMTP(
            box, tls_context=context, require_starttls=True, auth_required=True, authenticator=authenticate, loop=loop
        )

    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(loop.create_server(conversation, "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    box.port = listening.sockets[0].getsockname()[1]
    box.roots = str(cert)
    yield box

    async def end():
        listening.close()
        while len(asyncio.all_tasks()) > 1:
            await asyncio.sleep(0.01)

    asyncio.run_coroutine_threadsafe(end(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def options(box, password="p%40ss%3Aword"):
    url = f"smtp://mailer%40example.com:{password}@localhost:{box.port}"
    return ["--dev", "--smtp-url", url, "--mail-from", "Example <no-reply@example.com>"]


def test_a_code_arrives_by_mail_and_confirms(post, start):
    pool = Pool(start(*options(post), "--smtp-roots", post.roots))
    username = pool.sign_up()
    [(sender, receivers, mail)] = post.mails
    assert (sender, receivers) == ("no-reply@example.com", [f"{username}@example.com"])
    assert (mail["From"], mail["Subject"]) == ("Example <no-reply@example.com>", "Your verification code")
    plain, html = (mail.get_body([kind]).get_content() for kind in ("plain", "html"))
    code = html.split("Your verification code is ")[1][:6]
    assert code in plain and code.isdigit()
    pool.cognito.confirm_sign_up(ClientId=pool.client_id, Username=username, ConfirmationCode=code)
    assert pool.sign_in(username)["AccessToken"]


@pytest.mark.parametrize("fault", ["certificate", "password"])
def test_a_server_that_is_not_trusted_or_does_not_trust_gets_no_mail(post, start, fault):
    arguments = options(post, "s3cret") + ["--smtp-roots", post.roots] if fault == "password" else options(post)
    server = start(*arguments)
    pool = Pool(server)
    with refused("CodeDeliveryFailureException", "Failed to deliver the e-mail message."):
        pool.sign_up()
    assert post.mails == []
    log = server.log.read_text()
    assert "a message was not delivered" in log
    for secret in ("s3cret", "p%40ss", SECRET, "@example.com"):
        assert secret not in log
