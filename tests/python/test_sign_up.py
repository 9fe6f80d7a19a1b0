"""Signing up and confirming it, by boto3."""

import pytest

from pools import PASSWORD, Pool, other_code, refused


def test_a_person_signs_up_confirms_and_signs_in(server, pool):
    username = pool.sign_up()
    message = server.messages(username)[-1]
    assert message["destination"] == f"{username}@example.com"
    assert message["code"] in message["body"]
    with refused("UserNotConfirmedException", "User is not confirmed."):
        pool.sign_in(username)
    pool.cognito.confirm_sign_up(ClientId=pool.client_id, Username=username, ConfirmationCode=message["code"])
    tokens = pool.sign_in(username)
    assert (tokens["TokenType"], tokens["ExpiresIn"]) == ("Bearer", 3600)
    user = pool.cognito.get_user(AccessToken=tokens["AccessToken"])
    attributes = {attribute["Name"]: attribute["Value"] for attribute in user["UserAttributes"]}
    assert user["Username"] == username
    assert (attributes["email"], attributes["email_verified"]) == (f"{username}@example.com", "true")


def test_what_a_person_is_told_of_a_code(pool):
    username = pool.sign_up()
    code = pool.server.code(username)

    def confirm(code):
        pool.cognito.confirm_sign_up(ClientId=pool.client_id, Username=username, ConfirmationCode=code)

    with refused("CodeMismatchException", "Invalid verification code provided, please try again."):
        confirm(other_code(code))
    sent = pool.cognito.resend_confirmation_code(ClientId=pool.client_id, Username=username)
    assert sent["CodeDeliveryDetails"]["DeliveryMedium"] == "EMAIL"
    confirm(pool.server.code(username))
    with refused("NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED"):
        confirm(code)


def test_a_username_is_taken_once(pool):
    username = pool.sign_up()
    with refused("UsernameExistsException", "User already exists"):
        pool.cognito.sign_up(ClientId=pool.client_id, Username=username, Password=PASSWORD)


@pytest.mark.parametrize(
    ("password", "fault"),
    [("Aa1!", "Password not long enough"), ("Password-", "Password must have numeric characters")],
)
def test_a_poor_password_is_refused(pool, password, fault):
    with refused("InvalidPasswordException", f"Password did not conform with policy: {fault}"):
        pool.sign_up(password)


def test_a_client_with_a_secret_wants_its_hash(server):
    pool = Pool(server, secret=True)
    person = {"ClientId": pool.client_id, "Username": "anybody", "Password": PASSWORD}
    missing = f"Client {pool.client_id} is configured with secret but SECRET_HASH was not received"
    with refused("NotAuthorizedException", missing):
        pool.cognito.sign_up(**person)
    wrong = f"Unable to verify secret hash for client {pool.client_id}"
    with refused("NotAuthorizedException", wrong):
        pool.cognito.sign_up(**person, SecretHash=pool.secret_hash("somebody"))
    username = pool.person()
    with refused("NotAuthorizedException", missing):
        pool.initiate("USER_PASSWORD_AUTH", USERNAME=username, PASSWORD=PASSWORD)
    with refused("NotAuthorizedException", wrong):
        pool.initiate("USER_PASSWORD_AUTH", USERNAME=username, PASSWORD=PASSWORD, SECRET_HASH=pool.secret_hash("x"))
    assert "IdToken" in pool.sign_in(username)
