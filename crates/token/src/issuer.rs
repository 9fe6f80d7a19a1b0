//! The `iss` claim of a user pool.

/// How a user pool's issuer is written. It never is the pool's domain.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Issuer {
    /// `https://cognito-idp.{region}.amazonaws.com/{poolId}`: what aws-jwt-verify insists on.
    #[default]
    Original,
    /// `https://issuer-cognito-idp.{region}.amazonaws.com/{poolId}` of the primary region, the same in all replicas.
    Updated,
    /// `{base}/{poolId}`, where base is this server's public URL: what OIDC libraries can look up.
    Base(String),
}

impl Issuer {
    /// The issuer of a pool. `region` is its primary region; [`Issuer::Base`] has no use for it.
    pub fn of(&self, region: &str, pool_id: &str) -> String {
        match self {
            Self::Original => format!("https://cognito-idp.{region}.amazonaws.com/{pool_id}"),
            Self::Updated => format!("https://issuer-cognito-idp.{region}.amazonaws.com/{pool_id}"),
            Self::Base(base) => format!("{}/{pool_id}", base.trim_end_matches('/')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_as_documented() {
        let of = |issuer: Issuer| issuer.of("eu-west-1", "eu-west-1_Ab");
        assert_eq!(of(Issuer::Original), "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab");
        assert_eq!(of(Issuer::Updated), "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab");
        assert_eq!(of(Issuer::Base("http://localhost:9229/".into())), "http://localhost:9229/eu-west-1_Ab");
    }
}
