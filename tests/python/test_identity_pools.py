"""From tokens to temporary credentials, by boto3."""

from datetime import datetime, timedelta, timezone

import pytest

from pools import Pool, forge, refused

ROLE = "arn:aws:iam::000000000000:role/"


class IdentityPool:
    """An identity pool that trusts a user pool; its roles are those of the server's file."""

    def __init__(self, pool, guests=True, mapping=None):
        self.pool = pool
        self.hub = pool.server.client("cognito-identity")
        self.public = pool.server.client("cognito-identity", signed=False)
        provider = {"ProviderName": pool.provider, "ClientId": pool.client_id, "ServerSideTokenCheck": True}
        made = self.hub.create_identity_pool(
            IdentityPoolName="people", AllowUnauthenticatedIdentities=guests, CognitoIdentityProviders=[provider]
        )
        self.id = made["IdentityPoolId"]
        mappings = {f"{pool.provider}:{pool.client_id}": mapping} if mapping else {}
        self.hub.set_identity_pool_roles(
            IdentityPoolId=self.id,
            Roles={"authenticated": ROLE + "Member", "unauthenticated": ROLE + "Guest"},
            RoleMappings=mappings,
        )

    def logins(self, token):
        return {"Logins": {self.pool.provider: token}} if token else {}

    def identity(self, token=None):
        return self.public.get_id(IdentityPoolId=self.id, **self.logins(token))["IdentityId"]

    def credentials(self, identity, token=None, **options):
        answer = self.public.get_credentials_for_identity(IdentityId=identity, **self.logins(token), **options)
        assert answer["IdentityId"] == identity
        return answer["Credentials"]


@pytest.fixture
def hub(pool):
    return IdentityPool(pool)


def signed_in(pool):
    return pool.sign_in(pool.person())["IdToken"]


def test_a_login_becomes_credentials(hub):
    token = signed_in(hub.pool)
    identity = hub.identity(token)
    assert identity == hub.identity(token)
    assert identity != hub.identity(signed_in(hub.pool))
    credentials = hub.credentials(identity, token)
    assert set(credentials) == {"AccessKeyId", "SecretKey", "SessionToken", "Expiration"}
    left = credentials["Expiration"] - datetime.now(timezone.utc)
    assert timedelta(minutes=55) < left < timedelta(minutes=65)


def test_a_guest_has_credentials_where_guests_are_let_in(hub):
    identity = hub.identity()
    assert identity != hub.identity()
    assert "SessionToken" in hub.credentials(identity)
    closed = IdentityPool(hub.pool, guests=False)
    with refused("NotAuthorizedException", "Unauthenticated access is not supported for this identity pool."):
        closed.identity()


def test_what_is_no_login_is_refused(server, hub):
    tokens = hub.pool.sign_in(hub.pool.person())
    with refused("NotAuthorizedException", "Invalid login token. Couldn't verify signed token."):
        hub.identity(forge(tokens["IdToken"], sub="somebody else"))
    with refused("NotAuthorizedException", "Invalid login token. Missing a required claim: aud"):
        hub.identity(tokens["AccessToken"])
    with refused("NotAuthorizedException", "Invalid login token. Not a valid OpenId Connect identity token."):
        hub.identity("none")
    with refused("NotAuthorizedException", "Invalid login token. Issuer doesn't match providerName"):
        hub.identity(signed_in(Pool(server)))
    with refused("NotAuthorizedException", "Token is not from a supported provider of this identity pool."):
        other = {Pool(server).provider: tokens["IdToken"]}
        hub.public.get_id(IdentityPoolId=hub.id, Logins=other)


def test_an_identity_is_its_owners(hub):
    token, other = signed_in(hub.pool), signed_in(hub.pool)
    identity = hub.identity(token)
    hub.identity(other)
    with pytest.raises(hub.public.exceptions.NotAuthorizedException):
        hub.credentials(identity)
    with pytest.raises(hub.public.exceptions.ClientError):
        hub.credentials(identity, other)
    with refused("ResourceNotFoundException", f"Identity '{identity[:-4]}0000' not found."):
        hub.credentials(identity[:-4] + "0000", token)


def test_an_expired_login_is_refused(start):
    hub = IdentityPool(Pool(start("--dev")))
    token = signed_in(hub.pool)
    hub.pool.server.advance(3601)
    with pytest.raises(hub.public.exceptions.NotAuthorizedException, match="Invalid login token. Token expired: "):
        hub.identity(token)


def test_a_revoked_login_is_refused(hub):
    tokens = hub.pool.sign_in(hub.pool.person())
    hub.pool.cognito.global_sign_out(AccessToken=tokens["AccessToken"])
    with pytest.raises(hub.public.exceptions.NotAuthorizedException):
        hub.identity(tokens["IdToken"])


def test_a_groups_role_is_the_persons_where_roles_come_from_the_token(pool):
    hub = IdentityPool(pool, mapping={"Type": "Token", "AmbiguousRoleResolution": "Deny"})
    username = pool.person()
    token = pool.sign_in(username)["IdToken"]
    with pytest.raises(hub.public.exceptions.NotAuthorizedException):
        hub.credentials(hub.identity(token), token)
    group = {"UserPoolId": pool.id, "GroupName": "editors"}
    pool.cognito.create_group(**group, RoleArn=ROLE + "Editor")
    pool.cognito.admin_add_user_to_group(**group, Username=username)
    token = pool.sign_in(username)["IdToken"]
    assert "SecretKey" in hub.credentials(hub.identity(token), token, CustomRoleArn=ROLE + "Editor")
    with pytest.raises(hub.public.exceptions.NotAuthorizedException):
        hub.credentials(hub.identity(token), token, CustomRoleArn=ROLE + "Member")


def test_identity_pools_are_administrated(hub):
    described = hub.hub.describe_identity_pool(IdentityPoolId=hub.id)
    assert (described["IdentityPoolName"], described["AllowUnauthenticatedIdentities"]) == ("people", True)
    assert hub.hub.get_identity_pool_roles(IdentityPoolId=hub.id)["Roles"]["authenticated"] == ROLE + "Member"
    described.pop("ResponseMetadata")
    changed = hub.hub.update_identity_pool(**described | {"AllowUnauthenticatedIdentities": False})
    assert changed["AllowUnauthenticatedIdentities"] is False
    listed = hub.hub.list_identity_pools(MaxResults=60)["IdentityPools"]
    assert hub.id in [pool["IdentityPoolId"] for pool in listed]
    hub.hub.delete_identity_pool(IdentityPoolId=hub.id)
    with refused("ResourceNotFoundException", f"IdentityPool '{hub.id}' not found."):
        hub.hub.describe_identity_pool(IdentityPoolId=hub.id)
