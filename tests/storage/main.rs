//! What befalls the database of a running server: it is copied and put back, its disk is full, its disk fails.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod backup;
#[cfg(target_os = "linux")]
mod bad_disk;

use poolgate_tests::Client;
use serde_json::{Value, json};

const PASSWORD: &str = "Correct-Horse-9";

/// A server on the folder `data`, where it makes its root key too.
const OPTIONS: &[&str] = &["--dev", "--dev-code", "123456", "--data", "data"];

/// A user pool behind a server.
#[derive(Clone)]
struct Directory {
    client: Client,
    pool: String,
    app: String,
}

impl Directory {
    fn new(client: Client) -> Self {
        let none = Self { client, pool: String::new(), app: String::new() };
        let pool = none.call("CreateUserPool", &json!({ "PoolName": "people" })).unwrap();
        let pool = pool["UserPool"]["Id"].as_str().unwrap();
        let app = json!({ "UserPoolId": pool, "ClientName": "app", "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"] });
        let app = none.call("CreateUserPoolClient", &app).unwrap();
        let app = app["UserPoolClient"]["ClientId"].as_str().unwrap();
        Self { pool: pool.to_owned(), app: app.to_owned(), ..none }
    }

    /// The same pool behind another server.
    fn behind(&self, client: Client) -> Self {
        Self { client, ..self.clone() }
    }

    /// What is answered, or the error as it is sent.
    fn call(&self, operation: &str, body: &Value) -> Result<Value, Value> {
        let target = format!("AWSCognitoIdentityProviderService.{operation}");
        // Nobody checks it in development, but signed operations want it to be there.
        let credential = "AWS4-HMAC-SHA256 Credential=AKIATESTS/20260101/us-east-1/cognito-idp/aws4_request, \
                          SignedHeaders=host, Signature=00";
        let headers = [("x-amz-target", target.as_str()), ("authorization", credential)];
        let reply = self.client.request("POST", "/", &headers, body.to_string().as_bytes()).unwrap();
        let body = serde_json::from_str(&reply.body).unwrap();
        if reply.status == 200 { Ok(body) } else { Err(body) }
    }

    fn sign_up(&self, name: &str) -> Result<Value, Value> {
        let attribute = |name: &str, value: &str| json!({ "Name": name, "Value": value });
        // Large records fill the log sooner.
        let long = ["profile", "picture", "website", "address", "zoneinfo", "nickname"];
        let mut attributes: Vec<_> = long.map(|name| attribute(name, &"x".repeat(2000))).into();
        attributes.push(attribute("email", &format!("{name}@example.com")));
        let user =
            json!({ "ClientId": self.app, "Username": name, "Password": PASSWORD, "UserAttributes": attributes });
        self.call("SignUp", &user)
    }

    fn user(&self, name: &str) -> Result<Value, Value> {
        self.call("AdminGetUser", &json!({ "UserPoolId": self.pool, "Username": name }))
    }

    fn confirm(&self, name: &str) -> Result<Value, Value> {
        self.call("AdminConfirmSignUp", &json!({ "UserPoolId": self.pool, "Username": name }))
    }

    fn sign_in(&self, name: &str) -> Result<Value, Value> {
        let parameters = json!({ "USERNAME": name, "PASSWORD": PASSWORD });
        self.call(
            "InitiateAuth",
            &json!({ "ClientId": self.app, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters }),
        )
    }

    /// The names that ListUsers finds by this filter.
    fn found(&self, filter: &str) -> Vec<String> {
        let answer = self.call("ListUsers", &json!({ "UserPoolId": self.pool, "Filter": filter })).unwrap();
        let users = answer["Users"].as_array().unwrap();
        users.iter().map(|user| user["Username"].as_str().unwrap().to_owned()).collect()
    }
}

/// The name of the exception.
fn exception(error: &Value) -> &str {
    error["__type"].as_str().unwrap()
}
