//! GetClientToken: an app client's own access token, for machines that speak for themselves (spec/new-operations.md §3).

use std::collections::BTreeMap;

use poolgate_env::{Millis, random_uuid};
use poolgate_token::{AccessClaims, issue};
use poolgate_wire::{
    Call, Code, Error, Handle, Sensitive, operations,
    user_pools::{
        ClientAuthenticationResultType, ExplicitAuthFlowsType, GetClientToken, GetClientTokenInput,
        GetClientTokenOutput,
    },
};

use crate::{
    client_secret,
    clients::Client,
    error::{Fault, Result},
    pools::Pool,
    service::UserPools,
};

operations! { UserPools {
    GetClientToken => get_client_token,
} }

impl Handle<GetClientToken> for UserPools {
    async fn handle(&self, _: &Call, input: GetClientTokenInput) -> Result<GetClientTokenOutput, Error> {
        let now = self.now();
        let (pool, client) = self.client(input.client_id.expose(), now).await?;
        if !client_secret::proves(&client.secrets, Some(input.secret.expose())) {
            return Err(client_secret::unproven());
        }
        if !client.allows(&ExplicitAuthFlowsType::AllowClientTokenAuth) {
            return Err(Error::not_authorized("Auth flow not enabled for this client"));
        }
        let scopes = self.client_scopes(&pool, &client, input.scopes, now).await?;
        let result = self.client_token(&pool, &client, scopes, input.client_metadata, now).await;
        let result = result.map_err(declared)?;
        Ok(GetClientTokenOutput { client_authentication_result: Some(result) })
    }
}

impl UserPools {
    /// The scopes that the client gets: those it asks for, each of which must be its own and a resource server's; all
    /// that it has where it asks for none.
    async fn client_scopes(
        &self,
        pool: &Pool,
        client: &Client,
        asked: Option<Vec<String>>,
        now: Millis,
    ) -> Result<Vec<String>> {
        let own = client.settings.allowed_o_auth_scopes.as_deref().unwrap_or_default();
        let known = self.known_scopes(pool, own, now).await?;
        let asked = asked.unwrap_or_default();
        if let Some(foreign) = asked.iter().find(|scope| !known.contains(*scope)) {
            return Err(Error::invalid_parameter(format!("Invalid scope requested: {foreign}")).into());
        }
        let wanted = if asked.is_empty() { own } else { &asked };
        let mut granted: Vec<String> = Vec::new();
        for scope in wanted.iter().filter(|scope| known.contains(*scope)) {
            if !granted.contains(scope) {
                granted.push(scope.clone());
            }
        }
        Ok(granted)
    }

    async fn client_token(
        &self,
        pool: &Pool,
        client: &Client,
        scopes: Vec<String>,
        metadata: Option<BTreeMap<String, String>>,
        now: Millis,
    ) -> Result<ClientAuthenticationResultType> {
        let customization = self.client_customization(pool, client.id(), &scopes, metadata).await?;
        let lifetime = client.validities().access;
        let jti = random_uuid(self.entropy()).to_string();
        let issuer = self.issuer_of(pool);
        let claims = AccessClaims::client_credentials(&issuer, client.id(), scopes, jti, now, now + lifetime);
        let ring = self.inner.keys.keys(pool.id(), now).await.map_err(Error::internal)?;
        let sign = move || issue(&ring, None, &claims, &customization);
        let tokens = self.inner.workers.run(sign).await?.map_err(Error::internal)?;
        Ok(ClientAuthenticationResultType {
            access_token: Some(Sensitive::from(tokens.access)),
            expires_in: i32::try_from(lifetime.as_secs()).ok(),
            token_type: Some("Bearer".to_owned()),
        })
    }
}

/// The operation runs the trigger, but declares none of its errors: the host's own refusal keeps its words.
fn declared(fault: Fault) -> Fault {
    match fault {
        Fault::Refused(error) if error.code == Code::UserLambdaValidationException => {
            Error::not_authorized(error.message).into()
        }
        other => other,
    }
}
