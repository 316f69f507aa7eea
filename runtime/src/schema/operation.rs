//! The schemas of operations.

use super::Schema;

/// The schema of an operation: its input, output and errors, and the traits that affect calls.
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
    /// `@auth`, with the shape IDs of the authentication schemes in order of preference.
    Auth(&'static [&'static str]),
    /// `@endpoint`, with the host prefix such as `{account}.data.`
    Endpoint(&'static str),
    /// `@http`.
    Http(Http),
    /// `@httpChecksumRequired`.
    HttpChecksumRequired,
    /// `@idempotent`.
    Idempotent,
    /// `@readonly`.
    Readonly,
    /// `@requestCompression`, with the encodings in order of preference.
    RequestCompression(&'static [&'static str]),
    /// `aws.auth#unsignedPayload`.
    UnsignedPayload,
    /// `aws.customizations#s3UnwrappedXmlOutput`: the root element of the output is its only member.
    S3UnwrappedXmlOutput,
}

/// The HTTP binding of an operation, from `@http`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Http {
    /// The HTTP method, such as `POST`.
    pub method: &'static str,
    /// The URI pattern with its `{label}`s, such as `/attached-files/{InstanceId}`.
    pub uri: &'static str,
    /// The HTTP status code of a successful response.
    pub status: u16,
}

impl Operation {
    /// Creates the schema of an operation.
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

    /// The absolute shape ID.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The name without namespace.
    pub const fn name(&self) -> &'static str {
        super::name_of(self.id)
    }

    /// The input structure, or [`UNIT`](super::prelude::UNIT) if there is none.
    pub const fn input(&self) -> &'static Schema {
        self.input
    }

    /// The output structure, or [`UNIT`](super::prelude::UNIT) if there is none.
    pub const fn output(&self) -> &'static Schema {
        self.output
    }

    /// The errors in the model, including those of the service.
    pub const fn errors(&self) -> &'static [&'static Schema] {
        self.errors
    }

    /// The traits that affect calls.
    pub const fn traits(&self) -> &'static [OperationTrait] {
        self.traits
    }

    /// Returns true if the operation has the trait.
    pub fn has(&self, wanted: &OperationTrait) -> bool {
        self.traits.contains(wanted)
    }

    /// Returns the first trait value for which `find` returns `Some`.
    pub fn find<T>(&self, find: impl Fn(&'static OperationTrait) -> Option<T>) -> Option<T> {
        self.traits.iter().find_map(find)
    }

    /// Returns true if calling the operation twice has the same effect as once: it is `@idempotent` or `@readonly`.
    pub fn is_idempotent(&self) -> bool {
        self.has(&OperationTrait::Idempotent) || self.has(&OperationTrait::Readonly)
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

    /// The host prefix, from `@endpoint`.
    pub fn host_prefix(&self) -> Option<&'static str> {
        self.find(|one| match one {
            OperationTrait::Endpoint(prefix) => Some(*prefix),
            _ => None,
        })
    }

    /// The shape IDs of the authentication schemes in `@auth`. They replace those of the service.
    pub fn auth(&self) -> Option<&'static [&'static str]> {
        self.find(|one| match one {
            OperationTrait::Auth(schemes) => Some(*schemes),
            _ => None,
        })
    }
}
