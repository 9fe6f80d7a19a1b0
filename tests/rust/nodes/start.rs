//! The first start on a new database, by several servers at once.

use poolgate_tests::Server;

use super::Nodes;
use crate::sdk::{ACCESS_KEY, refused, user_pools_as};

/// The access key that a server has shown.
fn shown(server: &Server) -> Option<(String, String)> {
    let log = server.log().unwrap();
    let value = |name: &str| Some(log.split_once(&format!("{name}="))?.1.lines().next()?.to_owned());
    value("AWS_ACCESS_KEY_ID").zip(value("AWS_SECRET_ACCESS_KEY"))
}

#[tokio::test]
async fn one_access_key_is_made_and_shown_once_and_good_everywhere() {
    let mut nodes = Nodes::with(&[]);
    let keys: Vec<_> = nodes.servers.iter().filter_map(shown).collect();
    let [(id, secret)] = keys.as_slice() else { panic!("{} keys", keys.len()) };
    for again in [false, true] {
        for server in &mut nodes.servers {
            if again {
                server.kill().unwrap();
                server.start_again().unwrap();
            }
            let listed = user_pools_as(server, (id, secret)).list_user_pools().max_results(1).send().await;
            listed.unwrap();
            let other = user_pools_as(server, ACCESS_KEY).list_user_pools().max_results(1).send().await;
            assert_eq!(refused(other).0, "UnrecognizedClientException");
        }
    }
    let times = |server: &Server| server.log().unwrap().matches("AWS_SECRET_ACCESS_KEY").count();
    assert_eq!(nodes.servers.iter().map(times).sum::<usize>(), 1);
}
