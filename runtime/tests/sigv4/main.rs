//! Signatures of AWS: published ones, those of botocore, and what the layer does with requests.

#![cfg(feature = "sigv4")]

mod layer;
mod peer;
mod published;
mod refused;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::Request;
use smithy_typegen_runtime::sigv4::{Credentials, Payload, SignError, Signer};

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", SECRET)
}

/// 2015-08-30T12:36:00Z, the time of AWS's examples.
fn then() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_440_938_160)
}

fn signer(name: &str) -> Signer {
    let signer = Signer::new("us-east-1", credentials());
    signer.name(name).clock(then)
}

fn sign(signer: &Signer, request: &mut Request<&str>) -> Result<(), SignError> {
    let body = *request.body();
    signer.sign(request, Payload::Bytes(body.as_bytes()))
}

fn header<'r, B>(request: &'r Request<B>, name: &str) -> Option<&'r str> {
    let value = request.headers().get(name)?;
    Some(value.to_str().expect("ASCII"))
}

fn authorization<B>(request: &Request<B>) -> &str {
    header(request, "authorization").expect("a signature")
}
