//! A case of a suite.

use std::fmt;
use std::sync::OnceLock;

use smithy_typegen_runtime::Document;

use crate::Protocol;

/// A case, on one side, with one of its parameters' values if it has parameters.
#[derive(Debug)]
pub struct Case {
    /// The model that has it.
    pub model: &'static Model,
    /// The case's id.
    pub id: &'static str,
    /// The protocol that it is about.
    pub protocol: Protocol,
    /// The side that is tested.
    pub side: Side,
    /// What is tested.
    pub kind: Kind,
    /// The shape with the trait.
    pub shape: &'static str,
    /// The place in the trait's list.
    pub index: usize,
    /// Which of its `testParameters`' values are filled in.
    pub parameters: Option<usize>,
    /// What is to be expected of it.
    pub standing: Standing,
    /// [`check`](crate::check), for the operation.
    pub check: fn(&Case) -> Result<(), String>,
}

/// Who is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// A client: writes requests, reads responses.
    Client,
    /// A server: reads requests, writes responses.
    Server,
}

/// What is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An operation's input.
    Request,
    /// An operation's output.
    Response,
    /// An operation's error.
    Error,
    /// A request that a server refuses.
    Malformed,
    /// A stream of events.
    Events,
}

/// What is to be expected of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It passes.
    Runs,
    /// It fails, as `cannot.txt` says.
    Cannot(&'static str),
}

/// A model with cases, read when the first of them runs.
#[derive(Debug)]
pub struct Model {
    text: &'static str,
    document: OnceLock<Result<Document, String>>,
}

impl Model {
    /// A model by its text, JSON.
    pub const fn new(text: &'static str) -> Self {
        Model {
            text,
            document: OnceLock::new(),
        }
    }

    /// The whole model. `serde_json` reads it, as the codec is what is tested.
    fn document(&self) -> Result<&Document, String> {
        let read = || serde_json::from_str(self.text).map_err(|error| error.to_string());
        self.document
            .get_or_init(read)
            .as_ref()
            .map_err(Clone::clone)
    }
}

impl Case {
    /// The case as the model has it.
    ///
    /// # Errors
    ///
    /// It is not there.
    pub fn node(&self) -> Result<&'static Document, String> {
        let name = match self.kind {
            Kind::Request => "smithy.test#httpRequestTests",
            Kind::Response | Kind::Error => "smithy.test#httpResponseTests",
            Kind::Events => "smithy.test#eventStreamTests",
            Kind::Malformed => "smithy.test#httpMalformedRequestTests",
        };
        let path = ["shapes", self.shape, "traits", name];
        let cases = path
            .iter()
            .try_fold(self.model.document()?, |node, step| node.get(step));
        let case = cases.and_then(|cases| cases.as_list()?.get(self.index));
        case.ok_or_else(|| format!("the model has no case {}", self.id))
    }

    /// Runs it.
    ///
    /// # Errors
    ///
    /// What is not as the case says, or why it cannot run.
    pub fn run(&self) -> Result<(), String> {
        (self.check)(self)
    }
}

/// As in `cannot.txt`: the id, the side, the kind.
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
            Kind::Events => "events",
        })
    }
}
