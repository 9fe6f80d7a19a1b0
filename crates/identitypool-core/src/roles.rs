//! Which roles a pool gives its identities.

use std::collections::BTreeMap;

use poolgate_storage_trait::{Batch, StoreExt, Stored, transact};
use poolgate_wire::{
    Call, Error, Handle, Result,
    identity_pools::{
        AmbiguousRoleResolutionType, GetIdentityPoolRoles, GetIdentityPoolRolesInput, GetIdentityPoolRolesOutput,
        RoleMapping, RoleMappingType, SetIdentityPoolRoles, SetIdentityPoolRolesInput, SetIdentityPoolRolesOutput,
    },
    operations,
};

use crate::{
    IdentityPools,
    entities::RolesRecord,
    failure::{Failure, concurrent},
    pools::MAX_RECORD_BYTES,
};

operations! {
    IdentityPools {
        SetIdentityPoolRoles => set_identity_pool_roles,
        GetIdentityPoolRoles => get_identity_pool_roles,
    }
}

impl Handle<SetIdentityPoolRoles> for IdentityPools {
    async fn handle(&self, _call: &Call, input: SetIdentityPoolRolesInput) -> Result<SetIdentityPoolRolesOutput> {
        let now = self.clock.now();
        let (pool_id, mappings) = (input.identity_pool_id, input.role_mappings.unwrap_or_default());
        check(&mappings)?;
        let wanted = RolesRecord { pool_id, roles: input.roles, mappings };
        if serde_json::to_vec(&wanted).map_err(Error::internal)?.len() > MAX_RECORD_BYTES {
            return Err(Error::invalid_parameter("The role mappings are too large."));
        }
        let set = transact(self.store.as_ref(), now, || async {
            let pool = self.pool(&wanted.pool_id, now).await?;
            let mut batch = Batch::new();
            batch.check(&pool);
            match self.store.load::<RolesRecord>(&RolesRecord::key_of(&wanted.pool_id), now).await? {
                Some(current) => batch.update(&Stored { value: wanted.clone(), version: current.version })?,
                None => batch.insert(&wanted)?,
            }
            Ok::<_, Failure>((batch, SetIdentityPoolRolesOutput {}))
        });
        set.await.map_err(concurrent)
    }
}

impl Handle<GetIdentityPoolRoles> for IdentityPools {
    async fn handle(&self, _call: &Call, input: GetIdentityPoolRolesInput) -> Result<GetIdentityPoolRolesOutput> {
        let now = self.clock.now();
        let pool = self.pool(&input.identity_pool_id, now).await?;
        let roles = self.store.load::<RolesRecord>(&RolesRecord::key_of(pool.id()), now).await;
        let roles = roles.map_err(Failure::from)?.map(|stored| stored.value).unwrap_or_default();
        Ok(GetIdentityPoolRolesOutput {
            identity_pool_id: Some(input.identity_pool_id),
            role_mappings: Some(roles.mappings).filter(|mappings| !mappings.is_empty()),
            roles: Some(roles.roles).filter(|roles| !roles.is_empty()),
        })
    }
}

fn check(mappings: &BTreeMap<String, RoleMapping>) -> Result<()> {
    for (provider, mapping) in mappings {
        let refuse = |what: &str| Err(Error::invalid_parameter(format!("{what} for provider {provider}.")));
        match (&mapping.r#type, &mapping.rules_configuration) {
            (RoleMappingType::Rules, None) => return refuse("RulesConfiguration is required"),
            (RoleMappingType::Token, Some(_)) => return refuse("RulesConfiguration is not allowed"),
            _ => {}
        }
        match mapping.ambiguous_role_resolution {
            Some(AmbiguousRoleResolutionType::AuthenticatedRole | AmbiguousRoleResolutionType::Deny) => {}
            Some(AmbiguousRoleResolutionType::Unknown(_)) | None => {
                return refuse("AmbiguousRoleResolution is required");
            }
        }
    }
    Ok(())
}
