//! GetDerivedToken: tokens traded for narrower ones (spec/new-operations.md §5).

use std::time::Duration;

use poolgate_triggers::{Event, PreTokenGenerationResponseV2, PreTokenGenerationV2, Triggers};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, Plan, assert_refused, claims, object};

const ADMIN: &str = "aws.cognito.signin.user.admin";

/// A user who signed in at the house's client, a service that may do both, and what it is called with.
struct Exchange {
    house: House,
    tokens: Value,
    service: String,
    secret: String,
}

impl Exchange {
    fn new() -> Self {
        Self::with(Plan::new(), json!({}))
    }

    fn with(plan: Plan, service: Value) -> Self {
        let house = plan.build();
        house.user("alice");
        let scopes: Value = json!([{ "ScopeName": "read", "ScopeDescription": "x" }]);
        house
            .call("CreateResourceServer", json!({ "Identifier": "files", "Name": "Files", "Scopes": scopes }))
            .unwrap();
        let mut members = json!({ "ClientName": "service", "GenerateSecret": true, "ExplicitAuthFlows":
            ["ALLOW_TOKEN_EXCHANGE_IMPERSONATION", "ALLOW_TOKEN_EXCHANGE_DELEGATION"],
            "AllowedOAuthScopes": [ADMIN, "files/read"] });
        members.as_object_mut().unwrap().extend(object(service));
        let (service, secret) = house.new_client(members);
        let tokens = house.tokens("alice");
        Self { house, tokens, service, secret: secret.unwrap() }
    }

    fn get(&self, members: Value) -> Result<Value, Error> {
        let mut all = json!({ "ClientId": self.service, "ClientSecret": self.secret,
            "SubjectToken": self.tokens["AccessToken"], "SubjectTokenType": "ACCESS_TOKEN" });
        all.as_object_mut().unwrap().extend(object(members));
        self.house.call("GetDerivedToken", all)
    }

    /// An access token of a machine of the pool.
    fn machine(&self) -> (Value, Value) {
        let members = json!({ "ClientName": "machine", "GenerateSecret": true,
            "ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"], "AllowedOAuthScopes": ["files/read"] });
        let (id, secret) = self.house.new_client(members);
        let answer = self.house.call("GetClientToken", json!({ "ClientId": id, "Secret": secret })).unwrap();
        (answer["ClientAuthenticationResult"]["AccessToken"].clone(), id.into())
    }
}

fn issued(answer: &Value) -> serde_json::Map<String, Value> {
    claims(&answer["IssuedToken"])
}

#[test]
fn an_impersonating_token_is_the_users_at_the_asking_client() {
    let exchange = Exchange::new();
    exchange.house.clock.advance(Duration::from_mins(10));
    let answer = exchange.get(json!({})).unwrap();
    assert_eq!(answer["IssuedTokenType"], "ACCESS_TOKEN");
    assert_eq!((&answer["TokenType"], &answer["Scopes"]), (&json!("Bearer"), &json!([ADMIN])));
    // It does not outlive what it was traded for.
    assert_eq!(answer["ExpiresIn"], 3000);
    let (old, new) = (claims(&exchange.tokens["AccessToken"]), issued(&answer));
    for name in ["sub", "username", "auth_time", "event_id", "origin_jti", "exp", "iss", "token_use", "scope"] {
        assert_eq!(old[name], new[name], "{name}");
    }
    assert_eq!(new["client_id"], json!(exchange.service));
    assert_ne!(old["jti"], new["jti"]);
    assert!(!new.contains_key("act") && !new.contains_key("aud"));
    let derived = json!({ "AccessToken": answer["IssuedToken"] });
    exchange.house.get_user(&derived).unwrap();
    // It ends with the sign-in.
    exchange.house.call("RevokeToken", json!({ "Token": exchange.tokens["RefreshToken"] })).unwrap();
    let words = "Access Token has been revoked";
    assert_refused(exchange.house.get_user(&derived), Code::NotAuthorizedException, words, "signed out");
    let words = "The subject token has been revoked";
    assert_refused(exchange.get(json!({})), Code::NotAuthorizedException, words, "signed out");
}

#[test]
fn scopes_are_what_request_subject_and_client_have_in_common() {
    let exchange = Exchange::new();
    let scopes = |members: Value| exchange.get(members).unwrap()["Scopes"].clone();
    assert_eq!(scopes(json!({ "Scopes": [ADMIN, "files/read"] })), json!([ADMIN]));
    let none = "None of the requested scopes can be granted.";
    let refused = exchange.get(json!({ "Scopes": ["files/read"] }));
    assert_refused(refused, Code::InvalidParameterException, none, "not the subject's");
    let narrow = Exchange::with(Plan::new(), json!({ "AllowedOAuthScopes": ["files/read"] }));
    let answer = narrow.get(json!({})).unwrap();
    assert_eq!(answer["Scopes"], json!([]));
    assert!(!issued(&answer).contains_key("scope"));
    let words = "Access Token does not have required scopes";
    let derived = json!({ "AccessToken": answer["IssuedToken"] });
    assert_refused(narrow.house.get_user(&derived), Code::NotAuthorizedException, words, "narrowed");
    // An ID token has no scopes to give.
    let by_id = json!({ "SubjectToken": exchange.tokens["IdToken"], "SubjectTokenType": "ID_TOKEN" });
    assert_eq!(scopes(by_id), json!([]));
}

#[test]
fn a_delegated_token_names_who_acts() {
    let exchange = Exchange::new();
    let (machine, id) = exchange.machine();
    let answer = exchange.get(json!({ "ActorToken": machine, "ActorTokenType": "ACCESS_TOKEN" })).unwrap();
    assert_eq!(issued(&answer)["act"], json!({ "sub": id, "client_id": id }));
    // Traded on, it tells the chain; the asking client cannot shed it by impersonation.
    let subject = json!({ "SubjectToken": answer["IssuedToken"] });
    assert_eq!(issued(&exchange.get(subject.clone()).unwrap())["act"], json!({ "sub": id, "client_id": id }));
    exchange.house.user("bob");
    let bob = exchange.house.tokens("bob");
    let mut members = subject;
    members["ActorToken"] = bob["IdToken"].clone();
    members["ActorTokenType"] = "ID_TOKEN".into();
    let chained = issued(&exchange.get(members.clone()).unwrap());
    let sub = claims(&bob["IdToken"])["sub"].clone();
    assert_eq!(chained["act"], json!({ "sub": sub, "act": { "sub": id, "client_id": id } }));
    exchange.house.admin("AdminUserGlobalSignOut", "bob", json!({})).unwrap();
    let words = "The actor token has been revoked";
    assert_refused(exchange.get(members), Code::NotAuthorizedException, words, "the actor signed out");
}

#[test]
fn tokens_are_for_an_audience_or_a_resource() {
    let exchange = Exchange::new();
    let access = |members: Value| issued(&exchange.get(members).unwrap())["aud"].clone();
    assert_eq!(access(json!({ "Resources": ["files"] })), "files");
    assert_eq!(access(json!({ "Audiences": ["https://down.example"] })), "https://down.example");
    let missing = "Resource server none does not exist.";
    let refused = exchange.get(json!({ "Resources": ["none"] }));
    assert_refused(refused, Code::ResourceNotFoundException, missing, "no such resource");
    let id = |members: Value| {
        let mut members = members;
        members["RequestedTokenType"] = "ID_TOKEN".into();
        exchange.get(members)
    };
    let answer = id(json!({})).unwrap();
    assert_eq!((&answer["IssuedTokenType"], &answer["TokenType"]), (&json!("ID_TOKEN"), &json!("N_A")));
    assert!(answer.get("Scopes").is_none());
    let token = issued(&answer);
    assert_eq!((&token["aud"], &token["email"]), (&json!(exchange.service), &json!("alice@example.com")));
    let at_app = id(json!({ "Audiences": [exchange.house.client_id] })).unwrap();
    assert_eq!(issued(&at_app)["aud"], json!(exchange.house.client_id));
    let unknown = "User pool client nobody does not exist.";
    let refused = id(json!({ "Audiences": ["nobody"] }));
    assert_refused(refused, Code::ResourceNotFoundException, unknown, "no such client");
}

#[test]
fn what_does_not_fit_is_refused() {
    let exchange = Exchange::new();
    let (denied, parameter) = (Code::NotAuthorizedException, Code::InvalidParameterException);
    let no_provider = format!("The provider Okta does not exist for User Pool {}.", exchange.house.pool_id);
    let (machine, _) = exchange.machine();
    for (members, code, words) in [
        (json!({ "ClientSecret": "wrongwrongwrongwrongwrong" }), denied, "Invalid client or secret"),
        (json!({ "ClientId": "nobody" }), Code::ResourceNotFoundException, "User pool client nobody does not exist."),
        (json!({ "SubjectToken": "nonsense" }), denied, "Invalid subject token"),
        (json!({ "SubjectToken": exchange.tokens["IdToken"] }), denied, "Invalid subject token"),
        (json!({ "SubjectTokenType": "ID_TOKEN" }), denied, "Invalid subject token"),
        (json!({ "SubjectToken": machine }), denied, "Invalid subject token"),
        (json!({ "SubjectTokenType": "SAML2" }), parameter, "The provider of the subject token must be named."),
        (json!({ "SubjectTokenProviderName": "Okta" }), Code::ResourceNotFoundException, &*no_provider),
        (
            json!({ "ActorToken": "x", "ActorTokenType": "ACCESS_TOKEN", "ActorTokenProviderName": "Okta" }),
            Code::ResourceNotFoundException,
            &no_provider,
        ),
        (json!({ "ActorToken": "x", "ActorTokenType": "ACCESS_TOKEN" }), denied, "Invalid actor token"),
        (json!({ "ActorToken": "x" }), parameter, "ActorToken and ActorTokenType must be specified together."),
        (
            json!({ "ActorTokenType": "ID_TOKEN" }),
            parameter,
            "ActorToken and ActorTokenType must be specified together.",
        ),
        (
            json!({ "Audiences": ["a"], "Resources": ["files"] }),
            parameter,
            "Audiences and Resources can not both be specified.",
        ),
        (
            json!({ "RequestedTokenType": "ID_TOKEN", "Resources": ["files"] }),
            parameter,
            "Resources can only be specified for access tokens.",
        ),
    ] {
        assert_refused(exchange.get(members.clone()), code, words, &members.to_string());
    }
    exchange.house.clock.advance(Duration::from_hours(1));
    assert_refused(exchange.get(json!({})), denied, "The subject token has expired", "after an hour");
}

#[test]
fn each_way_needs_its_flow() {
    let impersonation = "Token exchange by impersonation is not enabled for this client";
    let delegation = "Token exchange by delegation is not enabled for this client";
    for (flow, refused_alone, refused_with_actor) in [
        ("ALLOW_USER_SRP_AUTH", true, true),
        ("ALLOW_TOKEN_EXCHANGE_IMPERSONATION", false, true),
        ("ALLOW_TOKEN_EXCHANGE_DELEGATION", true, false),
    ] {
        let exchange = Exchange::with(Plan::new(), json!({ "ExplicitAuthFlows": [flow] }));
        let (machine, _) = exchange.machine();
        let actor = json!({ "ActorToken": machine, "ActorTokenType": "ACCESS_TOKEN" });
        for (members, refused, words) in
            [(json!({}), refused_alone, impersonation), (actor, refused_with_actor, delegation)]
        {
            let answer = exchange.get(members);
            if refused {
                assert_refused(answer, Code::NotAuthorizedException, words, flow);
            } else {
                answer.unwrap();
            }
        }
    }
}

#[test]
fn the_user_must_still_be_welcome() {
    let exchange = Exchange::new();
    exchange.house.admin("AdminDisableUser", "alice", json!({})).unwrap();
    exchange.get(json!({})).unwrap_err();
    exchange.house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    assert_refused(exchange.get(json!({})), Code::NotAuthorizedException, "Invalid subject token", "deleted");
}

#[test]
fn the_trigger_has_a_say_but_not_of_who_acts() {
    let closure = |event: Event<PreTokenGenerationV2>| async move {
        let mut response = PreTokenGenerationResponseV2::default();
        let details = response.claims_and_scope_override_details.get_or_insert_default();
        let access = &mut details.access_token_generation;
        access.claims_to_add_or_override.insert("told".into(), json!(event.request.scopes));
        access.claims_to_add_or_override.insert("act".into(), json!({ "sub": "nobody" }));
        access.claims_to_suppress.push("act".into());
        access.scopes_to_add.push("more".into());
        Ok::<_, &str>(response)
    };
    let triggers = Triggers::builder().on::<PreTokenGenerationV2>(closure).build();
    let exchange = Exchange::with(Plan::new().triggers(triggers), json!({}));
    let (machine, id) = exchange.machine();
    let answer = exchange.get(json!({ "ActorToken": machine, "ActorTokenType": "ACCESS_TOKEN" })).unwrap();
    let token = issued(&answer);
    assert_eq!(token["told"], json!([ADMIN]));
    assert_eq!((&token["act"]["sub"], &token["scope"]), (&id, &json!(format!("{ADMIN} more"))));
    assert_eq!(answer["Scopes"], json!([ADMIN, "more"]));
}
