//! The operations on pools, and what becomes of pools that are deleted or were never finished.

use std::time::Duration;

use futures::executor::block_on;
use poolgate_storage_trait::{
    Batch, Store,
    faults::{Call as StoreCall, Fault},
};
use poolgate_wire::{
    Code, Handle,
    user_pools::{
        AddCustomAttributesInput, AttributeDataType, CreateGroupInput, CreateUserPool, CreateUserPoolInput,
        DeleteGroupInput, DeleteUserPoolClientInput, DeleteUserPoolInput, DeletionProtectionType,
        DescribeUserPoolClientInput, DescribeUserPoolInput, ListUserPools, ListUserPoolsInput, SchemaAttributeType,
        UpdateUserPoolInput, UserPoolMfaType, UserPoolType, VerificationMessageTemplateType,
    },
};

use crate::{
    entities,
    groups::Membership,
    testing::{House, call_from, house},
};

const HOUR: Duration = Duration::from_hours(1);

fn named(name: &str) -> CreateUserPoolInput {
    CreateUserPoolInput { pool_name: name.to_owned(), ..CreateUserPoolInput::default() }
}

async fn describe(house: &House, id: &str) -> Result<UserPoolType, poolgate_wire::Error> {
    let input = DescribeUserPoolInput { user_pool_id: id.to_owned() };
    Ok(house.pools.describe_user_pool(input).await?.user_pool.unwrap())
}

async fn delete(house: &House, id: &str) -> Result<(), poolgate_wire::Error> {
    house.pools.delete_user_pool(DeleteUserPoolInput { user_pool_id: id.to_owned() }).await.map(|_| ())
}

async fn listed(house: &House) -> Vec<String> {
    let input = ListUserPoolsInput { max_results: 60, next_token: None };
    let pools = house.pools.list_user_pools(input).await.unwrap().user_pools.unwrap();
    pools.into_iter().filter_map(|pool| pool.id).collect()
}

#[test]
fn a_pool_is_made_in_the_region_and_account_of_the_call() {
    block_on(async {
        let house = house();
        let call = call_from("eu-west-1", "123456789012");
        let pool = Handle::<CreateUserPool>::handle(&house.pools, &call, named("staff")).await.unwrap();
        let pool = pool.user_pool.unwrap();
        let id = pool.id.clone().unwrap();
        let (region, name) = id.split_once('_').unwrap();
        assert_eq!((region, name.len()), ("eu-west-1", 9));
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric()));
        assert_eq!(pool.arn, Some(format!("arn:aws:cognito-idp:eu-west-1:123456789012:userpool/{id}")));
        assert_eq!(pool.creation_date.unwrap().millis(), 1_800_000_000_000);
        assert_eq!(pool.schema_attributes.as_ref().unwrap()[0].name.as_deref(), Some("sub"));
        assert_eq!(describe(&house, &id).await.unwrap(), pool);
        assert_eq!(house.count(&id).await, (1, 1), "the record and its listing, no errand");
    });
}

#[test]
fn users_are_counted() {
    block_on(async {
        let house = house();
        let id = house.pool().await;
        house.user(&id, "ann").await;
        house.user(&id, "bob").await;
        assert_eq!(describe(&house, &id).await.unwrap().estimated_number_of_users, Some(2));
    });
}

#[test]
fn an_unknown_pool_is_not_found() {
    block_on(async {
        let house = house();
        let error = describe(&house, "us-east-1_Unknown00").await.unwrap_err();
        assert_eq!(error.code, Code::ResourceNotFoundException);
        assert_eq!(error.message, "User pool us-east-1_Unknown00 does not exist.");
    });
}

#[test]
fn pools_are_listed_by_page_region_and_account() {
    block_on(async {
        let house = house();
        let mut ours = Vec::new();
        for (region, account, name) in
            [("eu-west-1", "1", "a"), ("eu-west-1", "1", "b"), ("eu-west-1", "2", "c"), ("us-east-1", "1", "d")]
        {
            let call = call_from(region, account);
            let made = Handle::<CreateUserPool>::handle(&house.pools, &call, named(name)).await.unwrap();
            if (region, account) == ("eu-west-1", "1") {
                ours.push(made.user_pool.unwrap().id.unwrap());
            }
        }
        ours.sort();
        let call = call_from("eu-west-1", "1");
        let (mut found, mut token) = (Vec::new(), None);
        loop {
            let input = ListUserPoolsInput { max_results: 1, next_token: token };
            let page = Handle::<ListUserPools>::handle(&house.pools, &call, input).await.unwrap();
            let pools = page.user_pools.unwrap();
            assert!(pools.len() <= 1);
            found.extend(pools.into_iter().filter_map(|pool| pool.id));
            token = page.next_token;
            if token.is_none() {
                break;
            }
        }
        assert_eq!(found, ours);
        assert_eq!(listed(&house).await.len(), 4, "the host sees all");

        let input = ListUserPoolsInput { max_results: 1, next_token: Some("x".to_owned()) };
        assert_eq!(house.pools.list_user_pools(input).await.unwrap_err().code, Code::InvalidParameterException);
        let input = ListUserPoolsInput { max_results: 61, next_token: None };
        assert_eq!(house.pools.list_user_pools(input).await.unwrap_err().code, Code::InvalidParameterException);
    });
}

#[test]
fn an_update_replaces_and_is_seen_at_once() {
    block_on(async {
        let house = house();
        let id = house.pool().await;
        assert!(house.pools.pool(&id, house.pools.now()).await.is_ok(), "remembered from here on");
        house.clock.advance(Duration::from_secs(1));
        let template = VerificationMessageTemplateType {
            email_message: Some("Code: {####}".to_owned()),
            ..VerificationMessageTemplateType::default()
        };
        let input = UpdateUserPoolInput {
            user_pool_id: id.clone(),
            pool_name: Some("crew".to_owned()),
            verification_message_template: Some(template),
            ..UpdateUserPoolInput::default()
        };
        house.pools.update_user_pool(input).await.unwrap();
        let pool = describe(&house, &id).await.unwrap();
        assert_eq!(pool.name.as_deref(), Some("crew"));
        assert_eq!(pool.email_verification_message.as_deref(), Some("Code: {####}"));
        assert_eq!(pool.last_modified_date.unwrap().millis(), 1_800_000_001_000);
        let remembered = house.pools.pool(&id, house.pools.now()).await.unwrap();
        assert_eq!(remembered.settings.name.as_deref(), Some("crew"));

        let input = UpdateUserPoolInput {
            user_pool_id: id.clone(),
            mfa_configuration: Some(UserPoolMfaType::On),
            ..UpdateUserPoolInput::default()
        };
        assert_eq!(house.pools.update_user_pool(input).await.unwrap_err().code, Code::InvalidParameterException);
        assert_eq!(describe(&house, &id).await.unwrap(), pool, "what is refused changes nothing");
    });
}

#[test]
fn custom_attributes_are_added_once() {
    block_on(async {
        let house = house();
        let id = house.pool().await;
        let attribute = SchemaAttributeType {
            name: Some("team".to_owned()),
            attribute_data_type: Some(AttributeDataType::String),
            ..SchemaAttributeType::default()
        };
        let input = AddCustomAttributesInput { user_pool_id: id.clone(), custom_attributes: vec![attribute] };
        house.pools.add_custom_attributes(input.clone()).await.unwrap();
        let schema = describe(&house, &id).await.unwrap().schema_attributes.unwrap();
        assert_eq!(schema.last().unwrap().name.as_deref(), Some("custom:team"));
        assert_eq!(house.pools.add_custom_attributes(input).await.unwrap_err().code, Code::InvalidParameterException);
    });
}

#[test]
fn settings_that_no_record_holds_are_refused() {
    block_on(async {
        let house = house();
        let long = format!("{}{{####}}", "\u{1f600}".repeat(9_000));
        let template = VerificationMessageTemplateType {
            email_message: Some(long.clone()),
            email_message_by_link: Some(long.replace("{####}", "{##x##}")),
            ..VerificationMessageTemplateType::default()
        };
        let input = CreateUserPoolInput { verification_message_template: Some(template), ..named("staff") };
        let error = house.pools.create_user_pool(input).await.unwrap_err();
        assert_eq!(error.code, Code::InvalidParameterException);
        assert!(error.message.contains("too large"), "{}", error.message);
    });
}

#[test]
fn a_protected_pool_stays() {
    block_on(async {
        let house = house();
        let input = CreateUserPoolInput { deletion_protection: Some(DeletionProtectionType::Active), ..named("staff") };
        let id = house.pools.create_user_pool(input).await.unwrap().user_pool.unwrap().id.unwrap();
        let error = delete(&house, &id).await.unwrap_err();
        assert_eq!(error.code, Code::InvalidParameterException);
        assert!(error.message.starts_with("The user pool cannot be deleted because deletion protection is activated."));
        let input = UpdateUserPoolInput { user_pool_id: id.clone(), ..UpdateUserPoolInput::default() };
        house.pools.update_user_pool(input).await.unwrap();
        delete(&house, &id).await.unwrap();
        assert_eq!(describe(&house, &id).await.unwrap_err().code, Code::ResourceNotFoundException);
    });
}

#[test]
fn a_deleted_pool_is_gone_at_once_and_its_records_by_and_by() {
    block_on(async {
        let house = house();
        let (id, other) = (house.pool().await, house.pool().await);
        let client = house.client(&id).await;
        house.user(&id, "ann").await;
        let group =
            CreateGroupInput { user_pool_id: id.clone(), group_name: "g".to_owned(), ..CreateGroupInput::default() };
        house.pools.create_group(group).await.unwrap();
        for n in 0..700 {
            let mut batch = Batch::new();
            let membership = Membership {
                pool_id: id.clone(),
                sub: format!("sub {n}"),
                user_key: n.to_string(),
                group_id: "group".to_owned(),
                group_name: "g".to_owned(),
            };
            batch.insert(&membership).unwrap();
            house.store.commit(&batch, house.pools.now()).await.unwrap();
        }
        house.pools.client(&client, house.pools.now()).await.unwrap();

        delete(&house, &id).await.unwrap();
        assert_eq!(listed(&house).await, std::slice::from_ref(&other));
        assert_eq!(delete(&house, &id).await.unwrap_err().code, Code::ResourceNotFoundException);
        let input = DescribeUserPoolClientInput { user_pool_id: id.clone(), client_id: client.as_str().into() };
        assert_eq!(
            house.pools.describe_user_pool_client(input).await.unwrap_err().message,
            format!("User pool {id} does not exist.")
        );
        let error = house.pools.client(&client, house.pools.now()).await.unwrap_err();
        assert_eq!(poolgate_wire::Error::from(error).message, format!("User pool client {client} does not exist."));
        assert_eq!(house.count(&id).await.0, 204, "200 memberships, group, user, client, pool");

        assert_eq!(house.pools.tidy(50).await.unwrap(), 50);
        assert_eq!(house.count(&id).await.0, 154);
        assert_eq!(house.pools.tidy(1000).await.unwrap(), 153);
        assert_eq!(house.count(&id).await, (1, 3), "the mark stays a while, and two listings and the errand");
        assert_eq!(house.keys.removed(), Vec::<String>::new());

        house.user(&other, "bob").await;
        house.clock.advance(HOUR);
        house.pools.tidy(1000).await.unwrap();
        assert_eq!(house.count(&id).await, (0, 1), "the other pool's listing");
        assert_eq!(house.keys.removed(), [id]);
        assert_eq!(house.count(&other).await.0, 2, "nothing of the other pool");
    });
}

#[test]
fn a_creation_that_is_cut_short_leaves_a_whole_pool_or_nothing() {
    for commits in 0..4 {
        block_on(async {
            let house = house();
            cut_after(&house, commits);
            let made = house.pools.create_user_pool(named("staff")).await;
            house.store.heal();
            assert_eq!(made.is_ok(), commits >= 2, "{commits}");
            let before = listed(&house).await;
            house.pools.tidy(100).await.unwrap();
            assert_eq!(listed(&house).await, before);

            house.clock.advance(HOUR);
            house.pools.tidy(100).await.unwrap();
            let pools = listed(&house).await;
            assert_eq!(pools, before);
            assert_eq!(house.records(entities::POOL_LISTING, entities::DIRECTORY).await.len(), pools.len());
            assert_eq!(house.records(entities::ERRAND, entities::DIRECTORY).await.len(), 0);
        });
    }
}

#[test]
fn a_deletion_that_is_cut_short_deletes_the_pool_or_leaves_it() {
    for commits in 0..8 {
        block_on(async {
            let house = house();
            let id = house.pool().await;
            house.client(&id).await;
            house.user(&id, "ann").await;
            cut_after(&house, commits);
            let deleted = delete(&house, &id).await;
            house.store.heal();
            assert_eq!(deleted.is_ok(), commits >= 2, "{commits}");
            assert_eq!(describe(&house, &id).await.is_ok(), deleted.is_err(), "{commits}");
            house.clock.advance(HOUR);
            house.pools.tidy(100).await.unwrap();
            let left = if deleted.is_ok() { (0, 0) } else { (3, 2) };
            assert_eq!(house.count(&id).await, left, "{commits}");
        });
    }
}

#[test]
fn a_lost_answer_is_no_failure() {
    let mut commits = 1;
    for lost in 1.. {
        if lost > commits {
            break;
        }
        block_on(async {
            let house = house();
            house.store.nth_commit(lost, Fault::AnswerLost);
            let id = house.pool().await;
            let client = house.client(&id).await;
            let group = CreateGroupInput {
                user_pool_id: id.clone(),
                group_name: "g".to_owned(),
                ..CreateGroupInput::default()
            };
            house.pools.create_group(group).await.unwrap();
            let input = DeleteGroupInput { user_pool_id: id.clone(), group_name: "g".to_owned() };
            house.pools.delete_group(input).await.unwrap();
            let input = DeleteUserPoolClientInput { user_pool_id: id.clone(), client_id: client.as_str().into() };
            house.pools.delete_user_pool_client(input).await.unwrap();
            delete(&house, &id).await.unwrap();
            commits = house.store.commits();
            house.store.heal();
            house.clock.advance(HOUR);
            house.pools.tidy(100).await.unwrap();
            assert_eq!(house.count(&id).await, (0, 0), "{lost}");
        });
    }
    assert!(commits > 10, "{commits}");
}

/// Lets so many commits through and no more.
fn cut_after(house: &House, commits: usize) {
    let mut seen = 0;
    house.store.when(Fault::Unavailable, move |call| {
        let commit = matches!(call, StoreCall::Commit(_));
        seen += usize::from(commit);
        commit && seen > commits
    });
}
