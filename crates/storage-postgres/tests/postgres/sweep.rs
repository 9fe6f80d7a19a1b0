//! Several nodes sweep at once.

use std::{sync::Barrier, thread};

use poolgate_env::Millis;
use poolgate_storage_postgres::PostgresStore;
use poolgate_storage_trait::{Query, Store as _, Write};
use poolgate_tests::postgres::Cluster;

use crate::{NOW, RUNTIME, insert, key};

const EXPIRED: usize = 250;
const LATER: Millis = Millis(2000);

#[test]
fn nodes_that_sweep_at_once_remove_each_record_once() {
    let url = Cluster::shared_database().unwrap();
    let nodes: Vec<_> = (0..3).map(|_| RUNTIME.block_on(PostgresStore::connect(&url)).unwrap()).collect();
    let (first, start) = (nodes.first().unwrap(), Barrier::new(nodes.len()));
    RUNTIME.block_on(async {
        for n in 0..EXPIRED {
            let mut writes = insert(&n.to_string()).writes().to_vec();
            for write in &mut writes {
                let Write::Put(record, _) = write else { continue };
                record.expires_at = Some(LATER);
            }
            first.commit(&writes.into(), NOW).await.unwrap();
        }
        first.commit(&insert("stays"), NOW).await.unwrap();
    });
    let removed: usize = thread::scope(|scope| {
        let sweeping: Vec<_> = nodes
            .iter()
            .map(|node| {
                scope.spawn(|| {
                    start.wait();
                    RUNTIME.block_on(node.sweep(LATER, 2 * EXPIRED)).unwrap()
                })
            })
            .collect();
        sweeping.into_iter().map(|sweep| sweep.join().unwrap()).sum()
    });
    assert_eq!(removed, EXPIRED);
    let left = RUNTIME.block_on(first.query(&Query::prefix(key("").kind, "pool", ""), NOW)).unwrap();
    assert_eq!(left.records.len(), 1);
}
