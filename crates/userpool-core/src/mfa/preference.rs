//! Which second factors a user has turned on, and which comes first (spec/auth-flows.md §7).

use poolgate_wire::{
    Call, Error, Handle, operations,
    user_pools::{
        AdminSetUserMFAPreference, AdminSetUserMFAPreferenceInput, AdminSetUserMFAPreferenceOutput,
        AdminSetUserSettings, AdminSetUserSettingsInput, AdminSetUserSettingsOutput, EmailMfaSettingsType,
        MFAOptionType, SMSMfaSettingsType, SetUserMFAPreference, SetUserMFAPreferenceInput, SetUserMFAPreferenceOutput,
        SetUserSettings, SetUserSettingsInput, SetUserSettingsOutput, SoftwareTokenMfaSettingsType,
        WebAuthnMfaSettingsType,
    },
};

use super::{Factor, counts_as_two};
use crate::{
    channel::Channel, error::Result, passwords::recovery_channel, pools::Pool, service::UserPools, users::User,
};

operations! { UserPools {
    SetUserMFAPreference => set_user_mfa_preference,
    AdminSetUserMFAPreference => admin_set_user_mfa_preference,
    SetUserSettings => set_user_settings,
    AdminSetUserSettings => admin_set_user_settings,
} }

impl Handle<SetUserMFAPreference> for UserPools {
    async fn handle(&self, _: &Call, input: SetUserMFAPreferenceInput) -> Result<SetUserMFAPreferenceOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let wanted = Preference::new(
            input.sms_mfa_settings.as_ref(),
            input.software_token_mfa_settings.as_ref(),
            input.email_mfa_settings.as_ref(),
            input.web_authn_mfa_settings.as_ref(),
        )?;
        self.change_user(&caller.pool, &caller.user.username, now, |user| wanted.apply(&caller.pool, user)).await?;
        Ok(SetUserMFAPreferenceOutput::default())
    }
}

impl Handle<AdminSetUserMFAPreference> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminSetUserMFAPreferenceInput,
    ) -> Result<AdminSetUserMFAPreferenceOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let wanted = Preference::new(
            input.sms_mfa_settings.as_ref(),
            input.software_token_mfa_settings.as_ref(),
            input.email_mfa_settings.as_ref(),
            input.web_authn_mfa_settings.as_ref(),
        )?;
        self.change_user(&pool, input.username.expose(), now, |user| wanted.apply(&pool, user)).await?;
        Ok(AdminSetUserMFAPreferenceOutput::default())
    }
}

impl Handle<SetUserSettings> for UserPools {
    async fn handle(&self, _: &Call, input: SetUserSettingsInput) -> Result<SetUserSettingsOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let wanted = Preference::of_options(&input.mfa_options)?;
        self.change_user(&caller.pool, &caller.user.username, now, |user| wanted.apply(&caller.pool, user)).await?;
        Ok(SetUserSettingsOutput::default())
    }
}

impl Handle<AdminSetUserSettings> for UserPools {
    async fn handle(&self, _: &Call, input: AdminSetUserSettingsInput) -> Result<AdminSetUserSettingsOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let wanted = Preference::of_options(&input.mfa_options)?;
        self.change_user(&pool, input.username.expose(), now, |user| wanted.apply(&pool, user)).await?;
        Ok(AdminSetUserSettingsOutput::default())
    }
}

/// What a request says of the factors it names; it leaves the others alone.
#[derive(Debug)]
struct Preference {
    factors: Vec<Wanted>,
    web_authn: Option<bool>,
}

#[derive(Debug, Clone, Copy)]
struct Wanted {
    factor: Factor,
    enabled: bool,
    /// `None`: the preference stays as far as the factor does.
    preferred: Option<bool>,
}

impl Preference {
    /// What is left out of a factor's settings means no, as Cognito's plain booleans do.
    fn new(
        sms: Option<&SMSMfaSettingsType>,
        software_token: Option<&SoftwareTokenMfaSettingsType>,
        email: Option<&EmailMfaSettingsType>,
        web_authn: Option<&WebAuthnMfaSettingsType>,
    ) -> Result<Self, Error> {
        let factors: Vec<Wanted> = [
            sms.map(|given| (Factor::Sms, given.enabled, given.preferred_mfa)),
            software_token.map(|given| (Factor::SoftwareToken, given.enabled, given.preferred_mfa)),
            email.map(|given| (Factor::Email, given.enabled, given.preferred_mfa)),
        ]
        .into_iter()
        .flatten()
        .map(|(factor, enabled, preferred)| Wanted {
            factor,
            enabled: enabled == Some(true),
            preferred: Some(preferred == Some(true)),
        })
        .collect();
        if factors.is_empty() && web_authn.is_none() {
            return Err(Error::invalid_parameter("At least one MFA setting is required."));
        }
        let mut preferred = factors.iter().filter(|wanted| wanted.preferred == Some(true));
        if let Some(Wanted { enabled: false, factor, .. }) = preferred.clone().find(|wanted| !wanted.enabled) {
            let name = factor.as_str();
            return Err(Error::invalid_parameter(format!("{name} can not be preferred without being enabled.")));
        }
        if preferred.nth(1).is_some() {
            return Err(Error::invalid_parameter("Only one MFA method can be preferred."));
        }
        Ok(Self { factors, web_authn: web_authn.map(|given| given.enabled == Some(true)) })
    }

    /// The older form knows SMS alone: named it is on, and off when it is not.
    fn of_options(options: &[MFAOptionType]) -> Result<Self, Error> {
        let sms = Channel::Sms;
        let is_sms = |option: &MFAOptionType| {
            option.delivery_medium.as_ref() == Some(&sms.medium())
                && option.attribute_name.as_deref() == Some(sms.attribute())
        };
        if !options.iter().all(is_sms) {
            return Err(Error::invalid_parameter("MFAOptions can only name SMS to phone_number."));
        }
        let wanted = Wanted { factor: Factor::Sms, enabled: !options.is_empty(), preferred: None };
        Ok(Self { factors: vec![wanted], web_authn: None })
    }

    fn apply(&self, pool: &Pool, user: &mut User) -> Result<(), Error> {
        let before = user.clone();
        // What is turned on first: of two factors that change places one is always there.
        for Wanted { factor, preferred, .. } in self.factors.iter().filter(|wanted| wanted.enabled) {
            check_means(pool, user, *factor)?;
            user.mfa.enabled.insert(*factor);
            match preferred {
                Some(true) => user.mfa.preferred = Some(*factor),
                Some(false) if user.mfa.preferred == Some(*factor) => user.mfa.preferred = None,
                Some(false) | None => {}
            }
        }
        for Wanted { factor, .. } in self.factors.iter().filter(|wanted| !wanted.enabled) {
            user.mfa.turn_off(*factor);
        }
        if let Some(wanted) = self.web_authn {
            check_web_authn(pool, user, wanted)?;
            user.mfa.web_authn = wanted;
        }
        if pool.requires_mfa() && user.mfa.enabled.is_empty() && !before.mfa.enabled.is_empty() {
            return Err(Error::invalid_parameter("MFA can not be turned off for a user of a pool that requires it."));
        }
        check_recovery(pool, &before, user)
    }
}

/// Refuses to turn on a factor that the pool does not offer, or whose codes the user cannot have.
fn check_means(pool: &Pool, user: &User, factor: Factor) -> Result<(), Error> {
    let lacks = |channel: Channel| !user.attributes.contains_key(channel.attribute());
    let why = match factor {
        _ if !pool.offers(factor) => no_delivery(factor.as_str()),
        Factor::Sms if lacks(Channel::Sms) => "User does not have a phone_number set to turn on SMS MFA".to_owned(),
        Factor::Email if lacks(Channel::Email) => "User does not have an email set to turn on Email MFA".to_owned(),
        Factor::SoftwareToken if user.mfa.software_token.is_none() => match user.mfa.associating {
            Some(_) => "User has not verified software token mfa".to_owned(),
            None => "User has not set up software token mfa".to_owned(),
        },
        Factor::Sms | Factor::Email | Factor::SoftwareToken => return Ok(()),
    };
    Err(Error::invalid_parameter(why))
}

fn no_delivery(name: &str) -> String {
    format!("User does not have delivery config set to turn on {name}")
}

/// Passkeys stand for two factors in a pool that says so, and beside another second factor: who signs in by password is
/// still asked for one.
fn check_web_authn(pool: &Pool, user: &User, wanted: bool) -> Result<(), Error> {
    if wanted && !counts_as_two(&pool.mfa) {
        return Err(Error::invalid_parameter(no_delivery("WEB_AUTHN")));
    }
    if wanted && user.mfa.enabled.is_empty() {
        return Err(Error::invalid_parameter("Another MFA method must be enabled to turn on WEB_AUTHN MFA."));
    }
    Ok(())
}

/// Where the pool says how accounts are recovered, a second factor must not take the only way.
fn check_recovery(pool: &Pool, before: &User, after: &User) -> Result<(), Error> {
    let says = pool.settings.account_recovery_setting.is_some();
    if says && recovery_channel(pool, before).is_ok() && recovery_channel(pool, after).is_err() {
        return Err(Error::invalid_parameter(
            "The MFA method uses the only way by which the user can recover the account.",
        ));
    }
    Ok(())
}
