//! The error by which a service tells all that is wrong with a request.

use crate::build::{Missing, Structure};
use crate::format;
use crate::violation::{Violation, Violations};

/// `smithy.framework#ValidationException`, the error a server answers an invalid request with.
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
    /// A summary of all that is wrong.
    pub message: String,
    /// Each violation, by its place.
    pub field_list: Vec<ValidationExceptionField>,
}

/// One entry of a [`ValidationException`].
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ValidationExceptionField {
    /// A JSON pointer to the member that failed, [`Violation::reported_path`].
    pub path: String,
    /// What is wrong with it.
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

// Both as the generator would write them.

/// The members of a [`ValidationException`] while it is read.
#[doc(hidden)]
#[derive(Default)]
pub struct ExceptionMembers {
    message: Option<String>,
    field_list: Option<Vec<ValidationExceptionField>>,
}

impl Structure for ValidationException {
    type Builder = ExceptionMembers;

    const ID: &'static str = "smithy.framework#ValidationException";

    fn assemble(builder: ExceptionMembers, missing: &mut Missing<'_>) -> Self {
        ValidationException {
            message: missing.required("message", builder.message),
            field_list: builder.field_list.unwrap_or_default(),
        }
    }
}

crate::serde_structure! {
    ValidationException by ExceptionMembers {
        message: required("message", format::Text),
        field_list: required("fieldList", format::List(format::Structure)),
    }
}

/// The members of a [`ValidationExceptionField`] while it is read.
#[doc(hidden)]
#[derive(Default)]
pub struct FieldMembers {
    path: Option<String>,
    message: Option<String>,
}

impl Structure for ValidationExceptionField {
    type Builder = FieldMembers;

    const ID: &'static str = "smithy.framework#ValidationExceptionField";

    fn assemble(builder: FieldMembers, missing: &mut Missing<'_>) -> Self {
        ValidationExceptionField {
            path: missing.required("path", builder.path),
            message: missing.required("message", builder.message),
        }
    }
}

crate::serde_structure! {
    ValidationExceptionField by FieldMembers {
        path: required("path", format::Text),
        message: required("message", format::Text),
    }
}
