//! Users by the million: copies of one that the API made, put through the store as an import would put them.

use std::{ops::Range, sync::Arc, time::Instant};

use futures::{StreamExt as _, TryStreamExt as _, stream};
use poolgate::{
    env::{Clock as _, SystemClock},
    storage::{Batch, Expect, Key, Kind, MAX_BATCH_ROWS, Record, Store, Write},
};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::{
    directory::{email, mixed, username},
    engine::Database,
};

/// The kind of users' records.
const USER: Kind = Kind(12);
/// Commits under way at once.
const UNDER_WAY: usize = 64;

/// Puts these users into the pool; how many each second, if there are any.
pub(crate) fn load(database: &Database, pool_id: &str, numbers: Range<u64>) -> Option<f64> {
    if numbers.is_empty() {
        return None;
    }
    let begun = Instant::now();
    let count = u32::try_from(numbers.end - numbers.start).unwrap();
    Runtime::new().unwrap().block_on(async {
        let store = database.store().await;
        let original = original(&*store, pool_id).await;
        let each = MAX_BATCH_ROWS / (1 + original.record.entries.len());
        let batches = numbers.clone().step_by(each).map(|first| first..numbers.end.min(first + each as u64));
        let commits = batches.map(|numbers| {
            let batch: Batch = numbers.map(|n| Write::Put(original.copy(n), Expect::Absent)).collect::<Vec<_>>().into();
            let store = Arc::clone(&store);
            async move { store.commit(&batch, SystemClock.now()).await }
        });
        stream::iter(commits).buffer_unordered(UNDER_WAY).try_for_each(|_| async { Ok(()) }).await.unwrap();
    });
    Some(f64::from(count) / begun.elapsed().as_secs_f64())
}

/// A user to make others of.
struct Original {
    record: Record,
    schema: [u8; 2],
    body: Value,
}

async fn original(store: &dyn Store, pool_id: &str) -> Original {
    let key = Key::new(USER, pool_id, username(0));
    let record = store.get(&[key], SystemClock.now()).await.unwrap().remove(0).unwrap();
    let (schema, json) = record.body.split_first_chunk().unwrap();
    Original { schema: *schema, body: serde_json::from_slice(json).unwrap(), record }
}

impl Original {
    /// The same with another name, `sub` and e-mail address, wherever they stand.
    fn copy(&self, number: u64) -> Record {
        let mut body = self.body.clone();
        let sub = sub(number);
        let mut changes = Vec::new();
        let mut change = |member: &mut Value, text: String| {
            let before = std::mem::replace(member, json!(text));
            changes.push((before.as_str().unwrap().to_owned(), text));
        };
        change(&mut body["username"], username(number));
        change(&mut body["sub"], sub);
        change(&mut body["attributes"]["email"], email(number));
        change(&mut body["attributes"]["name"], format!("Somebody {number}"));
        let mut entries = self.record.entries.clone();
        for entry in &mut entries {
            // A search entry is the attribute's name, a zero byte and the value in small letters.
            let value = String::from_utf8(entry.value.clone()).unwrap();
            let (attribute, value) = value.split_once('\0').map_or(("", value.as_str()), |(name, value)| (name, value));
            let found = changes.iter().find(|(before, _)| before.to_lowercase() == value);
            let Some((_, text)) = found else { continue };
            let text = text.to_lowercase();
            entry.value = if attribute.is_empty() { text } else { format!("{attribute}\0{text}") }.into_bytes();
        }
        let mut bytes = self.schema.to_vec();
        serde_json::to_writer(&mut bytes, &body).unwrap();
        let key = Key::new(USER, self.record.key.partition.as_str(), username(number));
        Record { key, entries, body: bytes, ..self.record.clone() }
    }
}

/// Like a random UUID.
fn sub(number: u64) -> String {
    let (high, low) = (mixed(!number), mixed(mixed(!number)));
    let part =
        |number: u64, from: u32, digits: usize| format!("{:0digits$x}", (number >> from) & ((1 << (4 * digits)) - 1));
    let (first, second, third) = (part(high, 32, 8), part(high, 16, 4), part(high, 0, 3));
    format!("{first}-{second}-4{third}-a{}-{}", part(low, 48, 3), part(low, 0, 12))
}
