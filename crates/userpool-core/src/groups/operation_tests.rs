//! The operations on groups and memberships.

use std::time::Duration;

use futures::executor::block_on;
use poolgate_wire::{
    Code, Error,
    user_pools::{
        AdminAddUserToGroupInput, AdminDeleteUserInput, AdminListGroupsForUserInput, AdminRemoveUserFromGroupInput,
        CreateGroupInput, DeleteGroupInput, GetGroupInput, GroupType, ListGroupsInput, ListUsersInGroupInput,
        UpdateGroupInput,
    },
};

use crate::{
    entities,
    testing::{House, house},
};

async fn create(house: &House, pool: &str, name: &str, precedence: Option<i32>) -> Result<GroupType, Error> {
    let input = CreateGroupInput {
        user_pool_id: pool.to_owned(),
        group_name: name.to_owned(),
        precedence,
        ..CreateGroupInput::default()
    };
    Ok(house.pools.create_group(input).await?.group.unwrap())
}

async fn add(house: &House, pool: &str, user: &str, group: &str) -> Result<(), Error> {
    let input =
        AdminAddUserToGroupInput { user_pool_id: pool.to_owned(), username: user.into(), group_name: group.to_owned() };
    house.pools.admin_add_user_to_group(input).await.map(|_| ())
}

async fn groups_of(house: &House, pool: &str, user: &str) -> Vec<String> {
    let (mut names, mut token) = (Vec::new(), None);
    loop {
        let input = AdminListGroupsForUserInput {
            user_pool_id: pool.to_owned(),
            username: user.into(),
            limit: Some(2),
            next_token: token,
        };
        let page = house.pools.admin_list_groups_for_user(input).await.unwrap();
        let groups = page.groups.unwrap();
        assert!(groups.len() <= 2);
        names.extend(groups.into_iter().filter_map(|group| group.group_name));
        token = page.next_token;
        if token.is_none() {
            return names;
        }
    }
}

async fn members(house: &House, pool: &str, group: &str, limit: i32) -> (Vec<String>, usize) {
    let (mut names, mut token, mut pages) = (Vec::new(), None, 0);
    loop {
        let input = ListUsersInGroupInput {
            user_pool_id: pool.to_owned(),
            group_name: group.to_owned(),
            limit: Some(limit),
            next_token: token,
        };
        let page = house.pools.list_users_in_group(input).await.unwrap();
        names.extend(page.users.unwrap().into_iter().map(|user| user.username.unwrap().into_inner()));
        token = page.next_token;
        pages += 1;
        if token.is_none() {
            names.sort();
            return (names, pages);
        }
    }
}

async fn delete(house: &House, pool: &str, group: &str) -> Result<(), Error> {
    let input = DeleteGroupInput { user_pool_id: pool.to_owned(), group_name: group.to_owned() };
    house.pools.delete_group(input).await.map(|_| ())
}

fn not_found<T: std::fmt::Debug>(result: Result<T, Error>) {
    let error = result.unwrap_err();
    assert_eq!((error.code, error.message.as_str()), (Code::ResourceNotFoundException, "Group not found."));
}

#[test]
fn a_group_is_made_once_changed_member_by_member_and_listed() {
    block_on(async {
        let house = house();
        let pool = house.pool().await;
        let made = create(&house, &pool, "staff", Some(3)).await.unwrap();
        let error = create(&house, &pool, "staff", None).await.unwrap_err();
        assert_eq!(
            (error.code, error.message.as_str()),
            (Code::GroupExistsException, "A group with the name already exists.")
        );

        house.clock.advance(Duration::from_secs(1));
        let input = UpdateGroupInput {
            user_pool_id: pool.clone(),
            group_name: "staff".to_owned(),
            description: Some("All of us".to_owned()),
            ..UpdateGroupInput::default()
        };
        let changed = house.pools.update_group(input.clone()).await.unwrap().group.unwrap();
        let expected = GroupType {
            description: Some("All of us".to_owned()),
            last_modified_date: Some(1_800_000_001_000.into()),
            ..made
        };
        assert_eq!(changed, expected);
        let get = GetGroupInput { user_pool_id: pool.clone(), group_name: "staff".to_owned() };
        assert_eq!(house.pools.get_group(get.clone()).await.unwrap().group, Some(expected.clone()));
        not_found(house.pools.get_group(GetGroupInput { group_name: "Staff".to_owned(), ..get }).await);
        not_found(house.pools.update_group(UpdateGroupInput { group_name: "crew".to_owned(), ..input }).await);

        create(&house, &pool, "crew", None).await.unwrap();
        let input = ListGroupsInput { user_pool_id: pool.clone(), limit: Some(1), next_token: None };
        let first = house.pools.list_groups(input.clone()).await.unwrap();
        assert_eq!(first.groups.unwrap()[0].group_name.as_deref(), Some("crew"));
        let second = house.pools.list_groups(ListGroupsInput { next_token: first.next_token, ..input.clone() }).await;
        let second = second.unwrap();
        assert_eq!((second.groups, second.next_token), (Some(vec![expected]), None));
        let bad = ListGroupsInput { next_token: Some("x".to_owned()), ..input };
        assert_eq!(house.pools.list_groups(bad).await.unwrap_err().code, Code::InvalidParameterException);
    });
}

#[test]
fn users_join_and_leave_and_may_do_both_again() {
    block_on(async {
        let house = house();
        let pool = house.pool().await;
        for (name, precedence) in [("low", Some(9)), ("none", None), ("high", Some(0)), ("other", Some(0))] {
            create(&house, &pool, name, precedence).await.unwrap();
        }
        for user in ["ann", "bob", "cem"] {
            house.user(&pool, user).await;
        }
        for group in ["none", "low", "high", "low"] {
            add(&house, &pool, "ann", group).await.unwrap();
        }
        assert_eq!(groups_of(&house, &pool, "ann").await, ["high", "low", "none"]);
        for user in ["bob", "cem"] {
            add(&house, &pool, user, "low").await.unwrap();
        }
        assert_eq!(members(&house, &pool, "low", 2).await, (vec!["ann".into(), "bob".into(), "cem".into()], 2));

        let leave = AdminRemoveUserFromGroupInput {
            user_pool_id: pool.clone(),
            username: "ann".into(),
            group_name: "low".to_owned(),
        };
        house.pools.admin_remove_user_from_group(leave.clone()).await.unwrap();
        house.pools.admin_remove_user_from_group(leave.clone()).await.unwrap();
        assert_eq!(groups_of(&house, &pool, "ann").await, ["high", "none"]);

        not_found(add(&house, &pool, "ann", "no").await);
        let no_group = AdminRemoveUserFromGroupInput { group_name: "no".to_owned(), ..leave.clone() };
        not_found(house.pools.admin_remove_user_from_group(no_group).await);
        for result in [
            add(&house, &pool, "dan", "low").await,
            house
                .pools
                .admin_remove_user_from_group(AdminRemoveUserFromGroupInput { username: "dan".into(), ..leave })
                .await
                .map(|_| ()),
        ] {
            let error = result.unwrap_err();
            assert_eq!((error.code, error.message.as_str()), (Code::UserNotFoundException, "User does not exist."));
        }
    });
}

#[test]
fn a_deleted_group_has_no_members_when_it_is_made_anew() {
    block_on(async {
        let house = house();
        let pool = house.pool().await;
        create(&house, &pool, "staff", None).await.unwrap();
        house.user(&pool, "ann").await;
        add(&house, &pool, "ann", "staff").await.unwrap();
        delete(&house, &pool, "staff").await.unwrap();
        not_found(delete(&house, &pool, "staff").await);
        assert_eq!(groups_of(&house, &pool, "ann").await, Vec::<String>::new());
        assert_eq!(house.records(entities::MEMBERSHIP, &pool).await.len(), 0);
        assert_eq!(house.records(entities::ERRAND, entities::DIRECTORY).await.len(), 0);
        create(&house, &pool, "staff", None).await.unwrap();
        assert_eq!(members(&house, &pool, "staff", 60).await.0, Vec::<String>::new());
    });
}

#[test]
fn a_deleted_user_leaves_its_groups_and_a_namesake_is_in_none() {
    block_on(async {
        let house = house();
        let pool = house.pool().await;
        create(&house, &pool, "staff", None).await.unwrap();
        house.user(&pool, "ann").await;
        add(&house, &pool, "ann", "staff").await.unwrap();
        let input = AdminDeleteUserInput { user_pool_id: pool.clone(), username: "ann".into() };
        house.pools.admin_delete_user(input).await.unwrap();
        house.user(&pool, "ann").await;
        assert_eq!(members(&house, &pool, "staff", 60).await.0, Vec::<String>::new());
        assert_eq!(groups_of(&house, &pool, "ann").await, Vec::<String>::new());
        assert_eq!(house.records(entities::MEMBERSHIP, &pool).await.len(), 0);
    });
}

#[test]
fn a_user_is_in_a_hundred_groups_at_most() {
    block_on(async {
        let house = house();
        let pool = house.pool().await;
        house.user(&pool, "ann").await;
        for n in 0..=100 {
            create(&house, &pool, &n.to_string(), None).await.unwrap();
        }
        for n in 0..100 {
            add(&house, &pool, "ann", &n.to_string()).await.unwrap();
        }
        assert_eq!(add(&house, &pool, "ann", "100").await.unwrap_err().code, Code::InvalidParameterException);
        add(&house, &pool, "ann", "99").await.unwrap();
        delete(&house, &pool, "7").await.unwrap();
        add(&house, &pool, "ann", "100").await.unwrap();
    });
}
