//! Groups: the records, who is in them, what they say in tokens, and their operations.
//!
//! A membership names its group by a random id, so that deleting a group is one write: memberships of an id that no
//! group has count for nothing, and are removed afterwards.

#[cfg(test)]
mod operation_tests;
mod operations;

use poolgate_env::Millis;
use poolgate_storage_trait::{Entity, Entry, Key, Kind, Query, StoreExt, Stored};
use poolgate_wire::{Error, Timestamp, user_pools::GroupType};
use serde::{Deserialize, Serialize};

pub(crate) use self::operations::OPERATIONS;
use crate::{entities, error::Result, pools::Pool, service::UserPools};

/// A group as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Group {
    pub pool_id: String,
    /// Random: what memberships name. A group made anew under an old name has no members.
    pub id: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The lowest number counts most; none counts least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precedence: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    pub created: Millis,
    pub modified: Millis,
}

/// A user's place in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Membership {
    pub pool_id: String,
    pub sub: String,
    /// Under which the user's record lies; whether it is still this user, its `sub` tells.
    pub user_key: String,
    pub group_id: String,
    /// Under which the group's record lies; whether it is still this group, its id tells.
    pub group_name: String,
}

impl Entity for Group {
    const KIND: Kind = entities::GROUP;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.name)
    }
}

impl Entity for Membership {
    const KIND: Kind = entities::MEMBERSHIP;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.sub, &self.group_id)
    }

    fn entries(&self) -> Vec<Entry> {
        vec![Entry::plain(entities::MEMBERS_OF_GROUP, self.group_id.as_bytes())]
    }
}

impl Group {
    pub(crate) fn key_of(pool_id: &str, name: &str) -> Key {
        Key::new(entities::GROUP, pool_id, name.as_bytes())
    }

    /// Groups in the order of these bytes are in the order in which they count: by precedence, those without one last,
    /// then by name.
    fn rank(&self) -> Vec<u8> {
        let precedence = self.precedence.map_or(u32::MAX, i32::unsigned_abs);
        [&precedence.to_be_bytes(), self.name.as_bytes()].concat()
    }

    fn to_group_type(&self) -> GroupType {
        GroupType {
            group_name: Some(self.name.clone()),
            user_pool_id: Some(self.pool_id.clone()),
            description: self.description.clone(),
            precedence: self.precedence,
            role_arn: self.role_arn.clone(),
            creation_date: Some(Timestamp::from(self.created.0)),
            last_modified_date: Some(Timestamp::from(self.modified.0)),
        }
    }
}

impl Membership {
    fn key_of(pool_id: &str, sub: &str, group_id: &str) -> Key {
        let sort = [&Self::prefix_of(sub), group_id.as_bytes()].concat();
        Key::new(entities::MEMBERSHIP, pool_id, sort)
    }

    /// With which the keys of all memberships of a user begin.
    pub(crate) fn prefix_of(sub: &str) -> Vec<u8> {
        [sub.as_bytes(), b"\0"].concat()
    }
}

/// What a user's groups say in its tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct GroupClaims {
    /// `cognito:groups`.
    pub groups: Vec<String>,
    /// `cognito:roles`.
    pub roles: Vec<String>,
    /// `cognito:preferred_role`.
    pub preferred_role: Option<String>,
}

/// The claims of groups in the order of [`UserPools::groups_of`].
///
/// The preferred role is that of the lowest precedence among the groups that have a role. Groups of equal precedence must
/// agree on it; when they do not, no role is preferred. Groups without a precedence are equal, and come last.
pub(crate) fn claims_of(groups: &[Group]) -> GroupClaims {
    let mut roles: Vec<String> = Vec::new();
    for role in groups.iter().filter_map(|group| group.role_arn.as_ref()) {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    let mut with_role = groups.iter().filter(|group| group.role_arn.is_some());
    let first = with_role.next();
    let agreed = first.is_some_and(|first| {
        with_role.take_while(|group| group.precedence == first.precedence).all(|group| group.role_arn == first.role_arn)
    });
    GroupClaims {
        groups: groups.iter().map(|group| group.name.clone()).collect(),
        roles,
        preferred_role: first.filter(|_| agreed).and_then(|group| group.role_arn.clone()),
    }
}

impl UserPools {
    /// The groups that a user is in, those that count most first.
    pub(crate) async fn groups_of(&self, pool: &Pool, sub: &str, now: Millis) -> Result<Vec<Group>> {
        let store = &self.inner.store;
        let query = Query::prefix(entities::MEMBERSHIP, pool.id(), Membership::prefix_of(sub));
        // One page holds ten times what a user may have.
        let (memberships, _) = store.list::<Membership>(query, now).await?;
        if memberships.is_empty() {
            return Ok(Vec::new());
        }
        let keys: Vec<Key> = memberships.iter().map(|member| Group::key_of(pool.id(), &member.group_name)).collect();
        let found = store.load_all::<Group>(&keys, now).await?;
        let mut groups: Vec<Group> = memberships
            .iter()
            .zip(found)
            .filter_map(|(membership, group)| group.filter(|group| group.id == membership.group_id))
            .map(|group| group.value)
            .collect();
        groups.sort_by_cached_key(Group::rank);
        Ok(groups)
    }

    /// The group as it is now, with the version that a change must name.
    async fn group_to_change(&self, pool: &Pool, name: &str, now: Millis) -> Result<Stored<Group>> {
        let group = self.load::<Group>(Group::key_of(pool.id(), name), now).await?;
        group.ok_or_else(|| Error::resource_not_found("Group not found.").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str, precedence: Option<i32>, role: Option<&str>) -> Group {
        Group {
            pool_id: "us-east-1_Ab12Cd34E".to_owned(),
            id: format!("id of {name}"),
            name: name.to_owned(),
            description: None,
            precedence,
            role_arn: role.map(str::to_owned),
            created: Millis(0),
            modified: Millis(0),
        }
    }

    #[test]
    fn groups_count_by_precedence_then_name_and_those_without_come_last() {
        let mut groups = [
            group("none", None, None),
            group("b", Some(1), None),
            group("a", Some(1), None),
            group("z", Some(0), None),
            group("most", Some(i32::MAX), None),
        ];
        groups.sort_by_cached_key(Group::rank);
        assert_eq!(groups.map(|group| group.name), ["z", "a", "b", "most", "none"]);
    }

    #[test]
    fn the_preferred_role_is_the_lowest_precedences_unless_equals_disagree() {
        type Row<'a> = (&'a [(Option<i32>, Option<&'a str>)], &'a [&'a str], Option<&'a str>);
        let table: &[Row<'_>] = &[
            (&[], &[], None),
            (&[(Some(1), None)], &[], None),
            (&[(Some(1), Some("A"))], &["A"], Some("A")),
            (&[(None, Some("A"))], &["A"], Some("A")),
            (&[(Some(1), Some("A")), (Some(2), Some("B"))], &["A", "B"], Some("A")),
            (&[(Some(1), Some("A")), (None, Some("B"))], &["A", "B"], Some("A")),
            (&[(Some(1), Some("A")), (Some(1), Some("A"))], &["A"], Some("A")),
            (&[(Some(1), Some("A")), (Some(1), Some("B"))], &["A", "B"], None),
            (&[(Some(1), Some("A")), (Some(1), Some("A")), (Some(2), Some("B"))], &["A", "B"], Some("A")),
            (&[(None, Some("A")), (None, Some("B"))], &["A", "B"], None),
            // A group without a role has no say about roles.
            (&[(Some(0), None), (Some(1), Some("B"))], &["B"], Some("B")),
            (&[(Some(1), None), (Some(1), Some("B"))], &["B"], Some("B")),
        ];
        for (groups, roles, preferred) in table {
            let groups: Vec<Group> = groups.iter().map(|(precedence, role)| group("g", *precedence, *role)).collect();
            let claims = claims_of(&groups);
            assert_eq!(claims.roles, *roles, "{groups:?}");
            assert_eq!(claims.preferred_role.as_deref(), *preferred, "{groups:?}");
            assert_eq!(claims.groups.len(), groups.len());
        }
    }
}
