//! The issuer and, on the other side, the gate of the resources.

use std::{collections::BTreeMap, fmt, sync::Arc, time::Duration};

use async_trait::async_trait;
use chrono::{DateTime, SecondsFormat};
use poolgate_env::{Entropy, Millis, RootKey, SecretString, SystemEntropy};
use poolgate_identitypool_core::{AssumeRole, CredentialIssuer, Credentials, IssueError};

use crate::{
    guests,
    policy::{Context, Decision, evaluate},
    roles::{self, Role, Roles},
    session_token::{Session, SessionPolicy, access_key},
    sigv4::{self, AuthError, Scope, SignedRequest},
};

/// Poolgate's own STS: issues temporary credentials for roles that the host has set up, and tells the host's resources
/// who signs a request with them and what that one may do.
///
/// Credentials are stateless: everything about a session is sealed in its token under the root key, so every process
/// with that key can verify them, without a look-up. Roles are read when they are used: what a session may do follows
/// its role's policies of that moment.
pub struct LocalIssuer {
    root: RootKey,
    entropy: Arc<dyn Entropy>,
    roles: Arc<Roles>,
}

impl LocalIssuer {
    /// An issuer for `roles`. Its credentials are good wherever `root` is known.
    pub fn new(root: RootKey, roles: Arc<Roles>) -> Self {
        Self { root, entropy: Arc::new(SystemEntropy::new()), roles }
    }

    /// Takes access keys from `entropy` instead of the operating system: tests.
    #[must_use]
    pub fn with_entropy(mut self, entropy: Arc<dyn Entropy>) -> Self {
        self.entropy = entropy;
        self
    }

    /// The roles there are.
    pub fn roles(&self) -> &Roles {
        &self.roles
    }

    /// Who signed `request`, with credentials of this issuer, for whatever service and region.
    pub fn authenticate(&self, request: &SignedRequest<'_>, now: Millis) -> Result<Principal, AuthError> {
        self.authenticate_for(request, &Scope::default(), now)
    }

    /// Who signed `request`, with credentials of this issuer, scoped to `scope`: a resource that is one service should
    /// take no signature made for another.
    pub fn authenticate_for(
        &self,
        request: &SignedRequest<'_>,
        scope: &Scope<'_>,
        now: Millis,
    ) -> Result<Principal, AuthError> {
        let mut session = None;
        sigv4::verify(request, scope, now, |claim| {
            // Every key of this issuer is a temporary one, so it comes with a token.
            let token = claim.session_token.as_ref().ok_or(AuthError::UnknownAccessKey)?;
            let opened = Session::open(&self.root, &claim.access_key_id, token.expose(), now)?;
            Ok(session.insert(opened).secret_key.clone())
        })?;
        session.map(|session| Principal { session, seen_at: now }).ok_or(AuthError::InvalidToken)
    }

    /// Whether `principal` may do `action` (such as `s3:PutObject`) on `resource` (its ARN).
    ///
    /// `context` is what the resource knows of the request, such as `aws:SourceIp` or `s3:prefix`; keys that speak of
    /// the principal and of the time are this issuer's own to say and replace what stands there.
    pub fn authorize(&self, principal: &Principal, action: &str, resource: &str, context: &Context) -> Decision {
        let Some(role) = self.roles.get(&principal.session.role_arn) else { return Decision::ImplicitDeny };
        let session = match principal.session.narrowed_by {
            SessionPolicy::None => None,
            SessionPolicy::Guest => Some(guests::session_policies()),
        };
        evaluate(role.policies(), session, action, resource, &principal.describe(context))
    }

    fn assume(&self, request: AssumeRole, role: &Role, now: Millis) -> Result<Credentials, IssueError> {
        let refused = |reason: &str| IssueError::Refused { role_arn: role.arn().to_owned(), reason: reason.to_owned() };
        if !role.trusts(&request) {
            return Err(refused("its trust policy does not let this identity in"));
        }
        if !(Duration::from_mins(15)..=role.max_session()).contains(&request.duration) {
            return Err(refused("the session would be shorter than 15 minutes or longer than the role's longest"));
        }
        let (access_key_id, secret_key) = access_key(self.entropy.as_ref());
        let session = Session {
            access_key_id,
            secret_key,
            role_arn: request.role_arn,
            name: request.session_name,
            identity_id: request.identity_id,
            identity_pool_id: request.identity_pool_id,
            amr: request.amr,
            principal_tags: request.principal_tags,
            narrowed_by: if request.guest { SessionPolicy::Guest } else { SessionPolicy::None },
            issued_at: now,
            // The SDKs read whole seconds: the session ends when they say it does.
            expires_at: Millis::from_secs((now + request.duration).secs()),
        };
        let session_token = session
            .seal(&self.root, self.entropy.as_ref())
            .map_err(|error| IssueError::Unavailable(Box::new(error)))?;
        Ok(Credentials {
            access_key_id: session.access_key_id,
            secret_key: session.secret_key,
            session_token,
            expiration: session.expires_at,
        })
    }
}

#[async_trait]
impl CredentialIssuer for LocalIssuer {
    async fn issue(&self, request: AssumeRole, now: Millis) -> Result<Credentials, IssueError> {
        match self.roles.get(&request.role_arn) {
            Some(role) => self.assume(request, &role, now),
            None => Err(IssueError::Refused { role_arn: request.role_arn, reason: "there is no such role".to_owned() }),
        }
    }
}

impl fmt::Debug for LocalIssuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalIssuer").field("roles", &self.roles).finish_non_exhaustive()
    }
}

/// Who signed a request: an identity in a role.
#[derive(Debug, Clone)]
pub struct Principal {
    session: Session,
    seen_at: Millis,
}

impl Principal {
    /// `arn:aws:sts::<account>:assumed-role/<role>/<session name>`.
    pub fn arn(&self) -> String {
        let (account, role) = self.account_and_role();
        format!("arn:aws:sts::{account}:assumed-role/{role}/{}", self.session.name)
    }

    /// The account that the role belongs to.
    pub fn account(&self) -> &str {
        self.account_and_role().0
    }

    /// `AROA…:<session name>`, as `aws:userid` reads in policies.
    pub fn user_id(&self) -> String {
        format!("{}:{}", roles::unique_id(&self.session.role_arn), self.session.name)
    }

    /// The role.
    pub fn role_arn(&self) -> &str {
        &self.session.role_arn
    }

    /// The identity, `<region>:<uuid>`.
    pub fn identity_id(&self) -> &str {
        &self.session.identity_id
    }

    /// The identity pool it belongs to.
    pub fn identity_pool_id(&self) -> &str {
        &self.session.identity_pool_id
    }

    /// How the identity proved itself: `["unauthenticated"]`, or `authenticated` and the providers.
    pub fn amr(&self) -> &[String] {
        &self.session.amr
    }

    /// The session's tags.
    pub const fn principal_tags(&self) -> &BTreeMap<String, String> {
        &self.session.principal_tags
    }

    /// The access key that signed.
    pub fn access_key_id(&self) -> &str {
        &self.session.access_key_id
    }

    /// Its secret, for a resource that goes on to verify the chunks of a streamed body itself.
    pub const fn secret_key(&self) -> &SecretString {
        &self.session.secret_key
    }

    /// When the session ends.
    pub const fn expires_at(&self) -> Millis {
        self.session.expires_at
    }

    fn account_and_role(&self) -> (&str, &str) {
        roles::parts(&self.session.role_arn).unwrap_or_default()
    }

    fn describe(&self, context: &Context) -> Context {
        let mut context = context.clone();
        context.forget("aws:PrincipalTag/");
        for (key, value) in &self.session.principal_tags {
            context.set(&format!("aws:PrincipalTag/{key}"), value.as_str());
        }
        roles::describe_identity(
            &mut context,
            &self.session.identity_pool_id,
            &self.session.identity_id,
            &self.session.amr,
        );
        let text = |moment: Millis| {
            DateTime::from_timestamp_millis(moment.0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
        };
        context
            .set("aws:PrincipalArn", self.session.role_arn.as_str())
            .set("aws:PrincipalAccount", self.account())
            .set("aws:PrincipalType", "AssumedRole")
            .set("aws:userid", self.user_id())
            .set("aws:FederatedProvider", roles::PROVIDER)
            .set("aws:TokenIssueTime", text(self.session.issued_at))
            .set("aws:CurrentTime", text(self.seen_at))
            .set("aws:EpochTime", self.seen_at.secs().to_string());
        context
    }
}
