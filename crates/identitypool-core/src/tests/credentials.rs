use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use poolgate_wire::{
    Code, Timestamp,
    identity_pools::{
        AmbiguousRoleResolutionType, GetCredentialsForIdentityInput, GetCredentialsForIdentityOutput,
        GetOpenIdTokenInput, MappingRule, MappingRuleMatchType, RoleMapping, RoleMappingType, RulesConfigurationType,
        SetIdentityPoolRolesInput, UpdateIdentityPoolInput,
    },
};

use super::*;

fn set_roles(bench: &Bench, pool: &str, mappings: &[(&str, RoleMapping)]) {
    let mappings: BTreeMap<String, RoleMapping> =
        mappings.iter().map(|(provider, mapping)| ((*provider).to_owned(), mapping.clone())).collect();
    let input = SetIdentityPoolRolesInput {
        identity_pool_id: pool.into(),
        roles: BTreeMap::from([
            ("authenticated".into(), AUTH_ROLE.into()),
            ("unauthenticated".into(), GUEST_ROLE.into()),
        ]),
        role_mappings: (!mappings.is_empty()).then_some(mappings),
    };
    block_on(bench.pools.set_identity_pool_roles(input)).unwrap();
}

fn credentials(bench: &Bench, id: &str, known: &[(&str, String)]) -> Result<GetCredentialsForIdentityOutput, Error> {
    credentials_as(bench, id, known, None)
}

fn credentials_as(
    bench: &Bench,
    id: &str,
    known: &[(&str, String)],
    role: Option<&str>,
) -> Result<GetCredentialsForIdentityOutput, Error> {
    block_on(bench.pools.get_credentials_for_identity(GetCredentialsForIdentityInput {
        identity_id: id.into(),
        logins: Some(logins(known)),
        custom_role_arn: role.map(str::to_owned),
    }))
}

fn open_id_token(bench: &Bench, id: &str, known: &[(&str, String)]) -> Result<(String, String), Error> {
    let input = GetOpenIdTokenInput { identity_id: id.into(), logins: Some(logins(known)) };
    let output = block_on(bench.pools.get_open_id_token(input))?;
    Ok((output.identity_id.unwrap(), output.token.unwrap().into_inner()))
}

fn part(token: &str, at: usize) -> Value {
    let part = token.split('.').nth(at).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[test]
fn a_user_gets_the_authenticated_role_for_an_hour() {
    let bench = Bench::new();
    let pool = bench.pool();
    set_roles(&bench, &pool, &[]);
    let id = bench.id(&pool, &[alice()]).unwrap();
    let output = credentials(&bench, &id, &[alice()]).unwrap();
    let issued = output.credentials.unwrap();
    assert_eq!((output.identity_id, issued.access_key_id.as_deref()), (Some(id.clone()), Some("ASIASTUB")));
    assert_eq!(issued.expiration, Some(Timestamp::from((NOW + Duration::from_hours(1)).0)));
    assert_eq!(issued.secret_key.unwrap().expose(), "secret");
    let asked = bench.issuer.last();
    assert_eq!(asked.amr, ["authenticated", USERS, &format!("{USERS}:CognitoSignIn:alice")]);
    assert_eq!((asked.role_arn.as_str(), asked.guest), (AUTH_ROLE, false));
    assert_eq!((asked.session_name.as_str(), asked.duration), ("CognitoIdentityCredentials", Duration::from_hours(1)));
    assert_eq!((asked.identity_id, asked.identity_pool_id), (id, pool));
}

#[test]
fn a_guest_gets_the_guests_role_narrowed() {
    let bench = Bench::new();
    let pool = bench.pool();
    set_roles(&bench, &pool, &[]);
    let id = bench.id(&pool, &[]).unwrap();
    credentials(&bench, &id, &[]).unwrap();
    let asked = bench.issuer.last();
    assert_eq!((asked.role_arn.as_str(), asked.guest, asked.amr), (GUEST_ROLE, true, vec!["unauthenticated".into()]));
    let update = UpdateIdentityPoolInput {
        identity_pool_id: pool,
        identity_pool_name: "closed".into(),
        allow_unauthenticated_identities: false,
        ..Default::default()
    };
    block_on(bench.pools.update_identity_pool(update)).unwrap();
    let closed = "Unauthenticated access is not supported for this identity pool.";
    assert_eq!(refusal(credentials(&bench, &id, &[])), (Code::NotAuthorizedException, closed.to_owned()));
}

#[test]
fn an_identity_is_its_logins_alone() {
    let bench = Bench::new();
    let pool = bench.pool();
    set_roles(&bench, &pool, &[]);
    let id = bench.id(&pool, &[alice()]).unwrap();
    let mismatch = "Logins don't match. Please include at least one valid login for this identity or identity pool.";
    let bob = (USERS, token("bob", CLIENT));
    let unknown_to_all = credentials(&bench, &id, std::slice::from_ref(&bob));
    assert_eq!(refusal(unknown_to_all), (Code::NotAuthorizedException, mismatch.to_owned()));
    bench.id(&pool, std::slice::from_ref(&bob)).unwrap();
    assert_eq!(refusal(credentials(&bench, &id, &[bob])).1, mismatch);
    assert_eq!(refusal(credentials(&bench, &id, &[alice_at_google()])).1, mismatch, "nobody joins by guessing an id");
    let forbidden = format!("Access to Identity '{id}' is forbidden.");
    assert_eq!(refusal(credentials(&bench, &id, &[])), (Code::NotAuthorizedException, forbidden));
    let nobody = "us-east-1:00000000-0000-4000-8000-000000000000";
    let not_found = (Code::ResourceNotFoundException, format!("Identity '{nobody}' not found."));
    assert_eq!(refusal(credentials(&bench, nobody, &[])), not_found);
    assert_eq!(refusal(credentials(&bench, nobody, &[alice()])), not_found);
    assert!(bench.issuer.0.lock().unwrap().is_empty());
}

#[test]
fn a_guest_who_signs_in_keeps_the_identity_unless_the_login_has_one() {
    let bench = Bench::new();
    let pool = bench.pool();
    set_roles(&bench, &pool, &[]);
    let id_of = |output: GetCredentialsForIdentityOutput| output.identity_id.unwrap();
    let guest = bench.id(&pool, &[]).unwrap();
    assert_eq!(id_of(credentials(&bench, &guest, &[alice()]).unwrap()), guest);
    assert_eq!(bench.id(&pool, &[alice()]).unwrap(), guest);
    assert_eq!(refusal(credentials(&bench, &guest, &[])).0, Code::NotAuthorizedException, "no guest any more");

    let later = bench.id(&pool, &[]).unwrap();
    assert_eq!(id_of(credentials(&bench, &later, &[alice()]).unwrap()), guest, "merged into the login's own");
    assert_eq!(refusal(credentials(&bench, &later, &[])).0, Code::ResourceNotFoundException, "and disabled");
    assert_eq!(id_of(credentials(&bench, &later, &[alice()]).unwrap()), guest, "its id still leads there");
    let bob = credentials(&bench, &later, &[(USERS, token("bob", CLIENT))]);
    assert_eq!(refusal(bob).0, Code::NotAuthorizedException);
}

#[test]
fn roles_follow_the_mapping_of_the_logins_provider() {
    let bench = Bench::new();
    let pool = bench.pool();
    let by_token = RoleMapping {
        r#type: RoleMappingType::Token,
        ambiguous_role_resolution: Some(AmbiguousRoleResolutionType::Deny),
        rules_configuration: None,
    };
    let by_rules = RoleMapping {
        r#type: RoleMappingType::Rules,
        rules_configuration: Some(RulesConfigurationType {
            rules: vec![MappingRule {
                claim: "email".into(),
                match_type: MappingRuleMatchType::StartsWith,
                value: "admin".into(),
                role_arn: "arn:aws:iam::123456789012:role/Admin".into(),
            }],
        }),
        ..by_token.clone()
    };
    let mine = "arn:aws:iam::123456789012:role/Mine";
    let with_role = json!({ "sub": "alice", "aud": CLIENT, "cognito:roles": [mine], "cognito:preferred_role": mine });
    let with_email = json!({ "sub": "o", "aud": "x", "email": "admin@example.com" });
    for users_key in [format!("{USERS}:{CLIENT}"), format!("{USERS_BY_ISSUER}:{CLIENT}")] {
        set_roles(&bench, &pool, &[(&users_key, by_token.clone()), (OIDC_ARN, by_rules.clone())]);
        let id = bench.id(&pool, &[alice()]).unwrap();
        credentials(&bench, &id, &[(USERS, with_role.to_string())]).unwrap();
        assert_eq!(bench.issuer.last().role_arn, mine);
        assert_eq!(refusal(credentials(&bench, &id, &[alice()])).0, Code::NotAuthorizedException, "no role, so denied");
        let other = credentials_as(&bench, &id, &[(USERS, with_role.to_string())], Some(AUTH_ROLE));
        assert_eq!(refusal(other).0, Code::NotAuthorizedException);
    }
    let oidc = [("idp.example.com/tenant", with_email.to_string())];
    let id = bench.id(&pool, &oidc).unwrap();
    credentials(&bench, &id, &oidc).unwrap();
    assert_eq!(bench.issuer.last().role_arn, "arn:aws:iam::123456789012:role/Admin");
    let id = bench.id(&pool, &[alice_at_google()]).unwrap();
    credentials(&bench, &id, &[alice_at_google()]).unwrap();
    assert_eq!(bench.issuer.last().role_arn, AUTH_ROLE, "no mapping for this provider");
}

#[test]
fn without_a_usable_role_the_pool_is_misconfigured() {
    let bench = Bench::new();
    let pool = bench.pool();
    let id = bench.id(&pool, &[alice()]).unwrap();
    let misconfigured = (
        Code::InvalidIdentityPoolConfigurationException,
        "Invalid identity pool configuration. Check assigned IAM roles for this pool.".to_owned(),
    );
    assert_eq!(refusal(credentials(&bench, &id, &[alice()])), misconfigured);
    let guest = bench.id(&pool, &[]).unwrap();
    assert_eq!(refusal(credentials(&bench, &guest, &[])), misconfigured);
    let untrusting = SetIdentityPoolRolesInput {
        identity_pool_id: pool,
        roles: BTreeMap::from([("authenticated".into(), "arn:aws:iam::123456789012:role/Untrusting".into())]),
        role_mappings: None,
    };
    block_on(bench.pools.set_identity_pool_roles(untrusting)).unwrap();
    assert_eq!(refusal(credentials(&bench, &id, &[alice()])), misconfigured);
}

#[test]
fn an_open_id_token_says_who_and_how_and_stands_for_the_logins() {
    let bench = Bench::new();
    let pool = bench.pool();
    set_roles(&bench, &pool, &[]);
    let id = bench.id(&pool, &[alice()]).unwrap();
    let (answered, token) = open_id_token(&bench, &id, &[alice()]).unwrap();
    assert_eq!(answered, id);
    assert_eq!(part(&token, 0), json!({ "kid": "us-east-11", "typ": "JWS", "alg": "RS512" }));
    let detail = format!("{USERS}:CognitoSignIn:alice");
    assert_eq!(
        part(&token, 1),
        json!({
            "sub": id,
            "aud": pool,
            "amr": ["authenticated", USERS, detail],
            "iss": "https://cognito-identity.amazonaws.com",
            "https://cognito-identity.amazonaws.com/identity-pool-arn":
                format!("arn:aws:cognito-identity:us-east-1:123456789012:identitypool/{pool}"),
            "exp": NOW.secs() + 600,
            "iat": NOW.secs(),
        })
    );
    let jwks: Value = serde_json::from_str(&block_on(bench.pools.jwks("us-east-1")).unwrap()).unwrap();
    assert_eq!(jwks["keys"][0]["kid"], "us-east-11");

    let own = |token: &str| [("cognito-identity.amazonaws.com", token.to_owned())];
    credentials(&bench, &id, &own(&token)).unwrap();
    assert_eq!(bench.issuer.last().amr, ["authenticated", USERS, &detail]);
    let bob = bench.id(&pool, &[(USERS, super::token("bob", CLIENT))]).unwrap();
    assert_eq!(refusal(credentials(&bench, &bob, &own(&token))).1, format!("Access to Identity '{bob}' is forbidden."));
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let other = if signature.starts_with('A') { "B" } else { "A" };
    let altered = format!("{signed}.{other}{}", &signature[1..]);
    let unverified = refusal(credentials(&bench, &id, &own(&altered))).1;
    assert_eq!(unverified, "Invalid login token. Couldn't verify signed token.");
    let guest = bench.id(&pool, &[]).unwrap();
    let (_, guests_token) = open_id_token(&bench, &guest, &[]).unwrap();
    assert_eq!(part(&guests_token, 1)["amr"], json!(["unauthenticated"]));
    assert_eq!(refusal(credentials(&bench, &guest, &own(&guests_token))).0, Code::NotAuthorizedException);
    let by_token = RoleMapping {
        r#type: RoleMappingType::Token,
        ambiguous_role_resolution: Some(AmbiguousRoleResolutionType::Deny),
        rules_configuration: None,
    };
    set_roles(&bench, &pool, &[(&format!("{USERS_BY_ISSUER}:{CLIENT}"), by_token.clone())]);
    let denied = refusal(credentials(&bench, &id, &own(&token)));
    assert_eq!(denied.0, Code::NotAuthorizedException, "a mapping that came later is not got round");
    set_roles(&bench, &pool, &[(GOOGLE, by_token)]);
    credentials(&bench, &id, &own(&token)).unwrap();
    bench.clock.advance(Duration::from_mins(10));
    let exp = NOW.secs() + 600;
    let expired = refusal(credentials(&bench, &id, &own(&token))).1;
    assert_eq!(expired, format!("Invalid login token. Token expired: {exp} >= {exp}"));
}

#[test]
fn the_basic_flow_has_to_be_enabled_and_to_choose_no_roles() {
    let bench = Bench::new();
    for allow_classic_flow in [None, Some(false)] {
        let pool = bench.pool_with(|input| input.allow_classic_flow = allow_classic_flow);
        let id = bench.id(&pool, &[]).unwrap();
        let message = "Basic (classic) flow is not enabled, please use enhanced flow.".to_owned();
        assert_eq!(refusal(open_id_token(&bench, &id, &[])), (Code::InvalidParameterException, message));
    }
    let pool = bench.pool();
    let by_token = RoleMapping {
        r#type: RoleMappingType::Token,
        ambiguous_role_resolution: Some(AmbiguousRoleResolutionType::Deny),
        rules_configuration: None,
    };
    set_roles(&bench, &pool, &[(GOOGLE, by_token)]);
    let id = bench.id(&pool, &[]).unwrap();
    let message = "Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.".to_owned();
    assert_eq!(refusal(open_id_token(&bench, &id, &[])), (Code::InvalidParameterException, message));
}
