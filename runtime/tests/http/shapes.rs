//! A service as the generator writes it.

use std::collections::BTreeMap;

use smithy_typegen_runtime::schema::prelude;
use smithy_typegen_runtime::{Fault, Findings, Flow, Path, UnknownError, Validate, check};

/// The service.
#[derive(Debug)]
pub struct Files;

/// Puts a file.
#[derive(Debug)]
pub struct PutFile;

/// Reads a file.
#[derive(Debug)]
pub struct GetFile;

#[derive(Clone, Debug, PartialEq, Default)]
pub struct PutFileInput {
    pub folder: Option<String>,
    pub path: Option<String>,
    pub kind: Option<String>,
    pub sizes: Option<Vec<i32>>,
    pub more: Option<BTreeMap<String, String>>,
    pub owner: Option<String>,
    pub tags: Option<Vec<String>>,
    pub meta: Option<BTreeMap<String, String>>,
    pub token: Option<String>,
    pub secret: Option<String>,
    pub note: Option<String>,
    pub count: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Default)]
pub struct PutFileOutput {
    pub id: Option<String>,
    pub etag: Option<String>,
    pub status: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Busy {
    pub message: Option<String>,
    pub seconds: Option<i32>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PutFileError {
    Busy(Busy),
    Unknown(UnknownError),
}

smithy_typegen_runtime::schemas! {
    SIZES: List("test#Sizes") of (prelude::INTEGER),
    TAGS: List("test#Tags") of (prelude::STRING),
    TEXTS: Map("test#Texts") of (prelude::STRING) (prelude::STRING),
    SECRET: String("test#Secret", Sensitive),
}

smithy_typegen_runtime::structure! {
    PutFileInput by PutFileInput = PUT_FILE_INPUT("test#PutFileInput") {
        folder: optional("folder", prelude::STRING, HttpLabel, Required, HostLabel),
        path: optional("path", prelude::STRING, HttpLabel, Required),
        kind: optional("kind", prelude::STRING, HttpQuery("kind")),
        sizes: optional("sizes", SIZES, HttpQuery("size")),
        more: optional("more", TEXTS, HttpQueryParams),
        owner: optional("owner", prelude::STRING, HttpHeader("X-Owner")),
        tags: optional("tags", TAGS, HttpHeader("X-Tags")),
        meta: optional("meta", TEXTS, HttpPrefixHeaders("x-meta-")),
        token: optional("token", prelude::STRING, IdempotencyToken),
        secret: optional("secret", SECRET),
        note: optional("note", prelude::STRING),
        count: optional("count", prelude::INTEGER),
    }
}

smithy_typegen_runtime::structure! {
    PutFileOutput by PutFileOutput = PUT_FILE_OUTPUT("test#PutFileOutput") {
        id: optional("id", prelude::STRING),
        etag: optional("etag", prelude::STRING, HttpHeader("ETag")),
        status: optional("status", prelude::INTEGER, HttpResponseCode),
    }
}

smithy_typegen_runtime::structure! {
    Busy by Busy = BUSY(
        "test#Busy", Error(Fault::Server), HttpError(503), AwsQueryError("Files.Busy", 429)
    ) {
        message: optional("message", prelude::STRING),
        seconds: optional("seconds", prelude::INTEGER, HttpHeader("Retry-After")),
    } error(optional message)
}

smithy_typegen_runtime::operation_error! {
    PutFileError { Busy(Busy) }
}

smithy_typegen_runtime::operation! {
    PutFile = PUT_FILE(
        "test#PutFile", HttpChecksumRequired, Endpoint("{folder}.files."),
        RequestCompression(&["gzip"])
    ) {
        input: PutFileInput = PUT_FILE_INPUT,
        output: PutFileOutput = PUT_FILE_OUTPUT,
        error: PutFileError,
        http: "PUT" "/folders/{folder}/{path+}" 200,
    } of PutFileInput
}

smithy_typegen_runtime::operation! {
    GetFile = GET_FILE("test#GetFile", Readonly) {
        input: () = prelude::UNIT,
        output: () = prelude::UNIT,
        error: PutFileError,
        http: "GET" "/folders/all" 200,
    }
}

smithy_typegen_runtime::service! {
    Files = FILES("test#Files", AwsQueryCompatible) {
        version: "2026-01-01",
        protocols: [
            "aws.protocols#restJson1",
            "aws.protocols#awsJson1_0",
            "aws.protocols#awsJson1_1",
            "smithy.protocols#rpcv2Cbor",
            "smithy.protocols#rpcv2Json"
        ],
        calls: FilesCalls,
        get_file: GetFile = GET_FILE,
        put_file: PutFile = PUT_FILE,
    }
}

/// The same operations as forms.
#[derive(Debug)]
pub struct Forms;

smithy_typegen_runtime::service! {
    Forms = FORMS("test#Forms") {
        version: "2026-01-01",
        protocols: ["aws.protocols#awsQuery"],
        calls: FormsCalls,
        get_file: GetFile = GET_FILE,
        put_file: PutFile = PUT_FILE,
    }
}

impl Validate for PutFileInput {
    fn validate_at(&self, at: Path<'_>, findings: &mut Findings) -> Flow {
        let at = &at.within("test#PutFileInput");
        if let Some(count) = &self.count {
            check::range(count, at.member("count"), 1..=9, findings)?;
        }
        Flow::Continue(())
    }
}
