"""Both sign-ins, what follows from them, and how they are refused: boto3, with pycognito's SRP."""

import time

import pytest
from pycognito import AWSSRP, Cognito
from pycognito.exceptions import ForceChangePasswordException

from pools import PASSWORD, Pool, refused

INCORRECT = "Incorrect username or password."


def srp(pool, username, password=PASSWORD):
    return AWSSRP(
        username=username,
        password=password,
        pool_id=pool.id,
        client_id=pool.client_id,
        client_secret=pool.client_secret,
        client=pool.cognito,
    )


@pytest.mark.parametrize("secret", [False, True], ids=["public client", "client with a secret"])
def test_srp_signs_in(server, secret):
    pool = Pool(server, secret=secret)
    username = pool.person()
    tokens = srp(pool, username).authenticate_user()["AuthenticationResult"]
    assert pool.cognito.get_user(AccessToken=tokens["AccessToken"])["Username"] == username


def test_a_wrong_password_is_refused_by_both(pool):
    username = pool.person()
    with refused("NotAuthorizedException", INCORRECT):
        pool.sign_in(username, "Wrong-Horse-9")
    with refused("NotAuthorizedException", INCORRECT):
        srp(pool, username, "Wrong-Horse-9").authenticate_user()


def challenge(pool, username):
    """An SRP sign-in up to its challenge: the client's half, and the challenge."""
    half = srp(pool, username)
    answer = pool.initiate("USER_SRP_AUTH", **half.get_auth_params())
    assert answer["ChallengeName"] == "PASSWORD_VERIFIER"
    return half, answer


def prove(pool, responses, session=None):
    session = {"Session": session} if session else {}
    return pool.cognito.respond_to_auth_challenge(
        ClientId=pool.client_id, ChallengeName="PASSWORD_VERIFIER", ChallengeResponses=responses, **session
    )


def responses(half, answer):
    parameters = answer["ChallengeParameters"]
    return half.process_challenge(parameters, {"USERNAME": parameters["USERNAME"]})


def test_a_proof_is_good_once(pool):
    half, answer = challenge(pool, pool.person())
    proof = responses(half, answer)
    assert "AuthenticationResult" in prove(pool, proof, answer.get("Session"))
    with refused("NotAuthorizedException", INCORRECT):
        prove(pool, proof, answer.get("Session"))


def test_a_proof_is_not_another_sign_ins(pool):
    username = pool.person()
    half, answer = challenge(pool, username)
    _, other = challenge(pool, username)
    proof = responses(half, answer)
    swapped = proof | {"PASSWORD_CLAIM_SECRET_BLOCK": other["ChallengeParameters"]["SECRET_BLOCK"]}
    with refused("NotAuthorizedException", INCORRECT):
        prove(pool, swapped, other.get("Session"))


def test_a_proof_is_not_another_persons(pool):
    half, answer = challenge(pool, pool.person())
    proof = responses(half, answer) | {"USERNAME": pool.person()}
    with pytest.raises(pool.cognito.exceptions.NotAuthorizedException):
        prove(pool, proof, answer.get("Session"))


@pytest.mark.parametrize("multiple", [0, 1, 2])
def test_a_public_value_that_gives_the_secret_away_is_refused(pool, multiple):
    username = pool.person()
    half = srp(pool, username)
    with pytest.raises(pool.cognito.exceptions.InvalidParameterException):
        pool.initiate("USER_SRP_AUTH", USERNAME=username, SRP_A=f"{multiple * half.big_n:x}")


def test_nobody_is_told_from_a_wrong_password_unless_the_client_hides_it(server):
    open_pool, hiding = Pool(server), Pool(server, PreventUserExistenceErrors="ENABLED")
    with refused("UserNotFoundException", "User does not exist."):
        open_pool.sign_in("nobody")
    with refused("UserNotFoundException", "User does not exist."):
        srp(open_pool, "nobody").authenticate_user()
    with refused("NotAuthorizedException", INCORRECT):
        hiding.sign_in("nobody")
    with refused("NotAuthorizedException", INCORRECT):
        srp(hiding, "nobody").authenticate_user()


def test_a_flow_that_the_client_does_not_allow_is_refused(pool):
    username = pool.person()
    pool.cognito.update_user_pool_client(
        UserPoolId=pool.id, ClientId=pool.client_id, ExplicitAuthFlows=["ALLOW_REFRESH_TOKEN_AUTH"]
    )
    with refused("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client"):
        pool.sign_in(username)
    with refused("InvalidParameterException", "USER_SRP_AUTH is not enabled for the client."):
        srp(pool, username).authenticate_user()


def test_an_administrator_signs_somebody_in(pool):
    username = pool.person()
    answer = pool.cognito.admin_initiate_auth(
        UserPoolId=pool.id,
        ClientId=pool.client_id,
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": username, "PASSWORD": PASSWORD},
    )
    assert "AccessToken" in answer["AuthenticationResult"]
    pool.cognito.admin_disable_user(UserPoolId=pool.id, Username=username)
    with refused("NotAuthorizedException", "User is disabled."):
        pool.sign_in(username)


def test_whom_an_administrator_made_chooses_a_password(pool):
    email = [{"Name": "email", "Value": "made@example.com"}]
    pool.cognito.admin_create_user(
        UserPoolId=pool.id, Username="made", TemporaryPassword="Temporary-Horse-9", UserAttributes=email
    )
    with pytest.raises(ForceChangePasswordException):
        srp(pool, "made", "Temporary-Horse-9").authenticate_user()
    tokens = srp(pool, "made", "Temporary-Horse-9").set_new_password_challenge(PASSWORD)
    assert "IdToken" in tokens["AuthenticationResult"]
    assert "IdToken" in pool.sign_in("made")


def test_a_session_is_refreshed_until_it_is_revoked(pool):
    username = pool.person()
    tokens = pool.sign_in(username)
    refresh = {"REFRESH_TOKEN": tokens["RefreshToken"]}
    fresh = pool.initiate("REFRESH_TOKEN_AUTH", **refresh)["AuthenticationResult"]
    assert "RefreshToken" not in fresh
    assert fresh["AccessToken"] != tokens["AccessToken"]
    pool.cognito.revoke_token(ClientId=pool.client_id, Token=tokens["RefreshToken"])
    with refused("NotAuthorizedException", "Refresh Token has been revoked"):
        pool.initiate("REFRESH_TOKEN_AUTH", **refresh)
    with refused("NotAuthorizedException", "Access Token has been revoked"):
        pool.cognito.get_user(AccessToken=fresh["AccessToken"])


def test_a_refresh_token_is_of_its_client(server, pool):
    tokens = pool.sign_in(pool.person())
    for wrong in ["none", tokens["RefreshToken"][:-4] + "AAAA", tokens["AccessToken"]]:
        with refused("NotAuthorizedException", "Invalid Refresh Token."):
            pool.initiate("REFRESH_TOKEN_AUTH", REFRESH_TOKEN=wrong)
    with refused("NotAuthorizedException", "Invalid Refresh Token."):
        Pool(server).initiate("REFRESH_TOKEN_AUTH", REFRESH_TOKEN=tokens["RefreshToken"])


def test_signing_out_everywhere_ends_every_session(pool):
    username = pool.person()
    here, there = pool.sign_in(username), pool.sign_in(username)
    pool.cognito.global_sign_out(AccessToken=here["AccessToken"])
    with refused("NotAuthorizedException", "Access Token has been revoked"):
        pool.cognito.get_user(AccessToken=there["AccessToken"])
    with refused("NotAuthorizedException", "Refresh Token has been revoked"):
        pool.initiate("REFRESH_TOKEN_AUTH", REFRESH_TOKEN=there["RefreshToken"])


def test_too_many_wrong_passwords_lock_out(start):
    pool = Pool(start("--dev"))
    username = pool.person()
    for _ in range(5):
        with refused("NotAuthorizedException", INCORRECT):
            pool.sign_in(username, "Wrong-Horse-9")
    with refused("NotAuthorizedException", INCORRECT):
        pool.sign_in(username, "Wrong-Horse-9")
    with refused("NotAuthorizedException", "Password attempts exceeded"):
        pool.sign_in(username)
    pool.server.advance(15 * 60)
    assert "IdToken" in pool.sign_in(username)


def test_pycognito_signs_in_verifies_and_refreshes(server, pool, monkeypatch):
    username = pool.person()
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]:
        monkeypatch.setenv(name, "test")
    person = Cognito(pool.id, pool.client_id, username=username, boto3_client_kwargs={"endpoint_url": server.url})
    person.authenticate(PASSWORD)
    person.verify_tokens()
    assert person.id_claims["cognito:username"] == username
    person.renew_access_token()
    person.verify_tokens()
    assert person.access_claims["exp"] > time.time()
    assert person.get_user().email == f"{username}@example.com"
