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
