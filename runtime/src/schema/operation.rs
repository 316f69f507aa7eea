//! Operations as static data.

use super::Schema;

/// An operation: its shapes, and the traits that affect how it is called.
#[derive(Debug)]
pub struct Operation {
    id: &'static str,
    input: &'static Schema,
    output: &'static Schema,
    errors: &'static [&'static Schema],
    traits: &'static [OperationTrait],
}

/// A trait of an operation, with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OperationTrait {
    /// `@endpoint`, by the host prefix: `{account}.data.`
    Endpoint(&'static str),
    /// `@http`.
    Http(Http),
    /// `@httpChecksumRequired`.
    HttpChecksumRequired,
    /// `@idempotent`.
    Idempotent,
    /// `@readonly`.
    Readonly,
    /// `@requestCompression`, by the encodings in the order of preference.
    RequestCompression(&'static [&'static str]),
}

/// An HTTP binding, `@http`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Http {
    /// The method, `POST`.
    pub method: &'static str,
    /// The URI pattern, with a `{label}` for each member in it: `/attached-files/{InstanceId}`.
    pub uri: &'static str,
    /// The status of a response that is not an error.
    pub status: u16,
}

impl Operation {
    /// An operation by its absolute shape id.
    #[doc(hidden)]
    pub const fn new(
        id: &'static str,
        input: &'static Schema,
        output: &'static Schema,
        errors: &'static [&'static Schema],
        traits: &'static [OperationTrait],
    ) -> Self {
        Operation {
            id,
            input,
            output,
            errors,
            traits,
        }
    }

    /// The absolute shape id.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The name without its namespace.
    pub const fn name(&self) -> &'static str {
        super::name_of(self.id)
    }

    /// The structure that is sent; [`UNIT`](super::prelude::UNIT) if there is none.
    pub const fn input(&self) -> &'static Schema {
        self.input
    }

    /// The structure that comes back; [`UNIT`](super::prelude::UNIT) if there is none.
    pub const fn output(&self) -> &'static Schema {
        self.output
    }

    /// The errors that the model lists, those of the service included.
    pub const fn errors(&self) -> &'static [&'static Schema] {
        self.errors
    }

    /// The traits that affect how it is called.
    pub const fn traits(&self) -> &'static [OperationTrait] {
        self.traits
    }

    /// Whether it has a trait.
    pub fn has(&self, wanted: &OperationTrait) -> bool {
        self.traits.contains(wanted)
    }

    /// What a trait says, if the operation has it.
    pub fn find<T>(&self, find: impl Fn(&'static OperationTrait) -> Option<T>) -> Option<T> {
        self.traits.iter().find_map(find)
    }

    /// The HTTP binding, `@http`.
    pub const fn http(&self) -> Option<Http> {
        let mut rest = self.traits;
        while let [first, others @ ..] = rest {
            if let OperationTrait::Http(http) = first {
                return Some(*http);
            }
            rest = others;
        }
        None
    }

    /// The prefix of the host, `@endpoint`.
    pub fn host_prefix(&self) -> Option<&'static str> {
        self.find(|one| match one {
            OperationTrait::Endpoint(prefix) => Some(*prefix),
            _ => None,
        })
    }
}
