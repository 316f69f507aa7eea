//! Signs requests for AWS, with version 4 of its signatures.
//!
//! A [`Signer`] adds the headers of a signature to a complete request. [`Signed`] is a transport that signs every
//! request before the transport inside it sends the request.
//!
//! ```
//! use smithy_typegen_runtime::sigv4::{Credentials, Payload, Signer};
//!
//! let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
//! let signer = Signer::new("us-east-1", credentials).name("iam");
//!
//! let mut request = http::Request::get("https://iam.amazonaws.com/?Action=ListUsers").body(())?;
//! signer.sign(&mut request, Payload::Bytes(b""))?;
//! assert!(request.headers().contains_key("authorization"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod credentials;
mod error;
mod layer;

use std::fmt;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use aws_sigv4::http_request::{
    self, PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
    UriPathNormalizationMode,
};
use aws_sigv4::sign::v4;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use http::uri::Scheme;
use http::{HeaderMap, Request};

use crate::protocol::Call;
use crate::schema::OperationTrait;

pub use credentials::Credentials;
pub use error::SignError;
pub use layer::{Signed, Signing};

/// The shape ID of the authentication scheme.
const SCHEME: &str = "aws.auth#sigv4";

/// The signing names of services with S3's rules.
const S3: &[&str] = &["s3", "s3-object-lambda", "s3-outposts"];

/// Headers that a proxy or a layer below may add, change or remove.
const NOT_SIGNED: &[&str] = &[
    "authorization",
    "baggage",
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "traceparent",
    "tracestate",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amzn-trace-id",
];

const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");

/// The end of the year 9999.
const LAST_SECOND: u64 = 253_402_300_799;

/// Adds signatures to requests. Cloning is cheap.
#[derive(Clone)]
pub struct Signer {
    region: Arc<str>,
    name: Option<Arc<str>>,
    credentials: Arc<dyn Fn() -> Credentials + Send + Sync>,
    clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

/// The body of a request, as far as a signature is concerned.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Payload<'a> {
    /// The signature covers these bytes, the complete body.
    Bytes(&'a [u8]),
    /// The signature does not cover the body. Only some services accept this, over HTTPS.
    Unsigned,
}

impl Signer {
    /// Creates a signer for a region such as `us-east-1`.
    pub fn new(region: impl Into<String>, credentials: Credentials) -> Self {
        Signer {
            region: Arc::from(region.into()),
            name: None,
            credentials: Arc::new(move || credentials.clone()),
            clock: Arc::new(SystemTime::now),
        }
    }

    /// Sets the signing name of the service, such as `connect`. Default: that of `aws.auth#sigv4` in the service's
    /// model.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(Arc::from(name.into()));
        self
    }

    /// Sets a source of credentials, which is asked for each request. Use it for credentials that expire: refresh them
    /// elsewhere, and return the current ones.
    #[must_use]
    pub fn credentials(mut self, source: impl Fn() -> Credentials + Send + Sync + 'static) -> Self {
        self.credentials = Arc::new(source);
        self
    }

    /// Sets the clock. Default: the system's. AWS refuses signatures that are more than a few minutes off.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Signs a request, by adding or replacing the headers `authorization`, `x-amz-date`, `x-amz-security-token` and,
    /// for S3 and unsigned payloads, `x-amz-content-sha256`. The request must be complete: method, absolute URI and
    /// headers must not change afterwards.
    ///
    /// If the request's extensions have a [`Call`] whose model does not offer `aws.auth#sigv4` for the operation, as
    /// with `@auth([])`, the request stays as it is.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be signed. The request is then unchanged.
    pub fn sign<B>(&self, request: &mut Request<B>, payload: Payload<'_>) -> Result<(), SignError> {
        let call = request.extensions().get::<Call>().copied();
        if call.is_some_and(|call| !is_signed(call)) {
            return Ok(());
        }
        let name = match &self.name {
            Some(name) => name,
            None => call
                .and_then(|call| call.service.signing_name())
                .ok_or(SignError::NoName)?,
        };
        let is_s3 = S3.contains(&name);
        let unsigned = is_unsigned(request, call, is_s3, payload)?;
        let credentials = (self.credentials)();
        check(&credentials, [&self.region, name])?;

        let parameters = v4::SigningParams::builder()
            .region(&self.region)
            .name(name)
            .time(now(&*self.clock)?)
            .settings(settings(is_s3, unsigned));
        let identity = credentials.into_aws().into();
        let parameters = parameters.identity(&identity).build();
        let parameters = parameters
            .map_err(|error| SignError::Other(error.into()))?
            .into();

        let body = match payload {
            Payload::Bytes(bytes) if !unsigned => SignableBody::Bytes(bytes),
            _ => SignableBody::UnsignedPayload,
        };
        let uri = request.uri();
        if uri.host().is_none() {
            return Err(SignError::NoHost);
        }
        let headers = signable(request.headers(), is_s3 || unsigned)?;
        let headers = headers.into_iter();
        let signable =
            SignableRequest::new(request.method().as_str(), uri.to_string(), headers, body);
        let signed = signable.and_then(|request| http_request::sign(request, &parameters));
        let signed = signed.map_err(|error| SignError::Other(error.into()))?;
        let (headers, _) = signed.into_parts().0.into_parts();
        let headers = headers.iter().map(|header| {
            let mut value =
                HeaderValue::from_str(header.value()).map_err(|_| SignError::Credentials)?;
            let name = HeaderName::from_static(header.name());
            value.set_sensitive(name == AUTHORIZATION || name == SECURITY_TOKEN);
            Ok((name, value))
        });
        let headers = headers.collect::<Result<Vec<_>, SignError>>()?;
        request.headers_mut().remove(SECURITY_TOKEN);
        for (name, value) in headers {
            request.headers_mut().insert(name, value);
        }
        Ok(())
    }
}

/// Shows no secrets.
impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer")
            .field("region", &self.region)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// Whether the model has the operation signed. `@optionalAuth` does not matter: whoever has credentials uses them.
fn is_signed(call: Call) -> bool {
    let schemes = call.operation.auth().or_else(|| call.service.auth());
    schemes.is_none_or(|schemes| schemes.contains(&SCHEME))
}

/// Whether the signature leaves out the body. Nothing but TLS protects such a body.
fn is_unsigned<B>(
    request: &Request<B>,
    call: Option<Call>,
    is_s3: bool,
    payload: Payload<'_>,
) -> Result<bool, SignError> {
    let is_secure = request.uri().scheme() == Some(&Scheme::HTTPS);
    let by_model = call.is_some_and(|call| call.operation.has(&OperationTrait::UnsignedPayload));
    match payload {
        _ if by_model && is_secure => Ok(true),
        Payload::Bytes(_) => Ok(false),
        Payload::Unsigned if is_s3 && is_secure => Ok(true),
        Payload::Unsigned => Err(SignError::Streaming),
    }
}

/// Checks what becomes part of a header.
fn check(credentials: &Credentials, others: [&str; 2]) -> Result<(), SignError> {
    let token = credentials.token().unwrap_or_default();
    let mut all = others.into_iter().chain([credentials.access_key(), token]);
    match all.all(|text| HeaderValue::from_str(text).is_ok()) {
        true => Ok(()),
        false => Err(SignError::Credentials),
    }
}

fn now(clock: &dyn Fn() -> SystemTime) -> Result<SystemTime, SignError> {
    let now = clock();
    let since = now.duration_since(UNIX_EPOCH).ok();
    let is_valid = since.is_some_and(|since| since.as_secs() <= LAST_SECOND);
    is_valid.then_some(now).ok_or(SignError::Clock)
}

/// S3 takes paths as they are, and wants the hash of the body as a header.
fn settings(is_s3: bool, unsigned: bool) -> SigningSettings {
    let mut settings = SigningSettings::default();
    let names = NOT_SIGNED.iter().map(|name| (*name).into());
    settings.excluded_headers = Some(names.collect());
    if is_s3 {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    }
    if is_s3 || unsigned {
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    }
    settings
}

/// The headers of a request without those that signing replaces.
fn signable(headers: &HeaderMap, replaces_hash: bool) -> Result<Vec<(&str, &str)>, SignError> {
    let is_kept = |name: &HeaderName| {
        *name != DATE && *name != SECURITY_TOKEN && !(replaces_hash && *name == CONTENT_SHA256)
    };
    let headers = headers
        .iter()
        .filter(|(name, _)| is_kept(name) && !NOT_SIGNED.contains(&name.as_str()));
    headers
        .map(|(name, value)| {
            let value = value
                .to_str()
                .map_err(|_| SignError::Header(name.clone()))?;
            Ok((name.as_str(), value))
        })
        .collect()
}
