//! The two-step handshake through the facade: a login at the user pool, credentials from the identity pool, and their use
//! at a resource.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "issuer-local")]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use futures::executor::block_on;
use poolgate::{
    Poolgate, PoolgateBuilder,
    env::{ManualClock, Millis, SeededEntropy},
    issuer_local::{
        Principal, Role,
        policy::Context,
        sigv4::{Payload, SignedRequest, SigningKey, sign},
    },
    token::unverified_issuer,
    wire::{
        Code, Error, Sensitive,
        identity_pools::{
            AmbiguousRoleResolutionType, CognitoIdentityProvider, CreateIdentityPoolInput, Credentials,
            GetCredentialsForIdentityInput, GetIdInput, MappingRule, MappingRuleMatchType, RoleMapping,
            RoleMappingType, RulesConfigurationType, SetIdentityPoolRolesInput,
        },
        user_pools::{
            AdminAddUserToGroupInput, AdminCreateUserInput, AdminDisableUserInput, AdminSetUserPasswordInput,
            AdminUserGlobalSignOutInput, AuthFlowType, CreateGroupInput, CreateUserPoolClientInput,
            CreateUserPoolInput, ExplicitAuthFlowsType, GetUserInput, InitiateAuthInput, IssuerConfigurationType,
            IssuerType,
        },
    },
};

const ROLE: &str = "arn:aws:iam::000000000000:role/Uploader";
const NOW: Millis = Millis::from_secs(1_700_000_000);

struct House {
    poolgate: Poolgate,
    clock: Arc<ManualClock>,
    pool_id: String,
    client_id: Sensitive<String>,
    identity_pool_id: String,
}

impl House {
    async fn new(server_side_check: bool) -> Self {
        let pool = CreateUserPoolInput { pool_name: "people".into(), ..Default::default() };
        Self::with(Poolgate::builder().public_url("https://auth.example.com/"), pool, server_side_check).await
    }

    async fn with(builder: PoolgateBuilder, pool: CreateUserPoolInput, server_side_check: bool) -> Self {
        let clock = Arc::new(ManualClock::at(NOW));
        let entropy = Arc::new(SeededEntropy::new(1));
        let poolgate = builder.memory().clock(clock.clone()).entropy(entropy).build().unwrap();
        let pools = poolgate.user_pools();
        let pool_id = pools.create_user_pool(pool).await.unwrap().user_pool.unwrap().id.unwrap();
        let client = CreateUserPoolClientInput {
            user_pool_id: pool_id.clone(),
            client_name: "app".into(),
            explicit_auth_flows: Some(vec![ExplicitAuthFlowsType::AllowUserPasswordAuth]),
            ..Default::default()
        };
        let client = pools.create_user_pool_client(client).await.unwrap();
        let client_id = client.user_pool_client.unwrap().client_id.unwrap();
        let provider = CognitoIdentityProvider {
            provider_name: Some(format!("cognito-idp.us-east-1.amazonaws.com/{pool_id}")),
            client_id: Some(client_id.expose().clone()),
            server_side_token_check: Some(server_side_check),
        };
        let identity_pool = CreateIdentityPoolInput {
            identity_pool_name: "people".into(),
            cognito_identity_providers: Some(vec![provider]),
            ..Default::default()
        };
        let identity_pool = poolgate.identity_pools().create_identity_pool(identity_pool).await.unwrap();
        let identity_pool_id = identity_pool.identity_pool_id;
        let roles = SetIdentityPoolRolesInput {
            identity_pool_id: identity_pool_id.clone(),
            roles: BTreeMap::from([("authenticated".to_owned(), ROLE.to_owned())]),
            ..Default::default()
        };
        poolgate.identity_pools().set_identity_pool_roles(roles).await.unwrap();
        let role = Role::for_identity_pool(ROLE, &identity_pool_id, true).unwrap().with_policy(
            r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:PutObject",
                "Resource": "arn:aws:s3:::photos/${cognito-identity.amazonaws.com:sub}/*"}]}"#,
        );
        poolgate.issuer().unwrap().roles().insert(role.unwrap());
        Self { poolgate, clock, pool_id, client_id, identity_pool_id }
    }

    /// Makes alice and signs her in: her ID and access token.
    async fn sign_in(&self) -> (String, String) {
        self.make_alice().await;
        self.sign_in_again().await
    }

    async fn make_alice(&self) {
        let pools = self.poolgate.user_pools();
        let user =
            AdminCreateUserInput { user_pool_id: self.pool_id.clone(), username: "alice".into(), ..Default::default() };
        pools.admin_create_user(user).await.unwrap();
        let password = AdminSetUserPasswordInput {
            user_pool_id: self.pool_id.clone(),
            username: "alice".into(),
            password: "Correct-horse-1".into(),
            permanent: Some(true),
        };
        pools.admin_set_user_password(password).await.unwrap();
    }

    async fn sign_in_again(&self) -> (String, String) {
        let parameters = [("USERNAME", "alice"), ("PASSWORD", "Correct-horse-1")];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let input = InitiateAuthInput {
            auth_flow: AuthFlowType::UserPasswordAuth,
            client_id: self.client_id.clone(),
            auth_parameters: Some(BTreeMap::from(parameters).into()),
            ..Default::default()
        };
        let tokens = self.poolgate.user_pools().initiate_auth(input).await.unwrap().authentication_result.unwrap();
        (tokens.id_token.unwrap().into_inner(), tokens.access_token.unwrap().into_inner())
    }

    async fn identity(&self, provider: &str, token: &str) -> Result<String, Error> {
        let input = GetIdInput {
            identity_pool_id: self.identity_pool_id.clone(),
            logins: Some(BTreeMap::from([(provider.to_owned(), token.into())])),
            ..Default::default()
        };
        Ok(self.poolgate.identity_pools().get_id(input).await?.identity_id.unwrap())
    }

    /// A role that the pool's identities may assume.
    fn add_role(&self, name: &str) -> String {
        let arn = format!("arn:aws:iam::000000000000:role/{name}");
        let authenticated = name != "Guest";
        let role = Role::for_identity_pool(&arn, &self.identity_pool_id, authenticated).unwrap();
        self.poolgate.issuer().unwrap().roles().insert(role);
        arn
    }

    async fn set_mapping(&self, mapping: RoleMapping) {
        let key = format!("{}:{}", self.provider(), self.client_id.expose());
        let roles = [("authenticated", ROLE.to_owned()), ("unauthenticated", self.add_role("Guest"))];
        let input = SetIdentityPoolRolesInput {
            identity_pool_id: self.identity_pool_id.clone(),
            roles: roles.map(|(name, arn)| (name.to_owned(), arn)).into(),
            role_mappings: Some(BTreeMap::from([(key, mapping)])),
        };
        self.poolgate.identity_pools().set_identity_pool_roles(input).await.unwrap();
    }

    async fn join(&self, group: &str, precedence: i32) -> String {
        let (pools, arn) = (self.poolgate.user_pools(), self.add_role(group));
        let create = CreateGroupInput {
            user_pool_id: self.pool_id.clone(),
            group_name: group.into(),
            precedence: Some(precedence),
            role_arn: Some(arn.clone()),
            ..Default::default()
        };
        pools.create_group(create).await.unwrap();
        let join = AdminAddUserToGroupInput {
            user_pool_id: self.pool_id.clone(),
            group_name: group.into(),
            username: "alice".into(),
        };
        pools.admin_add_user_to_group(join).await.unwrap();
        arn
    }

    /// The role of the credentials that a fresh login gets.
    async fn role_of(&self, asked: Option<&str>) -> Result<String, Error> {
        let (id_token, _) = self.sign_in_again().await;
        let input = GetCredentialsForIdentityInput {
            identity_id: self.identity(&self.provider(), &id_token).await?,
            logins: Some(BTreeMap::from([(self.provider(), id_token.into())])),
            custom_role_arn: asked.map(str::to_owned),
        };
        let output = self.poolgate.identity_pools().get_credentials_for_identity(input).await?;
        Ok(self.who(output.credentials.unwrap()).role_arn().to_owned())
    }

    /// Whom a resource sees in a request that is signed with these credentials.
    fn who(&self, credentials: Credentials) -> Principal {
        let (secret, token) = (credentials.secret_key.unwrap(), credentials.session_token.unwrap());
        let (secret, token) = (secret.expose().as_str().into(), token.as_str().into());
        let key = SigningKey {
            access_key_id: &credentials.access_key_id.unwrap(),
            secret_key: &secret,
            session_token: Some(&token),
        };
        let host = [("host", "s3.example.com")];
        let payload = Payload::Bytes(b"a picture");
        let request = SignedRequest { method: "PUT", path: "/photos/cat.jpg", query: "", headers: &host, payload };
        let signature = sign(&request, &key, "us-east-1", "s3", NOW);
        let added = signature.iter().map(|(name, value)| (*name, value.as_str()));
        let headers: Vec<_> = host.into_iter().chain(added).collect();
        self.poolgate.issuer().unwrap().authenticate(&SignedRequest { headers: &headers, ..request }, NOW).unwrap()
    }

    fn provider(&self) -> String {
        format!("cognito-idp.us-east-1.amazonaws.com/{}", self.pool_id)
    }

    async fn refusal(&self, provider: &str, token: &str) -> String {
        let error = self.identity(provider, token).await.unwrap_err();
        assert_eq!(error.code, Code::NotAuthorizedException);
        error.message
    }
}

#[test]
fn a_login_becomes_credentials_that_open_what_the_role_allows() {
    block_on(async {
        let house = House::new(false).await;
        let (id_token, _) = house.sign_in().await;
        let identity = house.identity(&house.provider(), &id_token).await.unwrap();
        let input = GetCredentialsForIdentityInput {
            identity_id: identity.clone(),
            logins: Some(BTreeMap::from([(house.provider(), id_token.as_str().into())])),
            ..Default::default()
        };
        let output = house.poolgate.identity_pools().get_credentials_for_identity(input).await.unwrap();
        let (who, issuer) = (house.who(output.credentials.unwrap()), house.poolgate.issuer().unwrap());
        assert_eq!(who.identity_id(), identity);
        let may = |key: &str| {
            let resource = format!("arn:aws:s3:::photos/{key}");
            issuer.authorize(&who, "s3:PutObject", &resource, &Context::new()).is_allowed()
        };
        assert!(may(&format!("{identity}/cat.jpg")) && !may("somebody-else/cat.jpg"));
    });
}

#[test]
fn a_user_pool_has_two_names_and_is_one_provider() {
    block_on(async {
        let house = House::new(false).await;
        let (id_token, _) = house.sign_in().await;
        let identity = house.identity(&house.provider(), &id_token).await.unwrap();
        let by_issuer = format!("auth.example.com/{}", house.pool_id);
        assert_eq!(house.identity(&by_issuer, &id_token).await.unwrap(), identity);
        assert!(house.identity(&format!("other.example.com/{}", house.pool_id), &id_token).await.is_err());
    });
}

#[test]
fn a_pool_with_the_updated_issuer_is_the_same_provider() {
    block_on(async {
        let pool = CreateUserPoolInput {
            pool_name: "people".into(),
            issuer_configuration: Some(IssuerConfigurationType { r#type: Some(IssuerType::Updated) }),
            ..Default::default()
        };
        let house = House::with(Poolgate::builder(), pool, true).await;
        let (id_token, access_token) = house.sign_in().await;
        let issuer = unverified_issuer(&id_token).unwrap();
        assert_eq!(issuer, format!("https://issuer-cognito-idp.us-east-1.amazonaws.com/{}", house.pool_id));
        let get_user = GetUserInput { access_token: access_token.into() };
        assert!(house.poolgate.user_pools().get_user(get_user).await.is_ok());
        let identity = house.identity(&house.provider(), &id_token).await.unwrap();
        assert_eq!(house.identity(issuer.strip_prefix("https://").unwrap(), &id_token).await.unwrap(), identity);
    });
}

#[test]
fn what_is_no_login_of_the_pool_is_refused() {
    block_on(async {
        let house = House::new(false).await;
        let (id_token, access_token) = house.sign_in().await;
        let provider = house.provider();
        let refusal = house.refusal(&provider, &access_token).await;
        assert_eq!(refusal, "Invalid login token. Missing a required claim: aud");
        let (signed, signature) = id_token.rsplit_once('.').unwrap();
        let first = if signature.starts_with('A') { 'B' } else { 'A' };
        let forged = format!("{signed}.{first}{}", signature.get(1..).unwrap());
        let refusal = house.refusal(&provider, &forged).await;
        assert_eq!(refusal, "Invalid login token. Couldn't verify signed token.");
        assert!(house.refusal(&provider, "no token").await.starts_with("Invalid login token. Not a valid"));
        house.clock.advance(Duration::from_secs(3601));
        let refusal = house.refusal(&provider, &id_token).await;
        let (expiry, now) = (NOW.secs() + 3600, NOW.secs() + 3601);
        assert_eq!(refusal, format!("Invalid login token. Token expired: {expiry} >= {now}"));
    });
}

#[test]
fn a_disabled_user_is_noticed_where_the_identity_pool_asks() {
    block_on(async {
        for server_side_check in [false, true] {
            let house = House::new(server_side_check).await;
            let (id_token, _) = house.sign_in().await;
            let disable = AdminDisableUserInput { user_pool_id: house.pool_id.clone(), username: "alice".into() };
            house.poolgate.user_pools().admin_disable_user(disable).await.unwrap();
            assert_eq!(house.identity(&house.provider(), &id_token).await.is_err(), server_side_check);
        }
    });
}

#[test]
fn a_signed_out_user_is_noticed_where_the_identity_pool_asks() {
    block_on(async {
        for server_side_check in [false, true] {
            let house = House::new(server_side_check).await;
            let (id_token, _) = house.sign_in().await;
            let sign_out =
                AdminUserGlobalSignOutInput { user_pool_id: house.pool_id.clone(), username: "alice".into() };
            house.poolgate.user_pools().admin_user_global_sign_out(sign_out).await.unwrap();
            assert_eq!(house.identity(&house.provider(), &id_token).await.is_err(), server_side_check);
        }
    });
}

#[test]
fn groups_choose_the_role_by_the_token_or_by_rules() {
    block_on(async {
        let house = House::new(false).await;
        house.make_alice().await;
        let by_token = |ambiguous| RoleMapping {
            r#type: RoleMappingType::Token,
            ambiguous_role_resolution: Some(ambiguous),
            rules_configuration: None,
        };
        let denied = |role: Result<String, Error>| role.unwrap_err().code == Code::NotAuthorizedException;

        house.set_mapping(by_token(AmbiguousRoleResolutionType::AuthenticatedRole)).await;
        assert_eq!(house.role_of(None).await.unwrap(), ROLE, "in no group");
        house.set_mapping(by_token(AmbiguousRoleResolutionType::Deny)).await;
        assert!(denied(house.role_of(None).await));

        let editor = house.join("Editor", 10).await;
        assert_eq!(house.role_of(None).await.unwrap(), editor);
        let admin = house.join("Admin", 1).await;
        assert_eq!(house.role_of(None).await.unwrap(), admin, "the group of the lower number is preferred");
        assert_eq!(house.role_of(Some(&editor)).await.unwrap(), editor, "and another of hers is to be had");
        assert!(denied(house.role_of(Some(ROLE)).await), "none that is not hers");
        let equal = house.join("Auditor", 1).await;
        assert!(denied(house.role_of(None).await), "two are preferred alike, so none is");
        assert_eq!(house.role_of(Some(&equal)).await.unwrap(), equal);

        let rule = |value: &str, role_arn: &str| MappingRule {
            claim: "cognito:groups".into(),
            match_type: MappingRuleMatchType::Contains,
            value: value.into(),
            role_arn: role_arn.into(),
        };
        let rules = vec![rule("Nobody", ROLE), rule("Editor", &editor), rule("Admin", &admin)];
        let by_rules = RoleMapping {
            r#type: RoleMappingType::Rules,
            rules_configuration: Some(RulesConfigurationType { rules }),
            ..by_token(AmbiguousRoleResolutionType::Deny)
        };
        house.set_mapping(by_rules).await;
        assert_eq!(house.role_of(None).await.unwrap(), editor, "the first rule that matches");
        assert_eq!(house.role_of(Some(&admin)).await.unwrap(), admin, "or the one asked for that matches");
        assert!(denied(house.role_of(Some(ROLE)).await));
    });
}
