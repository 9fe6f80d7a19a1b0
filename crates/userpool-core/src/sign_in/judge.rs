//! What a proof is worth, and what follows it: pure functions of the user's record, the sign-in's progress and the time.

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, StoreError, Stored};
use poolgate_wire::{Code, Error, user_pools::UserStatusType};

use super::{
    custom::Carried,
    device::NamedDevice,
    mfa_choice::{self, Choice},
    state::{First, Progress, SetUp, fingerprint, invalid_session, used_session},
};
use crate::{
    attributes,
    channel::Channel,
    devices::SealedVerifier,
    error::{incorrect_username_or_password, rate_exceeded},
    limits::{Limited, Limits},
    mfa::{Factor, SoftwareToken, totp::Untaken},
    passkeys::Passkey,
    password_hash::Credential,
    passwords::set_password,
    pools::Pool,
    users::User,
};

/// What the user has just shown.
#[derive(Debug, Clone)]
pub(super) enum Proven {
    /// The password of this credential; `None`: a wrong one.
    Password(Option<Credential>),
    /// A temporary password before, and now this new one, with attributes that were missing.
    NewPassword { credential: Credential, attributes: std::collections::BTreeMap<String, String> },
    /// A code that was sent as first factor.
    FirstCode(ShownCode),
    /// A signature by a passkey; `None`: a wrong one.
    Passkey(Option<Box<ShownPasskey>>),
    /// A code that was sent as second factor.
    SecondCode(ShownCode),
    /// A code of the authenticator app.
    SoftwareToken(ShownToken),
    /// A first code of an app that is being set up.
    NewToken(SoftwareToken),
    /// Nothing: an address to set up codes by e-mail with.
    NewEmail(String),
    /// Nothing: the user says that a factor has been set up.
    SetUp,
    /// Nothing: the user chose a second factor.
    Chosen(Factor),
    /// The password of the device, as it is kept; `None`: a wrong one.
    Device(Option<SealedVerifier>),
    /// The confirmation of the sign-up, a moment ago.
    Confirmation,
    /// Enough for the host's functions.
    Custom,
}

/// A code that was sent, and has been shown.
#[derive(Debug, Clone)]
pub(super) struct ShownCode {
    pub channel: Channel,
    /// Where it was sent to: whoever got a code elsewhere has proved nothing about the user's present address.
    pub address: String,
    pub right: bool,
}

/// A passkey that has signed.
#[derive(Debug, Clone)]
pub(super) struct ShownPasskey {
    /// With what its authenticator has counted by now.
    pub passkey: Stored<Passkey>,
    /// Whether that is more than before.
    pub counts: bool,
    /// Whether it stands for two factors: the pool says so, and the authenticator made sure who used it.
    pub two_factors: bool,
}

impl ShownPasskey {
    /// Goes with the step: the counter, or that the passkey is still there.
    pub(super) fn record(&self, batch: &mut Batch) -> Result<(), StoreError> {
        if self.counts {
            return batch.update(&self.passkey);
        }
        batch.check(&self.passkey);
        Ok(())
    }
}

/// A code of an authenticator app that has been shown.
#[derive(Debug, Clone)]
pub(super) struct ShownToken {
    /// The secret that it was compared with, as it is kept.
    pub sealed_secret: Vec<u8>,
    /// The time step that it is the code of.
    pub step: Result<u64, Untaken>,
}

/// What is to happen next.
#[derive(Debug)]
pub(super) enum Verdict {
    /// No, for this reason; `counted` failures are remembered.
    Refuse { error: Error, counted: bool },
    /// Not from the device that was named, which is none of the user's. The same proof is good without it.
    NoDevice,
    /// The proof of the device that was named.
    AwaitDevice,
    /// Something more.
    Ask(Ask),
    /// What the host's functions say.
    Define,
    /// Everything asked for has been shown.
    Finish,
}

/// What is asked for next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// To choose a password instead of the temporary one.
    NewPassword,
    /// A second factor.
    Factor(Factor),
    /// Which of these second factors it shall be.
    SelectMfa(Vec<Factor>),
    /// To set up one of these.
    SetUpMfa(Vec<Factor>),
    /// The code that is sent to this new address.
    ProveEmail(String),
    /// To say that the factor has been set up.
    TellOfSetUp,
}

/// Changes the record as the proof demands, and says what happens next.
pub(super) fn judge(
    pool: &Pool,
    limits: &Limits,
    user: &mut User,
    progress: &mut Progress,
    proven: &Proven,
    device: &NamedDevice,
    now: Millis,
) -> Verdict {
    // Failed answers to the host's questions make nobody wait, and nobody waits with them.
    let waits = if matches!(proven, Proven::Custom) { Ok(()) } else { user.lockout.check(now) };
    let judged = waits.map_err(refused).and_then(|()| take(pool, user, progress, proven, device, now));
    let verdict = judged.and_then(|()| admit(user, progress, now).map_err(refused));
    match verdict.and_then(|()| next(pool, limits, user, progress, device, now).map_err(refused)) {
        Ok(verdict @ Verdict::Finish) => {
            user.lockout.clear();
            verdict
        }
        Ok(verdict) | Err(verdict) => verdict,
    }
}

const fn refused(error: Error) -> Verdict {
    Verdict::Refuse { error, counted: false }
}

/// A proof that failed: it counts.
fn failed(user: &mut User, error: Error, now: Millis) -> Verdict {
    user.lockout.fail(now);
    Verdict::Refuse { error, counted: true }
}

/// Takes the proof.
fn take(
    pool: &Pool,
    user: &mut User,
    progress: &mut Progress,
    proven: &Proven,
    device: &NamedDevice,
    now: Millis,
) -> Result<(), Verdict> {
    if matches!(proven, Proven::NewPassword { .. }) && user.status != UserStatusType::ForceChangePassword {
        return Err(refused(used_session()));
    }
    // What was proved is good against the credential that is still in place.
    if progress.credential.as_ref().is_some_and(|proved| present(user).as_ref() != Some(proved)) {
        return Err(refused(invalid_session()));
    }
    match proven {
        Proven::Password(credential) => {
            // A proof of a credential that was replaced meanwhile proves nothing.
            if credential.is_none() || *credential != user.credential {
                return Err(failed(user, incorrect_username_or_password(), now));
            }
            if matches!(device, NamedDevice::Missing) {
                return Err(Verdict::NoDevice);
            }
            progress.first.get_or_insert(First::Password);
            progress.credential = present(user);
        }
        Proven::NewPassword { credential, attributes } => {
            user.attributes = attributes::merged(&user.attributes, attributes);
            // Whoever declared an address verified meant one that was there.
            for channel in [Channel::Email, Channel::Sms] {
                if attributes.contains_key(channel.attribute()) {
                    user.set_verified(channel, false);
                }
            }
            set_password(pool, user, credential.clone(), now);
            user.status = UserStatusType::Confirmed;
            progress.credential = present(user);
        }
        Proven::FirstCode(code) => {
            check_code(user, code, now)?;
            if user.status == UserStatusType::Unconfirmed {
                user.status = UserStatusType::Confirmed;
                user.modified = now;
            }
            user.set_verified(code.channel, true);
            progress.first.get_or_insert(First::Code);
        }
        Proven::SecondCode(code) if matches!(progress.set_up, Some(SetUp::Email(_))) => {
            take_email(pool, user, code, now)?;
            progress.second = true;
        }
        Proven::NewToken(token) => {
            check_set_up(pool, user, Factor::SoftwareToken)?;
            user.mfa.software_token = Some(token.clone());
            user.mfa.associating = None;
            user.mfa.enabled.insert(Factor::SoftwareToken);
            progress.set_up = Some(SetUp::Shown);
        }
        Proven::NewEmail(address) => {
            check_set_up(pool, user, Factor::Email)?;
            progress.set_up = Some(SetUp::Email(address.clone()));
        }
        Proven::SetUp => {
            // Taken away again meanwhile, it is nothing.
            let there = user.mfa.software_token.is_some() && user.mfa.enabled.contains(&Factor::SoftwareToken);
            if progress.set_up != Some(SetUp::Shown) || !there {
                return Err(refused(invalid_session()));
            }
            progress.second = true;
        }
        Proven::Passkey(Some(shown)) => {
            progress.first.get_or_insert(First::Passkey);
            progress.second |= shown.two_factors;
        }
        Proven::SecondCode(code) => {
            check_code(user, code, now)?;
            // An alias may be someone else's by now: that is no reason to keep its user out.
            if !user.naming.is_alias(code.channel) {
                user.set_verified(code.channel, true);
            }
            progress.second = true;
        }
        Proven::SoftwareToken(token) => {
            check_token(user, token, now)?;
            progress.second = true;
        }
        Proven::Passkey(None) | Proven::Device(None) => {
            return Err(failed(user, incorrect_username_or_password(), now));
        }
        Proven::Device(Some(_)) => {
            if !device.still_proves(proven) {
                return Err(refused(invalid_session()));
            }
            progress.second = true;
        }
        Proven::Chosen(factor) => progress.chosen = Some(*factor),
        Proven::Confirmation => progress.first = Some(First::Confirmation),
        Proven::Custom => drop(progress.first.get_or_insert(First::Custom)),
    }
    if let Some(Carried::Here(custom)) = &mut progress.custom {
        custom.note(proven);
    }
    Ok(())
}

fn present(user: &User) -> Option<String> {
    user.credential.as_ref().and_then(|credential| fingerprint(credential).ok())
}

/// Refuses to set a factor up for a user who has one by now, whoever set it up.
fn check_set_up(pool: &Pool, user: &User, factor: Factor) -> Result<(), Verdict> {
    match mfa_choice::choose(pool, user) {
        Ok(Choice::SetUp(factors)) if factors.contains(&factor) => Ok(()),
        _ => Err(refused(invalid_session())),
    }
}

/// Takes a new address that the user has shown the code of.
fn take_email(pool: &Pool, user: &mut User, code: &ShownCode, now: Millis) -> Result<(), Verdict> {
    check_set_up(pool, user, Factor::Email)?;
    if !code.right {
        return Err(failed(user, wrong_code(), now));
    }
    user.attributes.insert(code.channel.attribute().to_owned(), code.address.clone());
    user.set_verified(code.channel, true);
    user.mfa.enabled.insert(Factor::Email);
    user.modified = now;
    Ok(())
}

fn check_code(user: &mut User, code: &ShownCode, now: Millis) -> Result<(), Verdict> {
    if code.right && user.address(code.channel) == code.address {
        return Ok(());
    }
    Err(failed(user, wrong_code(), now))
}

/// A wrong code of a sign-in, in Cognito's words.
pub(super) fn wrong_code() -> Error {
    Error::new(Code::CodeMismatchException, "Invalid code or auth state for the user.")
}

fn check_token(user: &mut User, shown: &ShownToken, now: Millis) -> Result<(), Verdict> {
    let Some(token) = user.mfa.software_token.as_mut().filter(|token| token.sealed_secret == shown.sealed_secret)
    else {
        return Err(refused(no_software_token()));
    };
    match shown.step {
        Ok(step) if step > token.last_step => {
            token.last_step = step;
            Ok(())
        }
        Ok(_) | Err(Untaken::AlreadyUsed) => {
            let text = "Your software token has already been used once.";
            Err(refused(Error::new(Code::ExpiredCodeException, text)))
        }
        Err(Untaken::Wrong) => Err(failed(user, wrong_token(), now)),
    }
}

/// A wrong code of an app, in Cognito's words.
pub(super) fn wrong_token() -> Error {
    Error::new(Code::CodeMismatchException, "Invalid code received for user")
}

/// A user without an authenticator app, in Cognito's words.
pub(super) fn no_software_token() -> Error {
    Error::new(Code::SoftwareTokenMFANotFoundException, "Software Token MFA does not exist for the user.")
}

/// Cognito's words for a user who has to reset the password.
pub(super) fn reset_required() -> Error {
    Error::new(Code::PasswordResetRequiredException, "Password reset required for the user")
}

/// Whether a user who has shown this much may come in.
fn admit(user: &User, progress: &Progress, now: Millis) -> Result<(), Error> {
    if !user.enabled {
        return Err(Error::not_authorized("User is disabled."));
    }
    let by_password = progress.first == Some(First::Password);
    match &user.status {
        // Whether a user is confirmed is the host's concern there.
        UserStatusType::Unconfirmed if progress.is_hosts_own() => Ok(()),
        UserStatusType::Unconfirmed => Err(Error::new(Code::UserNotConfirmedException, "User is not confirmed.")),
        // Who comes in by another factor needs no password, and keeps the one that is waiting.
        UserStatusType::ResetRequired if by_password => Err(reset_required()),
        UserStatusType::ForceChangePassword
            if by_password && user.temporary_password_expires.is_some_and(|end| now >= end) =>
        {
            let text = "Temporary password has expired and must be reset by an administrator.";
            Err(Error::not_authorized(text))
        }
        UserStatusType::ForceChangePassword | UserStatusType::Confirmed | UserStatusType::ResetRequired => Ok(()),
        _ => Err(incorrect_username_or_password()),
    }
}

/// What follows for a user who may come in. A code that is to be sent counts here, before it is made.
fn next(
    pool: &Pool,
    limits: &Limits,
    user: &mut User,
    progress: &Progress,
    device: &NamedDevice,
    now: Millis,
) -> Result<Verdict, Error> {
    if user.status == UserStatusType::ForceChangePassword && progress.first == Some(First::Password) {
        return Ok(Verdict::Ask(Ask::NewPassword));
    }
    let enough = if progress.awaits_host() { Verdict::Define } else { Verdict::Finish };
    if progress.second {
        return Ok(enough);
    }
    // What the host's functions lead, the device ends, whatever else would be asked for.
    if progress.host_is_content() && device.stands_for_factor(pool) {
        return Ok(Verdict::AwaitDevice);
    }
    // Cognito asks for second factors after a password alone.
    if progress.is_hosts_own() {
        return Ok(enough);
    }
    match &progress.set_up {
        Some(SetUp::Shown) => return Ok(Verdict::Ask(Ask::TellOfSetUp)),
        Some(SetUp::Email(address)) => {
            count_sending(limits, user, Channel::Email, now)?;
            return Ok(Verdict::Ask(Ask::ProveEmail(address.clone())));
        }
        None => {}
    }
    let ask = match (mfa_choice::choose(pool, user)?, progress.chosen) {
        (Choice::None, _) => return Ok(enough),
        (Choice::Ask(_) | Choice::Select(_), _) if device.stands_for_factor(pool) => {
            return Ok(if progress.awaits_host() { enough } else { Verdict::AwaitDevice });
        }
        (Choice::Select(factors), Some(chosen)) if factors.contains(&chosen) => Ask::Factor(chosen),
        (Choice::Ask(factor), _) => Ask::Factor(factor),
        (Choice::Select(factors), _) => Ask::SelectMfa(factors),
        (Choice::SetUp(factors), _) => Ask::SetUpMfa(factors),
    };
    if let Ask::Factor(factor) = &ask
        && let Some(channel) = factor.channel()
    {
        count_sending(limits, user, channel, now)?;
    }
    Ok(Verdict::Ask(ask))
}

/// Counts a code that is about to be sent in a sign-in. No operation of sign-in declares LimitExceededException.
pub(super) fn count_sending(limits: &Limits, user: &mut User, channel: Channel, now: Millis) -> Result<(), Error> {
    user.attempts.count(limited(channel), limits, now).map_err(|_| rate_exceeded())
}

pub(super) const fn limited(channel: Channel) -> Limited {
    match channel {
        Channel::Email => Limited::EmailMfa,
        Channel::Sms => Limited::SmsMfa,
    }
}
