//! Calls a server at the endpoint in the first argument, or at `http://127.0.0.1:3000`.

use std::error::Error;
use std::process::ExitCode;

use connect_attached_files::*;
use over_http::{client, with_causes};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match call().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", with_causes(&*error));
            ExitCode::FAILURE
        }
    }
}

async fn call() -> Result<(), Box<dyn Error>> {
    let endpoint = std::env::args().nth(1);
    let endpoint = endpoint.unwrap_or_else(|| "http://127.0.0.1:3000".to_owned());
    let client = client(&endpoint)?;

    let request = BatchGetAttachedFileMetadataRequest::builder()
        .file_ids(["4d2b6b0e", "c3e8a5d4"])
        .instance_id("5f2d7a10-3c4b-4e8f-9a6d-2b1c0e9f8a7b")
        .associated_resource_arn("arn:aws:cases:us-west-2:111122223333:domain/d/case/c")
        .build()?;
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
