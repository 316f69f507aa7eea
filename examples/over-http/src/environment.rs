//! What to call, from the environment variables that AWS's tools have.

use std::fmt;

use connect_attached_files::runtime::sigv4::{Credentials, Signer};

const KEY: &str = "AWS_ACCESS_KEY_ID";
const SECRET: &str = "AWS_SECRET_ACCESS_KEY";
const TOKEN: &str = "AWS_SESSION_TOKEN";
const REGION: &str = "AWS_REGION";

/// What to call.
#[derive(Clone, Debug)]
pub enum Target {
    /// A server that wants no signatures, at this endpoint.
    Plain(String),
    /// AWS, at this endpoint.
    Aws(String, Signer),
}

impl Target {
    /// Decides by credentials and an endpoint: with credentials AWS, without them a server on this machine.
    ///
    /// `variable` returns the value of an environment variable. An empty one counts as missing.
    ///
    /// # Errors
    ///
    /// Returns an error if some of the variables are missing, or if the endpoint needs them.
    pub fn of(
        endpoint: Option<String>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, EnvironmentError> {
        let get = |name| variable(name).filter(|value| !value.is_empty());
        let (key, secret, token) = (get(KEY), get(SECRET), get(TOKEN));
        let (key, secret) = match (key, secret) {
            (Some(key), Some(secret)) => (key, secret),
            (Some(_), None) => return Err(EnvironmentError::Missing(SECRET, KEY)),
            (None, Some(_)) => return Err(EnvironmentError::Missing(KEY, SECRET)),
            (None, None) if token.is_some() => return Err(EnvironmentError::Missing(KEY, TOKEN)),
            (None, None) => return Target::local(endpoint),
        };
        let region = get(REGION).ok_or(EnvironmentError::Missing(REGION, KEY))?;
        let mut credentials = Credentials::new(key, secret);
        if let Some(token) = token {
            credentials = credentials.session_token(token);
        }
        let endpoint =
            endpoint.unwrap_or_else(|| format!("https://connect.{region}.amazonaws.com"));
        Ok(Target::Aws(endpoint, Signer::new(region, credentials)))
    }

    fn local(endpoint: Option<String>) -> Result<Self, EnvironmentError> {
        let endpoint = endpoint.unwrap_or_else(|| "http://127.0.0.1:3000".to_owned());
        match endpoint.starts_with("https:") {
            true => Err(EnvironmentError::NoCredentials),
            false => Ok(Target::Plain(endpoint)),
        }
    }
}

/// Why it is not known what to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnvironmentError {
    /// The first variable is missing, although the second is set.
    Missing(&'static str, &'static str),
    /// An endpoint of AWS, and no credentials.
    NoCredentials,
}

impl fmt::Display for EnvironmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EnvironmentError::Missing(missing, set) => {
                write!(
                    f,
                    "the environment variable {missing} is not set, but {set} is"
                )
            }
            EnvironmentError::NoCredentials => write!(
                f,
                "an https endpoint needs credentials: set the environment variables {KEY}, {SECRET} and {REGION}, and \
                 {TOKEN} if the credentials are temporary"
            ),
        }
    }
}

impl std::error::Error for EnvironmentError {}
