//! The operation as a person would serve it with `axum` and serde, checks included.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use connect_attached_files_benches::response_of_100_files;
use serde::{Deserialize, Serialize};

type Files = Arc<HashMap<String, File>>;

pub fn routes() -> Router {
    let all: Response = serde_json::from_str(&response_of_100_files()).expect("the files");
    let files = all.files.into_iter();
    let files: Files = Arc::new(files.map(|file| (file.file_id.clone(), file)).collect());
    Router::new()
        .route("/attached-files/{instance}", post(look_up))
        .with_state(files)
}

async fn look_up(
    State(files): State<Files>,
    Path(instance): Path<String>,
    Query(query): Query<Parameters>,
    Json(request): Json<Request>,
) -> Result<Json<Response>, (StatusCode, String)> {
    check(&instance, &query.associated_resource_arn, &request)
        .map_err(|message| (StatusCode::BAD_REQUEST, message))?;
    let found = request.file_ids.iter().filter_map(|id| files.get(id));
    Ok(Json(Response {
        files: found.cloned().collect(),
    }))
}

fn check(instance: &str, resource: &str, request: &Request) -> Result<(), String> {
    let length = |text: &str, most| (1..=most).contains(&text.chars().count());
    let ids = &request.file_ids;
    if !(1..=100).contains(&ids.len()) || !ids.iter().all(|id| length(id, 256)) {
        return Err("expected 1 to 100 ids of 1 to 256 characters".to_owned());
    }
    if !length(instance, 100) {
        return Err("expected an instance of 1 to 100 characters".to_owned());
    }
    let parts: Vec<_> = resource.splitn(6, ':').collect();
    if !matches!(parts.as_slice(), ["arn", partition, service, _, _, resource]
        if !partition.is_empty() && !service.is_empty() && !resource.is_empty())
    {
        return Err("expected an ARN".to_owned());
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    associated_resource_arn: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Request {
    file_ids: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Response {
    files: Vec<File>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct File {
    creation_time: String,
    file_arn: String,
    file_id: String,
    file_name: String,
    file_size_in_bytes: i64,
    file_status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_by: Option<Creator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_use_case_type: Option<UseCase>,
    #[serde(skip_serializing_if = "Option::is_none")]
    associated_resource_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<BTreeMap<String, String>>,
}

#[derive(Clone, Serialize, Deserialize)]
enum Creator {
    ConnectUserArn(String),
    #[serde(rename = "AWSIdentityArn")]
    AwsIdentityArn(String),
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Status {
    Approved,
    Rejected,
    Processing,
    Failed,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum UseCase {
    Attachment,
    EmailMessage,
}
