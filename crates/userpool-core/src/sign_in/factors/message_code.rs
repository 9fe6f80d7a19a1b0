//! Codes that were sent: EMAIL_OTP and SMS_OTP as first factor, SMS_MFA and EMAIL_OTP as second.

use poolgate_storage_trait::Stored;
use poolgate_wire::{Error, user_pools::ChallengeNameType};

use crate::{
    channel::Channel,
    error::Result,
    mfa::Factor,
    service::UserPools,
    sign_in::{
        Reply, Request,
        ask::delivery,
        choice::Offer,
        judge::{Proven, ShownCode, count_sending, limited, wrong_code},
        proceed::{Answered, used},
        state::{SentCode, SetUp, Stage, Step, Subject},
    },
    users::{Named, User},
};

/// Digits of a code that is the only factor.
const FIRST_FACTOR_DIGITS: usize = 8;

/// The challenge of a first factor that travels so.
pub(in crate::sign_in) const fn first_code_challenge(channel: Channel) -> ChallengeNameType {
    match channel {
        Channel::Email => ChallengeNameType::EmailOtp,
        Channel::Sms => ChallengeNameType::SmsOtp,
    }
}

/// The challenge of a second factor that travels so.
pub(in crate::sign_in) const fn second_code_challenge(channel: Channel) -> ChallengeNameType {
    match channel {
        Channel::Email => ChallengeNameType::EmailOtp,
        Channel::Sms => ChallengeNameType::SmsMfa,
    }
}

/// The response that carries the code.
fn shown<'a>(request: &'a Request, challenge: &ChallengeNameType) -> Result<&'a str, Error> {
    // Cognito's texts name both for e-mail.
    if *challenge == ChallengeNameType::EmailOtp
        && let Some(code) = request.parameter("EMAIL_MFA_CODE")
    {
        return Ok(code);
    }
    request.required(&format!("{challenge}_CODE"))
}

impl UserPools {
    /// Sends a code as first factor. A stranger, and a user without an address, see the same and are sent nothing.
    pub(in crate::sign_in) async fn ask_first_code(
        &self,
        request: &Request,
        channel: Channel,
        offer: &Offer<'_>,
        user: Named,
    ) -> Result<Reply> {
        let (pool, now) = (&request.pool, request.now);
        let reachable = user.filter(|user| user.attributes.contains_key(channel.attribute()));
        let mark = offer.step.map(|step| self.answered(request, step));
        let challenge = first_code_challenge(channel);
        let Some(user) = reachable else {
            let name = self.stranger_of(request, offer.step);
            self.count_stranger_sending(request, &name, limited(channel), mark).await?;
            let details = self.simulated_delivery_by(pool, &name, channel);
            let unsent = self.sent_code(request, &name, (channel, ""), &self.draw_code(FIRST_FACTOR_DIGITS));
            let stage = Stage::FirstCode(unsent);
            let session = self.seal_state(request, Subject::stranger(&name), offer.progress, stage)?;
            return Ok(Reply::challenge(challenge, delivery(&details), Some(session)));
        };
        let limits = &self.inner.settings.limits;
        let (user, ()) = self
            .change_user_with(pool, &user.username, now, |user, batch| {
                user.lockout.check(now)?;
                if let Some(mark) = &mark {
                    batch.insert(mark).map_err(crate::error::Fault::from)?;
                }
                count_sending(limits, user, channel, now)
            })
            .await
            .map_err(used)?;
        let (code, details) = self.send_code(request, &user, channel, FIRST_FACTOR_DIGITS).await?;
        let session = self.seal_state(request, Subject::user(&user), offer.progress, Stage::FirstCode(code))?;
        Ok(Reply::challenge(challenge, delivery(&details), Some(session)))
    }

    /// Judges a code that answers `challenge`; `proven` says which factor it is.
    pub(in crate::sign_in) async fn answer_code(
        &self,
        request: &Request,
        step: &Step,
        (challenge, sent): (&ChallengeNameType, SentCode),
        user: Named,
        proven: fn(ShownCode) -> Proven,
    ) -> Result<Reply> {
        let code = shown(request, challenge)?;
        let Some(user) = user else {
            return Err(self.refuse_stranger(request, &step.username, None, wrong_code()).await?.into());
        };
        let address = match &step.progress.set_up {
            Some(SetUp::Email(address)) => address.clone(),
            Some(SetUp::Shown) | None => user.address(sent.channel),
        };
        let proven = proven(self.check_sent(request, &user, (sent, address), code));
        self.proceed(request, user, &step.progress, proven, Some(self.tried(request, step))).await
    }

    fn check_sent(&self, request: &Request, user: &User, (sent, address): (SentCode, String), code: &str) -> ShownCode {
        let SentCode { channel, code: mut issued } = sent;
        let right = issued.check(&self.inner.root_key, &user.sub, &address, code, request.now).is_ok();
        ShownCode { channel, address, right }
    }

    /// A step that a wrong answer leaves open for another.
    pub(in crate::sign_in) fn tried(&self, request: &Request, step: &Step) -> Answered {
        Answered { mark: self.answered(request, step), spent_by_failure: false }
    }

    /// Takes the answer to SELECT_MFA_TYPE. Nothing is proved by it.
    pub(in crate::sign_in) async fn answer_select_mfa(
        &self,
        request: &Request,
        step: &Step,
        factors: &[Factor],
        user: Stored<User>,
    ) -> Result<Reply> {
        let answer = request.required("ANSWER")?;
        // Cognito's texts name both for e-mail.
        let answer = if answer == "EMAIL_MFA" { Factor::Email.as_str() } else { answer };
        let chosen = factors.iter().find(|factor| factor.as_str() == answer);
        let chosen = chosen.ok_or_else(|| Error::invalid_parameter("ANSWER is not one of the MFA types to choose."))?;
        let answered = self.tried(request, step);
        self.proceed(request, user, &step.progress, Proven::Chosen(*chosen), Some(answered)).await
    }
}
