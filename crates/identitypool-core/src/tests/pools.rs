use futures::executor::block_on;
use poolgate_storage_trait::StoreExt;
use poolgate_wire::{
    Code,
    identity_pools::{
        AmbiguousRoleResolutionType, CognitoIdentityProvider, CreateIdentityPoolInput, DeleteIdentityPoolInput,
        DescribeIdentityPoolInput, GetIdentityPoolRolesInput, ListIdentityPoolsInput, RoleMapping, RoleMappingType,
        SetIdentityPoolRolesInput, UpdateIdentityPoolInput,
    },
    registry,
};

use super::*;
use crate::entities::{IdentityListing, PoolListing};

fn describe(bench: &Bench, pool: &str) -> Result<DescribeOutput, Error> {
    block_on(bench.pools.describe_identity_pool(DescribeIdentityPoolInput { identity_pool_id: pool.into() }))
}

type DescribeOutput = poolgate_wire::identity_pools::DescribeIdentityPoolOutput;

#[test]
fn a_pool_is_what_it_was_made_and_updated_to() {
    let bench = Bench::new();
    let pool = bench.pool_with(|input| input.developer_provider_name = Some("login.mine".into()));
    assert!(pool.starts_with("us-east-1:") && pool.len() == "us-east-1:".len() + 36);
    let described = describe(&bench, &pool).unwrap();
    assert_eq!(described.identity_pool_name, "pool");
    assert_eq!(described.open_id_connect_provider_arns, Some(vec![OIDC_ARN.to_owned()]));
    let update = UpdateIdentityPoolInput {
        identity_pool_id: pool.clone(),
        identity_pool_name: "renamed".into(),
        developer_provider_name: Some("login.mine".into()),
        ..Default::default()
    };
    let updated = block_on(bench.pools.update_identity_pool(update.clone())).unwrap();
    assert_eq!((updated.allow_unauthenticated_identities, updated.cognito_identity_providers), (false, None));
    assert_eq!(describe(&bench, &pool).unwrap().identity_pool_name, "renamed");
    let (listed, _) = list(&bench, 60, None);
    assert_eq!(listed, [(pool.clone(), "renamed".to_owned())]);
    let other_name = UpdateIdentityPoolInput { developer_provider_name: Some("other".into()), ..update };
    assert_eq!(refusal(block_on(bench.pools.update_identity_pool(other_name))).0, Code::InvalidParameterException);
    let nameless = CreateIdentityPoolInput {
        identity_pool_name: "x".into(),
        cognito_identity_providers: Some(vec![CognitoIdentityProvider::default()]),
        ..Default::default()
    };
    assert_eq!(refusal(block_on(bench.pools.create_identity_pool(nameless))).0, Code::InvalidParameterException);
}

fn list(bench: &Bench, max_results: i32, next_token: Option<String>) -> (Vec<(String, String)>, Option<String>) {
    let page = block_on(bench.pools.list_identity_pools(ListIdentityPoolsInput { max_results, next_token })).unwrap();
    let pools = page.identity_pools.unwrap().into_iter();
    (pools.map(|pool| (pool.identity_pool_id.unwrap(), pool.identity_pool_name.unwrap())).collect(), page.next_token)
}

#[test]
fn lists_come_in_pages_and_a_foreign_token_is_refused() {
    let bench = Bench::new();
    let mut made: Vec<String> = (0..5).map(|_| bench.pool()).collect();
    made.sort();
    let (first, next) = list(&bench, 3, None);
    let (second, end) = list(&bench, 3, next);
    let listed: Vec<String> = first.into_iter().chain(second).map(|(id, _)| id).collect();
    assert_eq!((listed, end), (made, None));
    let garbage = ListIdentityPoolsInput { max_results: 1, next_token: Some("garbage!".into()) };
    assert_eq!(refusal(block_on(bench.pools.list_identity_pools(garbage))).0, Code::InvalidParameterException);
}

#[test]
fn a_deleted_pool_takes_its_identities_along() {
    let bench = Bench::new();
    let (pool, kept) = (bench.pool(), bench.pool());
    let ids: Vec<String> = (0..60).map(|_| bench.id(&pool, &[]).unwrap()).collect();
    let alice_id = bench.id(&pool, &[alice()]).unwrap();
    block_on(bench.pools.delete_identity_pool(DeleteIdentityPoolInput { identity_pool_id: pool.clone() })).unwrap();
    let gone = (Code::ResourceNotFoundException, format!("IdentityPool '{pool}' not found."));
    assert_eq!(refusal(describe(&bench, &pool)), gone);
    assert_eq!(refusal(bench.id(&pool, &[])), gone);
    assert_eq!(list(&bench, 60, None).0.into_iter().map(|(id, _)| id).collect::<Vec<_>>(), [kept]);
    for id in ids.iter().chain([&alice_id]) {
        assert!(block_on(bench.store.record(&IdentityListing::key_of(id), NOW)).unwrap().is_none());
    }
    assert!(block_on(bench.store.record(&PoolListing::key_of("123456789012", &pool), NOW)).unwrap().is_none());
    let again = block_on(bench.pools.delete_identity_pool(DeleteIdentityPoolInput { identity_pool_id: pool }));
    assert_eq!(refusal(again).0, Code::ResourceNotFoundException);
}

#[test]
fn roles_are_replaced_whole() {
    let bench = Bench::new();
    let pool = bench.pool();
    let get = || {
        let input = GetIdentityPoolRolesInput { identity_pool_id: pool.clone() };
        block_on(bench.pools.get_identity_pool_roles(input)).unwrap()
    };
    assert_eq!((get().identity_pool_id, get().roles), (Some(pool.clone()), None));
    let mapping = RoleMapping {
        r#type: RoleMappingType::Token,
        ambiguous_role_resolution: Some(AmbiguousRoleResolutionType::Deny),
        rules_configuration: None,
    };
    let set = |roles: &[(&str, &str)], mapping: Option<RoleMapping>| {
        let roles = roles.iter().map(|(kind, role)| ((*kind).to_owned(), (*role).to_owned())).collect();
        let role_mappings = mapping.map(|mapping| BTreeMap::from([(GOOGLE.to_owned(), mapping)]));
        let input = SetIdentityPoolRolesInput { identity_pool_id: pool.clone(), roles, role_mappings };
        block_on(bench.pools.set_identity_pool_roles(input))
    };
    set(&[("authenticated", AUTH_ROLE)], Some(mapping.clone())).unwrap();
    assert_eq!(get().role_mappings.unwrap().get(GOOGLE), Some(&mapping));
    set(&[("unauthenticated", GUEST_ROLE)], None).unwrap();
    assert_eq!(get().roles, Some(BTreeMap::from([("unauthenticated".into(), GUEST_ROLE.into())])));
    assert_eq!(get().role_mappings, None);
    let unresolved = RoleMapping { ambiguous_role_resolution: None, ..mapping.clone() };
    assert_eq!(refusal(set(&[], Some(unresolved))).0, Code::InvalidParameterException);
    let ruleless = RoleMapping { r#type: RoleMappingType::Rules, ..mapping };
    assert_eq!(refusal(set(&[], Some(ruleless))).0, Code::InvalidParameterException);
    let unknown_kind = refusal(set(&[("admin", AUTH_ROLE)], None)).1;
    assert!(unknown_kind.contains("(un)?authenticated"), "{unknown_kind}");
}

#[test]
fn every_route_is_an_operation_of_the_model_and_there_are_ten() {
    let names: Vec<&str> = crate::routes().map(|route| route.name).collect();
    assert_eq!(names.len(), 10);
    for route in crate::routes() {
        assert!(registry::find(route.service, route.name).is_some(), "{}", route.name);
    }
}
