//! The operations on app clients.

use std::time::Duration;

use futures::executor::block_on;
use poolgate_storage_trait::{
    Entity,
    faults::{Call as StoreCall, Fault},
};
use poolgate_wire::{
    Code, Error,
    user_pools::{
        ClientTypeType, CreateUserPoolClientInput, DeleteUserPoolClientInput, DescribeUserPoolClientInput,
        ListUserPoolClientsInput, UpdateUserPoolClientInput, UserPoolClientType,
    },
};

use serde_json::json;

use super::Client;
use crate::{
    entities,
    testing::{House, house},
};

fn app(pool_id: &str) -> CreateUserPoolClientInput {
    CreateUserPoolClientInput {
        user_pool_id: pool_id.to_owned(),
        client_name: "app".to_owned(),
        ..CreateUserPoolClientInput::default()
    }
}

async fn create(house: &House, input: CreateUserPoolClientInput) -> Result<UserPoolClientType, Error> {
    Ok(house.pools.create_user_pool_client(input).await?.user_pool_client.unwrap())
}

async fn describe(house: &House, pool_id: &str, id: &str) -> Result<UserPoolClientType, Error> {
    let input = DescribeUserPoolClientInput { user_pool_id: pool_id.to_owned(), client_id: id.into() };
    Ok(house.pools.describe_user_pool_client(input).await?.user_pool_client.unwrap())
}

fn id_of(client: &UserPoolClientType) -> String {
    client.client_id.as_ref().unwrap().expose().clone()
}

/// Before there could be two, a secret had neither id nor date.
#[test]
fn clients_of_the_first_form_keep_their_secret() {
    let settings = json!({ "ClientId": "app", "ClientName": "app", "UserPoolId": "us-east-1_Ab12Cd34E",
        "CreationDate": 1_700_000_000.5 });
    for (sealed, expected) in [
        (json!([]), json!([])),
        (
            json!([[1, 2, 3]]),
            json!([{ "id": "app--1700000000500", "created": 1_700_000_000_500_i64, "original": true,
                "sealed": [1, 2, 3] }]),
        ),
    ] {
        let old = json!({ "settings": settings, "sealed_secrets": sealed });
        let upgraded = Client::upgrade(1, old).unwrap();
        assert_eq!(upgraded["sealed_secrets"], expected);
        serde_json::from_value::<Client>(upgraded).unwrap();
    }
}

#[test]
fn ids_and_secrets_look_like_cognitos() {
    block_on(async {
        let house = house();
        let pool = house.pool().await;
        let client =
            create(&house, CreateUserPoolClientInput { generate_secret: Some(true), ..app(&pool) }).await.unwrap();
        let secret = client.client_secret.as_ref().unwrap().expose();
        for (text, length) in [(id_of(&client).as_str(), 26), (secret.as_str(), 51)] {
            assert_eq!(text.len(), length);
            assert!(text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "{text}");
        }
        assert_eq!(describe(&house, &pool, &id_of(&client)).await.unwrap(), client);
        let records = house.records(entities::CLIENT, &pool).await;
        let body = String::from_utf8_lossy(&records[0].body).into_owned();
        assert!(!body.contains(secret.as_str()), "the secret is not stored in the clear");
    });
}

#[test]
fn a_secret_may_be_brought_along() {
    block_on(async {
        let house = house();
        let pool = house.pool().await;
        let given = CreateUserPoolClientInput { client_secret: Some("k".repeat(24).into()), ..app(&pool) };
        let client = create(&house, given.clone()).await.unwrap();
        assert_eq!(client.client_secret.unwrap().expose(), &"k".repeat(24));
        let both = CreateUserPoolClientInput { generate_secret: Some(true), ..given };
        assert_eq!(create(&house, both).await.unwrap_err().code, Code::InvalidParameterException);
        assert_eq!(create(&house, app(&pool)).await.unwrap().client_secret, None);
    });
}

#[test]
fn an_update_replaces_all_but_name_and_secret_and_is_seen_at_once() {
    block_on(async {
        let house = house();
        let pool = house.pool().await;
        let given = CreateUserPoolClientInput {
            generate_secret: Some(true),
            access_token_validity: Some(2),
            callback_urls: Some(vec!["https://example.com".to_owned()]),
            ..app(&pool)
        };
        let client = create(&house, given).await.unwrap();
        let id = id_of(&client);
        house.pools.client(&id, house.pools.now()).await.unwrap();
        house.clock.advance(Duration::from_secs(1));
        let update = UpdateUserPoolClientInput {
            user_pool_id: pool.clone(),
            client_id: id.as_str().into(),
            id_token_validity: Some(3),
            ..UpdateUserPoolClientInput::default()
        };
        let output = house.pools.update_user_pool_client(update.clone()).await.unwrap().user_pool_client.unwrap();
        let expected = UserPoolClientType {
            access_token_validity: None,
            callback_urls: None,
            id_token_validity: Some(3),
            last_modified_date: Some(1_800_000_001_000.into()),
            ..client.clone()
        };
        assert_eq!(output, expected);
        assert_eq!(describe(&house, &pool, &id).await.unwrap(), expected);
        let (_, remembered) = house.pools.client(&id, house.pools.now()).await.unwrap();
        assert_eq!(remembered.settings.id_token_validity, Some(3));
        assert_eq!(remembered.secrets.len(), 1);

        let bad = UpdateUserPoolClientInput { write_attributes: Some(vec!["sub".to_owned()]), ..update };
        let error = house.pools.update_user_pool_client(bad).await.unwrap_err();
        assert_eq!(error.message, "Invalid write attributes specified while updating a client");
    });
}

#[test]
fn clients_are_listed_by_page_and_type() {
    block_on(async {
        let house = house();
        let pool = house.pool().await;
        let mut ids = [house.client(&pool).await, house.client(&pool).await, house.client(&pool).await];
        ids.sort();
        let input = ListUserPoolClientsInput {
            user_pool_id: pool.clone(),
            max_results: Some(2),
            ..ListUserPoolClientsInput::default()
        };
        let first = house.pools.list_user_pool_clients(input.clone()).await.unwrap();
        let next = ListUserPoolClientsInput { next_token: first.next_token, ..input.clone() };
        let second = house.pools.list_user_pool_clients(next).await.unwrap();
        assert_eq!(second.next_token, None);
        let pages = [first.user_pool_clients.unwrap(), second.user_pool_clients.unwrap()];
        assert_eq!(pages.each_ref().map(Vec::len), [2, 1]);
        let found: Vec<String> = pages.concat().into_iter().map(|it| it.client_id.unwrap().into_inner()).collect();
        assert_eq!(found, ids);
        for (wanted, count) in [(ClientTypeType::Regular, 3), (ClientTypeType::Dcr, 0)] {
            let input = ListUserPoolClientsInput { client_type: Some(wanted), max_results: None, ..input.clone() };
            assert_eq!(
                house.pools.list_user_pool_clients(input).await.unwrap().user_pool_clients.unwrap().len(),
                count
            );
        }
    });
}

#[test]
fn a_client_belongs_to_its_pool_and_is_gone_when_deleted() {
    block_on(async {
        let house = house();
        let (pool, other) = (house.pool().await, house.pool().await);
        let id = house.client(&pool).await;
        house.pools.client(&id, house.pools.now()).await.unwrap();
        let unknown = format!("User pool client {id} does not exist.");
        assert_eq!(describe(&house, &other, &id).await.unwrap_err().message, unknown);
        let delete = |pool_id: &str| DeleteUserPoolClientInput {
            user_pool_id: pool_id.to_owned(),
            client_id: id.as_str().into(),
        };
        assert_eq!(house.pools.delete_user_pool_client(delete(&other)).await.unwrap_err().message, unknown);
        house.pools.delete_user_pool_client(delete(&pool)).await.unwrap();
        assert_eq!(describe(&house, &pool, &id).await.unwrap_err().message, unknown);
        assert!(house.pools.client(&id, house.pools.now()).await.is_err());
        assert_eq!(house.count(&pool).await, (1, 2), "two pools' listings");
    });
}

#[test]
fn what_is_cut_short_is_finished_or_undone() {
    for commits in 0..6 {
        block_on(async {
            let house = house();
            let pool = house.pool().await;
            let kept = house.client(&pool).await;
            let mut seen = 0;
            house.store.when(Fault::Unavailable, move |call| {
                let commit = matches!(call, StoreCall::Commit(_));
                seen += usize::from(commit);
                commit && seen > commits
            });
            let made = create(&house, app(&pool)).await;
            let deleted = match &made {
                Ok(client) => {
                    let delete = DeleteUserPoolClientInput {
                        user_pool_id: pool.clone(),
                        client_id: id_of(client).as_str().into(),
                    };
                    house.pools.delete_user_pool_client(delete).await.is_ok()
                }
                Err(_) => false,
            };
            house.store.heal();
            house.clock.advance(Duration::from_hours(1));
            house.pools.tidy(100).await.unwrap();
            let clients = if made.is_ok() && !deleted { 2 } else { 1 };
            assert_eq!(house.count(&pool).await, (1 + clients, 1 + clients), "{commits}");
            assert!(house.pools.client(&kept, house.pools.now()).await.is_ok());
        });
    }
}
