//! The service: its parts, and how it is put together.

use std::sync::Arc;

use poolgate_env::{Clock, Entropy, Millis, SystemClock, SystemEntropy, random_uuid};
use poolgate_storage_trait::{Store, StoreExt, Stored};
use poolgate_token::KeyStore;
use poolgate_wire::{Call, Caller, Error, Result, Route};

use crate::{
    CredentialIssuer, LoginVerifier, credentials,
    entities::{IdentityListing, PoolRecord, RolesRecord},
    failure::Failure,
    identities,
    logins::Verifiers,
    open_id_token, pools, roles,
};

/// Identity pools: Amazon Cognito's federated identities, in-process.
///
/// Every operation is a method with the operation's own input and output. The same operations are [`routes`] for a
/// wire layer.
#[derive(Debug)]
pub struct IdentityPools {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) issuer: Arc<dyn CredentialIssuer>,
    pub(crate) keys: Arc<dyn KeyStore>,
    pub(crate) verifiers: Verifiers,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    region: String,
    account: String,
}

impl IdentityPools {
    /// Begins to put the service together: where records are kept, who issues credentials, and the keys that sign
    /// OpenID tokens (`StoredKeys::for_identity_pools`).
    pub fn builder(
        store: Arc<dyn Store>,
        issuer: Arc<dyn CredentialIssuer>,
        keys: Arc<dyn KeyStore>,
    ) -> IdentityPoolsBuilder {
        IdentityPoolsBuilder(Self {
            store,
            issuer,
            keys,
            verifiers: Verifiers::default(),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy::new()),
            region: "us-east-1".to_owned(),
            account: "000000000000".to_owned(),
        })
    }

    /// The JSON Web Key Set that verifies the OpenID tokens of a region's identity pools. Keys are made for a region
    /// when they are first asked for: ask for regions that are served here alone.
    pub async fn jwks(&self, region: &str) -> Result<String> {
        let keys = self.keys.keys(region, self.clock.now()).await.map_err(Error::internal)?;
        Ok(keys.jwks().to_owned())
    }

    /// How a call of the host itself looks.
    pub(crate) fn host_call(&self) -> Call {
        Call {
            request_id: random_uuid(self.entropy.as_ref()).to_string(),
            caller: Caller::Host,
            region: self.region.clone(),
            account: self.account.clone(),
            source_ip: None,
            user_agent: None,
        }
    }

    /// A fresh `<region>:<uuid>`.
    pub(crate) fn fresh_id(&self, region: &str) -> String {
        format!("{region}:{}", random_uuid(self.entropy.as_ref()))
    }

    /// The pool with this id.
    pub(crate) async fn pool(&self, pool_id: &str, now: Millis) -> Result<Stored<PoolRecord>, Failure> {
        let pool = self.store.load(&PoolRecord::key_of(pool_id), now).await?;
        pool.ok_or_else(|| Error::resource_not_found(format!("IdentityPool '{pool_id}' not found.")).into())
    }

    /// The pool of an identity, and its roles.
    pub(crate) async fn pool_of(
        &self,
        identity_id: &str,
        now: Millis,
    ) -> Result<(Stored<PoolRecord>, RolesRecord), Failure> {
        let unknown = || Failure::from(identities::unknown(identity_id));
        let listing = self.store.load::<IdentityListing>(&IdentityListing::key_of(identity_id), now).await?;
        let pool_id = listing.ok_or_else(unknown)?.value.pool_id;
        let keys = [PoolRecord::key_of(&pool_id), RolesRecord::key_of(&pool_id)];
        let mut records = self.store.get(&keys, now).await?.into_iter();
        let pool = records.next().flatten().ok_or_else(unknown)?;
        let roles = records.next().flatten().map(|record| Stored::from_record(&record)).transpose()?;
        Ok((Stored::from_record(&pool)?, roles.map(|stored| stored.value).unwrap_or_default()))
    }
}

/// The operations, for a wire layer to offer.
pub fn routes() -> impl Iterator<Item = &'static Route<IdentityPools>> {
    [pools::OPERATIONS, roles::OPERATIONS, identities::OPERATIONS, credentials::OPERATIONS, open_id_token::OPERATIONS]
        .into_iter()
        .flatten()
}

/// Puts [`IdentityPools`] together.
#[derive(Debug)]
#[must_use]
pub struct IdentityPoolsBuilder(IdentityPools);

impl IdentityPoolsBuilder {
    /// Adds a verifier of logins. Those added first are asked first. Without any there are guests only.
    pub fn verifier(mut self, verifier: Arc<dyn LoginVerifier>) -> Self {
        self.0.verifiers.0.push(verifier);
        self
    }

    /// Sets the clock; the machine's unless set.
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.0.clock = clock;
        self
    }

    /// Sets the source of randomness; the operating system's unless set.
    pub fn entropy(mut self, entropy: Arc<dyn Entropy>) -> Self {
        self.0.entropy = entropy;
        self
    }

    /// Sets the region of the host's own calls; `us-east-1` unless set.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.0.region = region.into();
        self
    }

    /// Sets the account of the host's own calls, twelve digits; zeros unless set.
    pub fn account(mut self, account: impl Into<String>) -> Self {
        self.0.account = account.into();
        self
    }

    /// The service.
    pub fn build(self) -> IdentityPools {
        self.0
    }
}
