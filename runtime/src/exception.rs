//! The error with which a service reports validation failures.

use crate::schema::Fault;
use crate::schema::prelude;
use crate::violation::{Violation, Violations};

/// `smithy.framework#ValidationException`, a server's response to an invalid request.
///
/// ```
/// use smithy_typegen_runtime::ValidationException;
///
/// let json = r#"{"message":"1 validation error detected. …","fieldList":[{"path":"/a","message":"…"}]}"#;
/// let exception: ValidationException = serde_json::from_str(json)?;
/// assert_eq!(exception.field_list[0].path, "/a");
/// assert_eq!(serde_json::to_string(&exception)?, json);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ValidationException {
    /// A summary of all violations.
    pub message: String,
    /// The individual violations.
    pub field_list: Vec<ValidationExceptionField>,
}

/// One entry of a [`ValidationException`].
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ValidationExceptionField {
    /// A JSON pointer to the invalid member, see [`Violation::reported_path`].
    pub path: String,
    /// The description of the violation.
    pub message: String,
}

impl From<&Violations> for ValidationException {
    fn from(violations: &Violations) -> Self {
        let field = |violation: &Violation| ValidationExceptionField {
            path: violation.reported_path(),
            message: violation.to_string(),
        };
        ValidationException {
            message: violations.to_string(),
            field_list: violations.iter().map(field).collect(),
        }
    }
}

// The code below has the form of generated code.

/// The builder of a [`ValidationException`].
#[doc(hidden)]
#[derive(Default)]
pub struct ExceptionMembers {
    message: Option<String>,
    field_list: Option<Vec<ValidationExceptionField>>,
}

/// The builder of a [`ValidationExceptionField`].
#[doc(hidden)]
#[derive(Default)]
pub struct FieldMembers {
    path: Option<String>,
    message: Option<String>,
}

crate::schemas! {
    FIELD_LIST: List("smithy.framework#ValidationExceptionFieldList") of (FIELD),
}

crate::serde_structure! {
    ValidationException by ExceptionMembers = EXCEPTION(
        "smithy.framework#ValidationException",
        Error(Fault::Client)
    ) {
        message: required("message", prelude::STRING, Required),
        field_list: default("fieldList", FIELD_LIST, Vec::new()),
    } error(required message)
}

crate::serde_structure! {
    ValidationExceptionField by FieldMembers = FIELD(
        "smithy.framework#ValidationExceptionField"
    ) {
        path: required("path", prelude::STRING, Required),
        message: required("message", prelude::STRING, Required),
    }
}
