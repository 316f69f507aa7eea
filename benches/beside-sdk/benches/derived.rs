//! The response as a person would write it for serde.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)]
pub struct Response {
    files: Option<Vec<File>>,
    errors: Option<Vec<Error>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)]
struct File {
    creation_time: String,
    file_arn: String,
    file_id: String,
    file_name: String,
    file_size_in_bytes: i64,
    file_status: Status,
    created_by: Option<Creator>,
    file_use_case_type: Option<UseCase>,
    associated_resource_arn: Option<String>,
    tags: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
enum Creator {
    ConnectUserArn(String),
    #[serde(rename = "AWSIdentityArn")]
    AwsIdentityArn(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Status {
    Approved,
    Rejected,
    Processing,
    Failed,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum UseCase {
    Attachment,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code)]
struct Error {
    error_code: Option<String>,
    error_message: Option<String>,
    file_id: Option<String>,
}
