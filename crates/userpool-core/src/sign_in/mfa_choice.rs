//! Which second factor follows a first one (spec/auth-flows.md §7): a pure function of pool and user.

use poolgate_wire::{
    Error,
    user_pools::{RecoveryOptionNameType, UserPoolMfaType},
};

use crate::{channel::Channel, mfa::Factor, pools::Pool, users::User};

/// What follows a first factor.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Nothing.
    None,
    /// This factor.
    Ask(Factor),
    /// One of these, as the user likes.
    Select(Vec<Factor>),
    /// The user has no factor, and has to set up one of these.
    SetUp(Vec<Factor>),
}

/// The second factor of this user in this pool; an error where the pool insists on one that the user cannot have.
pub(super) fn choose(pool: &Pool, user: &User) -> Result<Choice, Error> {
    let mfa = &user.mfa;
    let usable = |factor: &Factor| pool.mfa.factors.contains(factor) && has_means(user, *factor);
    let preferred = mfa.preferred.filter(|factor| mfa.enabled.contains(factor)).filter(usable);
    match pool.settings.mfa_configuration {
        Some(UserPoolMfaType::On) => {}
        Some(UserPoolMfaType::Optional) => {
            let enabled: Vec<Factor> = mfa.enabled.iter().copied().filter(usable).collect();
            return Ok(match (preferred, enabled.as_slice()) {
                (_, []) => Choice::None,
                (Some(factor), _) => Choice::Ask(factor),
                (None, [factor]) => Choice::Ask(*factor),
                (None, _) => Choice::Select(enabled),
            });
        }
        _ => return Ok(Choice::None),
    }
    if let Some(factor) = preferred {
        return Ok(Choice::Ask(factor));
    }
    let (serving, reserved): (Vec<Factor>, Vec<Factor>) = Factor::ALL
        .into_iter()
        .filter(usable)
        .partition(|factor| mfa.enabled.contains(factor) || !is_for_recovery(pool, *factor));
    match serving.as_slice() {
        [factor] => Ok(Choice::Ask(*factor)),
        [] if reserved.is_empty() => {
            let settable: Vec<Factor> = Factor::ALL.into_iter().filter(|f| pool.mfa.factors.contains(f)).collect();
            if settable.is_empty() {
                return Err(Error::invalid_parameter("The user pool requires MFA, and has no MFA method configured."));
            }
            Ok(Choice::SetUp(settable))
        }
        [] => Err(Error::invalid_parameter(
            "The only MFA method of the user is the primary account recovery method of the user pool.",
        )),
        _ => Ok(Choice::Select(serving)),
    }
}

/// Whether the user could show this factor.
pub(super) fn has_means(user: &User, factor: Factor) -> bool {
    match factor.channel() {
        Some(channel) => user.attributes.contains_key(channel.attribute()),
        None => user.mfa.software_token.is_some(),
    }
}

/// Whether the factor's codes travel as the codes that recover an account do in the first place.
fn is_for_recovery(pool: &Pool, factor: Factor) -> bool {
    factor.channel().is_some_and(|channel| recovery_channel(pool) == Some(channel))
}

/// The channel that the pool's settings put first for recovery.
fn recovery_channel(pool: &Pool) -> Option<Channel> {
    let mechanisms = pool.settings.account_recovery_setting.as_ref()?.recovery_mechanisms.as_deref()?;
    match mechanisms.iter().min_by_key(|mechanism| mechanism.priority)?.name {
        RecoveryOptionNameType::VerifiedEmail => Some(Channel::Email),
        RecoveryOptionNameType::VerifiedPhoneNumber => Some(Channel::Sms),
        RecoveryOptionNameType::AdminOnly | RecoveryOptionNameType::Unknown(_) => None,
    }
}
