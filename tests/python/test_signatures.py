"""Who may administrate a server that is not for development: SigV4 by boto3."""

from contextlib import contextmanager

import pytest
from botocore.exceptions import ClientError

from pools import refused
from server import REGION

KEY, SECRET = "AKIAPOOLGATETEST", "a-secret-of-the-administrators"


@contextmanager
def not_signed(code):
    """Refused before the operation, which knows no exception of that name."""
    with pytest.raises(ClientError) as caught:
        yield
    assert caught.value.response["Error"]["Code"] == code


@pytest.fixture
def guarded(start):
    return start("--data", "data", "--access-key", f"{KEY}:{SECRET}")


def test_only_who_holds_the_key_is_served(guarded):
    administrator = guarded.client("cognito-idp", KEY, SECRET)
    pool = administrator.create_user_pool(PoolName="people")["UserPool"]
    assert pool["Id"].startswith(f"{REGION}_")
    with not_signed("InvalidSignatureException"):
        guarded.client("cognito-idp", KEY, "a-wrong-secret").create_user_pool(PoolName="theirs")
    with not_signed("UnrecognizedClientException"):
        guarded.client("cognito-idp", "AKIASOMEBODYELSE", SECRET).create_user_pool(PoolName="theirs")
    with not_signed("MissingAuthenticationTokenException"):
        guarded.client("cognito-idp", signed=False).create_user_pool(PoolName="theirs")
    # Not even that there are no such pools.
    with not_signed("InvalidSignatureException"):
        guarded.client("cognito-identity", KEY, "a-wrong-secret").list_identity_pools(MaxResults=1)
    assert [found["Id"] for found in administrator.list_user_pools(MaxResults=10)["UserPools"]] == [pool["Id"]]


def test_a_pool_is_of_the_region_that_its_making_was_signed_for(guarded):
    pool = guarded.client("cognito-idp", KEY, SECRET, region="eu-west-1").create_user_pool(PoolName="people")
    assert pool["UserPool"]["Id"].startswith("eu-west-1_")
    assert pool["UserPool"]["Arn"].startswith("arn:aws:cognito-idp:eu-west-1:000000000000:userpool/")


def test_people_need_no_key(guarded):
    administrator = guarded.client("cognito-idp", KEY, SECRET)
    pool = administrator.create_user_pool(PoolName="people")["UserPool"]["Id"]
    flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    client = administrator.create_user_pool_client(UserPoolId=pool, ClientName="app", ExplicitAuthFlows=flows)
    client = client["UserPoolClient"]["ClientId"]
    people = guarded.client("cognito-idp", signed=False)
    people.sign_up(ClientId=client, Username="alice", Password="Correct-Horse-9")
    administrator.admin_confirm_sign_up(UserPoolId=pool, Username="alice")
    parameters = {"USERNAME": "alice", "PASSWORD": "Correct-Horse-9"}
    answer = people.initiate_auth(ClientId=client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=parameters)
    assert people.get_user(AccessToken=answer["AuthenticationResult"]["AccessToken"])["Username"] == "alice"


def test_the_tools_of_development_are_not_there(guarded):
    for path in ["/_poolgate/outbox", "/_poolgate/clock"]:
        with pytest.raises(OSError, match="404"):
            guarded.get(path)


def test_configured_keys_count_in_development_too(start):
    server = start("--dev", "--access-key", f"{KEY}:{SECRET}")
    assert server.client("cognito-idp", KEY, SECRET).list_user_pools(MaxResults=1)["UserPools"] == []
    with not_signed("UnrecognizedClientException"):
        server.client("cognito-idp").list_user_pools(MaxResults=1)
