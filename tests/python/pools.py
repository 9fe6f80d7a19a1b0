"""A user pool with an app client, and the steps that most tests begin with."""

import base64
import contextlib
import hashlib
import hmac
import itertools
import json

import pytest
from botocore.exceptions import ClientError

PASSWORD = "Correct-Horse-9"
FLOWS = [
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
]

numbers = itertools.count(1)


class Pool:
    """Usernames are unique over all pools of a run, so that the outbox tells messages apart by them."""

    def __init__(self, server, secret=False, **client):
        self.server = server
        self.cognito = server.client("cognito-idp")
        pool = self.cognito.create_user_pool(PoolName="people", AutoVerifiedAttributes=["email"])
        self.id = pool["UserPool"]["Id"]
        made = self.cognito.create_user_pool_client(
            UserPoolId=self.id, ClientName="app", GenerateSecret=secret, ExplicitAuthFlows=FLOWS, **client
        )
        self.client_id = made["UserPoolClient"]["ClientId"]
        self.client_secret = made["UserPoolClient"].get("ClientSecret")

    @property
    def issuer(self):
        return f"{self.server.url}/{self.id}"

    @property
    def provider(self):
        """The pool's name among an identity pool's logins."""
        return f"cognito-idp.us-east-1.amazonaws.com/{self.id}"

    def secret_hash(self, username):
        message = (username + self.client_id).encode()
        return base64.b64encode(hmac.digest(self.client_secret.encode(), message, hashlib.sha256)).decode()

    def sign_up(self, password=PASSWORD):
        username = f"person-{next(numbers)}"
        email = [{"Name": "email", "Value": f"{username}@example.com"}]
        signing = {"SecretHash": self.secret_hash(username)} if self.client_secret else {}
        self.cognito.sign_up(
            ClientId=self.client_id, Username=username, Password=password, UserAttributes=email, **signing
        )
        return username

    def person(self):
        """Somebody who has signed up and confirmed it."""
        username = self.sign_up()
        signing = {"SecretHash": self.secret_hash(username)} if self.client_secret else {}
        code = self.server.code(username)
        self.cognito.confirm_sign_up(ClientId=self.client_id, Username=username, ConfirmationCode=code, **signing)
        return username

    def initiate(self, flow, **parameters):
        return self.cognito.initiate_auth(ClientId=self.client_id, AuthFlow=flow, AuthParameters=parameters)

    def sign_in(self, username, password=PASSWORD):
        signing = {"SECRET_HASH": self.secret_hash(username)} if self.client_secret else {}
        answer = self.initiate("USER_PASSWORD_AUTH", USERNAME=username, PASSWORD=password, **signing)
        return answer["AuthenticationResult"]


@contextlib.contextmanager
def refused(exception, message):
    """What is inside ends in that exception of Cognito's, with that message to the letter."""
    with pytest.raises(ClientError) as caught:
        yield
    answer = caught.value.response
    assert (answer["Error"]["Code"], answer["Error"]["Message"]) == (exception, message)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 400
    # boto3 has a class for each of the operation's exceptions.
    assert type(caught.value).__name__ == exception


def other_code(code):
    """A code of the same form that is not this one."""
    return ("1" if code[0] == "0" else "0") + code[1:]


def forge(token, **claims):
    """The token with other claims and the signature that it had."""
    head, payload, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "==")) | claims
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return ".".join([head, payload, signature])
