//! A change between two versions of a model, as three readers see it.

use std::fmt;

use crate::source::Place;

/// How much a change matters, with the names of Smithy's own diff tool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It does not matter, or only adds something.
    #[default]
    Note,
    /// It may need attention.
    Warning,
    /// It is likely to break something, or what compiles means something else.
    Danger,
    /// It is breaking.
    Error,
}

impl Level {
    /// The name, in capitals.
    pub fn name(self) -> &'static str {
        match self {
            Level::Note => "NOTE",
            Level::Warning => "WARNING",
            Level::Danger => "DANGER",
            Level::Error => "ERROR",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Who is affected by a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// Rust code that uses the generated types: must it change to compile, or does it mean something else?
    Rust,
    /// A client of the old model that calls a service of the new one.
    Client,
    /// A service of the old model that a client of the new one calls.
    Server,
}

impl Reader {
    /// All readers.
    pub const ALL: [Reader; 3] = [Reader::Rust, Reader::Client, Reader::Server];

    /// The name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Reader::Rust => "rust",
            Reader::Client => "client",
            Reader::Server => "server",
        }
    }
}

/// The severity for each reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// For [`Reader::Rust`].
    pub rust: Level,
    /// For [`Reader::Client`].
    pub client: Level,
    /// For [`Reader::Server`].
    pub server: Level,
}

impl Effects {
    /// The severity for a reader.
    pub fn of(self, reader: Reader) -> Level {
        match reader {
            Reader::Rust => self.rust,
            Reader::Client => self.client,
            Reader::Server => self.server,
        }
    }
}

/// A change.
#[derive(Clone, Debug)]
pub struct Change {
    /// The rule that found it. A rule of the specification has the id that Smithy's diff tool gives it.
    pub id: String,
    /// The severity that Smithy's diff tool gives it; for a rule of Rust, how much it matters to Rust.
    pub severity: Level,
    /// The shape or member, `ns#Shape$member`; `-` for metadata.
    pub shape: String,
    /// The JSON pointer within the value of a trait; empty for the whole.
    pub path: String,
    /// The severity for each reader.
    pub effects: Effects,
    /// The reason in a sentence.
    pub reason: String,
    /// The place in the old model.
    pub old: Option<Place>,
    /// The place in the new model.
    pub new: Option<Place>,
    /// The generated item that it touches, such as `City.name`.
    pub item: Option<String>,
    /// Why it has been accepted.
    pub accepted: Option<String>,
}

impl Change {
    /// Whether it only concerns documentation.
    pub fn is_documentation(&self) -> bool {
        const ENDS: &[&str] = &[
            "smithy.api#documentation",
            "smithy.api#externalDocumentation",
            "smithy.api#examples",
        ];
        ENDS.iter().any(|end| self.id.ends_with(end))
    }

    /// The severity for the readers that are asked for, the highest of them.
    pub fn worst(&self, readers: &[Reader]) -> Level {
        let severities = readers.iter().map(|reader| self.effects.of(*reader));
        severities.max().unwrap_or_default()
    }

    /// Whether it breaks one of the readers, and nobody has accepted it.
    pub fn is_breaking(&self, readers: &[Reader]) -> bool {
        self.accepted.is_none() && self.worst(readers) == Level::Error
    }
}
