//! TLS to the database.

use std::{io, path::Path, sync::Arc};

use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject as _},
};
use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::options::Address;

/// Connects with the certificates that the address names, else with those that this machine trusts.
pub(crate) fn connector(address: &Address) -> Result<MakeRustlsConnect, TlsError> {
    let roots = match &address.root_certificates {
        _ if address.config.get_ssl_mode() == SslMode::Disable => RootCertStore::empty(),
        Some(file) => from_file(file)?,
        None => of_this_machine()?,
    };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// Why no TLS can be had.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TlsError {
    #[error("the certificates in {file} cannot be read: {reason}")]
    File { file: String, reason: String },
    #[error("this machine trusts no certificates: name some with sslrootcert=FILE")]
    NoRoots,
    #[error(transparent)]
    Rustls(#[from] rustls::Error),
}

fn from_file(file: &Path) -> Result<RootCertStore, TlsError> {
    let failed = |reason: String| TlsError::File { file: file.display().to_string(), reason };
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(file).map_err(|error| failed(error.to_string()))? {
        let certificate = certificate.map_err(|error| failed(error.to_string()))?;
        roots.add(certificate).map_err(|error| failed(error.to_string()))?;
    }
    if roots.is_empty() {
        return Err(failed(io::Error::from(io::ErrorKind::UnexpectedEof).to_string()));
    }
    Ok(roots)
}

fn of_this_machine() -> Result<RootCertStore, TlsError> {
    let mut roots = RootCertStore::empty();
    // Some of a system's certificates may be odd; the others still count.
    let (good, _) = roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if good == 0 { Err(TlsError::NoRoots) } else { Ok(roots) }
}
