//! Refuses requests that ask for more than the service does. To ignore what they ask for could destroy objects.

use std::collections::BTreeMap;

use crate::{ListObjectsV2Input, NotImplemented, PutObjectInput};

/// The name of the operation, and a signature of version 2. That of version 4 is in parameters `X-Amz-…`.
const KNOWN: &[&str] = &["AWSAccessKeyId", "Expires", "Signature", "x-id"];

/// Refuses the parameters of a query that make a request another operation, such as `acl` or `tagging`.
pub(crate) fn parameters(all: Option<&BTreeMap<String, String>>) -> Result<(), NotImplemented> {
    let is_known = |name: &str| KNOWN.contains(&name) || name.starts_with("X-Amz-");
    match all.into_iter().flatten().all(|(name, _)| is_known(name)) {
        true => Ok(()),
        false => Err(not_implemented("A parameter of the query")),
    }
}

/// Refuses to store an object that is a copy, conditional, or in an encoding that is not the object's own.
pub(crate) fn put(input: &PutObjectInput) -> Result<(), NotImplemented> {
    let mut codings = input.content_encoding.iter().flat_map(|all| all.split(','));
    if codings.any(|coding| coding.trim().eq_ignore_ascii_case("aws-chunked")) {
        return Err(not_implemented("The content encoding aws-chunked"));
    }
    if input.copy_source.is_some() {
        return Err(not_implemented("A copy"));
    }
    if input.if_match.is_some() || input.if_none_match.is_some() {
        return Err(not_implemented("A condition"));
    }
    Ok(())
}

/// Refuses to list keys from one on that is not a continuation token.
pub(crate) fn list(input: &ListObjectsV2Input) -> Result<(), NotImplemented> {
    match input.start_after {
        None => Ok(()),
        Some(_) => Err(not_implemented("The parameter start-after")),
    }
}

fn not_implemented(what: &str) -> NotImplemented {
    let error = NotImplemented::builder().message(format!("{what} is not implemented."));
    error.build_unchecked()
}
