//! Asking for more: the challenges that follow a factor.

use std::collections::BTreeMap;

use poolgate_env::SecretString;
use poolgate_wire::{
    Code, Error,
    user_pools::{ChallengeNameType, CodeDeliveryDetailsType},
};

use super::{
    Reply, Request,
    judge::Ask,
    state::{Progress, SentCode, Stage, Subject},
};
use crate::{
    channel::Channel,
    codes::{CodeToSend, IssuedCode},
    error::{Fault, Result},
    messages::{Occasion, Reason},
    mfa::Factor,
    service::UserPools,
    users::User,
};

/// Digits of a code that is a second factor.
pub(super) const SECOND_FACTOR_DIGITS: usize = 6;

impl UserPools {
    /// The challenge that asks for it.
    pub(super) async fn ask(&self, request: &Request, user: &User, progress: &Progress, ask: Ask) -> Result<Reply> {
        let (name, stage, mut parameters) = match ask {
            Ask::NewPassword => return self.ask_new_password(request, user, progress),
            Ask::Factor(factor) => match factor.channel() {
                Some(channel) => {
                    let (code, details) = self.send_code(request, user, channel, SECOND_FACTOR_DIGITS).await?;
                    (factor.challenge(), Stage::SecondCode(code), delivery(&details))
                }
                None => (factor.challenge(), Stage::SoftwareToken, friendly_name(user)),
            },
            Ask::ProveEmail(address) => {
                let to = (Channel::Email, address);
                let (code, details) = self.send_code_to(request, user, to, SECOND_FACTOR_DIGITS).await?;
                (ChallengeNameType::EmailOtp, Stage::SecondCode(code), delivery(&details))
            }
            Ask::TellOfSetUp => (ChallengeNameType::MfaSetup, Stage::FactorSetUp, BTreeMap::new()),
            Ask::SelectMfa(factors) => {
                let parameters = BTreeMap::from([("MFAS_CAN_CHOOSE".to_owned(), list(&factors)?)]);
                (ChallengeNameType::SelectMfaType, Stage::SelectMfa(factors), parameters)
            }
            Ask::SetUpMfa(factors) => {
                let parameters = BTreeMap::from([("MFAS_CAN_SETUP".to_owned(), list(&factors)?)]);
                (ChallengeNameType::MfaSetup, Stage::SetUpMfa(factors), parameters)
            }
        };
        parameters.insert("USER_ID_FOR_SRP".to_owned(), user.username.clone());
        let progress = self.carried(request, progress.clone()).await?;
        let session = self.seal_state(request, Subject::user(user), &progress, stage)?;
        Ok(Reply::challenge(name, parameters, Some(session)))
    }

    /// Sends a code of so many digits to the user's address. What comes back goes into the state: the code counts in this
    /// sign-in alone, and as long as its step.
    pub(super) async fn send_code(
        &self,
        request: &Request,
        user: &User,
        channel: Channel,
        digits: usize,
    ) -> Result<(SentCode, CodeDeliveryDetailsType)> {
        self.send_code_to(request, user, (channel, user.address(channel)), digits).await
    }

    /// As [`Self::send_code`], to an address that may not be the user's yet.
    async fn send_code_to(
        &self,
        request: &Request,
        user: &User,
        (channel, destination): (Channel, String),
        digits: usize,
    ) -> Result<(SentCode, CodeDeliveryDetailsType)> {
        let code = self.draw_code(digits);
        let sent = self.sent_code(request, &user.sub, (channel, &destination), &code);
        let reason = Reason {
            occasion: Occasion::Authentication,
            client_id: Some(request.client.id()),
            client_metadata: request.trigger_metadata(),
        };
        let to_send = CodeToSend { channel, destination, code };
        let details = self.deliver(&request.pool, user, to_send, reason, request.now).await;
        let details = details.map_err(|fault| undelivered(fault, channel))?;
        Ok((sent, details))
    }

    /// What the state keeps of a code.
    pub(super) fn sent_code(&self, request: &Request, sub: &str, to: (Channel, &str), code: &SecretString) -> SentCode {
        let expires = request.now + request.client.session_validity();
        let code = IssuedCode::issue(&self.inner.root_key, sub, to, code, request.now, expires);
        SentCode { channel: to.0, code }
    }
}

/// Of the operations of sign-in none declares CodeDeliveryFailureException.
fn undelivered(fault: Fault, channel: Channel) -> Fault {
    match fault {
        Fault::Refused(error) if error.code == Code::CodeDeliveryFailureException => {
            let code = match channel {
                Channel::Email => Code::InvalidEmailRoleAccessPolicyException,
                Channel::Sms => Code::InvalidSmsRoleAccessPolicyException,
            };
            Error::new(code, error.message).into()
        }
        other => other,
    }
}

/// How a challenge tells where a code went.
pub(super) fn delivery(details: &CodeDeliveryDetailsType) -> BTreeMap<String, String> {
    let medium = details.delivery_medium.as_ref().map(|medium| medium.as_str().to_owned());
    let pairs = [("CODE_DELIVERY_DELIVERY_MEDIUM", medium), ("CODE_DELIVERY_DESTINATION", details.destination.clone())];
    pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn friendly_name(user: &User) -> BTreeMap<String, String> {
    let name = user.mfa.software_token.as_ref().and_then(|token| token.friendly_name.clone());
    name.map(|name| ("FRIENDLY_DEVICE_NAME".to_owned(), name)).into_iter().collect()
}

/// Factors as challenges list them: a JSON array in a text.
fn list(factors: &[Factor]) -> Result<String, Error> {
    let names: Vec<&str> = factors.iter().map(|factor| factor.as_str()).collect();
    serde_json::to_string(&names).map_err(Error::internal)
}
