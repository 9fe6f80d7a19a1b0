//! USER_AUTH: the user chooses the first factor.

use poolgate_wire::{
    Error,
    user_pools::{AuthFactorType, ChallengeNameType},
};

use super::{
    Reply, Request,
    judge::Proven,
    mfa_choice::{self, Choice},
    proceed::Answered,
    state::{Flow, Progress, Stage, Step, Subject, expired_session, invalid_session},
};
use crate::{
    channel::Channel,
    error::Result,
    mfa::counts_as_two,
    pools::Pool,
    service::UserPools,
    users::{Named, User},
};

/// The first factors that this user may choose among (spec/auth-flows.md §5).
fn eligible(pool: &Pool, user: &User, has_passkey: bool) -> Vec<ChallengeNameType> {
    let second = mfa_choice::choose(pool, user).is_ok_and(|choice| choice != Choice::None);
    // A code or a passkey alone would come in without the second factor.
    let alone = !pool.requires_mfa() && !second;
    let mut eligible = Vec::new();
    for factor in pool.first_factors() {
        match factor {
            AuthFactorType::Password if user.credential.is_some() => {
                eligible.extend([ChallengeNameType::Password, ChallengeNameType::PasswordSrp]);
            }
            AuthFactorType::EmailOtp if alone && user.attributes.contains_key(Channel::Email.attribute()) => {
                eligible.push(ChallengeNameType::EmailOtp);
            }
            AuthFactorType::SmsOtp if alone && user.attributes.contains_key(Channel::Sms.attribute()) => {
                eligible.push(ChallengeNameType::SmsOtp);
            }
            AuthFactorType::WebAuthn if has_passkey && (alone || counts_as_two(&pool.mfa)) => {
                eligible.push(ChallengeNameType::WebAuthn);
            }
            _ => {}
        }
    }
    eligible
}

/// The step that asks for a first factor, and what it offered.
#[derive(Debug)]
pub(super) struct Offer<'a> {
    pub progress: &'a Progress,
    pub factors: &'a [ChallengeNameType],
    /// `None` where a sign-in begins with the choice already made.
    pub step: Option<&'a Step>,
}

impl UserPools {
    /// Begins USER_AUTH: with the preferred factor if the user may use it, else with the choice.
    pub(super) async fn start_choice(&self, request: &Request) -> Result<Reply> {
        let name = request.username()?;
        if let Some(session) = request.session() {
            return self.start_confirmed(request, session).await;
        }
        let user = self.welcome(request, name).await?;
        let has_passkey = self.has_passkey(request, user.as_ref().map(|user| &user.value), name).await?;
        let factors = match &user {
            Some(user) => eligible(&request.pool, user, has_passkey),
            None => Vec::new(),
        };
        // A user without any factor looks like a stranger, to whom a choice is shown as well.
        let factors = if factors.is_empty() { self.simulated_factors(request, name) } else { factors };
        let progress = Progress::of(request, Flow::Choice);
        let preferred = request.parameter("PREFERRED_CHALLENGE").map(ChallengeNameType::from);
        if let Some(preferred) = preferred.filter(|preferred| factors.contains(preferred)) {
            let offer = Offer { progress: &progress, factors: &factors, step: None };
            return self.begin_factor(request, &preferred, offer, user).await;
        }
        let stranger = self.stranger_name(request, name);
        let subject = user.as_ref().map_or(Subject::stranger(&stranger), |user| Subject::user(user));
        let session = self.seal_state(request, subject, &progress, Stage::FirstFactor(factors.clone()))?;
        Ok(Reply::Challenge {
            name: ChallengeNameType::SelectChallenge,
            parameters: std::collections::BTreeMap::new(),
            session: Some(session),
            available: Some(factors),
        })
    }

    /// Comes in by the Session of ConfirmSignUp, once.
    async fn start_confirmed(&self, request: &Request, session: &str) -> Result<Reply> {
        let step = self.open_confirmed(request, session).ok_or_else(invalid_session)?;
        if request.now >= step.expires {
            return Err(expired_session().into());
        }
        let named = self.welcome(request, request.username()?).await?;
        let user = named.filter(|user| step.sub.as_ref() == Some(&user.sub)).ok_or_else(invalid_session)?;
        let progress = Progress::of(request, Flow::Choice);
        let answered = Answered { mark: self.answered(request, &step), spent_by_failure: false };
        self.proceed(request, user, &progress, Proven::Confirmation, Some(answered)).await
    }

    /// Takes the answer to SELECT_CHALLENGE, or the answer of a factor that the client chose without it.
    pub(super) async fn answer_choice(
        &self,
        request: &Request,
        challenge: &ChallengeNameType,
        (step, factors): (&Step, &[ChallengeNameType]),
        user: Named,
    ) -> Result<Reply> {
        let chosen = match challenge {
            ChallengeNameType::SelectChallenge => ChallengeNameType::from(request.required("ANSWER")?),
            direct => direct.clone(),
        };
        if !factors.contains(&chosen) {
            return Err(Error::invalid_parameter("The challenge is not one of the available challenges.").into());
        }
        let offer = Offer { progress: &step.progress, factors, step: Some(step) };
        self.begin_factor(request, &chosen, offer, user).await
    }

    /// Goes on with a first factor: with what was sent along with the choice, or by asking for it.
    async fn begin_factor(
        &self,
        request: &Request,
        factor: &ChallengeNameType,
        offer: Offer<'_>,
        user: Named,
    ) -> Result<Reply> {
        match factor {
            ChallengeNameType::Password if request.parameter("PASSWORD").is_some() => {
                self.check_chosen_password(request, &offer, user).await
            }
            ChallengeNameType::PasswordSrp if request.parameter("SRP_A").is_some() => {
                self.challenge_srp(request, offer.progress, offer.step, user).await
            }
            ChallengeNameType::Password | ChallengeNameType::PasswordSrp => {
                self.ask_again(request, factor, &offer, &user)
            }
            ChallengeNameType::EmailOtp => self.ask_first_code(request, Channel::Email, &offer, user).await,
            ChallengeNameType::SmsOtp => self.ask_first_code(request, Channel::Sms, &offer, user).await,
            ChallengeNameType::WebAuthn => self.ask_passkey(request, &offer, user).await,
            _ => Err(invalid_session().into()),
        }
    }

    /// The same stage once more, now under the factor's own name: nothing has been shown yet.
    fn ask_again(
        &self,
        request: &Request,
        factor: &ChallengeNameType,
        offer: &Offer<'_>,
        user: &Named,
    ) -> Result<Reply> {
        let stranger = self.stranger_of(request, offer.step);
        let subject = user.as_ref().map_or(Subject::stranger(&stranger), |user| Subject::user(user));
        let session = self.seal_state(request, subject, offer.progress, Stage::FirstFactor(offer.factors.to_vec()))?;
        Ok(Reply::challenge(factor.clone(), std::collections::BTreeMap::new(), Some(session)))
    }

    /// The name of whoever is not there: as the step has it, or as the request calls them.
    pub(super) fn stranger_of(&self, request: &Request, step: Option<&Step>) -> String {
        let name = || self.stranger_name(request, request.parameter("USERNAME").unwrap_or_default());
        step.map_or_else(name, |step| step.username.clone())
    }
}
