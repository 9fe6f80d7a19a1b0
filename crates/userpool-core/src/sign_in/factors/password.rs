//! The password itself: USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH.

use std::sync::Arc;

use poolgate_env::SecretString;
use poolgate_triggers::UserMigration;
use poolgate_wire::{Code, Error, user_pools::UserStatusType};

use crate::{
    error::{Result, incorrect_username_or_password},
    password_hash::Credential,
    pools::Pool,
    service::UserPools,
    sign_in::{
        Reply, Request,
        choice::Offer,
        judge::{Proven, reset_required},
        state::{Flow, Progress, Step},
    },
    users::{Migration, Named, User, Wish},
};

/// Whether the user came from elsewhere, and has no password here yet.
fn must_reset(user: &User) -> bool {
    user.credential.is_none() && user.status == UserStatusType::ResetRequired
}

/// Tells a user without a password to reset it: there is nothing to guess. Where who exists is hidden, it looks like a wrong
/// password.
pub(super) fn check_has_password(request: &Request, user: &User) -> Result<(), Error> {
    if must_reset(user) && !request.client.hides_existence() { Err(reset_required()) } else { Ok(()) }
}

impl UserPools {
    pub(in crate::sign_in) async fn start_password(&self, request: &Request) -> Result<Reply> {
        let name = request.username()?;
        let password = SecretString::from(request.required("PASSWORD")?);
        let found = match self.user_named(&request.pool, name, request.now).await? {
            None => self.newcomer(request, name, password).await?,
            found => found,
        };
        let user = self.welcome_as(request, name, found).await?;
        self.show_password(request, &Progress::of(request, Flow::Password), None, user).await
    }

    /// Whom the UserMigration trigger brings along, now that nobody is called `name`. A password that it does not take counts
    /// like one that the pool does not take.
    async fn newcomer(&self, request: &Request, name: &str, password: SecretString) -> Result<Named> {
        if !self.has_trigger::<UserMigration>(&request.pool) {
            return Ok(None);
        }
        let stranger = self.stranger_name(request, name);
        self.check_stranger(request, &stranger).await?;
        let wish = Wish::SignIn { password, validation_data: request.client_metadata.clone() };
        match self.migrate(&request.pool, &request.client, name, wish, request.now).await? {
            Migration::Done(user) => {
                // Many may have been guessing at once.
                self.check_stranger(request, &stranger).await?;
                if must_reset(&user) {
                    return Err(reset_required().into());
                }
                Ok(Some(*user))
            }
            Migration::Failed(error) if !request.client.hides_existence() => {
                if error.code == Code::UserNotFoundException {
                    return Err(self.refuse_stranger(request, &stranger, None, error).await?.into());
                }
                Err(error.into())
            }
            Migration::Failed(_) | Migration::None => Ok(None),
        }
    }

    /// Judges the password of a user who chose to show it.
    pub(in crate::sign_in) async fn check_chosen_password(
        &self,
        request: &Request,
        offer: &Offer<'_>,
        user: Named,
    ) -> Result<Reply> {
        self.show_password(request, offer.progress, offer.step, user).await
    }

    async fn show_password(
        &self,
        request: &Request,
        progress: &Progress,
        step: Option<&Step>,
        user: Named,
    ) -> Result<Reply> {
        let password = SecretString::from(request.required("PASSWORD")?);
        let Some(user) = user else {
            let stranger = self.stranger_of(request, step);
            self.check_stranger(request, &stranger).await?;
            self.check_nobody(&request.pool, &stranger, password).await?;
            return Err(self.refuse_stranger(request, &stranger, None, incorrect_username_or_password()).await?.into());
        };
        user.lockout.check(request.now)?;
        let proven = if let Some(credential) = user.credential.clone() {
            let right = self.check_password(&request.pool, &user, credential.clone(), password).await?;
            right.then_some(credential)
        } else {
            // As much work as for a user with a password.
            self.check_nobody(&request.pool, &user.username, password).await?;
            check_has_password(request, &user)?;
            None
        };
        let answered = step.map(|step| self.tried(request, step));
        self.proceed(request, user, progress, Proven::Password(proven), answered).await
    }

    /// The work of [`Self::check_password`] where there is nothing to check against.
    async fn check_nobody(&self, pool: &Pool, name: &str, password: SecretString) -> Result<()> {
        let (hasher, owner) = (Arc::clone(&self.inner.hasher), self.owner_of(pool, name));
        let nobody = move || hasher.verify_nobody(&owner, password.expose());
        Ok(self.inner.workers.run(nobody).await?.map_err(Error::internal)?)
    }

    /// Whether the password is the credential's, judged on the workers.
    pub(crate) async fn check_password(
        &self,
        pool: &Pool,
        user: &User,
        credential: Credential,
        password: SecretString,
    ) -> Result<bool> {
        let (hasher, owner) = (Arc::clone(&self.inner.hasher), self.owner_of(pool, &user.username));
        let verify = move || hasher.verify(&owner, password.expose(), &credential);
        Ok(self.inner.workers.run(verify).await?.map_err(Error::internal)?)
    }
}
