//! Credentials.

use std::fmt;

use aws_credential_types::Credentials as Aws;

/// Credentials of AWS: an access key, its secret, and a session token if they are temporary.
///
/// Converts from those of `aws-credential-types`, which the providers of AWS's SDK return. Cloning is cheap.
#[derive(Clone)]
pub struct Credentials(Aws);

impl Credentials {
    /// Creates credentials that are not temporary.
    pub fn new(access_key: impl Into<String>, secret: impl Into<String>) -> Self {
        Credentials(Aws::new(access_key, secret, None, None, PROVIDER))
    }

    /// Adds the session token of temporary credentials.
    #[must_use]
    pub fn session_token(self, token: impl Into<String>) -> Self {
        let (key, secret) = (self.0.access_key_id(), self.0.secret_access_key());
        Credentials(Aws::new(key, secret, Some(token.into()), None, PROVIDER))
    }

    /// The access key, which is not a secret.
    pub fn access_key(&self) -> &str {
        self.0.access_key_id()
    }

    pub(super) fn token(&self) -> Option<&str> {
        self.0.session_token()
    }

    pub(super) fn into_aws(self) -> Aws {
        self.0
    }
}

/// A name for the logs of AWS's crates.
const PROVIDER: &str = "smithy-typegen-runtime";

impl From<Aws> for Credentials {
    fn from(credentials: Aws) -> Self {
        Credentials(credentials)
    }
}

/// Shows the access key, and no secrets.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key", &self.access_key())
            .finish_non_exhaustive()
    }
}
