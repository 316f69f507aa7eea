//! Why a request cannot be signed.

use std::fmt;

use http::HeaderName;

/// Why a request cannot be signed. Contains no secrets, and no values of the request.
#[derive(Debug)]
#[non_exhaustive]
pub enum SignError {
    /// The service's model has no `aws.auth#sigv4`, and no signing name was set.
    NoName,
    /// The request's URI has no host.
    NoHost,
    /// The value of this header is not visible ASCII.
    Header(HeaderName),
    /// The access key, the session token, the region or the signing name is not visible ASCII.
    Credentials,
    /// The body is not in memory, and the service does not accept one that is not signed, or not without TLS.
    Streaming,
    /// The clock returned a time before 1970 or after 9999.
    Clock,
    /// `aws-sigv4` refused the request for another reason.
    Other(Box<dyn std::error::Error + Send + Sync>),
}

/// The cause is not part of the message. It is the [source](std::error::Error::source).
impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SignError::NoName => {
                "the service has no signing name: its model has no `aws.auth#sigv4`, and none was set"
            }
            SignError::NoHost => "a request without a host cannot be signed",
            SignError::Header(name) => {
                return write!(f, "the header `{name}` cannot be signed: it is not visible ASCII");
            }
            SignError::Credentials => {
                "the access key, the session token, the region or the signing name is not visible ASCII"
            }
            SignError::Streaming => "a body that is not in memory cannot be signed",
            SignError::Clock => "the clock is not between the years 1970 and 9999",
            SignError::Other(_) => "the request cannot be signed",
        })
    }
}

impl std::error::Error for SignError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            SignError::Other(error) => Some(&**error),
            _ => None,
        }
    }
}
