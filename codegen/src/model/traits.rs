//! Traits: carried as they are, and read when something asks for them.

use std::collections::BTreeMap;
use std::fmt;

use crate::ast::{Node, Object};

/// The traits of a shape or member, by their absolute id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traits(BTreeMap<String, Node>);

/// `@length`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The least.
    pub min: Option<u64>,
    /// The most.
    pub max: Option<u64>,
}

/// `@range`.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The least.
    pub min: Option<Decimal>,
    /// The most.
    pub max: Option<Decimal>,
}

/// A number as it is written in the model.
#[derive(Clone, Debug, PartialEq)]
pub struct Decimal(serde_json::Number);

/// `@error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the trait's own values")]
pub enum Fault {
    Client,
    Server,
}

/// `@retryable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retryable {
    /// Whether the service asks to be called less often.
    pub throttling: bool,
}

/// `@http`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Http {
    /// The method.
    pub method: String,
    /// The URI pattern.
    pub uri: String,
    /// The status of success, 200 if nothing is said.
    pub code: u16,
}

/// `@deprecated`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// Why, or what instead.
    pub message: Option<String>,
    /// Since when.
    pub since: Option<String>,
}

/// `@timestampFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the trait's own values")]
pub enum TimestampFormat {
    DateTime,
    HttpDate,
    EpochSeconds,
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Traits {
    /// The value of a trait, by its absolute id.
    pub fn get(&self, id: &str) -> Option<&Node> {
        self.0.get(id)
    }

    /// Whether a trait is there.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// All traits, by their id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.0.iter().map(|(id, node)| (id.as_str(), node))
    }

    pub(super) fn insert(&mut self, id: &str, value: Node) -> Option<Node> {
        self.0.insert(id.to_owned(), value)
    }

    fn text(&self, id: &str) -> Option<&str> {
        self.get(id)?.as_str()
    }

    fn object(&self, id: &str) -> Option<&Object> {
        self.get(id)?.as_object()
    }

    /// `@documentation`
    pub fn documentation(&self) -> Option<&str> {
        self.text("smithy.api#documentation")
    }

    /// `@length`
    pub fn length(&self) -> Option<Length> {
        let object = self.object("smithy.api#length")?;
        let bound = |name| object.get(name)?.as_number()?.as_u64();
        Some(Length {
            min: bound("min"),
            max: bound("max"),
        })
    }

    /// `@range`
    pub fn range(&self) -> Option<Range> {
        let object = self.object("smithy.api#range")?;
        let bound = |name| Some(Decimal(object.get(name)?.as_number()?.clone()));
        Some(Range {
            min: bound("min"),
            max: bound("max"),
        })
    }

    /// `@pattern`
    pub fn pattern(&self) -> Option<&str> {
        self.text("smithy.api#pattern")
    }

    /// `@error`
    pub fn error_fault(&self) -> Option<Fault> {
        match self.text("smithy.api#error")? {
            "client" => Some(Fault::Client),
            "server" => Some(Fault::Server),
            _ => None,
        }
    }

    /// `@httpError`
    pub fn http_error(&self) -> Option<u16> {
        u16::try_from(self.get("smithy.api#httpError")?.as_i64()?).ok()
    }

    /// `@retryable`
    pub fn retryable(&self) -> Option<Retryable> {
        let object = self.object("smithy.api#retryable")?;
        let throttling = object.get("throttling").and_then(Node::as_bool);
        Some(Retryable {
            throttling: throttling.unwrap_or(false),
        })
    }

    /// `@http`
    pub fn http(&self) -> Option<Http> {
        let object = self.object("smithy.api#http")?;
        let text = |name| Some(object.get(name)?.as_str()?.to_owned());
        let code = object.get("code").and_then(Node::as_i64);
        Some(Http {
            method: text("method")?,
            uri: text("uri")?,
            code: code
                .and_then(|code| u16::try_from(code).ok())
                .unwrap_or(200),
        })
    }

    /// `@timestampFormat`
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        match self.text("smithy.api#timestampFormat")? {
            "date-time" => Some(TimestampFormat::DateTime),
            "http-date" => Some(TimestampFormat::HttpDate),
            "epoch-seconds" => Some(TimestampFormat::EpochSeconds),
            _ => None,
        }
    }

    /// `@jsonName`
    pub fn json_name(&self) -> Option<&str> {
        self.text("smithy.api#jsonName")
    }

    /// `@since`
    pub fn since(&self) -> Option<&str> {
        self.text("smithy.api#since")
    }

    /// `@default`
    pub fn default_value(&self) -> Option<&Node> {
        self.get("smithy.api#default")
    }

    /// `@deprecated`
    pub fn deprecated(&self) -> Option<Deprecated> {
        let object = self.object("smithy.api#deprecated")?;
        let text = |name| Some(object.get(name)?.as_str()?.to_owned());
        Some(Deprecated {
            message: text("message"),
            since: text("since"),
        })
    }

    /// `@externalDocumentation`, each a name and a URL.
    pub fn external_documentation(&self) -> Vec<(&str, &str)> {
        let object = self.object("smithy.api#externalDocumentation");
        let entries = object.into_iter().flat_map(Object::iter);
        entries
            .filter_map(|(name, url)| Some((name, url.as_str()?)))
            .collect()
    }
}
