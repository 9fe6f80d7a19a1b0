//! Reports as views, for reading alone.

use deadpool_postgres::Client;
use poolgate_storage_trait::{Column, Report, Source};
use tokio_postgres::Error;

/// Makes a view `poolgate_…` of each report, unless one of this version or a newer one is there.
pub(crate) async fn make(client: &Client, reports: &[Report], version: i32) -> Result<(), Error> {
    client
        .batch_execute("CREATE TABLE IF NOT EXISTS poolgate_views (name text PRIMARY KEY, version int4 NOT NULL)")
        .await?;
    for report in reports {
        let name = format!("poolgate_{}", report.name);
        let found = client.query_opt("SELECT version FROM poolgate_views WHERE name = $1", &[&name]).await?;
        if found.map(|row| row.try_get::<_, i32>(0)).transpose()?.is_some_and(|made| made >= version) {
            continue;
        }
        // Not replaced: a view that is may not lose a column.
        client.batch_execute(&format!("DROP VIEW IF EXISTS {name}")).await?;
        client.batch_execute(&view(&name, report)).await?;
        let made = "INSERT INTO poolgate_views (name, version) VALUES ($1, $2)
            ON CONFLICT (name) DO UPDATE SET version = excluded.version";
        client.execute(made, &[&name, &version]).await?;
    }
    Ok(())
}

/// A body is two bytes of schema number and JSON. One with a NUL in a text, which PostgreSQL's texts don't have, shows its
/// partition alone. The common table expression keeps the view from being one that can be written to.
fn view(name: &str, report: &Report) -> String {
    let columns: Vec<_> = report.columns.iter().map(column).collect();
    format!(
        "CREATE VIEW {name} AS WITH live AS (
            SELECT partition, convert_from(substring(body FROM 3), 'UTF8') AS body FROM poolgate_records
            WHERE kind = {} AND (expires_at IS NULL OR expires_at > extract(epoch FROM now()) * 1000)
        ), parsed AS (
            SELECT partition, (CASE WHEN strpos(body, '\\u0000') > 0 THEN '{{}}' ELSE body END)::jsonb AS body FROM live
        ) SELECT {} FROM parsed",
        report.kind.0,
        columns.join(", ")
    )
}

fn column(column: &Column) -> String {
    let text = |path: &[&str]| format!("body #>> '{{{}}}'", path.join(","));
    let value = match column.source {
        Source::Partition => "partition".to_owned(),
        Source::Text(path) => text(path),
        Source::Number(path) => format!("({})::int8", text(path)),
        Source::Truth(path) => format!("({})::bool", text(path)),
        Source::Time(path) => format!("to_timestamp(({})::float8 / 1000)", text(path)),
        Source::Json(path) => format!("body #> '{{{}}}'", path.join(",")),
    };
    format!("{value} AS {}", column.name)
}
