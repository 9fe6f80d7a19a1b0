//! Faults that any operation can be sent: all of them are.

use std::collections::BTreeMap;

use poolgate::wire::{Bounds, Kind, Member, Shape, registry};
use serde_json::{Map, Value, json};

use super::{Victim, call_operation, exception};
use crate::{
    identity_pools::Hub,
    sdk::{PASSWORD, Pool, Srp},
};

#[tokio::test]
async fn no_operation_takes_what_is_no_json_object() {
    let victim = Victim::new().await;
    let deep = format!(r#"{{"Deep":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    let deeper = format!("{}1{}", r#"{"Deep":"#.repeat(100_000), "}".repeat(100_000));
    let bodies: [&[u8]; 12] = [
        b"{",
        b"}",
        b"[]",
        b"null",
        b"\"text\"",
        b"{}{}",
        b"{\"Username\":}",
        b"{'Username':'alice'}",
        b"{\"Username\":\"\xff\xfe\"}",
        b"{\"Username\":\"\\ud800\"}",
        deep.as_bytes(),
        deeper.as_bytes(),
    ];
    for operation in registry::all() {
        for body in bodies {
            let (name, _) = exception(&call_operation(&victim.server, operation, body));
            assert_eq!(name, "SerializationException", "{operation:?} {:?}", &body[..body.len().min(30)]);
        }
    }
    victim.assert_unharmed();
}

#[tokio::test]
async fn no_member_of_any_operation_takes_another_kind_of_value() {
    let victim = Victim::new().await;
    let values = [json!("text"), json!(7), json!(-1.5), json!(true), json!([7]), json!({"a": {"b": [null]}})];
    for operation in registry::all() {
        let Kind::Structure(members) = operation.input_shape().kind else { continue };
        for member in members {
            for value in &values {
                let fits = match &member.shape.kind {
                    Kind::Structure(_) | Kind::Map { .. } => value.is_object(),
                    Kind::List { .. } => value.is_array(),
                    Kind::String { .. } | Kind::Blob(_) => value.is_string(),
                    Kind::Integer(_) | Kind::Long(_) => value.is_i64(),
                    Kind::Timestamp => value.is_number(),
                    Kind::Boolean => value.is_boolean(),
                    Kind::Document => true,
                };
                if !fits {
                    let body = json!({ member.name: value }).to_string();
                    let (name, message) = exception(&call_operation(&victim.server, operation, body.as_bytes()));
                    assert!(!name.is_empty() && !message.is_empty(), "{operation:?} {body}");
                }
            }
        }
    }
    victim.assert_unharmed();
}

#[tokio::test]
async fn required_members_are_required_also_when_they_are_null() {
    let victim = Victim::new().await;
    for operation in registry::all() {
        let Kind::Structure(members) = operation.input_shape().kind else { continue };
        let required: Vec<_> = members.iter().filter(|member| member.required).map(|member| member.name).collect();
        if required.is_empty() {
            continue;
        }
        let nulls: BTreeMap<_, _> = required.iter().map(|name| (*name, Value::Null)).collect();
        for body in [json!({}), json!(nulls)] {
            let (name, message) = exception(&call_operation(&victim.server, operation, body.to_string().as_bytes()));
            assert!(["InvalidParameterException", "ValidationException"].contains(&&*name), "{operation:?} {name}");
            let errors = if required.len() == 1 {
                "1 validation error"
            } else {
                &*format!("{} validation errors", required.len())
            };
            assert!(message.starts_with(errors) && message.contains("Member must not be null"), "{message}");
        }
    }
    victim.assert_unharmed();
}

/// A pool, an identity pool and a person, for operations to be called with.
struct Known {
    pool: Pool,
    hub: Hub,
    access_token: String,
    refresh_token: String,
    srp_a: String,
}

impl Known {
    async fn new(victim: &Victim) -> Self {
        let pool = Pool::new(&victim.server, false).await;
        pool.person(&victim.server, "alice").await;
        let hub = Hub::new(&victim.server, &pool).await;
        let tokens = pool.sign_in("alice", PASSWORD).await;
        let srp_a = Srp::begin(&pool, "alice").await.public_value();
        let (access_token, refresh_token) = (tokens.access_token.unwrap(), tokens.refresh_token.unwrap());
        Self { pool, hub, access_token, refresh_token, srp_a }
    }

    /// A value that means something where there is one; else a short one.
    fn value(&self, member: &Member) -> Value {
        match (member.name, &member.shape.kind) {
            ("UserPoolId", _) => json!(self.pool.id),
            ("ClientId", _) => json!(self.pool.client_id),
            ("Username", _) => json!("alice"),
            ("Password" | "PreviousPassword" | "ProposedPassword", _) => json!(PASSWORD),
            ("AccessToken", _) => json!(self.access_token),
            ("IdentityPoolId", _) => json!(self.hub.id),
            ("AuthFlow", _) => json!("USER_PASSWORD_AUTH"),
            ("ChallengeName", _) => json!("PASSWORD_VERIFIER"),
            ("AuthParameters", _) => json!({"USERNAME": "alice", "PASSWORD": PASSWORD, "SRP_A": self.srp_a,
                "REFRESH_TOKEN": self.refresh_token}),
            (_, kind) => self.shortest(kind),
        }
    }

    fn shortest(&self, kind: &Kind) -> Value {
        let least = |bounds: &Bounds| usize::try_from(bounds.min.unwrap_or(0)).unwrap().max(1);
        match kind {
            Kind::Structure(members) => {
                let required = members.iter().filter(|member| member.required);
                required.map(|member| (member.name.to_owned(), self.value(member))).collect::<Map<_, _>>().into()
            }
            Kind::List { member, size } => vec![self.shortest(&member.kind); least(size)].into(),
            Kind::Map { .. } | Kind::Document => json!({}),
            Kind::String { values: [first, ..], .. } => json!(first),
            Kind::String { length, .. } => json!("x".repeat(least(length))),
            Kind::Integer(bounds) | Kind::Long(bounds) => json!(bounds.min.unwrap_or(1)),
            Kind::Boolean => json!(true),
            Kind::Timestamp => json!(1),
            Kind::Blob(_) => json!("eA=="),
        }
    }
}

/// Texts as long as the model lets them be, in characters of one, two and four bytes.
fn longest(length: &Bounds) -> [String; 3] {
    let most = usize::try_from(length.max.unwrap_or(100_000)).unwrap().min(100_000);
    [("x", 1), ("é", 1), ("😀", 2)].map(|(character, units)| character.repeat(most / units))
}

/// Values of this shape with one of its texts at its longest.
fn stretched(known: &Known, shape: &Shape) -> Vec<Value> {
    match &shape.kind {
        Kind::String { length, values: [], .. } => longest(length).map(Value::from).into(),
        Kind::Structure(members) => {
            let whole = known.shortest(&shape.kind);
            let with = |member: &Member, value: Value| {
                let mut whole = whole.clone();
                whole[member.name] = value;
                whole
            };
            members
                .iter()
                .flat_map(|member| stretched(known, member.shape).into_iter().map(|value| with(member, value)))
                .collect()
        }
        Kind::List { member, .. } => stretched(known, member).into_iter().map(|value| json!([value])).collect(),
        Kind::Map { key, value, .. } => {
            let names = ["USERNAME", "PASSWORD", "SRP_A", "REFRESH_TOKEN", "PASSWORD_CLAIM_SECRET_BLOCK", "x"];
            let keys = stretched(known, key).into_iter().filter_map(|key| Some(json!({ key.as_str()?: "x" })));
            let all = json!({"USERNAME": "alice", "PASSWORD": PASSWORD, "SRP_A": known.srp_a,
                "PASSWORD_CLAIM_SIGNATURE": "x", "TIMESTAMP": "x"});
            let values = stretched(known, value);
            let values = names.iter().flat_map(|name| {
                let with = |value: Value| {
                    let mut map = all.clone();
                    map[name] = value;
                    map
                };
                values.iter().cloned().map(with).collect::<Vec<_>>()
            });
            keys.chain(values).collect()
        }
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn no_text_is_long_enough_to_be_the_servers_fault() {
    let mut victim = Victim::new().await;
    let known = Known::new(&victim).await;
    for operation in registry::all() {
        // What removes the pool would leave nothing for the others to be called with.
        if operation.name.starts_with("Delete") {
            continue;
        }
        for body in stretched(&known, operation.input_shape()) {
            let body = body.to_string();
            let reply = call_operation(&victim.server, operation, body.as_bytes());
            let shown: String = body.chars().take(300).collect();
            assert!(reply.status < 500, "{operation:?} {shown} {}", reply.text);
        }
    }
    victim.assert_alive();
}
