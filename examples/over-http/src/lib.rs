//! A server of `BatchGetAttachedFileMetadata` with files in memory, and clients for it and for AWS.

mod environment;

use std::error::Error;
use std::sync::Arc;

use connect_attached_files::runtime::client::{Client, SetupError};
use connect_attached_files::runtime::server::Router;
use connect_attached_files::runtime::sigv4::{Signed, Signer};
use connect_attached_files::runtime::stream::Body;
use connect_attached_files::*;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as Hyper;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

pub use environment::{EnvironmentError, Target};

/// A client over `hyper`.
pub type HyperClient = Client<AmazonConnectService, Hyper<HttpConnector, Body>>;

/// A client over `hyper` and `rustls` that signs its requests.
pub type SignedClient =
    Client<AmazonConnectService, Signed<Hyper<HttpsConnector<HttpConnector>, Body>>>;

/// The operation, looking up these files.
pub fn service(files: Vec<AttachedFile>) -> Router<AmazonConnectService> {
    let files = Arc::new(files);
    Router::new().handle(move |request: BatchGetAttachedFileMetadataRequest| {
        let found = look_up(&files, &request);
        async move { Ok(found) }
    })
}

fn look_up(
    files: &[AttachedFile],
    request: &BatchGetAttachedFileMetadataRequest,
) -> BatchGetAttachedFileMetadataResponse {
    let find = |id: &String| files.iter().find(|file| file.file_id == *id);
    let found = request.file_ids.iter().filter_map(find).cloned();
    let missing = request.file_ids.iter().filter(|id| find(id).is_none());
    let errors = missing.map(|id| {
        AttachedFileError::builder()
            .file_id(id)
            .error_code("404")
            .error_message("no such file")
            .build_unchecked()
    });
    BatchGetAttachedFileMetadataResponse::builder()
        .files(found)
        .errors(errors)
        .build_unchecked()
}

/// A client of a server at an endpoint such as `http://127.0.0.1:3000`.
///
/// # Errors
///
/// Returns an error if the endpoint is not an absolute URI.
pub fn client(endpoint: &str) -> Result<HyperClient, SetupError> {
    let hyper = Hyper::builder(TokioExecutor::new()).build_http();
    Client::new(hyper, endpoint)
}

/// A client of AWS, at an endpoint such as `https://connect.us-west-2.amazonaws.com`.
///
/// # Errors
///
/// Returns an error if the endpoint is not an absolute URI.
pub fn signed_client(endpoint: &str, signer: Signer) -> Result<SignedClient, SetupError> {
    let connector = HttpsConnectorBuilder::new()
        .with_webpki_roots()
        .https_or_http()
        .enable_http1()
        .build();
    let hyper = Hyper::builder(TokioExecutor::new()).build(connector);
    Client::new(Signed::new(hyper, signer), endpoint)
}

/// The message of an error and of all that caused it.
pub fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text += &format!(": {cause}");
        next = cause.source();
    }
    text
}

/// Some files to serve.
pub fn files() -> Vec<AttachedFile> {
    let file = |id: &str, name: &str, size| {
        AttachedFile::builder()
            .creation_time("2026-10-05T09:30:12.417Z")
            .file_arn(format!(
                "arn:aws:connect:us-west-2:111122223333:instance/5f2d7a10/file/{id}"
            ))
            .file_id(id)
            .file_name(name)
            .file_size_in_bytes(size)
            .file_status(FileStatusType::Approved)
            .build_unchecked()
    };
    vec![
        file("4d2b6b0e", "invoice.pdf", 48_213),
        file("9a1f3c77", "message.html", 2_094),
    ]
}
