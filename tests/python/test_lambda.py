"""Functions that answer real Invoke calls, and codes that the AWS Encryption SDK opens."""

import base64
import os
import subprocess

import aws_encryption_sdk
import jwt
import pytest
from aws_encryption_sdk.identifiers import EncryptionKeyType, WrappingAlgorithm
from aws_encryption_sdk.internal.crypto.wrapping_keys import WrappingKey
from aws_encryption_sdk.key_providers.raw import RawMasterKeyProvider

from lambda_endpoint import CREDENTIALS, LambdaEndpoint, arn
from pools import PASSWORD, Pool, refused

KEY_ID = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab"
ROOT_KEY = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture
def endpoint():
    endpoint = LambdaEndpoint()
    yield endpoint
    endpoint.stop()


@pytest.fixture
def pool(start, endpoint):
    environment = CREDENTIALS | {"AWS_ENDPOINT_URL_LAMBDA": endpoint.url, "POOLGATE_ROOT_KEY": ROOT_KEY}
    return Pool(start("--dev", environment=environment))


def configure(pool, **config):
    pool.cognito.update_user_pool(UserPoolId=pool.id, AutoVerifiedAttributes=["email"], LambdaConfig=config)


def respond(**members):
    def function(event):
        event["response"].update(members)
        return event

    return function


def test_functions_take_part_in_every_step(pool, endpoint):
    endpoint.functions["gate"] = respond(autoConfirmUser=True, autoVerifyEmail=True)
    endpoint.functions["mail"] = respond(emailSubject="Hello", emailMessage="From afar: {####}")
    claims = {"claimsOverrideDetails": {"claimsToAddOrOverride": {"tier": "gold"}}}
    endpoint.functions["claims"] = respond(**claims)
    configure(pool, PreSignUp=arn("gate"), CustomMessage=arn("mail"), PreTokenGeneration=arn("claims") + ":live")
    username = pool.sign_up()
    tokens = pool.sign_in(username)
    assert jwt.decode(tokens["IdToken"], options={"verify_signature": False})["tier"] == "gold"
    pool.cognito.forgot_password(ClientId=pool.client_id, Username=username)
    message = pool.server.messages(username)[-1]
    assert (message["subject"], message["body"]) == ("Hello", f"From afar: {message['code']}")
    sources = ["PreSignUp_SignUp", "TokenGeneration_Authentication", "CustomMessage_ForgotPassword"]
    assert endpoint.sources() == sources
    assert {how for _, how, _ in endpoint.events} == {"RequestResponse"}
    name, _, event = endpoint.events[0]
    assert (name, event["userName"], event["userPoolId"]) == ("gate", username, pool.id)
    assert event["callerContext"]["clientId"] == pool.client_id


@pytest.mark.parametrize("trigger", ["PreSignUp", "CustomMessage", "PreTokenGeneration"])
def test_functions_fail_in_cognitos_words(pool, endpoint, trigger):
    def throwing(event):
        raise ValueError(f"not {event['triggerSource']}")

    def act():
        return pool.sign_in(username) if trigger == "PreTokenGeneration" else pool.sign_up()

    username = pool.person()
    configure(pool, **{trigger: arn("function")})
    source = "TokenGeneration_Authentication" if trigger == "PreTokenGeneration" else f"{trigger}_SignUp"
    endpoint.functions["function"] = throwing
    with refused("UserLambdaValidationException", f"{trigger} failed with error not {source}."):
        act()
    for nonsense in [b"<html>", b"", b"null", b'"yes"', b'{"response": 7}']:
        endpoint.functions["function"] = lambda _: nonsense
        with refused("InvalidLambdaResponseException", "Unrecognizable lambda output"):
            act()
    configure(pool, **{trigger: arn("missing")})
    missing = f"{trigger} invocation failed due to error ResourceNotFoundException."
    with refused("UnexpectedLambdaException", missing):
        act()


class Keyring(RawMasterKeyProvider):
    provider_id = "poolgate"

    def __init__(self, **_):
        self.add_master_key(KEY_ID)

    def _get_raw_key(self, key_id):
        command = [os.environ["POOLGATE_BINARY"], "sender-key", key_id.decode()]
        printed = subprocess.run(command, capture_output=True, check=True, env={"POOLGATE_ROOT_KEY": ROOT_KEY})
        algorithm = WrappingAlgorithm.AES_256_GCM_IV12_TAG16_NO_PADDING
        return WrappingKey(algorithm, base64.b64decode(printed.stdout), EncryptionKeyType.SYMMETRIC)


def opened(event):
    """The secret in an event, as its function reads it with the SDK."""
    client = aws_encryption_sdk.EncryptionSDKClient()
    message = base64.b64decode(event["request"]["code"])
    code, header = client.decrypt(source=message, key_provider=Keyring())
    assert header.encryption_context["userpool-id"] == event["userPoolId"]
    return code.decode()


def test_a_custom_sender_opens_its_codes_with_the_encryption_sdk(pool, endpoint):
    def failing(_):
        raise ValueError("nobody hears of it")

    endpoint.functions["sender"] = failing
    sender = {"LambdaVersion": "V1_0", "LambdaArn": arn("sender")}
    configure(pool, CustomEmailSender=sender, KMSKeyID=KEY_ID)
    username = pool.sign_up()
    assert pool.server.messages(username) == [], "nobody else sends"
    [(_, how, event)] = endpoint.events
    assert (how, event["triggerSource"]) == ("Event", "CustomEmailSender_SignUp")
    pool.cognito.confirm_sign_up(ClientId=pool.client_id, Username=username, ConfirmationCode=opened(event))
    assert "IdToken" in pool.sign_in(username)
    # A temporary password is written as HTML writes it.
    pool.cognito.admin_create_user(
        UserPoolId=pool.id,
        Username=f"invited-{username}",
        TemporaryPassword="Correct<&>9",
        DesiredDeliveryMediums=["EMAIL"],
        UserAttributes=[{"Name": "email", "Value": "invited@example.com"}],
    )
    assert opened(endpoint.events[-1][2]) == "Correct&lt;&amp;&gt;9"


def test_a_function_behind_a_url_is_told_and_heard(start, endpoint):
    def gate(event):
        if event["userName"].endswith("1"):
            raise ValueError("not you")
        return respond(autoConfirmUser=True)(event)

    endpoint.functions["gate"] = gate
    pool = Pool(start("--dev", "--function", f"gate={endpoint.url}/url/gate"))
    configure(pool, PreSignUp=arn("gate"))

    def sign_up(username):
        email = [{"Name": "email", "Value": "someone@example.com"}]
        return pool.cognito.sign_up(
            ClientId=pool.client_id, Username=username, Password=PASSWORD, UserAttributes=email
        )

    assert sign_up("number-2")["UserConfirmed"]
    with refused("UserLambdaValidationException", "PreSignUp failed with error not you."):
        sign_up("number-1")
    assert endpoint.sources() == ["PreSignUp_SignUp"] * 2
