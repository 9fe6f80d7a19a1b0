//! ListUsers: pages and filters.

use poolgate_storage_trait::{Matching, Query, StoreExt, Stored};
use poolgate_wire::{
    Call, Error, Handle, operations,
    user_pools::{ListUsers, ListUsersInput, ListUsersOutput},
};

use super::{SEARCH_LENGTH, User, search_value};
use crate::{
    entities,
    error::{Fault, Result},
    paging::{page_size, page_token},
    pools::Pool,
    service::UserPools,
    user_filter::{Filter, Operator},
};

operations! { UserPools { ListUsers => list_users } }

/// Users that one page reads at most while it looks for those that match.
const READ_AT_MOST: usize = 1000;

impl Handle<ListUsers> for UserPools {
    async fn handle(&self, _: &Call, input: ListUsersInput) -> Result<ListUsersOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let filter = Filter::parse(input.filter.as_deref().unwrap_or_default())?;
        let limit = page_size(input.limit);
        let mut cursor = page_token(input.pagination_token.as_deref())?;
        let query = query_for(&pool, filter.as_ref());
        let mut users: Vec<Stored<User>> = Vec::with_capacity(limit);
        let mut read = 0;
        // Index entries hold the beginning of a value, folded: what they find is compared once more, in full.
        loop {
            let wanted = limit - users.len();
            let page = self.inner.store.list::<User>(query.clone().after(cursor.take()).limit(wanted), now).await;
            let (found, next) = page.map_err(Fault::from)?;
            read += found.len();
            users.extend(found.into_iter().filter(|user| filter.as_ref().is_none_or(|filter| matches(filter, user))));
            cursor = next;
            if cursor.is_none() || users.len() >= limit || read >= READ_AT_MOST {
                break;
            }
        }
        let wanted = input.attributes_to_get;
        let shown = |name: &str| wanted.as_ref().is_none_or(|names| names.iter().any(|wanted| wanted == name));
        Ok(ListUsersOutput {
            users: Some(users.iter().map(|user| user.to_user_type(shown)).collect()),
            pagination_token: cursor.map(|cursor| cursor.to_string()),
        })
    }
}

/// The narrowest query that finds everything a filter matches.
fn query_for(pool: &Pool, filter: Option<&Filter>) -> Query {
    let all = || Query::prefix(entities::USER, pool.id(), "");
    let Some(filter) = filter else { return all() };
    let by_index = |index, matching| Query::index(entities::USER, pool.id(), index, matching);
    match (filter.attribute, filter.operator) {
        // The index under which `sub` lies is a claim; its bytes are the value as it is.
        ("sub", Operator::Equals) => by_index(entities::BY_SUB, Matching::Exact(filter.value.clone().into_bytes())),
        ("sub", Operator::StartsWith) => {
            by_index(entities::BY_SUB, Matching::Prefix(filter.value.clone().into_bytes()))
        }
        ("username", _) => {
            let folded = super::Naming::of(pool).fold(&filter.value);
            Query::prefix(entities::USER, pool.id(), folded)
        }
        (attribute, operator) => {
            let mut value = search_value(attribute, &filter.value);
            let whole = value.len() <= SEARCH_LENGTH;
            value.truncate(SEARCH_LENGTH);
            let exact = operator == Operator::Equals && whole;
            by_index(entities::SEARCH, if exact { Matching::Exact(value) } else { Matching::Prefix(value) })
        }
    }
}

/// Whether a user is really meant.
fn matches(filter: &Filter, user: &User) -> bool {
    let value = match filter.attribute {
        "sub" => Some(user.sub.as_str()),
        "username" => Some(user.username.as_str()),
        "cognito:user_status" => Some(user.status.as_str()),
        "status" => Some(user.enabled_word()),
        name => user.attributes.get(name).map(String::as_str),
    };
    value.is_some_and(|value| filter.matches(value))
}
