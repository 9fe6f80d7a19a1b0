//! The file of `--roles`.

use std::{fs, io, path::Path, time::Duration};

use poolgate::issuer_local::{Role, RoleError};
use serde::Deserialize;
use serde_json::Value;

/// What is wrong with the file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RolesError {
    #[error("cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error("is neither JSON nor TOML of the form {{\"roles\": [{{\"arn\", \"trust_policy\", \"policies\"}}]}}: {0}")]
    Malformed(String),
    #[error("has a wrong role {arn}: {error}")]
    Role { arn: String, error: RoleError },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    roles: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    arn: String,
    /// A policy document, or its text.
    trust_policy: Value,
    #[serde(default)]
    policies: Vec<Value>,
    max_session_seconds: Option<u64>,
}

/// Reads the roles in `file`: a TOML file with `[[roles]]` tables, or a JSON file with a list, bare or under `roles`.
pub(crate) fn read(file: &Path) -> Result<Vec<Role>, RolesError> {
    let text = fs::read_to_string(file)?;
    parse(&text, file.extension().is_some_and(|extension| extension == "toml"))
}

fn parse(text: &str, is_toml: bool) -> Result<Vec<Role>, RolesError> {
    let malformed = |error: &dyn ToString| RolesError::Malformed(error.to_string());
    let entries = if is_toml {
        toml::from_str::<File>(text).map_err(|error| malformed(&error))?.roles
    } else {
        match serde_json::from_str(text).map_err(|error| malformed(&error))? {
            list @ Value::Array(_) => serde_json::from_value(list).map_err(|error| malformed(&error))?,
            other => serde_json::from_value::<File>(other).map_err(|error| malformed(&error))?.roles,
        }
    };
    entries.iter().map(role).collect()
}

fn role(entry: &Entry) -> Result<Role, RolesError> {
    let build = || {
        let mut role = Role::new(&entry.arn, &document(&entry.trust_policy))?;
        for policy in &entry.policies {
            role = role.with_policy(&document(policy))?;
        }
        match entry.max_session_seconds {
            Some(seconds) => role.with_max_session(Duration::from_secs(seconds)),
            None => Ok(role),
        }
    };
    build().map_err(|error| RolesError::Role { arn: entry.arn.clone(), error })
}

fn document(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
        "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity",
        "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"us-east-1:p"}}}]}"#;
    const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;

    #[test]
    fn roles_come_as_json_and_as_toml() {
        let arn = "arn:aws:iam::123456789012:role/Uploader";
        let bare = format!(r#"[{{"arn":"{arn}","trust_policy":{TRUST},"policies":[{POLICY}]}}]"#);
        let named = format!(r#"{{"roles":{bare}}}"#);
        let toml = format!(
            "[[roles]]\narn = '{arn}'\nmax_session_seconds = 7200\ntrust_policy = '''{TRUST}'''\npolicies = ['''{POLICY}''']"
        );
        for (text, is_toml) in [(&bare, false), (&named, false), (&toml, true)] {
            let roles = parse(text, is_toml).unwrap();
            assert_eq!((roles.len(), roles[0].arn(), roles[0].policies().len()), (1, arn, 1));
            assert_eq!(roles[0].max_session().as_secs(), if is_toml { 7200 } else { 3600 });
        }
    }

    #[test]
    fn a_wrong_file_is_refused_with_its_reason() {
        let error = |text: &str| parse(text, false).unwrap_err().to_string();
        assert!(error("{").contains("neither JSON nor TOML"));
        assert!(error(r#"[{"arn":"x"}]"#).contains("trust_policy"));
        assert!(error(r#"[{"arn":"x","trust_policy":{},"polices":[]}]"#).contains("polices"));
        assert!(error(&format!(r#"[{{"arn":"x","trust_policy":{TRUST}}}]"#)).contains("wrong role x"));
    }
}
