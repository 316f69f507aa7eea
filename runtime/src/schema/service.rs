//! Services as static data.

use super::Operation;

/// A service: its operations, and the protocols that it speaks.
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
    /// `aws.protocols#awsQueryCompatible`.
    AwsQueryCompatible,
}

impl Service {
    /// A service by its absolute shape id.
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

    /// The absolute shape id.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The name without its namespace.
    pub const fn name(&self) -> &'static str {
        super::name_of(self.id)
    }

    /// The version; empty if there is none.
    pub const fn version(&self) -> &'static str {
        self.version
    }

    /// The shape ids of the protocols that the service declares: `aws.protocols#restJson1`.
    pub const fn protocols(&self) -> &'static [&'static str] {
        self.protocols
    }

    /// The operations that were generated, by their shape ids.
    pub const fn operations(&self) -> &'static [&'static Operation] {
        self.operations
    }

    /// Whether it has a trait.
    pub fn has(&self, wanted: &ServiceTrait) -> bool {
        self.traits.contains(wanted)
    }
}
