//! Names, aliases and groups: each has one owner.

use poolgate::wire::Code;
use serde_json::json;

use crate::house::{Answer, House, PASSWORD, RACERS, ROUNDS, email_of, race, race_without_refusal, winner};

const ALIAS_TAKEN: &str = "An account with the given email already exists.";

pub(crate) fn a_name_is_given_once(house: &House) {
    for round in 0..ROUNDS {
        let name = format!("bob-{round}");
        let address = |racer| email_of(&format!("racer-{round}-{racer}"));
        let answers = race(|racer| house.sign_up(&name, &address(racer)));
        let first = winner(&answers, Code::UsernameExistsException, "User already exists");
        assert_eq!(house.attributes(&name)["email"], address(first));
        house.confirm(&name, false).unwrap();

        let name = format!("carol-{round}");
        let answers = race(|racer| {
            let attributes = json!([{ "Name": "name", "Value": racer.to_string() }]);
            let members = json!({ "MessageAction": "SUPPRESS", "UserAttributes": attributes });
            house.admin("AdminCreateUser", &name, members)
        });
        let first = winner(&answers, Code::UsernameExistsException, "User account already exists");
        assert_eq!(house.attributes(&name)["name"], first.to_string());
    }
}

pub(crate) fn an_address_that_is_the_name_is_given_once(house: &House) {
    let (pool_id, client_id) = house.new_pool(json!({ "UsernameAttributes": ["email"] }));
    for round in 0..ROUNDS {
        let address = email_of(&format!("prize-{round}"));
        let answers: Vec<Answer> = race(|_| {
            let members = json!({ "ClientId": client_id, "Username": address, "Password": PASSWORD });
            house.call("SignUp", members)
        });
        let first = winner(&answers, Code::UsernameExistsException, "User already exists");
        let found = house.admin("AdminGetUser", &address, json!({ "UserPoolId": pool_id })).unwrap();
        assert_eq!(found["Username"], answers[first].as_ref().unwrap()["UserSub"]);
    }
}

pub(crate) fn an_alias_is_claimed_once(house: &House) {
    for round in 0..ROUNDS {
        let (prize, name) = (email_of(&format!("prize-{round}")), |racer| format!("racer-{round}-{racer}"));
        // An address that nobody has verified is anyone's.
        race_without_refusal(|racer| house.sign_up(&name(racer), &prize));
        let answers = race(|racer| house.confirm(&name(racer), false));
        let first = winner(&answers, Code::AliasExistsException, ALIAS_TAKEN);
        assert_eq!(house.admin("AdminGetUser", &prize, json!({})).unwrap()["Username"], name(first));
        // An administrator's word changes nothing about that.
        let answers = race(|racer| {
            let verified = json!([{ "Name": "email", "Value": prize }, { "Name": "email_verified", "Value": "true" }]);
            house.admin("AdminUpdateUserAttributes", &name(racer), json!({ "UserAttributes": verified }))
        });
        assert_eq!(winner(&answers, Code::AliasExistsException, ALIAS_TAKEN), first);
    }
}

pub(crate) fn a_forced_alias_ends_with_one_owner(house: &House) {
    for round in 0..ROUNDS {
        let (prize, name) = (email_of(&format!("prize-{round}")), |racer| format!("racer-{round}-{racer}"));
        for racer in 0..RACERS {
            house.sign_up(&name(racer), &prize).unwrap();
        }
        // Each takes it from the one before.
        race_without_refusal(|racer| house.confirm(&name(racer), true));
        let verified = |racer: &usize| house.attributes(&name(*racer))["email_verified"] == "true";
        let owners: Vec<usize> = (0..RACERS).filter(verified).collect();
        let found = house.admin("AdminGetUser", &prize, json!({})).unwrap();
        assert_eq!(owners.iter().map(|owner| name(*owner)).collect::<Vec<_>>(), [found["Username"].as_str().unwrap()]);
    }
}

pub(crate) fn a_group_is_made_once(house: &House) {
    for round in 0..ROUNDS {
        let group = format!("editors-{round}");
        let make =
            |racer: usize| house.call("CreateGroup", json!({ "GroupName": group, "Description": racer.to_string() }));
        let first = winner(&race(make), Code::GroupExistsException, "A group with the name already exists.");
        let found = house.call("GetGroup", json!({ "GroupName": group })).unwrap();
        assert_eq!(found["Group"]["Description"], first.to_string());
    }
}
