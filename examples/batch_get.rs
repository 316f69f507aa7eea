//! A round trip of `BatchGetAttachedFileMetadata` in one process: a client calls a server over the HTTP
//! messages of the protocol, without a network. The client prints the response, and what the server
//! reports about an invalid request.

use connect_attached_files::runtime::client::{CallError, Client};
use connect_attached_files::runtime::server::Router;
use connect_attached_files::*;

type Op = BatchGetAttachedFileMetadata;

const CASE: &str = "arn:aws:cases:us-west-2:111122223333:domain/7b1c2d3e/case/91aa0f52";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = BatchGetAttachedFileMetadataRequest::builder()
        .file_ids([
            "4d2b6b0e-61c1-4e1c-9f6c-0d2f5c1f9a01",
            "9a1f3c77-02c4-4a90-8d7a-3f1e5f0b7c02",
            "c3e8a5d4-7b60-4f0f-a1c9-6e2d8b4f5d03",
            "e7f9b1c2-5d3a-4c8e-b0f4-1a6c9d7e8f04",
        ])
        .instance_id("5f2d7a10-3c4b-4e8f-9a6d-2b1c0e9f8a7b")
        .associated_resource_arn(CASE)
        .build()?;

    let server = Router::<AmazonConnectService>::new().handle(look_up);
    let client = Client::<AmazonConnectService, _>::new(server, "http://localhost")?;

    println!("Request: {} {}", Op::METHOD, Op::URI);
    println!("{}\n", serde_json::to_string_pretty(&request)?);

    let response = pollster::block_on(client.batch_get_attached_file_metadata(request))?;
    println!("Response:");
    for file in response.files() {
        show(file);
    }
    for error in response.errors() {
        let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        println!(
            "  not found: {}: {} ({})",
            or_dash(&error.file_id),
            or_dash(&error.error_message),
            or_dash(&error.error_code),
        );
    }

    println!("\nInvalid request:");
    let refused = BatchGetAttachedFileMetadataRequest::builder()
        .file_ids(["", &"x".repeat(300)])
        .instance_id("i-1")
        .associated_resource_arn("case 91aa0f52");
    if let Err(violations) = refused.clone().build() {
        for violation in &violations {
            println!("  {:<24} {violation}", violation.path());
        }
    }

    println!("\nThe server's answer to it:");
    let refused = client.batch_get_attached_file_metadata(refused.build_unchecked());
    match pollster::block_on(refused) {
        Err(CallError::Service(error)) => println!("  {} {error}", error.status()),
        other => println!("  {other:?}"),
    }
    Ok(())
}

/// The handler of the server.
async fn look_up(
    request: BatchGetAttachedFileMetadataRequest,
) -> Result<BatchGetAttachedFileMetadataResponse, BatchGetAttachedFileMetadataError> {
    let mut found: BatchGetAttachedFileMetadataResponse = json::from_slice(RESPONSE.as_bytes())
        .map_err(|_| InternalServiceException::builder().build_unchecked())?;
    if let Some(files) = &mut found.files {
        files.retain(|file| request.file_ids.contains(&file.file_id));
    }
    Ok(found)
}

fn show(file: &AttachedFile) {
    let status = match &file.file_status {
        FileStatusType::Approved => "approved".to_owned(),
        FileStatusType::Unknown(status) => format!("{} (new to this model)", status.as_str()),
        known => known.to_string().to_lowercase(),
    };
    let creator = match &file.created_by {
        None => "unknown".to_owned(),
        Some(CreatedBy::ConnectUserArn(arn)) => format!("the Connect user {arn}"),
        Some(CreatedBy::AwsIdentityArn(arn)) => format!("the AWS identity {arn}"),
        Some(CreatedBy::Unknown(member)) => {
            format!("{} {} (new to this model)", member.name(), member.value())
        }
        Some(_) => "a creator of a kind this example does not handle".to_owned(),
    };
    println!(
        "  {}, {} bytes, {status}, {}",
        file.file_name, file.file_size_in_bytes, file.creation_time
    );
    println!("      created by {creator}");
    for (key, value) in file.tags() {
        println!("      tagged {key} = {value}");
    }
    if let Err(violations) = file.validate() {
        println!("      note: {violations}");
    }
}

/// A possible response: both members of the union, an unknown member, an unknown status, and an
/// error.
const RESPONSE: &str = r#"{
  "Files": [
    {
      "CreationTime": "2026-10-05T09:30:12.417Z",
      "FileArn": "arn:aws:connect:us-west-2:111122223333:instance/5f2d7a10/file/4d2b6b0e",
      "FileId": "4d2b6b0e-61c1-4e1c-9f6c-0d2f5c1f9a01",
      "FileName": "Rechnung März.pdf",
      "FileSizeInBytes": 48213,
      "FileStatus": "APPROVED",
      "CreatedBy": {
        "ConnectUserArn": "arn:aws:connect:us-west-2:111122223333:instance/5f2d7a10/agent/0c9d"
      },
      "FileUseCaseType": "ATTACHMENT",
      "AssociatedResourceArn": "arn:aws:cases:us-west-2:111122223333:domain/7b1c2d3e/case/91aa0f52",
      "Tags": { "department": "billing", "priority": "2" }
    },
    {
      "CreationTime": "2026-10-05T09:31:40.003Z",
      "FileArn": "arn:aws:connect:us-west-2:111122223333:instance/5f2d7a10/file/9a1f3c77",
      "FileId": "9a1f3c77-02c4-4a90-8d7a-3f1e5f0b7c02",
      "FileName": "message.html",
      "FileSizeInBytes": 2094,
      "FileStatus": "PROCESSING",
      "CreatedBy": {
        "AWSIdentityArn": "arn:aws:sts::111122223333:assumed-role/mail-intake/i-0abc"
      },
      "FileUseCaseType": "EMAIL_MESSAGE"
    },
    {
      "CreationTime": "2026-10-05T09:33:02.880Z",
      "FileArn": "arn:aws:connect:us-west-2:111122223333:instance/5f2d7a10/file/c3e8a5d4",
      "FileId": "c3e8a5d4-7b60-4f0f-a1c9-6e2d8b4f5d03",
      "FileName": "scan.tiff",
      "FileSizeInBytes": 7340032,
      "FileStatus": "QUARANTINED",
      "CreatedBy": {
        "CustomerProfile": { "DomainName": "shop", "ProfileId": "p-77" }
      }
    }
  ],
  "Errors": [
    {
      "ErrorCode": "404",
      "ErrorMessage": "No such file",
      "FileId": "e7f9b1c2-5d3a-4c8e-b0f4-1a6c9d7e8f04"
    }
  ]
}"#;
