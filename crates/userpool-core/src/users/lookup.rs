//! Finding a user by any of its names, and changing it.

use poolgate_env::{Millis, random_bytes};
use poolgate_storage_trait::{Batch, Index, Stored};
use poolgate_wire::{Code, Error};

use super::{MAX_NAME, Naming, User};
use crate::{
    entities,
    error::{Fault, Result},
    pools::Pool,
    service::UserPools,
};

/// A user found under a name, or the fact that there is none.
pub(crate) type Named = Option<Stored<User>>;

impl UserPools {
    /// The user that `name` means: by user name, then by a verified address, by `sub`, and by an alias of the user's own
    /// choice last, which so stands for no one else. In a pool with username attributes the address is found like an
    /// alias.
    pub(crate) async fn user_named(&self, pool: &Pool, name: &str, now: Millis) -> Result<Named> {
        let naming = Naming::of(pool);
        let folded = naming.fold(name);
        // Nobody's: AuthParameters bound no value, as UsernameType does, and the store takes no such key.
        if folded.len() > MAX_NAME {
            return Ok(None);
        }
        let address = naming.address_index(name);
        // Where names are generated, an address cannot be one: the first read would be in vain.
        if let Some(index) = address.filter(|_| pool.uses_username_attributes()) {
            return self.find(pool.id(), index, &folded, now).await;
        }
        if let Some(user) = self.load::<User>(User::key_of(pool.id(), &folded), now).await? {
            return Ok(Some(user));
        }
        if let Some(index) = address
            && let Some(user) = self.find::<User>(pool.id(), index, &folded, now).await?
        {
            return Ok(Some(user));
        }
        if uuid::Uuid::try_parse(name).is_ok()
            && let Some(user) = self.find(pool.id(), entities::BY_SUB, name, now).await?
        {
            return Ok(Some(user));
        }
        if naming.preferred_username_alias {
            return self.find::<User>(pool.id(), entities::BY_PREFERRED_USERNAME, &folded, now).await;
        }
        Ok(None)
    }

    /// The user that an administrator names; administrators may know who exists.
    pub(crate) async fn existing_user(&self, pool: &Pool, name: &str, now: Millis) -> Result<Stored<User>> {
        Ok(self.user_named(pool, name, now).await?.ok_or_else(Error::user_not_found)?)
    }

    /// Changes one user, exactly once: `decide` is run on the record as it is, again when someone else changed it
    /// meanwhile, and what it leaves is written under the version it saw. `decide` has no outside effects. What it
    /// refuses changes nothing.
    pub(crate) async fn change_user<T: Send>(
        &self,
        pool: &Pool,
        name: &str,
        now: Millis,
        decide: impl Fn(&mut User) -> Result<T, Error> + Send + Sync,
    ) -> Result<(User, T)> {
        self.change_user_with(pool, name, now, |user, _| decide(user)).await
    }

    /// As [`Self::change_user`], with other writes in the same batch.
    pub(crate) async fn change_user_with<T: Send>(
        &self,
        pool: &Pool,
        name: &str,
        now: Millis,
        decide: impl Fn(&mut User, &mut Batch) -> Result<T, Error> + Send + Sync,
    ) -> Result<(User, T)> {
        let changed = self
            .transact(now, || async {
                let mut user = self.existing_user(pool, name, now).await?;
                let before = user.value.clone();
                let mut batch = Batch::new();
                let output = decide(&mut user.value, &mut batch)?;
                if user.value != before {
                    user.value.change = self.change_id();
                    batch.update(&user)?;
                }
                Ok((batch, (user.value, output)))
            })
            .await;
        changed.map_err(alias_taken)
    }

    /// What tells this change of a record from every other.
    pub(crate) fn change_id(&self) -> u64 {
        u64::from_be_bytes(random_bytes(self.entropy()))
    }
}

impl Naming {
    /// Whether `name` is an address, of a kind that signs in: no user name then.
    pub(crate) fn is_address(self, name: &str) -> bool {
        self.address_index(name).is_some()
    }

    /// The index that finds an address of this look, if the pool lets addresses sign in.
    fn address_index(self, name: &str) -> Option<Index> {
        if name.contains('@') {
            (self.email_alias || self.email_username).then_some(entities::BY_EMAIL)
        } else if name.starts_with('+') {
            (self.phone_number_alias || self.phone_number_username).then_some(entities::BY_PHONE_NUMBER)
        } else {
            None
        }
    }
}

/// A name that someone else holds, in the words for changing a user.
pub(crate) fn alias_taken(fault: Fault) -> Fault {
    use poolgate_storage_trait::StoreError;
    let Fault::Store(StoreError::Taken { index, .. }) = &fault else { return fault };
    let what = match *index {
        entities::BY_EMAIL => "email",
        entities::BY_PHONE_NUMBER => "phone_number",
        entities::BY_PREFERRED_USERNAME => "preferred_username",
        _ => return fault,
    };
    Error::new(Code::AliasExistsException, format!("An account with the given {what} already exists.")).into()
}
