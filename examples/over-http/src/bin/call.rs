//! Calls a server, or AWS: `call [ENDPOINT] [INSTANCE_ID RESOURCE_ARN FILE_ID...]`
//!
//! Without credentials, the endpoint is `http://127.0.0.1:3000`, where `serve` listens. If the environment variables
//! `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_REGION` are set, and `AWS_SESSION_TOKEN` for temporary
//! credentials, requests are signed, and the endpoint is Amazon Connect's in that region.

use std::process::ExitCode;

use connect_attached_files::runtime::client::{CallError, Client, Transport};
use connect_attached_files::*;
use over_http::{Target, client, signed_client, with_causes};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", with_causes(&*error));
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let endpoint = arguments.next_if(|argument| argument.starts_with("http"));
    let request = request(arguments).build()?;
    match Target::of(endpoint, |name| std::env::var(name).ok())? {
        Target::Plain(endpoint) => call(&client(&endpoint)?, request).await?,
        Target::Aws(endpoint, signer) => call(&signed_client(&endpoint, signer)?, request).await?,
    }
    Ok(())
}

/// The request for an instance, a resource and files, by default some that `serve` has.
fn request(
    mut arguments: impl Iterator<Item = String>,
) -> BatchGetAttachedFileMetadataRequestBuilder {
    let instance = arguments.next();
    let arn = arguments.next();
    let files: Vec<_> = arguments.collect();
    let request = BatchGetAttachedFileMetadataRequest::builder()
        .instance_id(
            instance
                .as_deref()
                .unwrap_or("5f2d7a10-3c4b-4e8f-9a6d-2b1c0e9f8a7b"),
        )
        .associated_resource_arn(
            arn.as_deref()
                .unwrap_or("arn:aws:cases:us-west-2:111122223333:domain/d/case/c"),
        );
    match files.is_empty() {
        true => request.file_ids(["4d2b6b0e", "c3e8a5d4"]),
        false => request.file_ids(files),
    }
}

async fn call<T: Transport>(
    client: &Client<AmazonConnectService, T>,
    request: BatchGetAttachedFileMetadataRequest,
) -> Result<(), CallError<BatchGetAttachedFileMetadataError>> {
    let response = client.batch_get_attached_file_metadata(request).await?;
    for file in response.files() {
        println!(
            "{}: {}, {} bytes",
            file.file_id, file.file_name, file.file_size_in_bytes
        );
    }
    for error in response.errors() {
        println!("{:?}: {:?}", error.file_id, error.error_message);
    }
    Ok(())
}
