//! The settings of an app client: what may be asked for, and what holds where nothing was (spec/user-pool-model.md
//! §12). Pure.

use std::{collections::BTreeSet, time::Duration};

use poolgate_wire::{
    Code, Error,
    user_pools::{
        ClientTypeType, ExplicitAuthFlowsType, FeatureType, OAuthFlowType, TimeUnitsType, TokenValidityUnitsType,
        UserPoolClientType,
    },
};
use serde::Serialize;

use super::duration;
use crate::{
    attributes::{self, ClientChange},
    pools::{self, Pool},
};

/// The scopes that every pool has; others belong to resource servers.
const STANDARD_SCOPES: [&str; 5] = ["phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"];

/// The provider that stands for the pool itself.
const COGNITO: &str = "COGNITO";

const MINUTE: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);

/// What an input does not say about its client.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    pub pool: &'a Pool,
    /// Those of the scopes that are asked for which resource servers of the pool know.
    pub known_scopes: &'a BTreeSet<String>,
    pub has_secret: bool,
    pub change: ClientChange,
}

/// The settings that CreateUserPoolClient or UpdateUserPoolClient asks for; what it leaves out has its default. Ids,
/// dates and the secret are not among them. The input must not carry a secret.
pub(super) fn of(input: &impl Serialize, facts: Facts<'_>) -> Result<UserPoolClientType, Error> {
    let mut settings: UserPoolClientType =
        serde_json::to_value(input).and_then(serde_json::from_value).map_err(Error::internal)?;
    complete(&mut settings);
    check_flows(&settings, facts)?;
    check_validities(&settings)?;
    let (read, write) = (settings.read_attributes.as_deref(), settings.write_attributes.as_deref());
    attributes::check_permissions(&facts.pool.schema, read, write, facts.change)?;
    check_urls(&settings)?;
    check_oauth(&settings, facts)?;
    check_providers(&settings, facts.pool)?;
    if settings.enable_propagate_additional_user_context_data == Some(true) && !facts.has_secret {
        return Err(Error::invalid_parameter(
            "EnablePropagateAdditionalUserContextData can only be enabled for a client that has a client secret.",
        ));
    }
    Ok(settings)
}

fn complete(settings: &mut UserPoolClientType) {
    settings.client_type.get_or_insert(ClientTypeType::Regular);
    settings.auth_session_validity.get_or_insert(3);
    settings.enable_token_revocation.get_or_insert(true);
    settings.allowed_o_auth_flows_user_pool_client.get_or_insert(false);
    settings.enable_propagate_additional_user_context_data.get_or_insert(false);
    if settings.refresh_token_validity.is_none_or(|validity| validity == 0) {
        settings.refresh_token_validity = Some(thirty_days_in(&units_of(settings).refresh));
    }
    settings.explicit_auth_flows.take_if(|flows| flows.is_empty());
}

fn check_flows(settings: &UserPoolClientType, facts: Facts<'_>) -> Result<(), Error> {
    use ExplicitAuthFlowsType as Flow;
    let flows = settings.explicit_auth_flows.as_deref().unwrap_or_default();
    let modern = flows.iter().filter(|flow| flow.as_str().starts_with("ALLOW_")).count();
    if modern > 0 && modern < flows.len() {
        return Err(Error::invalid_parameter(
            "ADMIN_NO_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY and USER_PASSWORD_AUTH can not be specified together with values \
             that begin with ALLOW_.",
        ));
    }
    if flows.contains(&Flow::AllowClientTokenAuth) {
        if flows.iter().any(|flow| *flow != Flow::AllowClientTokenAuth) {
            return Err(Error::invalid_parameter("ALLOW_CLIENT_TOKEN_AUTH can not be specified with other flows."));
        }
        if !facts.has_secret {
            return Err(Error::invalid_parameter(
                "ALLOW_CLIENT_TOKEN_AUTH can only be specified for a client that has a client secret.",
            ));
        }
    }
    if flows.contains(&Flow::AllowUserAuth) {
        pools::check_client_feature(&facts.pool.settings, "Choice-based Sign-in")?;
    }
    let rotates = settings.refresh_token_rotation.as_ref().is_some_and(|it| it.feature == FeatureType::Enabled);
    if rotates && flows.contains(&Flow::AllowRefreshTokenAuth) {
        return Err(Error::invalid_parameter(
            "Refresh token rotation can not be enabled together with ALLOW_REFRESH_TOKEN_AUTH.",
        ));
    }
    Ok(())
}

struct Units {
    access: TimeUnitsType,
    id: TimeUnitsType,
    refresh: TimeUnitsType,
}

fn units_of(settings: &UserPoolClientType) -> Units {
    let TokenValidityUnitsType { access_token, id_token, refresh_token } =
        settings.token_validity_units.clone().unwrap_or_default();
    Units {
        access: access_token.unwrap_or(TimeUnitsType::Hours),
        id: id_token.unwrap_or(TimeUnitsType::Hours),
        refresh: refresh_token.unwrap_or(TimeUnitsType::Days),
    }
}

fn thirty_days_in(unit: &TimeUnitsType) -> i32 {
    match unit {
        TimeUnitsType::Seconds => 2_592_000,
        TimeUnitsType::Minutes => 43_200,
        TimeUnitsType::Hours => 720,
        TimeUnitsType::Days | TimeUnitsType::Unknown(_) => 30,
    }
}

/// Every life within its range, and no other token outliving the refresh token. An equal life is let through: an hour is
/// both the default for access tokens and the least for refresh tokens.
fn check_validities(settings: &UserPoolClientType) -> Result<(), Error> {
    let units = units_of(settings);
    let life = |validity: Option<i32>, unit, default| validity.map_or(default, |count| duration(count, unit));
    let refresh = life(settings.refresh_token_validity, &units.refresh, 30 * DAY);
    let access = life(settings.access_token_validity, &units.access, 60 * MINUTE);
    let id = life(settings.id_token_validity, &units.id, 60 * MINUTE);
    let short = 5 * MINUTE..=DAY;
    let long = 60 * MINUTE..=3650 * DAY;
    let fits = short.contains(&access) && short.contains(&id) && long.contains(&refresh);
    if fits && access <= refresh && id <= refresh {
        Ok(())
    } else {
        Err(Error::invalid_parameter("Invalid range for token validity."))
    }
}

fn check_urls(settings: &UserPoolClientType) -> Result<(), Error> {
    let callbacks = settings.callback_urls.as_deref().unwrap_or_default();
    let logouts = settings.logout_urls.as_deref().unwrap_or_default();
    callbacks.iter().chain(logouts).try_for_each(|url| check_url(url))?;
    if let Some(default) = &settings.default_redirect_uri
        && !callbacks.contains(default)
    {
        return Err(Error::invalid_parameter("DefaultRedirectURI must be one of the CallbackURLs."));
    }
    Ok(())
}

/// A URL that a browser may be sent to: absolute, without a fragment, not in the clear except to this machine. Schemes
/// that apps have registered for themselves are good.
fn check_url(url: &str) -> Result<(), Error> {
    let refuse = |why: &str| Err(Error::invalid_parameter(format!("{url} {why}")));
    let Some((scheme, rest)) = url.split_once(':') else { return refuse("is not an absolute URL.") };
    let well_formed = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    if !well_formed || rest.is_empty() {
        return refuse("is not an absolute URL.");
    }
    if url.contains('#') {
        return refuse("cannot have a fragment.");
    }
    match scheme.to_ascii_lowercase().as_str() {
        "https" if host_of(rest).is_none() => refuse("is not an absolute URL."),
        "http" => match host_of(rest).map(str::to_ascii_lowercase).as_deref() {
            Some("localhost" | "127.0.0.1" | "[::1]") => Ok(()),
            Some(_) => refuse("cannot use the HTTP protocol."),
            None => refuse("is not an absolute URL."),
        },
        // Not places, but programs.
        "javascript" | "data" | "vbscript" => refuse("cannot use this protocol."),
        _ => Ok(()),
    }
}

/// The host of what follows the scheme, without its port. User names are part of it: no host of ours has one.
fn host_of(rest: &str) -> Option<&str> {
    let authority = rest.strip_prefix("//")?.split(['/', '?', '\\']).next()?;
    let end = match authority.find(']') {
        Some(bracket) => bracket + 1,
        None => authority.rfind(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at_checked(end)?;
    let port = port.strip_prefix(':').unwrap_or(port);
    (!host.is_empty() && port.chars().all(|c| c.is_ascii_digit())).then_some(host)
}

fn check_oauth(settings: &UserPoolClientType, facts: Facts<'_>) -> Result<(), Error> {
    let flows = settings.allowed_o_auth_flows.as_deref().unwrap_or_default();
    let scopes = settings.allowed_o_auth_scopes.as_deref().unwrap_or_default();
    let refused = |message: &str| Err(Error::new(Code::InvalidOAuthFlowException, message));
    let browser = flows.iter().any(|flow| matches!(flow, OAuthFlowType::Code | OAuthFlowType::Implicit));
    if flows.contains(&OAuthFlowType::ClientCredentials) {
        if browser {
            return refused("client_credentials flow can not be selected along with code flow or implicit flow.");
        }
        if !facts.has_secret {
            return refused("client_credentials flow can not be selected if client does not have a client secret.");
        }
    }
    let is_known = |scope: &String| STANDARD_SCOPES.contains(&scope.as_str()) || facts.known_scopes.contains(scope);
    if let Some(unknown) = scopes.iter().find(|scope| !is_known(scope)) {
        return Err(Error::new(Code::ScopeDoesNotExistException, format!("Invalid scope requested: {unknown}")));
    }
    if settings.allowed_o_auth_flows_user_pool_client == Some(true) {
        if flows.is_empty() || scopes.is_empty() {
            return Err(Error::invalid_parameter(
                "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth \
                 flows.",
            ));
        }
        if browser && settings.callback_urls.as_ref().is_none_or(Vec::is_empty) {
            return refused("CallbackUrls can not be empty when code flow or implicit flow is selected");
        }
    }
    Ok(())
}

fn check_providers(settings: &UserPoolClientType, pool: &Pool) -> Result<(), Error> {
    let providers = settings.supported_identity_providers.as_deref().unwrap_or_default();
    match providers.iter().find(|provider| *provider != COGNITO) {
        None => Ok(()),
        Some(unknown) => {
            Err(Error::invalid_parameter(format!("The provider {unknown} does not exist for User Pool {}.", pool.id())))
        }
    }
}

#[cfg(test)]
mod tests {
    use poolgate_wire::user_pools::{CreateUserPoolClientInput, SchemaAttributeType, UserPoolTierType, UserPoolType};
    use serde_json::{Value, json};

    use super::*;
    use crate::schema::Schema;

    fn pool(tier: UserPoolTierType) -> Pool {
        let required = SchemaAttributeType {
            name: Some("email".to_owned()),
            required: Some(true),
            ..SchemaAttributeType::default()
        };
        Pool {
            settings: UserPoolType {
                id: Some("us-east-1_Ab12Cd34E".to_owned()),
                user_pool_tier: Some(tier),
                ..UserPoolType::default()
            },
            schema: Schema::new(&[required]).unwrap(),
            region: "us-east-1".to_owned(),
            account: "000000000000".to_owned(),
            mfa: crate::mfa::PoolMfa::default(),
            sessions: crate::session_settings::SessionSettings::default(),
            deleted: false,
        }
    }

    fn settings(members: &Value, has_secret: bool) -> Result<UserPoolClientType, Error> {
        let mut input = json!({"ClientName": "app", "UserPoolId": "us-east-1_Ab12Cd34E"});
        input.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        let input: CreateUserPoolClientInput = serde_json::from_value(input).unwrap();
        let pool = pool(UserPoolTierType::Essentials);
        let known_scopes = &BTreeSet::from(["files/read".to_owned()]);
        of(&input, Facts { pool: &pool, known_scopes, has_secret, change: ClientChange::Creating })
    }

    #[test]
    fn a_client_with_nothing_but_a_name_has_the_defaults() {
        let settings = serde_json::to_value(settings(&json!({}), false).unwrap()).unwrap();
        assert_eq!(
            settings,
            json!({
                "ClientName": "app",
                "UserPoolId": "us-east-1_Ab12Cd34E",
                "AllowedOAuthFlowsUserPoolClient": false,
                "AuthSessionValidity": 3,
                "ClientType": "REGULAR",
                "EnablePropagateAdditionalUserContextData": false,
                "EnableTokenRevocation": true,
                "RefreshTokenValidity": 30,
            })
        );
    }

    #[test]
    fn thirty_days_are_thirty_days_in_every_unit() {
        for (unit, expected) in [("seconds", 2_592_000), ("minutes", 43_200), ("hours", 720), ("days", 30)] {
            let given = json!({"RefreshTokenValidity": 0, "TokenValidityUnits": {"RefreshToken": unit}});
            assert_eq!(settings(&given, false).unwrap().refresh_token_validity, Some(expected), "{unit}");
        }
    }

    #[test]
    fn token_lives_have_ranges() {
        let units =
            |access: &str, refresh: &str| json!({"AccessToken": access, "IdToken": access, "RefreshToken": refresh});
        let table = [
            (json!({"AccessTokenValidity": 5, "TokenValidityUnits": units("minutes", "days")}), true),
            (json!({"AccessTokenValidity": 4, "TokenValidityUnits": units("minutes", "days")}), false),
            (json!({"IdTokenValidity": 299, "TokenValidityUnits": units("seconds", "days")}), false),
            (json!({"AccessTokenValidity": 24}), true),
            (json!({"AccessTokenValidity": 25}), false),
            (json!({"IdTokenValidity": 2, "TokenValidityUnits": units("days", "days")}), false),
            (json!({"RefreshTokenValidity": 3650}), true),
            (json!({"RefreshTokenValidity": 3651}), false),
            (json!({"RefreshTokenValidity": 60, "TokenValidityUnits": units("hours", "minutes")}), true),
            (json!({"RefreshTokenValidity": 59, "TokenValidityUnits": units("hours", "minutes")}), false),
            (
                json!({"RefreshTokenValidity": 2, "AccessTokenValidity": 3, "TokenValidityUnits": units("hours", "hours")}),
                false,
            ),
            (
                json!({"RefreshTokenValidity": 2, "IdTokenValidity": 3, "TokenValidityUnits": units("hours", "hours")}),
                false,
            ),
        ];
        for (given, good) in table {
            let result = settings(&given, false).map_err(|error| (error.code, error.message));
            let refusal = (Code::InvalidParameterException, "Invalid range for token validity.".to_owned());
            assert_eq!(result.err(), (!good).then_some(refusal), "{given}");
        }
    }

    #[test]
    fn urls_are_absolute_and_safe() {
        for url in [
            "https://example.com",
            "https://example.com:8443/cb?a=b",
            "http://localhost",
            "http://LOCALHOST:3000/cb",
            "http://127.0.0.1:1/",
            "http://[::1]:8080/cb",
            "myapp://example",
            "com.example.app:/cb",
        ] {
            assert!(check_url(url).is_ok(), "{url}");
        }
        for (url, why) in [
            ("/cb", "is not an absolute URL."),
            ("example.com", "is not an absolute URL."),
            ("1x://a", "is not an absolute URL."),
            ("myapp:", "is not an absolute URL."),
            ("https:///cb", "is not an absolute URL."),
            ("https:cb", "is not an absolute URL."),
            ("https://example.com/#x", "cannot have a fragment."),
            ("http://example.com", "cannot use the HTTP protocol."),
            ("http://localhost@example.com", "cannot use the HTTP protocol."),
            ("http://localhost.example.com", "cannot use the HTTP protocol."),
            ("http://localhost:1@example.com", "is not an absolute URL."),
            ("javascript:alert(1)", "cannot use this protocol."),
        ] {
            assert_eq!(check_url(url).unwrap_err().message, format!("{url} {why}"));
        }
    }

    #[test]
    fn settings_that_do_not_fit_are_refused() {
        use Code::{InvalidOAuthFlowException as Flow, InvalidParameterException as Parameter};
        let table = [
            (
                json!({"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "USER_PASSWORD_AUTH"]}),
                Parameter,
                "ADMIN_NO_SRP_AUTH",
            ),
            (
                json!({"ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_USER_AUTH"]}),
                Parameter,
                "ALLOW_CLIENT_TOKEN_AUTH can not be specified with other flows.",
            ),
            (
                json!({"ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"]}),
                Parameter,
                "ALLOW_CLIENT_TOKEN_AUTH can only be specified for a client that has a client secret.",
            ),
            (
                json!({"ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"], "RefreshTokenRotation": {"Feature": "ENABLED"}}),
                Parameter,
                "Refresh token rotation can not be enabled",
            ),
            (
                json!({"ReadAttributes": ["custom:no"]}),
                Parameter,
                "Invalid read attributes specified while creating a client",
            ),
            (
                json!({"WriteAttributes": ["email", "email_verified"]}),
                Parameter,
                "Invalid write attributes specified while creating a client",
            ),
            (
                json!({"WriteAttributes": ["name"]}),
                Parameter,
                "Invalid write attributes specified while creating a client",
            ),
            (
                json!({"CallbackURLs": ["https://a.example"], "DefaultRedirectURI": "https://b.example"}),
                Parameter,
                "DefaultRedirectURI must be one of the CallbackURLs.",
            ),
            (json!({"LogoutURLs": ["http://a.example"]}), Parameter, "http://a.example cannot use the HTTP protocol."),
            (
                json!({"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"]}),
                Parameter,
                "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
            ),
            (
                json!({"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"],
                    "AllowedOAuthScopes": ["openid"]}),
                Flow,
                "CallbackUrls can not be empty when code flow or implicit flow is selected",
            ),
            (
                json!({"AllowedOAuthFlows": ["code", "client_credentials"]}),
                Flow,
                "client_credentials flow can not be selected along with code flow or implicit flow.",
            ),
            (
                json!({"AllowedOAuthFlows": ["client_credentials"]}),
                Flow,
                "client_credentials flow can not be selected if client does not have a client secret.",
            ),
            (
                json!({"AllowedOAuthScopes": ["openid", "photos/read"]}),
                Code::ScopeDoesNotExistException,
                "Invalid scope requested: photos/read",
            ),
            (
                json!({"SupportedIdentityProviders": ["COGNITO", "Google"]}),
                Parameter,
                "The provider Google does not exist for User Pool us-east-1_Ab12Cd34E.",
            ),
            (
                json!({"EnablePropagateAdditionalUserContextData": true}),
                Parameter,
                "EnablePropagateAdditionalUserContextData can only be enabled",
            ),
        ];
        for (given, code, message) in table {
            let error = settings(&given, false).unwrap_err();
            assert_eq!(error.code, code, "{given}");
            assert!(error.message.starts_with(message), "{given}: {}", error.message);
        }
        for given in [
            json!({"ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"]}),
            json!({"AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthScopes": ["files/read", "openid"]}),
            json!({"EnablePropagateAdditionalUserContextData": true}),
            json!({"ExplicitAuthFlows": ["ALLOW_USER_AUTH"], "RefreshTokenRotation": {"Feature": "ENABLED"}}),
            json!({"ExplicitAuthFlows": ["USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"]}),
            json!({"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"],
                "AllowedOAuthScopes": ["openid"], "CallbackURLs": ["https://a.example"]}),
        ] {
            assert!(settings(&given, true).is_ok(), "{given}");
        }
    }

    #[test]
    fn choice_of_factors_is_not_in_every_plan() {
        let input: CreateUserPoolClientInput = serde_json::from_value(
            json!({"ClientName": "a", "UserPoolId": "b", "ExplicitAuthFlows": ["ALLOW_USER_AUTH"]}),
        )
        .unwrap();
        let pool = pool(UserPoolTierType::Lite);
        let known_scopes = &BTreeSet::new();
        let facts = Facts { pool: &pool, known_scopes, has_secret: false, change: ClientChange::Creating };
        assert_eq!(of(&input, facts).unwrap_err().code, Code::FeatureUnavailableInTierException);
    }
}
