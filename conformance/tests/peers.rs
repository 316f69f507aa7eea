//! Operations of real services beside botocore, which AWS's SDK for Python is made of: it makes the same
//! requests, and reads what our server answers.
//!
//! Needs `SMITHY_SHARED` when it is built, and `SMITHY_BOTO`, a Python that has `boto3`. The cases are in
//! `tests/peers/cases/`, their values in the notation of Smithy's `params`.

#[cfg(not(has_models))]
#[test]
#[ignore = "needs the environment variables SMITHY_SHARED, a folder of models, and SMITHY_BOTO"]
fn the_peers() {
    panic!("SMITHY_SHARED was not set when this was built");
}

#[cfg(has_models)]
#[path = "peers/mod.rs"]
mod peers;
