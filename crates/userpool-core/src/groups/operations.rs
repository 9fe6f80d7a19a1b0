//! The operations on groups and memberships.

use poolgate_env::{Millis, random_uuid};
use poolgate_storage_trait::{Batch, Cursor, Entity, Key, Matching, Query, StoreError, StoreExt};
use poolgate_wire::{
    Call, Code, Error, Handle, operations,
    user_pools::{
        AdminAddUserToGroup, AdminAddUserToGroupInput, AdminAddUserToGroupOutput, AdminListGroupsForUser,
        AdminListGroupsForUserInput, AdminListGroupsForUserOutput, AdminRemoveUserFromGroup,
        AdminRemoveUserFromGroupInput, AdminRemoveUserFromGroupOutput, CreateGroup, CreateGroupInput,
        CreateGroupOutput, DeleteGroup, DeleteGroupInput, DeleteGroupOutput, GetGroup, GetGroupInput, GetGroupOutput,
        ListGroups, ListGroupsInput, ListGroupsOutput, ListUsersInGroup, ListUsersInGroupInput, ListUsersInGroupOutput,
        UpdateGroup, UpdateGroupInput, UpdateGroupOutput, UserType,
    },
};

use super::{Group, Membership};
use crate::{
    entities,
    error::{Fault, Result},
    jobs::{self, About, Errand},
    paging::{page_size, page_token},
    pools::Pool,
    service::UserPools,
    users::User,
};

operations! { UserPools {
    CreateGroup => create_group,
    GetGroup => get_group,
    UpdateGroup => update_group,
    DeleteGroup => delete_group,
    ListGroups => list_groups,
    AdminAddUserToGroup => admin_add_user_to_group,
    AdminRemoveUserFromGroup => admin_remove_user_from_group,
    AdminListGroupsForUser => admin_list_groups_for_user,
    ListUsersInGroup => list_users_in_group,
} }

/// Groups that a user may be in. Additions at the same moment are not counted against each other.
const GROUPS_OF_A_USER: usize = 100;

/// Memberships that one page of a group's users reads at most; some may be of users that are gone.
const READ_AT_MOST: usize = 1000;

impl Handle<CreateGroup> for UserPools {
    async fn handle(&self, _: &Call, input: CreateGroupInput) -> Result<CreateGroupOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let group = Group {
            pool_id: pool.id().to_owned(),
            id: random_uuid(self.entropy()).to_string(),
            name: input.group_name,
            description: input.description,
            precedence: input.precedence,
            role_arn: input.role_arn,
            created: now,
            modified: now,
        };
        let mut batch = Batch::new();
        batch.insert(&group).map_err(Fault::from)?;
        match self.commit(&batch, now).await {
            Ok(()) => Ok(CreateGroupOutput { group: Some(group.to_group_type()) }),
            Err(Fault::Store(StoreError::Conflict(_))) => {
                Err(Error::new(Code::GroupExistsException, "A group with the name already exists."))
            }
            Err(fault) => Err(fault.into()),
        }
    }
}

impl Handle<GetGroup> for UserPools {
    async fn handle(&self, _: &Call, input: GetGroupInput) -> Result<GetGroupOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let group = self.group_to_change(&pool, &input.group_name, now).await?;
        Ok(GetGroupOutput { group: Some(group.to_group_type()) })
    }
}

impl Handle<UpdateGroup> for UserPools {
    /// Members that are not given stay as they are: there would be no way to leave one alone otherwise.
    async fn handle(&self, _: &Call, input: UpdateGroupInput) -> Result<UpdateGroupOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let group = self
            .transact(now, || async {
                let mut group = self.group_to_change(&pool, &input.group_name, now).await?;
                let UpdateGroupInput { description, precedence, role_arn, .. } = input.clone();
                group.description = description.or(group.value.description.take());
                group.precedence = precedence.or(group.value.precedence);
                group.role_arn = role_arn.or(group.value.role_arn.take());
                group.modified = now;
                let mut batch = Batch::new();
                batch.update(&group)?;
                Ok((batch, group.value))
            })
            .await?;
        Ok(UpdateGroupOutput { group: Some(group.to_group_type()) })
    }
}

impl Handle<DeleteGroup> for UserPools {
    async fn handle(&self, _: &Call, input: DeleteGroupInput) -> Result<DeleteGroupOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let group = self.group_to_change(&pool, &input.group_name, now).await?.value;
        let about = About::Group { name: group.name.clone(), id: group.id.clone() };
        let errand = Errand::new(pool.id(), about, now);
        self.begin(&errand, now).await?;
        self.transact(now, || async {
            let mut batch = Batch::new();
            let found = self.load::<Group>(group.key(), now).await?;
            if let Some(found) = found.filter(|found| found.id == group.id) {
                batch.delete(&found);
            }
            Ok((batch, ()))
        })
        .await?;
        let mut budget = jobs::AT_ONCE;
        // The group is deleted: what is left of it goes later.
        self.settle(&errand, &mut budget, now).await.ok();
        Ok(DeleteGroupOutput::default())
    }
}

impl Handle<ListGroups> for UserPools {
    async fn handle(&self, _: &Call, input: ListGroupsInput) -> Result<ListGroupsOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let query = Query::prefix(entities::GROUP, pool.id(), "")
            .limit(page_size(input.limit))
            .after(page_token(input.next_token.as_deref())?);
        let (groups, next) = self.inner.store.list::<Group>(query, now).await.map_err(Fault::from)?;
        Ok(ListGroupsOutput {
            groups: Some(groups.iter().map(|group| group.to_group_type()).collect()),
            next_token: next.map(|cursor| cursor.to_string()),
        })
    }
}

impl Handle<AdminAddUserToGroup> for UserPools {
    async fn handle(&self, _: &Call, input: AdminAddUserToGroupInput) -> Result<AdminAddUserToGroupOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        self.transact(now, || async {
            let group = self.group_to_change(&pool, &input.group_name, now).await?;
            let user = self.existing_user(&pool, input.username.expose(), now).await?;
            let mut batch = Batch::new();
            let membership = membership(&group, &user);
            if self.load::<Membership>(membership.key(), now).await?.is_none() {
                if self.groups_of(&pool, &user.sub, now).await?.len() >= GROUPS_OF_A_USER {
                    return Err(too_many_groups().into());
                }
                batch.insert(&membership)?;
                // Neither may go meanwhile: their memberships are removed once they are gone.
                batch.check(&group);
                batch.check(&user);
            }
            Ok((batch, ()))
        })
        .await?;
        Ok(AdminAddUserToGroupOutput::default())
    }
}

impl Handle<AdminRemoveUserFromGroup> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminRemoveUserFromGroupInput,
    ) -> Result<AdminRemoveUserFromGroupOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let group = self.group_to_change(&pool, &input.group_name, now).await?;
        let user = self.existing_user(&pool, input.username.expose(), now).await?;
        self.erase(&[membership(&group, &user).key()], now).await?;
        Ok(AdminRemoveUserFromGroupOutput::default())
    }
}

impl Handle<AdminListGroupsForUser> for UserPools {
    /// In the order in which the groups count; the token says behind which rank the next page begins.
    async fn handle(
        &self,
        _: &Call,
        input: AdminListGroupsForUserInput,
    ) -> Result<AdminListGroupsForUserOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let token = page_token(input.next_token.as_deref())?;
        let user = self.existing_user(&pool, input.username.expose(), now).await?;
        let mut groups = self.groups_of(&pool, &user.sub, now).await?;
        groups.retain(|group| token.as_ref().is_none_or(|cursor| group.rank() > cursor.sort));
        let size = page_size(input.limit);
        let more = groups.len() > size;
        groups.truncate(size);
        let next = groups.last().filter(|_| more).map(|last| Cursor { value: None, sort: last.rank() });
        Ok(AdminListGroupsForUserOutput {
            groups: Some(groups.iter().map(Group::to_group_type).collect()),
            next_token: next.map(|cursor| cursor.to_string()),
        })
    }
}

impl Handle<ListUsersInGroup> for UserPools {
    async fn handle(&self, _: &Call, input: ListUsersInGroupInput) -> Result<ListUsersInGroupOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let token = page_token(input.next_token.as_deref())?;
        let group = self.group_to_change(&pool, &input.group_name, now).await?;
        let (users, next) = self.members(&pool, &group, page_size(input.limit), token, now).await?;
        Ok(ListUsersInGroupOutput { users: Some(users), next_token: next.map(|cursor| cursor.to_string()) })
    }
}

impl UserPools {
    /// A page of the users in a group. It may be short while users that are gone are still being removed from it.
    async fn members(
        &self,
        pool: &Pool,
        group: &Group,
        size: usize,
        mut cursor: Option<Cursor>,
        now: Millis,
    ) -> Result<(Vec<UserType>, Option<Cursor>)> {
        let store = &self.inner.store;
        let of_group = Matching::Exact(group.id.as_bytes().to_vec());
        let query = Query::index(entities::MEMBERSHIP, pool.id(), entities::MEMBERS_OF_GROUP, of_group);
        let (mut users, mut read) = (Vec::with_capacity(size), 0);
        loop {
            let page = query.clone().limit(size - users.len()).after(cursor.take());
            let (memberships, next) = store.list::<Membership>(page, now).await?;
            read += memberships.len();
            let keys: Vec<Key> = memberships.iter().map(|member| User::key_of(pool.id(), &member.user_key)).collect();
            let found = store.load_all::<User>(&keys, now).await?;
            let alive = memberships.iter().zip(&found).filter_map(|(membership, user)| {
                let user = user.as_ref().filter(|user| user.sub == membership.sub)?;
                Some(user.to_user_type(|_| true))
            });
            users.extend(alive);
            cursor = next;
            if cursor.is_none() || users.len() >= size || read >= READ_AT_MOST {
                return Ok((users, cursor));
            }
        }
    }
}

fn membership(group: &Group, user: &User) -> Membership {
    Membership {
        pool_id: group.pool_id.clone(),
        sub: user.sub.clone(),
        user_key: user.naming.fold(&user.username),
        group_id: group.id.clone(),
        group_name: group.name.clone(),
    }
}

/// The operation declares no LimitExceededException.
fn too_many_groups() -> Error {
    Error::invalid_parameter("The user is in as many groups as a user may be in.")
}
