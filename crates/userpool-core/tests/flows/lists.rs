//! ListUsers: filters and pages (spec/user-pool-model.md §14).

use poolgate_wire::Code;
use serde_json::{Value, json};

use crate::support::{Plan, assert_refused, list, map_of, text};

#[test]
fn users_are_found_by_what_can_be_searched() {
    let house = Plan::new().build();
    for (name, attributes) in [
        ("alice", vec![("email", "alice@example.com"), ("given_name", "Alice"), ("phone_number", "+14155550100")]),
        ("Alina", vec![("email", "alina@example.com"), ("given_name", "alice"), ("family_name", "Quo\"te")]),
        ("bob", vec![("email", "bob@example.com"), ("name", "Bob"), ("preferred_username", "bobby")]),
        ("carl", vec![]),
    ] {
        house.sign_up_with(name, &attributes).unwrap();
    }
    house.confirm("bob", &house.code("bob@example.com")).unwrap();
    house.admin("AdminDisableUser", "carl", json!({})).unwrap();
    let sub = text(&house.admin("AdminGetUser", "bob", json!({})).unwrap()["UserAttributes"][0]["Value"]);
    for (filter, found) in [
        ("", vec!["Alina", "alice", "bob", "carl"]),
        (r#"username = "alice""#, vec!["alice"]),
        (r#"username = "ALICE""#, vec![]),
        (r#"username ^= "Ali""#, vec!["Alina"]),
        (r#"username ^= "al""#, vec!["alice"]),
        (r#"email = "ALICE@example.com""#, vec!["alice"]),
        (r#"email ^= "ali""#, vec!["Alina", "alice"]),
        (r#"email = "ali""#, vec![]),
        (r#"given_name = "ALICE""#, vec!["Alina", "alice"]),
        (r#"family_name = "quo\"te""#, vec!["Alina"]),
        (r#"phone_number ^= "+1415""#, vec!["alice"]),
        (r#"name="bob""#, vec!["bob"]),
        (r#"preferred_username ^= "bob""#, vec!["bob"]),
        (r#"cognito:user_status = "confirmed""#, vec!["bob"]),
        (r#"cognito:user_status ^= "UNC""#, vec!["Alina", "alice", "carl"]),
        (r#"status = "Disabled""#, vec!["carl"]),
        (r#"status = "disabled""#, vec![]),
        (&format!(r#"sub = "{sub}""#), vec!["bob"]),
        (&format!(r#"sub ^= "{}""#, &sub[..8]), vec!["bob"]),
    ] {
        assert_eq!(house.list_users(filter).unwrap(), found, "{filter}");
    }
    for (filter, message) in [
        (r#"nickname = "x""#, "Invalid search attribute: nickname"),
        (r#"custom:size = "x""#, "Invalid search attribute: custom:size"),
        ("email", "Error while parsing filter"),
        (r#"email == "x""#, "Error while parsing filter"),
        ("email = 'x'", "Error while parsing filter"),
    ] {
        let refused = house.call("ListUsers", json!({ "Filter": filter }));
        assert_refused(refused, Code::InvalidParameterException, message, filter);
    }
    let only = house.call("ListUsers", json!({ "Filter": r#"username = "alice""#, "AttributesToGet": ["email"] }));
    let shown = map_of(&only.unwrap()["Users"][0]["Attributes"]);
    assert_eq!(shown.keys().collect::<Vec<_>>(), ["email"]);
}

#[test]
fn pages_of_users_miss_nobody_and_repeat_nobody() {
    let house = Plan::new().build();
    for n in 0..23 {
        let attributes = list(&[("family_name", if n % 3 == 0 { "Smith" } else { "Smithers" })]);
        let members = json!({ "UserAttributes": attributes, "MessageAction": "SUPPRESS" });
        house.admin("AdminCreateUser", &format!("user-{n:02}"), members).unwrap();
    }
    for (filter, limit, expected) in [
        ("", 5, 23),
        (r#"family_name ^= "smith""#, 4, 23),
        (r#"family_name = "smith""#, 3, 8),
        (r#"username ^= "user-1""#, 3, 10),
    ] {
        let (mut names, mut token) = (Vec::new(), Value::Null);
        loop {
            let members = json!({ "Filter": filter, "Limit": limit, "PaginationToken": token });
            let page = house.call("ListUsers", members).unwrap();
            let users = page["Users"].as_array().unwrap();
            assert!(users.len() <= limit);
            names.extend(users.iter().map(|user| text(&user["Username"])));
            match page.get("PaginationToken") {
                Some(next) => token = next.clone(),
                None => break,
            }
        }
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!((names.len(), count), (expected, expected), "{filter}");
    }
    let bad = house.call("ListUsers", json!({ "PaginationToken": "x" }));
    assert_eq!(bad.unwrap_err().code, Code::InvalidParameterException);
}
