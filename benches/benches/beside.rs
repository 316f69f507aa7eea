//! Compares the checks of a response of 100 files with the same checks written with `garde` and `regex`.
//!
//! Both check equal, valid values. Checks without a `garde` rule (an ARN, the keys of a map) are custom functions, as
//! its users would write them. `regex` has no look-ahead, so that of the tag keys is code. The `garde` enums contain
//! only known values and need no check.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use connect_attached_files::{
    AttachedFile, BatchGetAttachedFileMetadataResponse as Response, CreatedBy, Validate as _,
};
use connect_attached_files_benches::response_of_100_files;
use divan::{Bencher, black_box};
use garde::Validate as _;
use regex::Regex;

fn main() {
    divan::main();
}

static FILE_NAME: LazyLock<Regex> = LazyLock::new(|| regex(r"^\P{C}*$"));
static TAG_KEY: LazyLock<Regex> = LazyLock::new(|| regex(r"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$"));
static ARN: LazyLock<Regex> = LazyLock::new(|| regex(r"(?s)^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this bench")
}

#[derive(garde::Validate)]
struct Files {
    #[garde(dive)]
    files: Vec<File>,
}

#[derive(garde::Validate)]
struct File {
    #[garde(pattern(*ARN))]
    file_arn: String,
    #[garde(length(chars, min = 1, max = 256))]
    file_id: String,
    #[garde(length(chars, min = 1, max = 256), pattern(*FILE_NAME))]
    file_name: String,
    #[garde(range(min = 1))]
    file_size_in_bytes: i64,
    #[garde(dive)]
    created_by: Option<Creator>,
    #[garde(pattern(*ARN))]
    associated_resource_arn: Option<String>,
    #[garde(length(min = 1, max = 50), custom(are_tags))]
    tags: Option<BTreeMap<String, String>>,
}

#[derive(garde::Validate)]
enum Creator {
    User(#[garde(pattern(*ARN))] String),
    Identity(#[garde(pattern(*ARN))] String),
}

fn are_tags(tags: &Option<BTreeMap<String, String>>, _: &()) -> garde::Result {
    for (key, value) in tags.iter().flatten() {
        if !(1..=128).contains(&key.chars().count()) {
            return Err(garde::Error::new("a key has 1 to 128 characters"));
        }
        if key.starts_with("aws:") || !TAG_KEY.is_match(key) {
            return Err(garde::Error::new("a key does not match"));
        }
        if value.chars().count() > 256 {
            return Err(garde::Error::new("a value has at most 256 characters"));
        }
    }
    Ok(())
}

impl From<AttachedFile> for File {
    fn from(file: AttachedFile) -> Self {
        File {
            file_arn: file.file_arn,
            file_id: file.file_id,
            file_name: file.file_name,
            file_size_in_bytes: file.file_size_in_bytes,
            created_by: file.created_by.map(|creator| match creator {
                CreatedBy::ConnectUserArn(arn) => Creator::User(arn),
                CreatedBy::AwsIdentityArn(arn) => Creator::Identity(arn),
                other => panic!("the response has no {other:?}"),
            }),
            associated_resource_arn: file.associated_resource_arn,
            tags: file.tags,
        }
    }
}

fn response() -> Response {
    serde_json::from_str(&response_of_100_files()).expect("the response is valid")
}

#[divan::bench]
fn smithy_typegen(bencher: Bencher) {
    let response = response();
    assert!(response.validate().is_ok());
    bencher.bench(|| black_box(&response).validate());
}

#[divan::bench]
fn garde_and_regex(bencher: Bencher) {
    let files = response().files.unwrap_or_default();
    let files = Files {
        files: files.into_iter().map(File::from).collect(),
    };
    assert!(files.validate().is_ok());
    bencher.bench(|| black_box(&files).validate());
}
