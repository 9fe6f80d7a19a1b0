//! What one client knows: the users that it alone changes, and what each call does to them.
//!
//! A client makes one call at a time, so what it was acknowledged is all there is to know, but for the one call that may
//! be under way when something dies: then there are two worlds, one in which it happened and one in which it did not, and
//! nothing in between.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    api::{Api, GROUPS, Outcome, group, text},
    random::Random,
};

/// Users of a client.
const PEOPLE: usize = 3;
/// E-mail addresses that they share.
pub(crate) const ADDRESSES: usize = 3;
/// Sessions of a user that are remembered.
const SESSIONS: usize = 4;
/// Attempts of a kind within a round: Cognito allows five changes of a password an hour, and twenty with codes.
const ATTEMPTS: usize = 4;
/// Rounds, of an hour each, after which a sign-up's code is too old.
const CODE_LASTS: usize = 20;

#[derive(Debug, Clone)]
pub(crate) struct World {
    /// Of the client.
    number: usize,
    round: usize,
    passwords: usize,
    people: [Option<Person>; PEOPLE],
    /// Who was deleted in this round.
    pub(crate) gone: Vec<Person>,
}

#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// `None` while the answer that told it is lost.
    pub(crate) sub: Option<String>,
    pub(crate) status: Status,
    pub(crate) password: String,
    /// The password before that.
    pub(crate) former: Option<String>,
    pub(crate) address: usize,
    pub(crate) verified: bool,
    pub(crate) groups: BTreeSet<usize>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) reset: Reset,
    /// The step of a sign-in that was answered.
    pub(crate) answered: Option<String>,
    made_in: usize,
    changes: usize,
    resets: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Unconfirmed,
    Invited,
    Confirmed,
}

/// The code that resets a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reset {
    /// Nothing is known of it.
    None,
    Sent,
    Used,
}

#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) access: String,
    pub(crate) refresh: String,
    pub(crate) ended: bool,
    round: usize,
}

/// What a client may do, mostly to one of its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    SignUp {
        address: usize,
    },
    Invite {
        address: usize,
        force: bool,
    },
    Confirm {
        force: bool,
    },
    SignIn,
    /// Signs in with a temporary password, and chooses another.
    Choose,
    Refresh {
        session: usize,
    },
    Revoke {
        session: usize,
    },
    SignOut {
        session: usize,
    },
    ChangePassword {
        session: usize,
    },
    Forgot,
    Recover,
    Move {
        address: usize,
    },
    Join {
        group: usize,
    },
    Leave {
        group: usize,
    },
    Delete,
}

/// An act, and to whom.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    who: usize,
    act: Act,
}

/// What came of a step.
#[derive(Debug)]
pub(crate) enum Ran {
    /// It was answered as it had to be.
    Answered,
    /// It may have happened. Then the world is this one.
    Unknown(Option<Box<World>>),
}

impl World {
    pub(crate) fn new(number: usize) -> Self {
        Self { number, round: 0, passwords: 0, people: [const { None }; PEOPLE], gone: Vec::new() }
    }

    /// An hour later. What lasts an hour is over, and what lasts for days is no longer looked at.
    pub(crate) fn next_round(&mut self) {
        self.round += 1;
        self.gone.clear();
        for person in self.people.iter_mut().flatten() {
            (person.changes, person.resets, person.reset, person.answered) = (0, 0, Reset::None, None);
            person.sessions.retain(|session| session.round + 1 >= self.round);
        }
    }

    pub(crate) fn name(&self, who: usize) -> String {
        format!("client-{}-person-{who}", self.number)
    }

    pub(crate) fn email(&self, address: usize) -> String {
        format!("client-{}-address-{address}@example.com", self.number)
    }

    pub(crate) fn people(&self) -> impl Iterator<Item = (usize, Option<&Person>)> {
        self.people.iter().map(Option::as_ref).enumerate()
    }

    pub(crate) fn learn_sub(&mut self, who: usize, sub: &str) {
        if let Some(person) = &mut self.people[who] {
            person.sub.get_or_insert_with(|| sub.to_owned());
        }
    }

    /// Who signs in by an address.
    pub(crate) fn holder(&self, address: usize) -> Option<usize> {
        let holds = |person: &Person| person.verified && person.address == address;
        self.people.iter().position(|person| person.as_ref().is_some_and(holds))
    }

    /// Something that may be done now.
    pub(crate) fn pick(&self, random: &mut Random) -> Step {
        let who = random.below(PEOPLE);
        let address = random.below(ADDRESSES);
        let force = random.coin();
        let Some(person) = &self.people[who] else {
            let act = if random.coin() { Act::SignUp { address } } else { Act::Invite { address, force } };
            return Step { who, act };
        };
        let acts = match person.status {
            Status::Unconfirmed if person.made_in + CODE_LASTS > self.round => vec![Act::Confirm { force }; 6],
            Status::Unconfirmed => vec![Act::Delete],
            Status::Invited => vec![Act::Choose; 6],
            Status::Confirmed => person.acts(random),
        };
        let number = random.below(acts.len() + 1);
        Step { who, act: acts.get(number).cloned().unwrap_or(Act::Delete) }
    }

    /// Does it, and keeps what it was told.
    ///
    /// # Panics
    /// When the answer is not what it has to be.
    pub(crate) fn run(&mut self, api: &Api<'_>, step: &Step) -> Ran {
        self.passwords += 1;
        let password = format!("Correct-Horse-{}", self.passwords);
        let expected = self.refusal(step);
        let (outcome, challenge) = self.send(api, step, &password);
        let what = format!("{step:?} in {self:?}");
        match (outcome, expected) {
            (Outcome::Done(answer), None) => {
                self.happened(step, &password, challenge, &answer);
                Ran::Answered
            }
            (Outcome::Refused(exception), Some(expected)) if exception == expected => Ran::Answered,
            (Outcome::Unknown, Some(_)) => Ran::Unknown(None),
            (Outcome::Unknown, None) => {
                let mut world = self.clone();
                world.happened(step, &password, challenge, &Value::Null);
                // Nobody sees whether a code has been sent.
                if let (Act::Forgot, Some(person)) = (&step.act, &mut self.people[step.who]) {
                    person.reset = Reset::None;
                }
                Ran::Unknown(Some(Box::new(world)))
            }
            (outcome, expected) => panic!("{outcome:?} instead of {expected:?} to {what}"),
        }
    }

    /// The exception that the step must be refused with.
    fn refusal(&self, step: &Step) -> Option<&'static str> {
        let held = |address: usize| self.holder(address).is_some_and(|holder| holder != step.who);
        let person = self.people[step.who].as_ref();
        match &step.act {
            Act::Invite { address, force: false } if held(*address) => Some("UsernameExistsException"),
            Act::Confirm { force: false } if person.is_some_and(|person| held(person.address)) => {
                Some("AliasExistsException")
            }
            Act::Move { address } if held(*address) => Some("AliasExistsException"),
            Act::Refresh { session } if person.is_some_and(|person| person.sessions[*session].ended) => {
                Some("NotAuthorizedException")
            }
            _ => None,
        }
    }

    /// The last call of a step, and the session of the call before it, where there are two.
    fn send(&self, api: &Api<'_>, step: &Step, password: &str) -> (Outcome, Option<String>) {
        let name = self.name(step.who);
        let person = self.people[step.who].as_ref();
        let access = |session: usize| person.map(|person| person.sessions[session].access.as_str());
        let refresh = |session: usize| person.map_or("", |person| person.sessions[session].refresh.as_str());
        let present = person.map_or("", |person| person.password.as_str());
        let email = |address: usize| json!({ "Name": "email", "Value": self.email(address) });
        let verified = json!({ "Name": "email_verified", "Value": "true" });
        let outcome = match step.act {
            Act::SignUp { address } => api
                .call("SignUp", json!({ "Username": name, "Password": password, "UserAttributes": [email(address)] })),
            Act::Invite { address, force } => api.call(
                "AdminCreateUser",
                json!({ "Username": name, "TemporaryPassword": password, "MessageAction": "SUPPRESS",
                    "ForceAliasCreation": force, "UserAttributes": [email(address), verified] }),
            ),
            Act::Confirm { force } => api.confirm(&name, force),
            Act::SignIn => api.by_password(&name, present),
            Act::Choose => {
                return match api.by_password(&name, present) {
                    Outcome::Done(challenge) => {
                        let session = text(&challenge["Session"]);
                        (api.choose(&name, &session, password), Some(session))
                    }
                    other => (other, None),
                };
            }
            Act::Refresh { session } => api.refresh(refresh(session)),
            Act::Revoke { session } => api.call("RevokeToken", json!({ "Token": refresh(session) })),
            Act::SignOut { session } => api.call("GlobalSignOut", json!({ "AccessToken": access(session) })),
            Act::ChangePassword { session } => api.call(
                "ChangePassword",
                json!({ "AccessToken": access(session), "PreviousPassword": present, "ProposedPassword": password }),
            ),
            Act::Forgot => api.call("ForgotPassword", json!({ "Username": name })),
            Act::Recover => api.recover(&name, password),
            Act::Move { address } => api.call(
                "AdminUpdateUserAttributes",
                json!({ "Username": name, "UserAttributes": [email(address), verified] }),
            ),
            Act::Join { group: number } => {
                api.call("AdminAddUserToGroup", json!({ "Username": name, "GroupName": group(number) }))
            }
            Act::Leave { group: number } => {
                api.call("AdminRemoveUserFromGroup", json!({ "Username": name, "GroupName": group(number) }))
            }
            Act::Delete => api.call("AdminDeleteUser", json!({ "Username": name })),
        };
        (outcome, None)
    }

    /// The world after a step that happened. Its answer is null when it was lost.
    fn happened(&mut self, step: &Step, password: &str, challenge: Option<String>, answer: &Value) {
        let Step { who, act } = step;
        let round = self.round;
        match *act {
            Act::SignUp { address } => {
                let sub = answer["UserSub"].as_str().map(str::to_owned);
                self.people[*who] = Some(Person::new(sub, Status::Unconfirmed, password, address, round));
                return;
            }
            Act::Invite { address, .. } => {
                let mut attributes = answer["User"]["Attributes"].as_array().into_iter().flatten();
                let sub = attributes.find(|attribute| attribute["Name"] == "sub").map(|sub| text(&sub["Value"]));
                let person = Person::new(sub, Status::Invited, password, address, round);
                self.people[*who] = Some(person);
                self.takes(*who, address);
                return;
            }
            Act::Delete => {
                self.gone.extend(self.people[*who].take());
                return;
            }
            Act::Confirm { .. } => {
                let address = self.people[*who].as_ref().map(|person| person.address);
                self.takes(*who, address.unwrap_or_default());
            }
            Act::Move { address } => self.takes(*who, address),
            _ => {}
        }
        let Some(person) = &mut self.people[*who] else { return };
        match *act {
            Act::Confirm { .. } => person.status = Status::Confirmed,
            Act::SignIn => person.signed_in(answer, round),
            Act::Choose => {
                // Without the challenge's answer the second call was not made.
                if let Some(session) = challenge {
                    person.answered = Some(session);
                    person.status = Status::Confirmed;
                    person.new_password(password);
                    person.signed_in(answer, round);
                }
            }
            Act::Revoke { session } => person.sessions[session].ended = true,
            Act::SignOut { .. } => person.sessions.iter_mut().for_each(|session| session.ended = true),
            Act::ChangePassword { .. } => {
                person.changes += 1;
                person.new_password(password);
            }
            Act::Forgot => {
                person.resets += 1;
                person.reset = if answer.is_null() { Reset::None } else { Reset::Sent };
            }
            Act::Recover => {
                person.resets += 1;
                person.new_password(password);
                person.reset = Reset::Used;
            }
            Act::Move { address } => {
                // A code proves the address that it was sent to.
                person.reset = if person.address == address { person.reset } else { Reset::None };
                person.address = address;
            }
            Act::Join { group } => drop(person.groups.insert(group)),
            Act::Leave { group } => drop(person.groups.remove(&group)),
            Act::Refresh { .. } | Act::SignUp { .. } | Act::Invite { .. } | Act::Delete => {}
        }
    }

    /// Someone signs in by an address from now on, and whoever did so no longer does.
    fn takes(&mut self, who: usize, address: usize) {
        for person in self.people.iter_mut().flatten().filter(|person| person.address == address) {
            person.verified = false;
        }
        if let Some(person) = &mut self.people[who] {
            person.verified = true;
        }
    }
}

impl Person {
    fn new(sub: Option<String>, status: Status, password: &str, address: usize, round: usize) -> Self {
        Self {
            sub,
            status,
            password: password.to_owned(),
            former: None,
            address,
            verified: false,
            groups: BTreeSet::new(),
            sessions: Vec::new(),
            reset: Reset::None,
            answered: None,
            made_in: round,
            changes: 0,
            resets: 0,
        }
    }

    /// What may be done to somebody who is confirmed.
    fn acts(&self, random: &mut Random) -> Vec<Act> {
        let group = random.below(GROUPS);
        let mut acts = vec![
            Act::SignIn,
            Act::SignIn,
            Act::Move { address: random.below(ADDRESSES) },
            Act::Join { group },
            Act::Leave { group },
        ];
        if !self.sessions.is_empty() {
            let session = random.below(self.sessions.len());
            acts.extend([Act::Refresh { session }, Act::Revoke { session }]);
        }
        if let Some(session) = self.sessions.iter().position(|session| !session.ended) {
            acts.push(Act::SignOut { session });
            if self.changes < ATTEMPTS {
                acts.extend([Act::ChangePassword { session }, Act::ChangePassword { session }]);
            }
        }
        if self.resets < ATTEMPTS && self.verified {
            acts.push(Act::Forgot);
        }
        if self.resets < ATTEMPTS && self.reset == Reset::Sent {
            acts.extend([Act::Recover, Act::Recover]);
        }
        acts
    }

    /// A new password uses up the code that would reset it.
    fn new_password(&mut self, password: &str) {
        self.former = Some(std::mem::replace(&mut self.password, password.to_owned()));
        if self.reset == Reset::Sent {
            self.reset = Reset::Used;
        }
    }

    fn signed_in(&mut self, answer: &Value, round: usize) {
        let tokens = &answer["AuthenticationResult"];
        if tokens.is_null() {
            return;
        }
        if self.sessions.len() == SESSIONS {
            self.sessions.remove(0);
        }
        let (access, refresh) = (text(&tokens["AccessToken"]), text(&tokens["RefreshToken"]));
        self.sessions.push(Session { access, refresh, ended: false, round });
    }
}
