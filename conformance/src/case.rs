//! The test cases of the suites.

use std::fmt;
use std::sync::OnceLock;

use smithy_typegen_runtime::Document;

use crate::Protocol;

/// A case on one side, with one set of parameter values if it has parameters.
#[derive(Debug)]
pub struct Case {
    /// The model that contains the case.
    pub model: &'static Model,
    /// The ID of the case.
    pub id: &'static str,
    /// The protocol under test.
    pub protocol: Protocol,
    /// The side under test.
    pub side: Side,
    /// The kind of message.
    pub kind: Kind,
    /// The shape with the trait.
    pub shape: &'static str,
    /// The index in the trait's list.
    pub index: usize,
    /// The index of the values in `testParameters`.
    pub parameters: Option<usize>,
    /// The expected outcome.
    pub standing: Standing,
    /// The instance of [`check`](crate::check) for the operation.
    pub check: fn(&Case) -> Result<(), String>,
}

/// The side under test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// A client, which writes requests and reads responses.
    Client,
    /// A server, which reads requests and writes responses.
    Server,
}

/// The kind of message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The input of an operation.
    Request,
    /// The output of an operation.
    Response,
    /// An error of an operation.
    Error,
    /// A request that a server must reject.
    Malformed,
}

/// The expected outcome of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The case must pass.
    Runs,
    /// The case is skipped, because it only asserts what is not compared yet.
    Waits(&'static str),
    /// The case must fail, as listed in `cannot.txt`.
    Cannot(&'static str),
}

/// A model with cases. It is parsed when its first case runs.
#[derive(Debug)]
pub struct Model {
    text: &'static str,
    document: OnceLock<Result<Document, String>>,
}

impl Model {
    /// Creates a model from JSON text.
    pub const fn new(text: &'static str) -> Self {
        Model {
            text,
            document: OnceLock::new(),
        }
    }

    /// The whole model. Parsed with `serde_json`, because the codec is under test.
    fn document(&self) -> Result<&Document, String> {
        let read = || serde_json::from_str(self.text).map_err(|error| error.to_string());
        self.document
            .get_or_init(read)
            .as_ref()
            .map_err(Clone::clone)
    }
}

impl Case {
    /// Returns the case as written in the model.
    ///
    /// # Errors
    ///
    /// Returns an error if the model does not contain the case.
    pub fn node(&self) -> Result<&'static Document, String> {
        let name = match self.kind {
            Kind::Request => "smithy.test#httpRequestTests",
            Kind::Response | Kind::Error => "smithy.test#httpResponseTests",
            Kind::Malformed => "smithy.test#httpMalformedRequestTests",
        };
        let path = ["shapes", self.shape, "traits", name];
        let cases = path
            .iter()
            .try_fold(self.model.document()?, |node, step| node.get(step));
        let case = cases.and_then(|cases| cases.as_list()?.get(self.index));
        case.ok_or_else(|| format!("the model does not contain the case {}", self.id))
    }

    /// Runs the case.
    ///
    /// # Errors
    ///
    /// Returns a description of the mismatch, or the reason why the case cannot run.
    pub fn run(&self) -> Result<(), String> {
        if let Standing::Waits(reason) = self.standing {
            return Err(reason.to_owned());
        }
        (self.check)(self)
    }
}

/// Formats the case as in `cannot.txt`: ID, side, kind.
impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.id, self.side, self.kind)
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Side::Client => "client",
            Side::Server => "server",
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Request => "request",
            Kind::Response => "response",
            Kind::Error => "error",
            Kind::Malformed => "malformed",
        })
    }
}
