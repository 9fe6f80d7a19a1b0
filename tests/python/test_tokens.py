"""Tokens as a third party sees them: verified from the served key set, by PyJWT."""

import jwt
import pytest

from pools import Pool, forge, refused


def key_set(pool):
    return jwt.PyJWKClient(f"{pool.issuer}/.well-known/jwks.json")


def verify(pool, token, **options):
    key = key_set(pool).get_signing_key_from_jwt(token)
    return jwt.decode(token, key, algorithms=["RS256"], issuer=pool.issuer, **options)


@pytest.fixture
def tokens(pool):
    return pool.sign_in(pool.person())


def test_both_tokens_verify(pool, tokens):
    id_claims = verify(pool, tokens["IdToken"], audience=pool.client_id)
    access_claims = verify(pool, tokens["AccessToken"])
    assert (id_claims["token_use"], access_claims["token_use"]) == ("id", "access")
    assert access_claims["client_id"] == pool.client_id
    assert access_claims["scope"] == "aws.cognito.signin.user.admin"
    assert id_claims["email_verified"] is True
    for claim in ["sub", "iss", "auth_time", "event_id", "origin_jti", "exp", "iat"]:
        assert id_claims[claim] == access_claims[claim]
    assert id_claims["exp"] == id_claims["iat"] + 3600
    # Each kind of token has a key of its own.
    heads = [jwt.get_unverified_header(tokens[name]) for name in ["IdToken", "AccessToken"]]
    assert all(head["alg"] == "RS256" and set(head) == {"kid", "alg"} for head in heads)
    assert sorted(head["kid"] for head in heads) == sorted(key.key_id for key in key_set(pool).get_signing_keys())


def test_discovery_names_the_key_set(pool, tokens):
    document = pool.server.get(f"/{pool.id}/.well-known/openid-configuration")
    assert document["issuer"] == pool.issuer == verify(pool, tokens["AccessToken"])["iss"]
    assert document["jwks_uri"] == f"{pool.issuer}/.well-known/jwks.json"


def test_a_forged_token_does_not_verify(pool, tokens):
    with pytest.raises(jwt.InvalidSignatureError):
        verify(pool, forge(tokens["AccessToken"], username="root"))
    with refused("NotAuthorizedException", "Invalid Access Token"):
        pool.cognito.get_user(AccessToken=forge(tokens["AccessToken"], username="root"))


def test_a_token_signed_with_another_algorithm_is_refused(pool, tokens):
    claims = verify(pool, tokens["AccessToken"])
    kid = jwt.get_unverified_header(tokens["AccessToken"])["kid"]
    public = pool.server.get(f"/{pool.id}/.well-known/jwks.json")["keys"][0]["n"]
    for forged in [
        jwt.encode(claims, None, algorithm="none", headers={"kid": kid}),
        # The public key as the secret of a symmetric signature.
        jwt.encode(claims, public, algorithm="HS256", headers={"kid": kid}),
    ]:
        with refused("NotAuthorizedException", "Invalid Access Token"):
            pool.cognito.get_user(AccessToken=forged)


def test_a_foreign_token_does_not_verify(server, pool):
    foreign = Pool(server)
    tokens = foreign.sign_in(foreign.person())
    with pytest.raises(jwt.PyJWKClientError):
        verify(pool, tokens["AccessToken"])
    with pytest.raises(jwt.InvalidAudienceError):
        verify(foreign, tokens["IdToken"], audience=pool.client_id)


def test_another_servers_token_is_refused(start, pool):
    foreign = Pool(start("--dev"))
    tokens = foreign.sign_in(foreign.person())
    with refused("NotAuthorizedException", "Invalid Access Token"):
        pool.cognito.get_user(AccessToken=tokens["AccessToken"])
    with refused("NotAuthorizedException", "Invalid Refresh Token."):
        pool.initiate("REFRESH_TOKEN_AUTH", REFRESH_TOKEN=tokens["RefreshToken"])


def test_an_id_token_is_no_access_token(pool, tokens):
    with refused("NotAuthorizedException", "Invalid Access Token"):
        pool.cognito.get_user(AccessToken=tokens["IdToken"])


def test_tokens_expire(start):
    pool = Pool(start("--dev"))
    tokens = pool.sign_in(pool.person())
    pool.server.advance(3601)
    with refused("NotAuthorizedException", "Access Token has expired"):
        pool.cognito.get_user(AccessToken=tokens["AccessToken"])
    refresh = {"REFRESH_TOKEN": tokens["RefreshToken"]}
    fresh = pool.initiate("REFRESH_TOKEN_AUTH", **refresh)["AuthenticationResult"]
    assert "Username" in pool.cognito.get_user(AccessToken=fresh["AccessToken"])
    pool.server.advance(30 * 24 * 60 * 60)
    with refused("NotAuthorizedException", "Refresh Token has expired"):
        pool.initiate("REFRESH_TOKEN_AUTH", **refresh)


def test_a_verifier_sees_when_a_token_expires(pool, tokens):
    # As if the machine's clock stood an hour later.
    later = {"leeway": -3610, "options": {"verify_iat": False}}
    with pytest.raises(jwt.ExpiredSignatureError):
        verify(pool, tokens["AccessToken"], **later)
