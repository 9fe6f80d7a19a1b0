//! A user pool behind a server that may die at any moment.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

use poolgate_tests::Client;
use serde_json::{Map, Value, json};

/// Every code that is sent is this one.
pub(crate) const CODE: &str = "123456";

/// Groups that everyone may join.
pub(crate) const GROUPS: usize = 3;

/// What became of a call.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It was acknowledged.
    Done(Value),
    /// It was refused with this exception: it changed nothing.
    Refused(String),
    /// It was under way when something died: it happened, or it did not.
    Unknown,
}

/// A pool in which verified e-mail addresses sign in, and a client of it.
#[derive(Debug, Clone)]
pub(crate) struct Pool {
    pub(crate) id: String,
    pub(crate) client_id: String,
}

/// Calls the server about a pool.
#[derive(Debug, Clone)]
pub(crate) struct Api<'a> {
    pub(crate) client: Client,
    pub(crate) pool: &'a Pool,
    /// Set before anything is killed: until then every call is answered.
    pub(crate) dying: &'a AtomicBool,
}

impl Pool {
    pub(crate) fn new(client: &Client) -> Self {
        let call = |operation: &str, body: Value| {
            let reply = send(client, operation, &body).unwrap();
            assert_eq!(reply.0, 200, "{operation}: {}", reply.1);
            reply.1
        };
        let pool = json!({ "PoolName": "people", "AliasAttributes": ["email"], "AutoVerifiedAttributes": ["email"],
            "Policies": { "PasswordPolicy": { "MinimumLength": 8, "TemporaryPasswordValidityDays": 365 } } });
        let id = text(&call("CreateUserPool", pool)["UserPool"]["Id"]);
        // Tokens outlast the hours that a run claims to take.
        let app = json!({ "UserPoolId": id, "ClientName": "app", "AccessTokenValidity": 24, "AuthSessionValidity": 15,
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] });
        let client_id = text(&call("CreateUserPoolClient", app)["UserPoolClient"]["ClientId"]);
        for number in 0..GROUPS {
            call("CreateGroup", json!({ "UserPoolId": id, "GroupName": group(number) }));
        }
        Self { id, client_id }
    }
}

impl Api<'_> {
    /// Calls an operation with the pool's and the client's ids.
    ///
    /// # Panics
    /// When there is no answer, or an internal error, although nothing has been killed.
    pub(crate) fn call(&self, operation: &str, members: Value) -> Outcome {
        let mut body = object(json!({ "UserPoolId": self.pool.id, "ClientId": self.pool.client_id }));
        body.extend(object(members));
        match send(&self.client, operation, &body.into()) {
            Some((200, answer)) => Outcome::Done(answer),
            Some((400, error)) => Outcome::Refused(text(&error["__type"])),
            other => {
                assert!(self.dying.load(SeqCst), "{operation} was answered with {other:?}");
                Outcome::Unknown
            }
        }
    }

    /// Calls an operation while nothing dies: what it answers, or the exception it is refused with.
    pub(crate) fn ask(&self, operation: &str, members: Value) -> Result<Value, String> {
        match self.call(operation, members) {
            Outcome::Done(answer) => Ok(answer),
            Outcome::Refused(exception) => Err(exception),
            Outcome::Unknown => Err(format!("no answer to {operation}")),
        }
    }

    pub(crate) fn by_password(&self, name: &str, password: &str) -> Outcome {
        self.initiate("USER_PASSWORD_AUTH", &json!({ "USERNAME": name, "PASSWORD": password }))
    }

    pub(crate) fn refresh(&self, token: &str) -> Outcome {
        self.initiate("REFRESH_TOKEN_AUTH", &json!({ "REFRESH_TOKEN": token }))
    }

    fn initiate(&self, flow: &str, parameters: &Value) -> Outcome {
        self.call("InitiateAuth", json!({ "AuthFlow": flow, "AuthParameters": parameters }))
    }

    pub(crate) fn choose(&self, name: &str, session: &str, password: &str) -> Outcome {
        let answers = json!({ "USERNAME": name, "NEW_PASSWORD": password });
        let members =
            json!({ "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": session, "ChallengeResponses": answers });
        self.call("RespondToAuthChallenge", members)
    }

    pub(crate) fn recover(&self, name: &str, password: &str) -> Outcome {
        self.call("ConfirmForgotPassword", json!({ "Username": name, "ConfirmationCode": CODE, "Password": password }))
    }

    pub(crate) fn confirm(&self, name: &str, force: bool) -> Outcome {
        let members = json!({ "Username": name, "ConfirmationCode": CODE, "ForceAliasCreation": force });
        self.call("ConfirmSignUp", members)
    }
}

/// Status and body of an answer that came whole.
pub(crate) fn send(client: &Client, operation: &str, body: &Value) -> Option<(u16, Value)> {
    let target = format!("AWSCognitoIdentityProviderService.{operation}");
    // Nobody checks it in development, but signed operations want it to be there.
    let credential = "AWS4-HMAC-SHA256 Credential=AKIATESTS/20260101/us-east-1/cognito-idp/aws4_request, \
                      SignedHeaders=host, Signature=00";
    let headers = [("x-amz-target", target.as_str()), ("authorization", credential)];
    let reply = client.request("POST", "/", &headers, body.to_string().as_bytes()).ok()?;
    Some((reply.status, serde_json::from_str(&reply.body).ok()?))
}

pub(crate) fn group(number: usize) -> String {
    format!("group-{number}")
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn object(value: Value) -> Map<String, Value> {
    let Value::Object(map) = value else { panic!("an object: {value}") };
    map
}
