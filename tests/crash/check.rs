//! Whether the server's world is the one that a client knows, seen through the front door.

use std::fmt::Debug;

use serde_json::{Value, json};

use crate::{
    api::{Api, Outcome, group, text},
    world::{ADDRESSES, Person, Reset, Status, World},
};

/// The first difference.
type Checked = Result<(), String>;

/// Compares everything that the client was ever acknowledged. What was used is tried again.
pub(crate) fn check(api: &Api<'_>, world: &mut World) -> Checked {
    let mut subs = Vec::new();
    for (who, person) in world.people() {
        let name = world.name(who);
        let sub = match person {
            None => nobody(api, &name).map(|()| None),
            Some(person) => somebody(api, &name, person, &world.email(person.address)).map(Some),
        };
        subs.push(sub.map_err(|difference| format!("{name}: {difference}"))?);
    }
    for address in 0..ADDRESSES {
        let email = world.email(address);
        let found = api.ask("AdminGetUser", json!({ "Username": email })).map(|user| text(&user["Username"]));
        let holder = world.holder(address).map(|who| world.name(who));
        equal(&email, &found.ok(), &holder)?;
    }
    for person in &world.gone {
        if let Some(sub) = &person.sub {
            nobody(api, sub)?;
        }
        for session in &person.sessions {
            refused("a deleted user's refresh", api.refresh(&session.refresh), "NotAuthorizedException")?;
            let found = api.ask("GetUser", json!({ "AccessToken": session.access }));
            known("a deleted user's account", found.is_err())?;
        }
    }
    for (who, sub) in subs.iter().enumerate() {
        if let Some(sub) = sub {
            world.learn_sub(who, sub);
        }
    }
    Ok(())
}

/// Nobody answers to a name.
fn nobody(api: &Api<'_>, name: &str) -> Checked {
    let found = api.ask("AdminGetUser", json!({ "Username": name })).err();
    equal(name, &found.as_deref(), &Some("UserNotFoundException"))
}

/// Somebody is as known; the `sub`.
fn somebody(api: &Api<'_>, name: &str, person: &Person, email: &str) -> Result<String, String> {
    let found = api.ask("AdminGetUser", json!({ "Username": name }))?;
    let attribute = |name: &str| {
        let all = found["UserAttributes"].as_array()?;
        Some(text(&all.iter().find(|attribute| attribute["Name"] == name)?["Value"]))
    };
    let sub = attribute("sub").unwrap_or_default();
    if let Some(known) = &person.sub {
        equal("sub", &sub, known)?;
    }
    let by_sub = api.ask("AdminGetUser", json!({ "Username": sub }))?;
    equal("name by sub", &*text(&by_sub["Username"]), name)?;
    let status = match person.status {
        Status::Unconfirmed => "UNCONFIRMED",
        Status::Invited => "FORCE_CHANGE_PASSWORD",
        Status::Confirmed => "CONFIRMED",
    };
    equal("status", &*text(&found["UserStatus"]), status)?;
    equal("email", &attribute("email").as_deref(), &Some(email))?;
    equal("email_verified", &(attribute("email_verified").as_deref() == Some("true")), &person.verified)?;

    let groups = api.ask("AdminListGroupsForUser", json!({ "Username": name }))?;
    let mut groups: Vec<String> =
        groups["Groups"].as_array().into_iter().flatten().map(|group| text(&group["GroupName"])).collect();
    groups.sort();
    equal("groups", &groups, &person.groups.iter().map(|number| group(*number)).collect::<Vec<_>>())?;

    passwords(api, name, person)?;
    for session in &person.sessions {
        let (refresh, account) =
            (api.refresh(&session.refresh), api.call("GetUser", json!({ "AccessToken": session.access })));
        if session.ended {
            refused("an ended session's refresh", refresh, "NotAuthorizedException")?;
            refused("an ended session's access token", account, "NotAuthorizedException")?;
        } else {
            done("a refresh", refresh)?;
            equal("name by access token", &*text(&done("GetUser", account)?["Username"]), name)?;
        }
    }
    used(api, name, person)?;
    Ok(sub)
}

/// The password signs in as far as the status lets it, and the one before does not.
fn passwords(api: &Api<'_>, name: &str, person: &Person) -> Checked {
    if let Some(former) = &person.former {
        refused("the former password", api.by_password(name, former), "NotAuthorizedException")?;
    }
    let signed_in = api.by_password(name, &person.password);
    match person.status {
        Status::Unconfirmed => refused("an early sign-in", signed_in, "UserNotConfirmedException"),
        Status::Invited => {
            let challenge = done("a temporary password", signed_in)?;
            equal("challenge", &*text(&challenge["ChallengeName"]), "NEW_PASSWORD_REQUIRED")
        }
        Status::Confirmed => {
            let answer = done("the password", signed_in)?;
            known("tokens", answer["AuthenticationResult"]["AccessToken"].is_string())
        }
    }
}

/// What was used is of no more use.
fn used(api: &Api<'_>, name: &str, person: &Person) -> Checked {
    if person.status == Status::Confirmed {
        refused("a sign-up's code again", api.confirm(name, false), "NotAuthorizedException")?;
    }
    if let Some(session) = &person.answered {
        refused("an answered step again", api.choose(name, session, "Stolen-Horse-1"), "NotAuthorizedException")?;
    }
    if person.reset == Reset::Used {
        refused("a reset's code again", api.recover(name, "Stolen-Horse-1"), "ExpiredCodeException")?;
    }
    Ok(())
}

fn done(what: &str, outcome: Outcome) -> Result<Value, String> {
    match outcome {
        Outcome::Done(answer) => Ok(answer),
        other => Err(format!("{what}: {other:?}")),
    }
}

fn refused(what: &str, outcome: Outcome, expected: &str) -> Checked {
    match outcome {
        Outcome::Refused(exception) if exception == expected => Ok(()),
        other => Err(format!("{what}: {other:?} instead of {expected}")),
    }
}

fn equal<T: PartialEq + Debug + ?Sized>(what: &str, found: &T, known: &T) -> Checked {
    if found == known { Ok(()) } else { Err(format!("{what} is {found:?}, and should be {known:?}")) }
}

fn known(what: &str, holds: bool) -> Checked {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}
