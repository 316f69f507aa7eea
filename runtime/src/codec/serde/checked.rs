//! Deserialization with validation.

use std::ops::Deref;

use ::serde::de::{Deserialize, Deserializer, Error as _};

use super::accept;
use crate::build::Rejection;
use crate::validate::Validate;
use crate::wire::Structure;

/// A value from untrusted input that has all required members and violates no constraint.
///
/// Implements `Deserialize`, so it can be used in `axum::Json<Checked<T>>` or `Vec<Checked<T>>`. The error
/// lists every violation.
///
/// ```
/// use smithy_typegen_runtime::codec::serde::Checked;
/// # use smithy_typegen_runtime::*;
/// # #[derive(Clone, Debug, PartialEq)]
/// # pub struct Parcel { pub number: String }
/// # #[derive(Default)]
/// # pub struct ParcelBuilder { pub number: Option<String> }
/// # impl Validate for Parcel {
/// #     fn validate_at(&self, at: Path<'_>, findings: &mut Findings) -> Flow {
/// #         let at = &at.within("example#Parcel");
/// #         check::length(&self.number, at.member("number"), 1..=20, findings)
/// #     }
/// # }
/// # smithy_typegen_runtime::serde_structure! {
/// #     Parcel by ParcelBuilder = PARCEL("example#Parcel") {
/// #         number: required("number", schema::prelude::STRING, Required),
/// #     }
/// # }
/// let parcels: Vec<Checked<Parcel>> = serde_json::from_str(r#"[{"number":"7"}]"#)?;
/// assert_eq!(parcels[0].number, "7");
///
/// let error = serde_json::from_str::<Checked<Parcel>>("{}").unwrap_err();
/// assert!(error.to_string().contains("/number"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Checked<T>(pub T);

impl<T> Checked<T> {
    /// Returns the value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Checked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<'de, T: Structure + Validate> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match accept(deserializer) {
            Ok(value) => Ok(Checked(value)),
            Err(Rejection::Malformed(error)) => Err(error),
            Err(Rejection::Invalid(violations)) => Err(D::Error::custom(violations)),
        }
    }
}
