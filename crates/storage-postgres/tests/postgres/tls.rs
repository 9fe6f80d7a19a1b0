//! TLS: the cluster behind a proxy that speaks it as PostgreSQL does, with a certificate of the test's own making.

use std::{net::SocketAddr, path::Path, sync::Arc};

use poolgate_storage_postgres::PostgresStore;
use poolgate_storage_trait::{Store, StoreError};
use poolgate_tests::postgres::Cluster;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional},
    net::{TcpListener, TcpStream, UnixStream},
};
use tokio_rustls::TlsAcceptor;

use crate::{NOW, RUNTIME, insert, key};

/// What a client that wants TLS sends first: a length and the number that stands for the request.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];

/// Serves one database over TLS; `None` is a server that has no TLS. Anything but an encrypted connection is closed.
async fn proxy(socket: String, acceptor: Option<TlsAcceptor>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(serve(client, socket.clone(), acceptor.clone()));
        }
    });
    address
}

async fn serve(mut client: TcpStream, socket: String, acceptor: Option<TlsAcceptor>) -> std::io::Result<()> {
    let mut first = [0; 8];
    client.read_exact(&mut first).await?;
    if first != SSL_REQUEST {
        return Ok(());
    }
    let Some(acceptor) = acceptor else { return client.write_all(b"N").await };
    client.write_all(b"S").await?;
    let mut client = acceptor.accept(client).await?;
    let mut server = UnixStream::connect(socket).await?;
    copy_bidirectional(&mut client, &mut server).await.map(drop)
}

#[test]
fn certificates_are_verified_and_nothing_goes_out_in_the_clear() {
    let url = Cluster::shared_database().unwrap();
    // postgres://USER@/DATABASE?host=FOLDER
    let (_, words) = url.split_once("://").unwrap();
    let database = words.split(['/', '?']).nth(1).unwrap();
    let word = |name: &str| words.split(['?', '&', '@']).find_map(|w| w.strip_prefix(name)).map(str::to_owned);
    let folder = word("host=").unwrap().replace("%2F", "/").replace("%2f", "/");
    let user = word("user=").unwrap_or_else(|| "postgres".to_owned());
    let socket = Path::new(&folder).join(".s.PGSQL.5432").to_str().unwrap().to_owned();

    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap())
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let with_tls = RUNTIME.block_on(proxy(socket.clone(), Some(acceptor)));
    let without = RUNTIME.block_on(proxy(socket, None));
    let trusted = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(trusted.path(), cert.pem()).unwrap();
    let trusted = trusted.path().to_str().unwrap();

    let connect = |host: &str, address: SocketAddr, more: &str| {
        let url = format!("postgres://{user}:s3cret@{host}:{}/{database}?{more}", address.port());
        RUNTIME.block_on(PostgresStore::connect(&url))
    };
    let good = format!("sslmode=verify-full&sslrootcert={trusted}");
    let store = connect("localhost", with_tls, &good).unwrap();
    RUNTIME.block_on(store.commit(&insert("over tls"), NOW)).unwrap();
    assert!(RUNTIME.block_on(store.get(&[key("over tls")], NOW)).unwrap()[0].is_some());

    let refused = [
        ("a certificate that nobody vouches for", connect("localhost", with_tls, "sslmode=require")),
        ("another name than the certificate's", connect("127.0.0.1", with_tls, &good)),
        ("a server without TLS", connect("localhost", without, &good)),
        ("no certificates in the file", connect("localhost", with_tls, "sslmode=require&sslrootcert=/dev/null")),
    ];
    for (what, result) in refused {
        let Err(StoreError::Unavailable(reason)) = result else { panic!("{what} was accepted") };
        assert!(!reason.to_string().contains("s3cret"), "{what}: {reason}");
    }
}
