//! The schemas of services.

use super::{Operation, XmlNamespace};

/// The schema of a service: its operations and protocols.
#[derive(Debug)]
pub struct Service {
    id: &'static str,
    version: &'static str,
    protocols: &'static [&'static str],
    operations: &'static [&'static Operation],
    traits: &'static [ServiceTrait],
}

/// A trait of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServiceTrait {
    /// `@auth`, with the shape IDs of the authentication schemes in order of preference.
    Auth(&'static [&'static str]),
    /// `aws.protocols#awsQueryCompatible`.
    AwsQueryCompatible,
    /// Segments `.` and `..` in greedy labels are part of the value. True of S3, known by `name` of
    /// `aws.auth#sigv4`.
    DotSegments,
    /// `noErrorWrapping` of `aws.protocols#restXml`: errors have no element around them.
    NoErrorWrapping,
    /// `aws.auth#sigv4`, with the signing name such as `connect`.
    SigV4(&'static str),
    /// `@xmlNamespace`, for the root elements of messages.
    XmlNamespace(XmlNamespace),
}

impl Service {
    /// Creates the schema of a service.
    #[doc(hidden)]
    pub const fn new(
        id: &'static str,
        version: &'static str,
        protocols: &'static [&'static str],
        operations: &'static [&'static Operation],
        traits: &'static [ServiceTrait],
    ) -> Self {
        Service {
            id,
            version,
            protocols,
            operations,
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

    /// The version. Empty if there is none.
    pub const fn version(&self) -> &'static str {
        self.version
    }

    /// The shape IDs of the declared protocols, such as `aws.protocols#restJson1`.
    pub const fn protocols(&self) -> &'static [&'static str] {
        self.protocols
    }

    /// The generated operations, ordered by shape ID.
    pub const fn operations(&self) -> &'static [&'static Operation] {
        self.operations
    }

    /// The XML namespace of root elements, if the model specifies one.
    pub fn xml_namespace(&self) -> Option<XmlNamespace> {
        self.traits.iter().find_map(|one| match one {
            ServiceTrait::XmlNamespace(namespace) => Some(*namespace),
            _ => None,
        })
    }

    /// Returns true if the service has the trait.
    pub fn has(&self, wanted: &ServiceTrait) -> bool {
        self.traits.contains(wanted)
    }

    /// Returns the first trait value for which `find` returns `Some`.
    pub fn find<T>(&self, find: impl Fn(&'static ServiceTrait) -> Option<T>) -> Option<T> {
        self.traits.iter().find_map(find)
    }

    /// The name that requests are signed for, from `aws.auth#sigv4`.
    pub fn signing_name(&self) -> Option<&'static str> {
        self.find(|one| match one {
            ServiceTrait::SigV4(name) => Some(*name),
            _ => None,
        })
    }

    /// The shape IDs of the authentication schemes in `@auth`.
    pub fn auth(&self) -> Option<&'static [&'static str]> {
        self.find(|one| match one {
            ServiceTrait::Auth(schemes) => Some(*schemes),
            _ => None,
        })
    }
}
