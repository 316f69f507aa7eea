//! Types as the generator writes them: a list of files, each with a union and an enum.

use smithy_typegen_runtime::schema::prelude;
use smithy_typegen_runtime::{UnknownMember, UnknownValue};

/// No member is required, so that it is its own builder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files {
    pub files: Option<Vec<File>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct File {
    pub arn: String,
    pub id: String,
    pub name: String,
    pub size: i64,
    pub status: Status,
    pub created: Option<String>,
    pub created_by: Option<CreatedBy>,
}

#[derive(Default)]
pub struct FileBuilder {
    arn: Option<String>,
    id: Option<String>,
    name: Option<String>,
    size: Option<i64>,
    status: Option<Status>,
    created: Option<String>,
    created_by: Option<CreatedBy>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CreatedBy {
    User(String),
    Service(String),
    Unknown(UnknownMember),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    Approved,
    Processing,
    Unknown(UnknownValue),
}

smithy_typegen_runtime::schemas! {
    FILE_LIST: List("example#FileList") of (FILE),
}

smithy_typegen_runtime::structure! {
    Files by Files = FILES("example#Files") {
        files: optional("Files", FILE_LIST),
    }
}

smithy_typegen_runtime::structure! {
    File by FileBuilder = FILE("example#File") {
        arn: required("FileArn", prelude::STRING, Required),
        id: required("FileId", prelude::STRING, Required),
        name: required("FileName", prelude::STRING, Required),
        size: required("FileSizeInBytes", prelude::LONG, Required),
        status: required("FileStatus", STATUS, Required),
        created: optional("CreationTime", prelude::STRING),
        created_by: optional("CreatedBy", CREATED_BY),
    }
}

smithy_typegen_runtime::union! {
    CreatedBy = CREATED_BY("example#CreatedBy") {
        User: value("ConnectUserArn", prelude::STRING),
        Service: value("AwsIdentityArn", prelude::STRING),
    }
}

smithy_typegen_runtime::string_enum! {
    Status = STATUS("example#Status") { Approved = "APPROVED", Processing = "PROCESSING" }
}
