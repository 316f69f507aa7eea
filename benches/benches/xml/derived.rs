//! The types that one would write by hand with serde's derive. The timestamp stays a string, as serde has none.

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
#[serde(rename = "ListBucketResult", rename_all = "PascalCase")]
pub struct List {
    pub name: Option<String>,
    pub prefix: Option<String>,
    pub key_count: Option<i32>,
    pub max_keys: Option<i32>,
    pub is_truncated: Option<bool>,
    #[serde(default)]
    pub contents: Vec<Object>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Object {
    pub key: Option<String>,
    pub last_modified: Option<String>,
    #[serde(rename = "ETag")]
    pub etag: Option<String>,
    #[serde(default)]
    pub checksum_algorithm: Vec<String>,
    pub checksum_type: Option<String>,
    pub size: Option<i64>,
    pub storage_class: Option<String>,
}
