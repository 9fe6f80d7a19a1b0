//! GetDerivedToken: a user's token traded for one that is narrower (RFC 8693, spec/new-operations.md §5).
//!
//! Without an actor the new token looks as if the user had asked for it; with one its `act` claim names who acts for the
//! user. Either way it belongs to the session that the subject's token came of, ends with it, and outlives neither its
//! own kind nor the token that it was traded for: trading again gains no time and no scope.

use poolgate_env::Millis;
use poolgate_token::{Audience, Customization, Expected, KeyUse, Verified, VerifyError, verify_with};
use poolgate_triggers::PreTokenGeneration;
use poolgate_wire::{
    Call, Caller, Code, Error, Handle, Sensitive, operations,
    user_pools::{
        ExplicitAuthFlowsType, GetDerivedToken, GetDerivedTokenInput, GetDerivedTokenOutput,
        IssuedTokenTypeIdentifierType, OAuthTokenTypeType, TokenTypeIdentifierType,
    },
};
use serde_json::{Map, Value, json};

use crate::{client_secret, clients::Client, error::Result, pools::Pool, service::UserPools, tokens::Occasion};

operations! { UserPools {
    GetDerivedToken => get_derived_token,
} }

/// Whose token it is, for the words of refusals.
#[derive(Debug, Clone, Copy)]
enum Party {
    Subject,
    Actor,
}

impl Party {
    const fn word(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Actor => "actor",
        }
    }

    fn invalid(self) -> Error {
        Error::not_authorized(format!("Invalid {} token", self.word()))
    }
}

/// A token that was handed in.
struct Shown<'a> {
    party: Party,
    token: &'a str,
    kind: &'a TokenTypeIdentifierType,
    provider: Option<&'a str>,
}

impl Handle<GetDerivedToken> for UserPools {
    async fn handle(&self, call: &Call, input: GetDerivedTokenInput) -> Result<GetDerivedTokenOutput, Error> {
        let now = self.now();
        let (pool, client) = self.client(input.client_id.expose(), now).await?;
        check_client(call, &client, &input)?;
        let wanted = Wanted::of(&input)?;
        let actor = actor_of(&input)?;
        let (flow, refusal) = if actor.is_some() {
            (ExplicitAuthFlowsType::AllowTokenExchangeDelegation, "Token exchange by delegation")
        } else {
            (ExplicitAuthFlowsType::AllowTokenExchangeImpersonation, "Token exchange by impersonation")
        };
        if !client.allows(&flow) {
            return Err(Error::not_authorized(format!("{refusal} is not enabled for this client")));
        }
        self.check_target(&pool, &wanted, now).await?;
        let subject = Shown {
            party: Party::Subject,
            token: input.subject_token.expose(),
            kind: &input.subject_token_type,
            provider: input.subject_token_provider_name.as_deref(),
        };
        let verified = self.verified(&pool, &subject, now).await?;
        let act = match &actor {
            Some(actor) => Some(self.actor(&pool, actor, &verified, now).await?),
            // Who acts for the user goes on doing so, whatever the token is traded for.
            None => verified.claims.get("act").cloned(),
        };
        let scopes = granted(input.scopes.as_deref().unwrap_or_default(), &verified, &client)?;
        Ok(self.derive(&pool, &client, &verified, &wanted, Derivation { act, scopes }, now).await?)
    }
}

/// What kind of token is wanted, and for whom.
struct Wanted<'a> {
    kind: IssuedTokenTypeIdentifierType,
    audience: Option<&'a str>,
    resource: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    fn of(input: &'a GetDerivedTokenInput) -> Result<Self, Error> {
        let first = |list: &'a Option<Vec<String>>| list.as_deref().and_then(<[String]>::first).map(String::as_str);
        let kind = input.requested_token_type.clone().unwrap_or(IssuedTokenTypeIdentifierType::AccessToken);
        let wanted = Self { kind, audience: first(&input.audiences), resource: first(&input.resources) };
        if wanted.audience.is_some() && wanted.resource.is_some() {
            return Err(Error::invalid_parameter("Audiences and Resources can not both be specified."));
        }
        if wanted.is_id() && wanted.resource.is_some() {
            return Err(Error::invalid_parameter("Resources can only be specified for access tokens."));
        }
        Ok(wanted)
    }

    fn is_id(&self) -> bool {
        self.kind == IssuedTokenTypeIdentifierType::IdToken
    }
}

/// What is put into the new token beside what every token of the user says.
struct Derivation {
    act: Option<Value>,
    scopes: Vec<String>,
}

impl UserPools {
    /// A resource is one of the pool's servers; an ID token is for one of its app clients.
    async fn check_target(&self, pool: &Pool, wanted: &Wanted<'_>, now: Millis) -> Result<()> {
        if let Some(resource) = wanted.resource {
            self.resource_server(pool, resource, now).await?;
        }
        if let Some(audience) = wanted.audience.filter(|_| wanted.is_id()) {
            self.client_of(pool.id(), audience, now).await?;
        }
        Ok(())
    }

    /// The claims of a token of this pool that was handed in.
    async fn verified(&self, pool: &Pool, shown: &Shown<'_>, now: Millis) -> Result<Verified> {
        if let Some(provider) = shown.provider {
            let text = format!("The provider {provider} does not exist for User Pool {}.", pool.id());
            return Err(Error::resource_not_found(text).into());
        }
        let token_use = match shown.kind {
            TokenTypeIdentifierType::AccessToken => KeyUse::Access,
            TokenTypeIdentifierType::IdToken => KeyUse::Id,
            TokenTypeIdentifierType::Saml2 | TokenTypeIdentifierType::Unknown(_) => {
                let text = format!("The provider of the {} token must be named.", shown.party.word());
                return Err(Error::invalid_parameter(text).into());
            }
        };
        let issuer = self.issuer_of(pool);
        let expected = Expected {
            issuer: &issuer,
            token_use: Some(token_use),
            audience: Audience::Any,
            now,
            leeway: std::time::Duration::ZERO,
        };
        let verified = verify_with(self.inner.keys.as_ref(), pool.id(), shown.token, &expected).await;
        Ok(verified.map_err(Error::internal)?.map_err(|error| match error {
            VerifyError::Expired => Error::not_authorized(format!("The {} token has expired", shown.party.word())),
            _ => shown.party.invalid(),
        })?)
    }

    /// The `act` claim: who acts, and whom it acts through if the subject's token has an actor already.
    async fn actor(&self, pool: &Pool, shown: &Shown<'_>, subject: &Verified, now: Millis) -> Result<Value> {
        let verified = self.verified(pool, shown, now).await?;
        let machine = verified.text("client_id").is_some() && verified.text("client_id") == verified.subject();
        if !machine {
            self.standing_holder(pool, &verified, shown.party, now).await?;
        }
        let mut act = Map::new();
        act.insert("sub".to_owned(), json!(verified.subject()));
        if let Some(client) = verified.text("client_id") {
            act.insert("client_id".to_owned(), client.into());
        }
        if let Some(previous) = subject.claims.get("act") {
            act.insert("act".to_owned(), previous.clone());
        }
        Ok(act.into())
    }

    /// The user and the session of a token, which must both still stand.
    async fn standing_holder(
        &self,
        pool: &Pool,
        verified: &Verified,
        party: Party,
        now: Millis,
    ) -> Result<crate::authorize::Holder> {
        let holder = self.holder(pool, verified, now).await?.ok_or_else(|| party.invalid())?;
        if holder.session.is_none() {
            return Err(Error::not_authorized(format!("The {} token has been revoked", party.word())).into());
        }
        if !holder.user.enabled {
            return Err(Error::not_authorized("User is disabled.").into());
        }
        Ok(holder)
    }

    async fn derive(
        &self,
        pool: &Pool,
        client: &Client,
        subject: &Verified,
        wanted: &Wanted<'_>,
        Derivation { act, scopes }: Derivation,
        now: Millis,
    ) -> Result<GetDerivedTokenOutput> {
        let holder = self.standing_holder(pool, subject, Party::Subject, now).await?;
        let session = holder.session.ok_or_else(|| Party::Subject.invalid())?;
        let occasion = Occasion {
            client_id: Some(client.id()),
            source: PreTokenGeneration::AUTHENTICATION,
            scopes: scopes.clone(),
            client_metadata: None,
        };
        let (groups, customization) = self.grant_for(pool, &holder.user, &occasion, now).await?.into_parts();
        let (mut id, mut access) = self.claims_of(pool, client, &holder.user, &session, groups, now);
        let end = subject.moment("exp").unwrap_or(now);
        id.expires_at = id.expires_at.min(end);
        access.expires_at = access.expires_at.min(end);
        let extra: Map<String, Value> = act.map(|act| ("act".to_owned(), act)).into_iter().collect();
        let (usage, claims, expires) = if wanted.is_id() {
            id.extra = extra;
            if let Some(audience) = wanted.audience {
                audience.clone_into(&mut id.client_id);
            }
            (KeyUse::Id, id.to_map(), id.expires_at)
        } else {
            access.extra = extra;
            access.scopes.clone_from(&scopes);
            access.audience = wanted.resource.or(wanted.audience).map(str::to_owned);
            (KeyUse::Access, access.to_map(), access.expires_at)
        };
        let (token, scopes) = self.signed(pool, usage, claims, customization, now).await?;
        Ok(GetDerivedTokenOutput {
            issued_token: Sensitive::from(token),
            issued_token_type: wanted.kind.clone(),
            // By RFC 8693 a token that opens nothing by itself has no type.
            token_type: if wanted.is_id() { OAuthTokenTypeType::NA } else { OAuthTokenTypeType::Bearer },
            expires_in: i32::try_from(expires.since(now).as_secs()).ok(),
            scopes: (!wanted.is_id()).then_some(scopes),
        })
    }

    /// The token, and the scopes that it has once the host's logic had its say.
    async fn signed(
        &self,
        pool: &Pool,
        usage: KeyUse,
        mut claims: Map<String, Value>,
        customization: Customization,
        now: Millis,
    ) -> Result<(String, Vec<String>)> {
        if usage == KeyUse::Id {
            customization.apply_to_id(&mut claims);
        } else {
            customization.apply_to_access(&mut claims);
        }
        let scopes = scopes_of(claims.get("scope")).map(str::to_owned).collect();
        let ring = self.inner.keys.keys(pool.id(), now).await.map_err(Error::internal)?;
        let token = self.inner.workers.run(move || ring.sign(usage, &claims)).await?.map_err(Error::internal)?;
        Ok((token, scopes))
    }
}

/// A client that has a secret proves it, unless the caller is known by AWS credentials.
fn check_client(call: &Call, client: &Client, input: &GetDerivedTokenInput) -> Result<(), Error> {
    let given = input.client_secret.as_ref().map(|secret| secret.expose().as_str());
    let known = call.caller != Caller::Anonymous && given.is_none();
    if known || client_secret::proves(&client.secrets, given) { Ok(()) } else { Err(client_secret::unproven()) }
}

fn actor_of(input: &GetDerivedTokenInput) -> Result<Option<Shown<'_>>, Error> {
    let provider = input.actor_token_provider_name.as_deref();
    match (&input.actor_token, &input.actor_token_type) {
        (Some(token), Some(kind)) => Ok(Some(Shown { party: Party::Actor, token: token.expose(), kind, provider })),
        (None, None) if provider.is_none() => Ok(None),
        _ => Err(Error::invalid_parameter("ActorToken and ActorTokenType must be specified together.")),
    }
}

/// The scopes asked for, all of the subject's when none is, as far as subject and client both have them.
fn granted(asked: &[String], subject: &Verified, client: &Client) -> Result<Vec<String>, Error> {
    let allowed = client.settings.allowed_o_auth_scopes.as_deref().unwrap_or_default();
    let held = scopes_of(subject.claims.get("scope"));
    let may = |scope: &&str| {
        (asked.is_empty() || asked.iter().any(|asked| asked == scope)) && allowed.iter().any(|allowed| allowed == scope)
    };
    let granted: Vec<String> = held.filter(may).map(str::to_owned).collect();
    if granted.is_empty() && !asked.is_empty() {
        return Err(Error::new(Code::InvalidParameterException, "None of the requested scopes can be granted."));
    }
    Ok(granted)
}

fn scopes_of(claim: Option<&Value>) -> impl Iterator<Item = &str> {
    claim.and_then(Value::as_str).unwrap_or_default().split(' ').filter(|scope| !scope.is_empty())
}
