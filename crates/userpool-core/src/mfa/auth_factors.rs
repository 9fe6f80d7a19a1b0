//! GetUserAuthFactors: by what a user can sign in.

use poolgate_env::Millis;
use poolgate_wire::{
    Call, Error, Handle, Sensitive, operations,
    user_pools::{
        AdminGetUserAuthFactors, AdminGetUserAuthFactorsInput, AdminGetUserAuthFactorsOutput, AuthFactorType,
        GetUserAuthFactors, GetUserAuthFactorsInput, GetUserAuthFactorsOutput,
    },
};

use super::Factor;
use crate::{error::Result, pools::Pool, service::UserPools, users::User};

operations! { UserPools {
    GetUserAuthFactors => get_user_auth_factors,
    AdminGetUserAuthFactors => admin_get_user_auth_factors,
} }

impl Handle<GetUserAuthFactors> for UserPools {
    async fn handle(&self, _: &Call, input: GetUserAuthFactorsInput) -> Result<GetUserAuthFactorsOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let (pool, user) = (&caller.pool, &caller.user);
        Ok(GetUserAuthFactorsOutput {
            configured_user_auth_factors: Some(self.auth_factors(pool, user, now).await?),
            preferred_mfa_setting: user.mfa.preferred_setting(),
            user_mfa_setting_list: user.mfa.setting_list(),
            username: Sensitive::from(user.username.clone()),
        })
    }
}

impl Handle<AdminGetUserAuthFactors> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminGetUserAuthFactorsInput,
    ) -> Result<AdminGetUserAuthFactorsOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let user = self.existing_user(&pool, input.username.expose(), now).await?;
        Ok(AdminGetUserAuthFactorsOutput {
            configured_user_auth_factors: Some(self.auth_factors(&pool, &user, now).await?),
            preferred_mfa_setting: user.mfa.preferred_setting(),
            user_mfa_setting_list: user.mfa.setting_list(),
            username: Sensitive::from(user.username.clone()),
        })
    }
}

impl UserPools {
    /// What the user has, as far as the pool takes it for a first or a second factor.
    async fn auth_factors(&self, pool: &Pool, user: &User, now: Millis) -> Result<Vec<AuthFactorType>> {
        let has_passkey =
            pool.allows_first(&AuthFactorType::WebAuthn) && !self.passkeys_of(pool, &user.sub, now).await?.is_empty();
        let has_code = |factor: Factor, first: &AuthFactorType| {
            let address = factor.channel().is_some_and(|channel| user.attributes.contains_key(channel.attribute()));
            address && (pool.offers(factor) || pool.allows_first(first))
        };
        let factors = [
            (user.credential.is_some(), AuthFactorType::Password),
            (has_code(Factor::Email, &AuthFactorType::EmailOtp), AuthFactorType::EmailOtp),
            (has_code(Factor::Sms, &AuthFactorType::SmsOtp), AuthFactorType::SmsOtp),
            (has_passkey, AuthFactorType::WebAuthn),
            (user.mfa.software_token.is_some() && pool.offers(Factor::SoftwareToken), AuthFactorType::SoftwareToken),
        ];
        Ok(factors.into_iter().filter(|(has, _)| *has).map(|(_, factor)| factor).collect())
    }
}
