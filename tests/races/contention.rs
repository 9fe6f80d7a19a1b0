//! Everyone at one record: nobody's change is lost, and nobody is turned away because of the crowd.

use poolgate::wire::Code;
use serde_json::{Value, json};

use crate::house::{Answer, House, RACERS, ROUNDS, race, race_without_refusal, text};

pub(crate) fn no_update_is_lost(house: &House) {
    let attributes: Vec<Value> = (0..RACERS)
        .map(|racer| json!({ "Name": format!("a{racer}"), "AttributeDataType": "String", "Mutable": true }))
        .collect();
    let (pool_id, _) = house.new_pool(json!({ "Schema": attributes }));
    let here = |members: Value| {
        let mut members = members;
        members["UserPoolId"] = pool_id.as_str().into();
        members
    };
    house.admin("AdminCreateUser", "alice", here(json!({ "MessageAction": "SUPPRESS" }))).unwrap();
    for round in 0..ROUNDS {
        let value = round.to_string();
        race_without_refusal(|racer| {
            let changed = json!([{ "Name": format!("custom:a{racer}"), "Value": value }]);
            house.admin("AdminUpdateUserAttributes", "alice", here(json!({ "UserAttributes": changed })))
        });
        let user = house.admin("AdminGetUser", "alice", here(json!({}))).unwrap();
        let kept = user["UserAttributes"].as_array().unwrap().iter().filter(|attribute| attribute["Value"] == *value);
        assert_eq!(kept.count(), RACERS);
    }
}

pub(crate) fn everyone_joins(house: &House) {
    house.user("alice");
    let group = |racer: usize| format!("group-{racer}");
    for racer in 0..RACERS {
        house.call("CreateGroup", json!({ "GroupName": group(racer) })).unwrap();
    }
    let groups = || {
        let found = house.admin("AdminListGroupsForUser", "alice", json!({ "Limit": 60 })).unwrap();
        found["Groups"].as_array().unwrap().len()
    };
    for _ in 0..ROUNDS {
        let join = |operation: &str| {
            race_without_refusal(|racer| house.admin(operation, "alice", json!({ "GroupName": group(racer) })));
        };
        join("AdminAddUserToGroup");
        assert_eq!(groups(), RACERS);
        join("AdminRemoveUserFromGroup");
        assert_eq!(groups(), 0);
        // One group, and all at it.
        let member = || json!({ "GroupName": group(0) });
        race_without_refusal(|_| house.admin("AdminAddUserToGroup", "alice", member()));
        assert_eq!(groups(), 1);
        house.admin("AdminRemoveUserFromGroup", "alice", member()).unwrap();
    }
}

/// At least one deletes it, and who finds nothing any more is told so. It can be made again afterwards.
pub(crate) fn whatever_is_deleted_by_all_is_gone(house: &House) {
    for _ in 0..ROUNDS {
        house.user("alice");
        house.call("CreateGroup", json!({ "GroupName": "editors" })).unwrap();
        house.admin("AdminAddUserToGroup", "alice", json!({ "GroupName": "editors" })).unwrap();
        gone(race(|_| house.call("DeleteGroup", json!({ "GroupName": "editors" }))), Code::ResourceNotFoundException);
        house.call("GetGroup", json!({ "GroupName": "editors" })).unwrap_err();
        gone(race(|_| house.admin("AdminDeleteUser", "alice", json!({}))), Code::UserNotFoundException);
        house.admin("AdminGetUser", "alice", json!({})).unwrap_err();

        let client = house.call("CreateUserPoolClient", json!({ "ClientName": "other" })).unwrap();
        let client = json!({ "ClientId": text(&client["UserPoolClient"]["ClientId"]) });
        gone(race(|_| house.call("DeleteUserPoolClient", client.clone())), Code::ResourceNotFoundException);
        house.call("DescribeUserPoolClient", client).unwrap_err();

        // Nothing of them comes back: a new group of the same name has no members.
        house.user("alice");
        house.call("CreateGroup", json!({ "GroupName": "editors" })).unwrap();
        let members = house.call("ListUsersInGroup", json!({ "GroupName": "editors" })).unwrap();
        assert_eq!(members["Users"], json!([]));
        house.tidy();
        house.call("DeleteGroup", json!({ "GroupName": "editors" })).unwrap();
        house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    }
}

fn gone(answers: Vec<Answer>, code: Code) {
    assert!(answers.iter().any(Result::is_ok));
    for error in answers.into_iter().filter_map(Result::err) {
        assert_eq!(error.code, code, "{error:?}");
    }
}
