//! CUSTOM_AUTH, as far as it is a decision: what the host's functions have been told, and what DefineAuthChallenge says to
//! do next (spec/auth-flows.md §6).

use poolgate_env::Millis;
use poolgate_storage_trait::{Entity, Key, Kind};
use poolgate_triggers::{ChallengeResult, DefineAuthChallengeResponse, TextMap, TriggerError};
use poolgate_wire::{Error, user_pools::ChallengeNameType};
use serde::{Deserialize, Serialize};

use super::judge::Proven;
use crate::{entities, error::Fault, mfa::Factor};

/// The name under which the session array has the beginning by SRP; it is no challenge.
pub(super) const SRP_A: &str = "SRP_A";

/// What a custom sign-in carries from step to step: in the sealed state while it is small, else in a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Carried {
    Here(Custom),
    /// The id of a [`CustomRecord`].
    Kept(String),
}

/// A custom sign-in so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Custom {
    /// The session array of the host's functions.
    pub results: Vec<ChallengeResult>,
    /// The question that is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
    /// The host has said to issue tokens.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub issued: bool,
}

/// What CreateAuthChallenge said of a question, and the client is not told.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Question {
    pub private: TextMap,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<String>,
}

impl std::fmt::Debug for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Question").finish_non_exhaustive()
    }
}

impl Custom {
    /// Bytes of JSON past which it is kept in a record. Sealed and in base64, with the rest of the state, it is within the
    /// 4096 characters of a Session.
    pub(super) const LARGE: usize = 2000;

    /// The beginning, by SRP or not.
    pub(super) fn begun(by_srp: bool) -> Self {
        let mut custom = Self::default();
        if by_srp {
            custom.push(SRP_A, true, None);
        }
        custom
    }

    pub(super) fn push(&mut self, name: &str, right: bool, metadata: Option<String>) {
        self.results.push(ChallengeResult {
            challenge_name: name.to_owned(),
            challenge_result: right,
            challenge_metadata: metadata,
        });
    }

    /// Notes a proof that Cognito itself has taken.
    pub(super) fn note(&mut self, proven: &Proven) {
        let name = match proven {
            Proven::Password(_) => ChallengeNameType::PasswordVerifier,
            Proven::NewPassword { .. } => ChallengeNameType::NewPasswordRequired,
            Proven::SecondCode(code) => super::factors::second_code_challenge(code.channel),
            Proven::SoftwareToken(_) | Proven::NewToken(_) => ChallengeNameType::SoftwareTokenMfa,
            Proven::Custom => {
                // No function is asked any more.
                self.results.clear();
                self.issued = true;
                return;
            }
            // No results: choices, and what never comes in this flow.
            Proven::Chosen(_)
            | Proven::NewEmail(_)
            | Proven::SetUp
            | Proven::FirstCode(_)
            | Proven::Passkey(_)
            | Proven::Confirmation
            | Proven::Device(_) => return,
        };
        self.push(name.as_str(), true, None);
    }

    /// Whether the client's SRP_A waits for its challenge.
    pub(super) fn awaits_srp(&self) -> bool {
        self.results.last().is_some_and(|last| last.challenge_name == SRP_A)
    }
}

/// What DefineAuthChallenge decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    Fail,
    Issue,
    /// A question of CreateAuthChallenge's.
    Question,
    PasswordVerifier,
    Factor(Factor),
}

/// Reads the answer of DefineAuthChallenge. Who fails gets no tokens, whatever else it says; and after SRP_A comes the
/// proof of the password: nothing has been proved until then.
pub(super) fn decide(custom: &Custom, answer: &DefineAuthChallengeResponse) -> Result<Decision, Fault> {
    let decision = match answer.challenge_name.as_deref() {
        _ if answer.fail_authentication => Decision::Fail,
        _ if answer.issue_tokens => Decision::Issue,
        Some("CUSTOM_CHALLENGE") => Decision::Question,
        Some("PASSWORD_VERIFIER") => Decision::PasswordVerifier,
        Some(name) => {
            let factor = Factor::ALL.into_iter().find(|factor| factor.as_str() == name);
            Decision::Factor(factor.ok_or_else(TriggerError::unrecognizable)?)
        }
        None => return Err(TriggerError::unrecognizable().into()),
    };
    match decision {
        Decision::Fail => Ok(decision),
        _ if (decision == Decision::PasswordVerifier) == custom.awaits_srp() => Ok(decision),
        _ => Err(TriggerError::unrecognizable().into()),
    }
}

/// A pool without the functions of the flow, in Cognito's words.
pub(super) fn not_configured() -> Error {
    Error::invalid_parameter("Custom auth lambda trigger is not configured for the user pool.")
}

/// What does not fit the client's Session: sealed, and gone when the step is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct CustomRecord {
    pub pool_id: String,
    pub id: String,
    /// In base64.
    pub sealed: String,
    pub expires: Millis,
}

impl CustomRecord {
    pub(super) fn key_of(pool_id: &str, id: &str) -> Key {
        Key::new(entities::CUSTOM_CHALLENGE, pool_id, id.as_bytes())
    }
}

impl Entity for CustomRecord {
    const KIND: Kind = entities::CUSTOM_CHALLENGE;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.id)
    }

    fn expires_at(&self) -> Option<Millis> {
        Some(self.expires)
    }
}

#[cfg(test)]
mod tests {
    use poolgate_wire::Code;

    use super::*;

    fn answer(name: Option<&str>, issue_tokens: bool, fail_authentication: bool) -> DefineAuthChallengeResponse {
        DefineAuthChallengeResponse { challenge_name: name.map(str::to_owned), issue_tokens, fail_authentication }
    }

    #[test]
    fn what_the_function_says_is_read_so() {
        use Decision::{Fail, Issue, PasswordVerifier, Question};
        let names = ["SRP_A", "ADMIN_NO_SRP_AUTH", "NEW_PASSWORD_REQUIRED", "SELECT_MFA_TYPE", "", "custom_challenge"];
        let odd = names.map(|name| (answer(Some(name), false, false), None, None));
        let rows = [
            (answer(None, false, false), None, None),
            (answer(None, false, true), Some(Fail), Some(Fail)),
            (answer(None, true, false), Some(Issue), None),
            (answer(Some("CUSTOM_CHALLENGE"), true, true), Some(Fail), Some(Fail)),
            (answer(Some("CUSTOM_CHALLENGE"), true, false), Some(Issue), None),
            (answer(Some("CUSTOM_CHALLENGE"), false, false), Some(Question), None),
            (answer(Some("PASSWORD_VERIFIER"), false, false), None, Some(PasswordVerifier)),
            (answer(Some("SMS_MFA"), false, false), Some(Decision::Factor(Factor::Sms)), None),
            (answer(Some("EMAIL_OTP"), false, false), Some(Decision::Factor(Factor::Email)), None),
            (answer(Some("SOFTWARE_TOKEN_MFA"), false, false), Some(Decision::Factor(Factor::SoftwareToken)), None),
        ];
        for (answer, otherwise, after_srp_a) in rows.into_iter().chain(odd) {
            for (custom, expected) in [(Custom::begun(false), otherwise), (Custom::begun(true), after_srp_a)] {
                match (decide(&custom, &answer), expected) {
                    (Ok(decision), Some(expected)) => assert_eq!(decision, expected, "{answer:?}"),
                    (Err(fault), None) => {
                        let error = Error::from(fault);
                        assert_eq!(error.code, Code::InvalidLambdaResponseException, "{answer:?}");
                        assert_eq!(error.message, "Unrecognizable lambda output", "{answer:?}");
                    }
                    (decision, expected) => panic!("{answer:?}: {decision:?}, not {expected:?}"),
                }
            }
        }
    }

    #[test]
    fn a_question_shows_nothing_of_itself() {
        let private = [("answer".to_owned(), "hunter2".to_owned())].into();
        let custom =
            Custom { question: Some(Question { private, metadata: Some("hunter2".to_owned()) }), ..Custom::default() };
        assert!(!format!("{custom:?}").contains("hunter2"));
    }
}
