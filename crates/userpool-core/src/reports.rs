//! What of a user pool's records may be reported: who there is, and nothing that opens anything.

use poolgate_storage_trait::{Column, Report, Source};

use crate::entities;

/// Counts changes of [`REPORTS`], so that of two versions of a program on one database the newer one's are kept.
pub const REPORTS_VERSION: i32 = 1;

/// Users, groups, memberships, app clients and sessions, each a table.
pub const REPORTS: &[Report] = &[
    Report {
        name: "users",
        kind: entities::USER,
        columns: &[
            POOL,
            column("username", Source::Text(&["username"])),
            column("sub", Source::Text(&["sub"])),
            column("status", Source::Text(&["status"])),
            column("enabled", Source::Truth(&["enabled"])),
            column("email", Source::Text(&["attributes", "email"])),
            column("email_verified", Source::Text(&["attributes", "email_verified"])),
            column("phone_number", Source::Text(&["attributes", "phone_number"])),
            column("attributes", Source::Json(&["attributes"])),
            column("created", Source::Time(&["created"])),
            column("modified", Source::Time(&["modified"])),
        ],
    },
    Report {
        name: "groups",
        kind: entities::GROUP,
        columns: &[
            POOL,
            column("name", Source::Text(&["name"])),
            column("group_id", Source::Text(&["id"])),
            column("description", Source::Text(&["description"])),
            column("precedence", Source::Number(&["precedence"])),
            column("role_arn", Source::Text(&["role_arn"])),
            column("created", Source::Time(&["created"])),
            column("modified", Source::Time(&["modified"])),
        ],
    },
    Report {
        name: "memberships",
        kind: entities::MEMBERSHIP,
        columns: &[
            POOL,
            column("sub", Source::Text(&["sub"])),
            column("group_id", Source::Text(&["group_id"])),
            column("group_name", Source::Text(&["group_name"])),
        ],
    },
    Report {
        name: "clients",
        kind: entities::CLIENT,
        columns: &[
            POOL,
            column("client_id", Source::Text(&["settings", "ClientId"])),
            column("name", Source::Text(&["settings", "ClientName"])),
            column("auth_flows", Source::Json(&["settings", "ExplicitAuthFlows"])),
        ],
    },
    Report {
        name: "sessions",
        kind: entities::SESSION,
        columns: &[
            POOL,
            column("session_id", Source::Text(&["id"])),
            column("sub", Source::Text(&["sub"])),
            column("client_id", Source::Text(&["client_id"])),
            column("signed_in", Source::Time(&["auth_time"])),
            column("expires", Source::Time(&["expires"])),
        ],
    },
];

const POOL: Column = column("user_pool_id", Source::Partition);

const fn column(name: &'static str, source: Source) -> Column {
    Column { name, source }
}

#[cfg(test)]
mod tests {
    use futures::executor::block_on;
    use poolgate_env::Millis;
    use poolgate_storage_trait::{Batch, Store as _};
    use poolgate_wire::user_pools::{
        AdminAddUserToGroupInput, AdminUpdateUserAttributesInput, AttributeType, CreateGroupInput,
        UpdateUserPoolClientInput,
    };
    use serde_json::Value;

    use super::*;
    use crate::{sessions::Session, testing::house};

    /// Whether a value has the form that the column says.
    fn fits(source: Source, body: &Value) -> bool {
        let at = |path: &[&str]| path.iter().try_fold(body, |value, member| value.get(member));
        match source {
            Source::Partition => true,
            Source::Text(path) => at(path).is_some_and(Value::is_string),
            Source::Number(path) | Source::Time(path) => at(path).is_some_and(Value::is_i64),
            Source::Truth(path) => at(path).is_some_and(Value::is_boolean),
            Source::Json(path) => at(path).is_some_and(|value| value.is_object() || value.is_array()),
        }
    }

    #[test]
    fn every_column_is_found_in_the_records_as_they_are_kept() {
        block_on(async {
            let house = house();
            let (pool_id, now) = (house.pool().await, house.pools.now());
            let client_id = house.client(&pool_id).await;
            let client = UpdateUserPoolClientInput {
                user_pool_id: pool_id.clone(),
                client_id: client_id.as_str().into(),
                client_name: Some("app".to_owned()),
                explicit_auth_flows: Some(vec!["ALLOW_REFRESH_TOKEN_AUTH".into()]),
                ..Default::default()
            };
            house.pools.update_user_pool_client(client).await.unwrap();
            house.user(&pool_id, "jane").await;
            let attribute = |name: &str, value: &str| AttributeType { name: name.into(), value: Some(value.into()) };
            let attributes = AdminUpdateUserAttributesInput {
                user_pool_id: pool_id.clone(),
                username: "jane".into(),
                user_attributes: vec![
                    attribute("email", "jane@example.com"),
                    attribute("email_verified", "true"),
                    attribute("phone_number", "+12065550100"),
                ],
                ..Default::default()
            };
            house.pools.admin_update_user_attributes(attributes).await.unwrap();
            let group = CreateGroupInput {
                user_pool_id: pool_id.clone(),
                group_name: "staff".to_owned(),
                description: Some("the staff".to_owned()),
                precedence: Some(1),
                role_arn: Some("arn:aws:iam::000000000000:role/Staff".to_owned()),
            };
            house.pools.create_group(group).await.unwrap();
            let membership = AdminAddUserToGroupInput {
                user_pool_id: pool_id.clone(),
                group_name: "staff".to_owned(),
                username: "jane".into(),
            };
            house.pools.admin_add_user_to_group(membership).await.unwrap();
            let mut session = Batch::new();
            session
                .insert(&Session {
                    pool_id: pool_id.clone(),
                    id: "session".to_owned(),
                    sub: "sub".to_owned(),
                    client_id,
                    origin_jti: None,
                    auth_time: now,
                    expires: Millis(now.0 + 1),
                    generation: 0,
                    ..Session::default()
                })
                .unwrap();
            house.store.commit(&session, now).await.unwrap();

            for report in REPORTS {
                let records = house.records(report.kind, &pool_id).await;
                let [record] = records.as_slice() else { panic!("one record of {}: {records:?}", report.name) };
                let body: Value = serde_json::from_slice(&record.body[2..]).unwrap();
                for column in report.columns {
                    assert!(fits(column.source, &body), "{} {}: {body}", report.name, column.name);
                }
            }
        });
    }
}
