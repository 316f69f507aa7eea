//! Routing.
//!
//! Protocols with HTTP bindings identify an operation by method, path and query, as
//! [`@http`](https://smithy.io/2.0/spec/http-bindings.html#http-trait) specifies. The routes of a service
//! are a tree of path segments: a literal takes precedence over a label, and a label over a greedy one.
//! Among routes with the same path, the one with the most query literals wins. Other protocols name the
//! operation.

mod literals;
mod search;
#[cfg(test)]
mod tests;
mod tree;

use http::{HeaderMap, Request};

use self::literals::Literals;
use self::search::Search;
use self::tree::Node;
use super::Refusal;
use crate::http::uri;
use crate::schema::{Service, ServiceTrait};
use crate::wire::{self, Error};

/// The routes of a service. Created once and used for all requests.
#[derive(Debug)]
pub struct Routes {
    service: &'static Service,
    root: Node,
    literals: Literals,
    /// The operations by their names, sorted.
    names: Vec<(&'static str, usize)>,
}

/// The parts of a request that identify its operation.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The method, such as `POST`.
    pub method: &'a str,
    /// The percent-encoded path.
    pub path: &'a str,
    /// The query string without `?`.
    pub query: &'a str,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body. Needed only by protocols that [name the operation](super::Protocol::names_in_body) there.
    pub body: &'a [u8],
}

impl<'a> Head<'a> {
    /// Returns the parts of a request with its body in memory.
    pub fn of(request: &'a Request<impl AsRef<[u8]>>) -> Self {
        Head {
            method: request.method().as_str(),
            path: request.uri().path(),
            query: request.uri().query().unwrap_or_default(),
            headers: request.headers(),
            body: request.body().as_ref(),
        }
    }
}

/// Returns an error for all methods except `POST`.
pub(super) fn only_post(head: Head<'_>) -> Result<(), NoRoute> {
    match head.method {
        "POST" => Ok(()),
        _ => Err(NoRoute::MethodNotAllowed {
            allow: vec!["POST"],
        }),
    }
}

/// The operation that handles a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route<'p> {
    /// Its index in [`Service::operations`].
    pub operation: usize,
    /// The names of the members that are labels of the URI.
    names: &'p [&'static str],
    /// Their percent-encoded values.
    values: Vec<&'p str>,
    /// The label that may contain segments `.` and `..`.
    with_dots: Option<&'static str>,
}

impl Route<'_> {
    /// Returns the labels of the URI: the name of each member, and the percent-decoded value.
    ///
    /// # Errors
    ///
    /// Returns an error if a label cannot be decoded or contains a segment `.` or `..`, which
    /// intermediaries may resolve. Keys of S3 may contain them.
    pub fn labels(&self) -> wire::Result<Vec<(&'static str, String)>> {
        let labels = self.names.iter().zip(&self.values);
        labels
            .map(|(name, text)| {
                let text = uri::decode(text, false)?;
                let may_have_dots = self.with_dots == Some(*name);
                match !may_have_dots && uri::has_dot_segment(&text) {
                    true => Err(Error::new(format!(
                        "the label `{name}` must not contain a segment `.` or `..`"
                    ))),
                    false => Ok((*name, text)),
                }
            })
            .collect()
    }
}

/// The reason why no operation handles a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRoute {
    /// No operation has this path or this name.
    NotFound,
    /// The operations with this path have other methods.
    MethodNotAllowed {
        /// Those methods, for the header `Allow`.
        allow: Vec<&'static str>,
    },
    /// The body, which names the operation, has another content type or another encoding.
    UnsupportedMediaType,
}

impl From<NoRoute> for Refusal {
    fn from(none: NoRoute) -> Self {
        match none {
            NoRoute::NotFound => Refusal::UnknownOperation,
            NoRoute::MethodNotAllowed { allow } => Refusal::MethodNotAllowed { allow },
            NoRoute::UnsupportedMediaType => Refusal::UnsupportedMediaType,
        }
    }
}

impl Routes {
    /// Creates the routes of a service.
    pub fn new(service: &'static Service) -> Self {
        let mut root = Node::default();
        let mut literals = Literals::default();
        let mut names = Vec::with_capacity(service.operations().len());
        for (index, operation) in service.operations().iter().enumerate() {
            names.push((operation.name(), index));
            if let Some(http) = operation.http() {
                root.add(http, index, &mut literals);
            }
        }
        names.sort_unstable();
        Routes {
            service,
            root,
            literals,
            names,
        }
    }

    /// Returns the service.
    pub fn service(&self) -> &'static Service {
        self.service
    }

    /// Finds the operation with an HTTP binding for a method, a path and a query without `?`.
    ///
    /// # Errors
    ///
    /// Returns [`NoRoute::MethodNotAllowed`] if only the method is wrong, and [`NoRoute::NotFound`]
    /// otherwise.
    pub fn find<'p>(
        &'p self,
        method: &str,
        path: &'p str,
        query: &str,
    ) -> Result<Route<'p>, NoRoute> {
        let mut search = Search::new(&self.literals, method, query);
        match search.find(&self.root, path) {
            Some(end) => Ok(Route {
                operation: end.operation,
                names: &end.labels,
                values: search.labels,
                with_dots: self.with_dots(end.operation),
            }),
            None if search.allow.is_empty() => Err(NoRoute::NotFound),
            None => Err(NoRoute::MethodNotAllowed {
                allow: search.allow,
            }),
        }
    }

    /// The greedy label of an operation, if segments `.` and `..` are kept.
    fn with_dots(&self, operation: usize) -> Option<&'static str> {
        if !self.service.has(&ServiceTrait::DotSegments) {
            return None;
        }
        let http = self.service.operations().get(operation)?.http()?;
        let (before, _) = http.uri.split_once("+}")?;
        before.rsplit_once('{').map(|(_, name)| name)
    }

    /// Finds the operation with this name.
    ///
    /// # Errors
    ///
    /// Returns [`NoRoute::NotFound`] if there is none.
    pub fn named<'p>(&self, name: &str) -> Result<Route<'p>, NoRoute> {
        let at = self.names.binary_search_by(|(known, _)| (*known).cmp(name));
        let found = at.ok().and_then(|at| self.names.get(at));
        match found {
            Some((_, operation)) => Ok(Route {
                operation: *operation,
                names: &[],
                values: Vec::new(),
                with_dots: None,
            }),
            None => Err(NoRoute::NotFound),
        }
    }
}
