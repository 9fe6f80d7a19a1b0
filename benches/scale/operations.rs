//! What is asked.

use std::time::Duration;

use poolgate::{
    env::{Clock as _, SystemClock, SystemEntropy},
    user_pools::srp::{client::Client, format_timestamp},
};
use poolgate_benches::PASSWORD;
use serde_json::{Value, json};

use crate::{
    client::Connection,
    directory::{People, email, mixed, username},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Operation {
    PasswordSignIn,
    SrpSignIn,
    Refresh,
    GetUser,
    AdminGetUser,
    ListFirstPage,
    ListDeepPage,
    ListOneByEmail,
    ListPageByEmail,
}

impl Operation {
    pub(crate) const ALL: [Self; 9] = [
        Self::PasswordSignIn,
        Self::SrpSignIn,
        Self::Refresh,
        Self::GetUser,
        Self::AdminGetUser,
        Self::ListFirstPage,
        Self::ListDeepPage,
        Self::ListOneByEmail,
        Self::ListPageByEmail,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::PasswordSignIn => "password sign-in",
            Self::SrpSignIn => "SRP sign-in",
            Self::Refresh => "refresh",
            Self::GetUser => "GetUser",
            Self::AdminGetUser => "AdminGetUser",
            Self::ListFirstPage => "ListUsers, first page",
            Self::ListDeepPage => "ListUsers, a deep page",
            Self::ListOneByEmail => "ListUsers, `email ^=`, one found",
            Self::ListPageByEmail => "ListUsers, `email ^=`, a page found",
        }
    }
}

/// One client, which turns to another user each time.
pub(crate) struct Asker {
    connection: Connection,
    random: u64,
}

impl Asker {
    pub(crate) const fn new(connection: Connection, number: u64) -> Self {
        Self { connection, random: mixed(number) }
    }

    /// Asks once, and says how long the server took.
    pub(crate) fn ask(&mut self, operation: Operation, people: &People) -> Duration {
        self.random = mixed(self.random);
        let anybody = self.random % people.size;
        let real = self.random % people.tokens.len() as u64;
        let tokens = &people.tokens[usize::try_from(real).unwrap()];
        match operation {
            Operation::PasswordSignIn => {
                let parameters = json!({ "USERNAME": username(real), "PASSWORD": PASSWORD });
                self.initiate(people, "USER_PASSWORD_AUTH", &parameters).1
            }
            Operation::SrpSignIn => self.sign_in_by_srp(people, real),
            Operation::Refresh => {
                self.initiate(people, "REFRESH_TOKEN_AUTH", &json!({ "REFRESH_TOKEN": tokens.refresh })).1
            }
            Operation::GetUser => self.connection.timed("GetUser", &json!({ "AccessToken": tokens.access })).1,
            Operation::AdminGetUser => {
                let input = json!({ "UserPoolId": people.pool_id, "Username": username(anybody) });
                self.connection.timed("AdminGetUser", &input).1
            }
            Operation::ListFirstPage => self.list(people, &Value::Null, &Value::Null, PAGE),
            Operation::ListDeepPage => {
                let place = usize::try_from(self.random).unwrap() % people.deep.len();
                self.list(people, &Value::Null, &json!(people.deep[place]), PAGE)
            }
            Operation::ListOneByEmail => {
                let email = email(anybody);
                let (name, _) = email.split_once('@').unwrap();
                self.list(people, &json!(format!(r#"email ^= "{name}""#)), &Value::Null, 1)
            }
            Operation::ListPageByEmail => {
                // So short a prefix that a full page and more is found in the smallest directory too.
                let filter = format!(r#"email ^= "{:x}""#, anybody % 8);
                self.list(people, &json!(filter), &Value::Null, FILTERED_PAGE)
            }
        }
    }

    fn initiate(&mut self, people: &People, flow: &str, parameters: &Value) -> (Value, Duration) {
        let input = json!({ "ClientId": people.client_id, "AuthFlow": flow, "AuthParameters": parameters });
        let (answer, lasted) = self.connection.timed("InitiateAuth", &input);
        assert!(answer["AuthenticationResult"].is_object() != (flow == "USER_SRP_AUTH"), "{flow}");
        (answer, lasted)
    }

    /// Both steps, without the client's own arithmetic.
    fn sign_in_by_srp(&mut self, people: &People, number: u64) -> Duration {
        let client = Client::new(&SystemEntropy::new()).unwrap();
        let parameters = json!({ "USERNAME": username(number), "SRP_A": client.a_hex() });
        let (challenge, first) = self.initiate(people, "USER_SRP_AUTH", &parameters);
        let asked = |name: &str| challenge["ChallengeParameters"][name].as_str().unwrap();
        let (id, block) = (asked("USER_ID_FOR_SRP"), asked("SECRET_BLOCK"));
        let timestamp = format_timestamp(SystemClock.now());
        let signature =
            client.respond(&people.pool_id, id, PASSWORD, asked("SALT"), asked("SRP_B"), block, &timestamp).unwrap();
        let responses = json!({
            "USERNAME": id, "PASSWORD_CLAIM_SECRET_BLOCK": block, "PASSWORD_CLAIM_SIGNATURE": signature,
            "TIMESTAMP": timestamp,
        });
        let input = json!({
            "ClientId": people.client_id, "ChallengeName": "PASSWORD_VERIFIER", "ChallengeResponses": responses,
        });
        let (answer, second) = self.connection.timed("RespondToAuthChallenge", &input);
        assert!(answer["AuthenticationResult"].is_object());
        first + second
    }

    fn list(&mut self, people: &People, filter: &Value, token: &Value, expected: usize) -> Duration {
        let input = json!({
            "UserPoolId": people.pool_id, "Filter": filter, "PaginationToken": token, "Limit": expected.max(2),
        });
        let (page, lasted) = self.connection.timed("ListUsers", &input);
        assert_eq!(page["Users"].as_array().unwrap().len(), expected, "{filter}");
        lasted
    }
}

/// Users on a page, which is Cognito's most.
const PAGE: usize = 60;
const FILTERED_PAGE: usize = 30;
