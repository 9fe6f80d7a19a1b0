//! Resource servers and their scopes (spec/user-pool-model.md §12, §15).

use poolgate_wire::Code;
use serde_json::{Value, json};

use crate::support::{House, Plan, assert_refused};

fn scopes(names: &[&str]) -> Value {
    names.iter().map(|name| json!({ "ScopeName": name, "ScopeDescription": format!("to {name}") })).collect()
}

fn create(house: &House, identifier: &str, names: &[&str]) {
    let members = json!({ "Identifier": identifier, "Name": "Files", "Scopes": scopes(names) });
    house.call("CreateResourceServer", members).unwrap();
}

fn describe(house: &House, identifier: &str) -> Result<Value, poolgate_wire::Error> {
    Ok(house.call("DescribeResourceServer", json!({ "Identifier": identifier }))?["ResourceServer"].take())
}

#[test]
fn a_resource_server_is_made_shown_replaced_and_deleted() {
    let house = Plan::new().build();
    let members =
        json!({ "Identifier": "https://files.example", "Name": "Files", "Scopes": scopes(&["read", "write"]) });
    let made = house.call("CreateResourceServer", members.clone()).unwrap()["ResourceServer"].take();
    let expected = json!({ "UserPoolId": house.pool_id, "Identifier": "https://files.example", "Name": "Files",
        "Scopes": scopes(&["read", "write"]) });
    assert_eq!(made, expected);
    assert_eq!(describe(&house, "https://files.example").unwrap(), expected);
    let exists = format!("https://files.example already exists in user pool {}.", house.pool_id);
    let again = house.call("CreateResourceServer", members);
    assert_refused(again, Code::InvalidParameterException, &exists, "again");
    // What an update leaves out is gone.
    let update = json!({ "Identifier": "https://files.example", "Name": "Photos" });
    let updated = house.call("UpdateResourceServer", update).unwrap()["ResourceServer"].take();
    assert_eq!((&updated["Name"], &updated["Scopes"]), (&json!("Photos"), &json!([])));
    assert_eq!(describe(&house, "https://files.example").unwrap(), updated);
    let named = json!({ "Identifier": "https://files.example" });
    assert_eq!(house.call("DeleteResourceServer", named.clone()).unwrap(), json!({}));
    let missing = "Resource server https://files.example does not exist.";
    for operation in ["DescribeResourceServer", "DeleteResourceServer"] {
        assert_refused(house.call(operation, named.clone()), Code::ResourceNotFoundException, missing, operation);
    }
    let update = json!({ "Identifier": "https://files.example", "Name": "Photos" });
    let late = house.call("UpdateResourceServer", update);
    assert_refused(late, Code::ResourceNotFoundException, missing, "an update");
}

#[test]
fn bad_resource_servers_are_refused() {
    let house = Plan::new().build();
    for (members, message) in [
        (
            json!({ "Identifier": "files", "Name": "Files", "Scopes": scopes(&["read", "write", "read"]) }),
            "The scope read is given more than once.",
        ),
        (
            json!({ "Identifier": "aws.cognito/dcr", "Name": "x" }),
            "Identifiers that begin with aws.cognito are reserved.",
        ),
    ] {
        let refused = house.call("CreateResourceServer", members);
        assert_refused(refused, Code::InvalidParameterException, message, message);
    }
    let nowhere = house.call("CreateResourceServer", json!({ "UserPoolId": "x_y", "Identifier": "a", "Name": "a" }));
    assert_refused(nowhere, Code::ResourceNotFoundException, "User pool x_y does not exist.", "no pool");
}

#[test]
fn resource_servers_are_listed_by_pages_and_there_is_an_end_to_them() {
    let house = Plan::new().build();
    for number in 0..300 {
        create(&house, &format!("api-{number:03}"), &[]);
    }
    let one_more = house.call("CreateResourceServer", json!({ "Identifier": "api-300", "Name": "x" }));
    let words = "A user pool can have at most 300 resource servers.";
    assert_refused(one_more, Code::LimitExceededException, words, "one more");
    let (mut names, mut members) = (Vec::new(), json!({}));
    loop {
        let page = house.call("ListResourceServers", members).unwrap();
        let listed = page["ResourceServers"].as_array().unwrap();
        assert!(listed.len() <= 50);
        names.extend(listed.iter().map(|server| server["Identifier"].clone()));
        let Some(next) = page.get("NextToken") else { break };
        members = json!({ "NextToken": next });
    }
    assert_eq!(names, (0..300).map(|number| json!(format!("api-{number:03}"))).collect::<Vec<_>>());
    let three = house.call("ListResourceServers", json!({ "MaxResults": 3 })).unwrap();
    assert_eq!(three["ResourceServers"].as_array().unwrap().len(), 3);
    house.call("DeleteResourceServer", json!({ "Identifier": "api-007" })).unwrap();
    create(&house, "api-300", &[]);
}

#[test]
fn a_client_may_have_the_scopes_of_its_pools_resource_servers() {
    let house = Plan::new().build();
    create(&house, "https://files.example/v1", &["read"]);
    let with = |scopes: Value| json!({ "ClientName": "app", "AllowedOAuthScopes": scopes });
    let own = json!(["https://files.example/v1/read", "openid"]);
    let client = house.call("CreateUserPoolClient", with(own.clone())).unwrap()["UserPoolClient"].take();
    assert_eq!(client["AllowedOAuthScopes"], own);
    let id = client["ClientId"].clone();
    for scope in ["https://files.example/v1/write", "https://files.example/read", "read", "files/"] {
        let words = format!("Invalid scope requested: {scope}");
        let asked = json!(["openid", scope]);
        let made = house.call("CreateUserPoolClient", with(asked.clone()));
        assert_refused(made, Code::ScopeDoesNotExistException, &words, scope);
        let mut update = with(asked);
        update["ClientId"] = id.clone();
        let updated = house.call("UpdateUserPoolClient", update);
        assert_refused(updated, Code::ScopeDoesNotExistException, &words, scope);
    }
    let mut update = with(own.clone());
    update["ClientId"] = id.clone();
    house.call("UpdateUserPoolClient", update).unwrap();
    let shown = house.call("DescribeUserPoolClient", json!({ "ClientId": id })).unwrap();
    assert_eq!(shown["UserPoolClient"]["AllowedOAuthScopes"], own);
}
