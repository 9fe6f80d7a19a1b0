//! Writes: two round trips a batch, in the isolation level that the database has by default.
//!
//! The first locks the rows of all keys, in their order, and tells what is there; then the batch is judged; the second
//! writes and commits. Rows that are not there cannot be locked: of two transactions that insert the same key or claim,
//! the primary key refuses the second, which begins anew and finds the first one's rows. So nothing depends on snapshots,
//! and an isolation level above the default costs attempts, not correctness.

use std::{
    collections::{BTreeSet, HashMap},
    future::poll_fn,
    pin::Pin,
    sync::atomic::{AtomicU64, Ordering},
    task::Poll,
};

use deadpool_postgres::Client;
use futures::future::join;
use poolgate_env::{Entropy as _, Millis, SystemEntropy};
use poolgate_storage_trait::{Batch, Key, Kind, Version, Write, decode_entries};
use tokio_postgres::types::ToSql;

use crate::{
    failure::{Failure, Then, is_race},
    plan::{self, Found, Holder, Holders, Plan, Row},
    reader::{damaged, kind, version},
};

type Result<T> = std::result::Result<T, Failure>;

const LOCK: &str = "SELECT version, expires_at, entries FROM poolgate_records
    WHERE partition = $1 AND kind = $2 AND sort = $3 FOR UPDATE";
const LOCK_SHARED: &str = "SELECT version, expires_at, entries FROM poolgate_records
    WHERE partition = $1 AND kind = $2 AND sort = $3 FOR SHARE";
const HOLDER: &str = "SELECT c.kind, c.sort, r.expires_at FROM poolgate_claims c
    CROSS JOIN LATERAL (
        SELECT expires_at FROM poolgate_records
        WHERE partition = c.partition AND kind = c.kind AND sort = c.sort LIMIT 1
    ) r
    WHERE c.partition = $1 AND c.idx = $2 AND c.value = $3";
const CLOCK: &str = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::int8";

const REMOVE_ENTRY: &str = "DELETE FROM poolgate_entries
    WHERE partition = $1 AND kind = $2 AND idx = $3 AND value = $4 AND sort = $5";
const REMOVE_CLAIM: &str = "DELETE FROM poolgate_claims
    WHERE partition = $1 AND idx = $2 AND value = $3 AND kind = $4 AND sort = $5";
const REMOVE: &str = "DELETE FROM poolgate_records WHERE partition = $1 AND kind = $2 AND sort = $3";
const UPDATE: &str = "UPDATE poolgate_records SET version = $4, expires_at = $5, entries = $6, body = $7
    WHERE partition = $1 AND kind = $2 AND sort = $3";
const INSERT: &str = "INSERT INTO poolgate_records (partition, kind, sort, version, expires_at, entries, body)
    SELECT $1, n.kind, n.sort, $2, n.expires_at, n.entries, n.body
    FROM unnest($3::int4[], $4::bytea[], $5::int8[], $6::bytea[], $7::bytea[])
    AS n(kind, sort, expires_at, entries, body)";
const KEEP_ABSENT: &str = "INSERT INTO poolgate_records (partition, kind, sort, version, entries, body)
    VALUES ($1, $2, $3, 0, '', '')";
const INSERT_ENTRIES: &str = "INSERT INTO poolgate_entries (partition, kind, idx, value, sort)
    SELECT $1, n.kind, n.idx, n.value, n.sort
    FROM unnest($2::int4[], $3::int4[], $4::bytea[], $5::bytea[]) AS n(kind, idx, value, sort)";
const INSERT_CLAIMS: &str = "INSERT INTO poolgate_claims (partition, idx, value, kind, sort)
    SELECT $1, n.idx, n.value, n.kind, n.sort
    FROM unnest($2::int4[], $3::bytea[], $4::int4[], $5::bytea[]) AS n(idx, value, kind, sort)";

/// Makes versions: the database's clock in microseconds, and random bits below, so that two nodes in the same
/// microsecond differ. They are greater than what a record had before, and than what this node made before, whatever
/// the clock does.
#[derive(Debug, Default)]
pub(crate) struct Versions {
    last: AtomicU64,
}

const RANDOM_BITS: u32 = 10;

impl Versions {
    fn next(&self, micros: i64, before: Version) -> Version {
        let mut random = [0; 2];
        SystemEntropy::new().fill(&mut random);
        let random = u64::from(u16::from_be_bytes(random)) & ((1 << RANDOM_BITS) - 1);
        let by_clock = (micros.max(0).cast_unsigned() << RANDOM_BITS) | random;
        let next = |last: u64| by_clock.max(before.0 + 1).max(last + 1);
        let advance = |last| Some(next(last));
        let last = self.last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, advance);
        Version(next(last.unwrap_or_else(|last| last)))
    }
}

/// An attempt that came to nothing, or perhaps did not.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) failure: Failure,
    /// Whether the database was asked to commit: then only its own word says that it did not.
    asked: bool,
}

impl Failed {
    pub(crate) fn then(&self) -> Then {
        match &self.failure {
            Failure::Database(error) if self.asked && !error.code().is_some_and(is_race) => Then::GiveUp,
            failure => failure.then(),
        }
    }
}

impl<F: Into<Failure>> From<F> for Failed {
    fn from(failure: F) -> Self {
        Self { failure: failure.into(), asked: false }
    }
}

/// One attempt at a batch. With `careful`, the holders of claims are looked for too: without, it is supposed that all
/// claims are free, and the attempt is overtaken when one is not. After an error the connection is good only if
/// [`roll_back`] succeeds.
pub(crate) async fn commit(
    client: &Client,
    batch: &Batch,
    now: Millis,
    versions: &Versions,
    careful: bool,
) -> std::result::Result<Version, Failed> {
    let partition = partition(batch);
    let (found, micros, holders) = look(client, batch, careful).await?;
    plan::check_expectations(batch, &found, now).map_err(Failure::from)?;
    let overtaken = plan::check_claims(batch, &holders, now).map_err(Failure::from)?;
    let mut gone = Vec::new();
    for key in overtaken.outside {
        let found = lock(client, LOCK, &key).await?;
        // Revived or removed meanwhile.
        let found = found.filter(|found| found.is_expired(now)).ok_or(Failure::Overtaken)?;
        gone.push((key, found));
    }
    let before = found.iter().flatten().map(|row| row.version).max().unwrap_or_default();
    let version = versions.next(micros, before);
    let plan = Plan::new(batch, &found, &overtaken.within, &gone);
    write(client, &steps(partition, &plan, version)).await?;
    Ok(version)
}

/// Leaves a transaction that failed.
pub(crate) async fn roll_back(client: &Client) -> bool {
    client.batch_execute("ROLLBACK").await.is_ok()
}

/// All writes of a batch are in one partition.
fn partition(batch: &Batch) -> &str {
    batch.writes().first().map_or("", |write| write.key().partition.as_str())
}

/// Begins the transaction, locks, and asks what there is to know, in one round trip.
async fn look<'a>(client: &Client, batch: &'a Batch, careful: bool) -> Result<(Vec<Option<Found>>, i64, Holders<'a>)> {
    let partition = partition(batch);
    let claims = if careful { plan::claims(batch) } else { BTreeSet::default() };
    let mut order: Vec<usize> = (0..batch.writes().len()).collect();
    order.sort_by_key(|&place| batch.writes().get(place).map(Write::key));
    for sql in [LOCK, LOCK_SHARED, HOLDER, CLOCK] {
        client.prepare_cached(sql).await?;
    }
    let clock = client.prepare_cached(CLOCK).await?;
    let locks = order.iter().filter_map(|&place| {
        let write = batch.writes().get(place)?;
        let sql = if matches!(write, Write::Check(..)) { LOCK_SHARED } else { LOCK };
        Some(async move { (place, lock(client, sql, write.key()).await) })
    });
    let holders = claims.into_iter().map(|claim| async move {
        let statement = client.prepare_cached(HOLDER).await?;
        let index = i32::from(claim.0.0);
        let row = client.query_opt(&statement, &[&partition, &index, &claim.1]).await?;
        Ok(row.map(|row| holder(&row, partition)).transpose()?.map(|holder| (claim, holder)))
    });
    // The clock after the locks: what they waited for has an earlier version.
    let asked = join(
        client.batch_execute("BEGIN"),
        join(in_order(locks.collect()), join(client.query_one(&clock, &[]), in_order(holders.collect()))),
    );
    let (begun, (locked, (clock, holders))) = asked.await;
    begun?;
    let mut found = vec![None; batch.writes().len()];
    for (place, row) in locked {
        if let Some(slot) = found.get_mut(place) {
            *slot = row?;
        }
    }
    let holders: Result<Vec<Option<_>>> = holders.into_iter().collect();
    Ok((found, clock?.try_get(0)?, holders?.into_iter().flatten().collect::<HashMap<_, _>>()))
}

async fn lock(client: &Client, sql: &str, key: &Key) -> Result<Option<Found>> {
    let statement = client.prepare_cached(sql).await?;
    let row = client.query_opt(&statement, &[&key.partition, &kind(key), &key.sort]).await?;
    row.map(|row| found(&row)).transpose()
}

fn found(row: &tokio_postgres::Row) -> Result<Found> {
    Ok(Found {
        version: version(row.try_get(0)?),
        expires_at: row.try_get::<_, Option<i64>>(1)?.map(Millis),
        entries: decode_entries(row.try_get(2)?).ok_or_else(damaged)?,
    })
}

fn holder(row: &tokio_postgres::Row, partition: &str) -> Result<Holder> {
    let key = Key::new(stored_kind(row.try_get(0)?)?, partition, row.try_get::<_, Vec<u8>>(1)?);
    Ok(Holder { key, expires_at: row.try_get::<_, Option<i64>>(2)?.map(Millis) })
}

fn stored_kind(kind: i32) -> Result<Kind> {
    Ok(Kind(u16::try_from(kind).map_err(|_| damaged())?))
}

/// A statement and its parameters.
struct Step<'a> {
    sql: &'static str,
    parameters: Vec<Box<dyn ToSql + Sync + Send + 'a>>,
}

macro_rules! step {
    ($sql:expr, $($parameter:expr),* $(,)?) => {
        Step { sql: $sql, parameters: vec![$(Box::new($parameter)),*] }
    };
}

/// The statements that do what is planned: first what makes room, then what fills it.
fn steps<'a>(partition: &'a str, plan: &'a Plan<'_>, version: Version) -> Vec<Step<'a>> {
    let number = |kind: Kind| i32::from(kind.0);
    let version = version.0.cast_signed();
    let mut steps = removals(partition, plan);
    for (kind, sort) in &plan.removed {
        steps.push(step!(REMOVE, partition, number(*kind), sort));
    }
    for Row { record, entries } in &plan.updated {
        let expires_at = record.expires_at.map(|at| at.0);
        let (kind, sort) = (kind(&record.key), &record.key.sort);
        steps.push(step!(UPDATE, partition, kind, sort, version, expires_at, entries, &record.body));
    }
    if !plan.inserted.is_empty() {
        let rows = || plan.inserted.iter();
        steps.push(step!(
            INSERT,
            partition,
            version,
            rows().map(|row| kind(&row.record.key)).collect::<Vec<_>>(),
            rows().map(|row| row.record.key.sort.as_slice()).collect::<Vec<_>>(),
            rows().map(|row| row.record.expires_at.map(|at| at.0)).collect::<Vec<_>>(),
            rows().map(|row| row.entries.as_slice()).collect::<Vec<_>>(),
            rows().map(|row| row.record.body.as_slice()).collect::<Vec<_>>(),
        ));
    }
    if !plan.added_entries.is_empty() {
        let rows = || plan.added_entries.iter();
        steps.push(step!(
            INSERT_ENTRIES,
            partition,
            rows().map(|row| number(row.0)).collect::<Vec<_>>(),
            rows().map(|row| i32::from(row.1.0)).collect::<Vec<_>>(),
            rows().map(|row| row.2.as_slice()).collect::<Vec<_>>(),
            rows().map(|row| row.3.as_slice()).collect::<Vec<_>>(),
        ));
    }
    if !plan.added_claims.is_empty() {
        let rows = || plan.added_claims.iter();
        steps.push(step!(
            INSERT_CLAIMS,
            partition,
            rows().map(|(claim, _)| i32::from(claim.0.0)).collect::<Vec<_>>(),
            rows().map(|(claim, _)| claim.1.as_slice()).collect::<Vec<_>>(),
            rows().map(|(_, record)| number(record.0)).collect::<Vec<_>>(),
            rows().map(|(_, record)| record.1.as_slice()).collect::<Vec<_>>(),
        ));
    }
    // Whoever inserts the same key meanwhile waits for this transaction, or this one for it.
    for sql in [KEEP_ABSENT, REMOVE] {
        steps.extend(plan.kept_absent.iter().map(|&(kind, sort)| step!(sql, partition, number(kind), sort)));
    }
    steps
}

fn removals<'a>(partition: &'a str, plan: &'a Plan<'_>) -> Vec<Step<'a>> {
    let entries = plan.removed_entries.iter().map(|(kind, index, value, sort)| {
        step!(REMOVE_ENTRY, partition, i32::from(kind.0), i32::from(index.0), value, sort)
    });
    let claims = plan.removed_claims.iter().map(|((index, value), (kind, sort))| {
        step!(REMOVE_CLAIM, partition, i32::from(index.0), value, i32::from(kind.0), sort)
    });
    entries.chain(claims).collect()
}

/// Runs the statements and commits, in one round trip.
async fn write(client: &Client, steps: &[Step<'_>]) -> std::result::Result<(), Failed> {
    let mut running = Vec::with_capacity(steps.len());
    for step in steps {
        let statement = client.prepare_cached(step.sql).await?;
        running.push(async move {
            let parameters: Vec<_> = step.parameters.iter().map(|p| &**p as &(dyn ToSql + Sync)).collect();
            client.execute(&statement, &parameters).await.map(drop)
        });
    }
    let (written, committed) = join(in_order(running), client.batch_execute("COMMIT")).await;
    // The commit of a transaction that failed rolls it back and says nothing of it: the statement's word counts.
    let result = written.into_iter().find(std::result::Result::is_err).unwrap_or(committed);
    result.map_err(|error| Failed { failure: error.into(), asked: true })
}

/// Runs futures side by side. Their requests go out in this order, without waiting for answers.
async fn in_order<F: Future>(futures: Vec<F>) -> Vec<F::Output> {
    let mut running: Vec<Pin<Box<F>>> = futures.into_iter().map(Box::pin).collect();
    let mut done: Vec<Option<F::Output>> = running.iter().map(|_| None).collect();
    poll_fn(|context| {
        let mut pending = false;
        for (future, output) in running.iter_mut().zip(&mut done).filter(|(_, output)| output.is_none()) {
            match future.as_mut().poll(context) {
                Poll::Ready(ready) => *output = Some(ready),
                Poll::Pending => pending = true,
            }
        }
        if pending { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    done.into_iter().flatten().collect()
}

/// Records of one transaction of a sweep.
pub(crate) const SWEPT_AT_ONCE: usize = 100;

/// Removes up to `limit` expired records, and tells how many it found and how many it removed: others may have been at
/// it.
pub(crate) async fn sweep(client: &Client, now: Millis, limit: usize) -> std::result::Result<(usize, usize), Failed> {
    const EXPIRED: &str = "SELECT partition, kind, sort FROM poolgate_records
        WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2";
    let limit = i64::try_from(limit.min(SWEPT_AT_ONCE)).unwrap_or(i64::MAX);
    let statement = client.prepare_cached(EXPIRED).await?;
    let mut keys = Vec::new();
    for row in client.query(&statement, &[&now.0, &limit]).await? {
        let kind = stored_kind(row.try_get(1)?)?;
        keys.push(Key::new(kind, row.try_get::<_, String>(0)?, row.try_get::<_, Vec<u8>>(2)?));
    }
    if keys.is_empty() {
        return Ok((0, 0));
    }
    // In the order in which batches lock, or one of them and this would wait for each other.
    keys.sort();
    client.prepare_cached(LOCK).await?;
    let locks = keys.iter().map(|key| lock(client, LOCK, key)).collect();
    let (begun, locked) = join(client.batch_execute("BEGIN"), in_order(locks)).await;
    begun?;
    let mut plans: Vec<(&str, Plan<'_>)> = Vec::new();
    let mut removed = 0;
    for (key, found) in keys.iter().zip(locked) {
        let Some(found) = found?.filter(|found| found.is_expired(now)) else { continue };
        removed += 1;
        plans.push((&key.partition, Plan::of_removal(key, &found)));
    }
    let steps: Vec<Step<'_>> =
        plans.iter().flat_map(|(partition, plan)| self::steps(partition, plan, Version::default())).collect();
    write(client, &steps).await?;
    Ok((keys.len(), removed))
}
