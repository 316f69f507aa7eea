//! The table of rules: what a change of each kind means to a client and a server, in inputs and in outputs.
//!
//! A client is one of the old model, and calls a service of the new one. A server is one of the old model, and is
//! called by clients of the new one.

use super::change::Level::{self, Danger, Error, Note, Warning};

/// The severities of a change within inputs and within outputs.
pub type Sides = (Level, Level);

/// A rule of the specification.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The id, as in Smithy's diff tool. It may be followed by a dot and what the change is about.
    pub id: &'static str,
    /// The severity, as in Smithy's diff tool.
    pub severity: Level,
    /// What it means to a client.
    pub client: Sides,
    /// What it means to a server.
    pub server: Sides,
    /// What the rule is about.
    pub about: &'static str,
}

macro_rules! rules {
    ($($name:ident: $id:literal, $severity:ident, $client:expr, $server:expr, $about:literal;)+) => {
        $(
            #[doc = $about]
            pub(super) const $name: Rule = Rule {
                id: $id,
                severity: $severity,
                client: $client,
                server: $server,
                about: $about,
            };
        )+

        /// All rules of the specification, but for those of traits.
        pub const RULES: &[Rule] = &[$($name),+];
    };
}

const NONE: Sides = (Note, Note);
const BOTH: Sides = (Error, Error);

rules! {
    ADDED_METADATA: "AddedMetadata", Note, NONE, NONE, "Metadata was added.";
    ADDED_OPERATION_BINDING: "AddedOperationBinding", Note, NONE, NONE, "An operation was added to a service or resource.";
    ADDED_OPERATION_ERROR: "AddedOperationError", Warning, (Warning, Warning), NONE, "An operation may return another error.";
    ADDED_REQUIRED_MEMBER: "AddedRequiredMember", Error, (Error, Note), (Note, Warning), "A structure has a new member that is required and has no default.";
    ADDED_RESOURCE_BINDING: "AddedResourceBinding", Note, NONE, NONE, "A resource was added to a service or resource.";
    ADDED_SERVICE_ERROR: "AddedServiceError", Warning, (Warning, Warning), NONE, "All operations of a service may return another error.";
    ADDED_SHAPE: "AddedShape", Note, NONE, NONE, "A shape or member was added.";
    ADDED_TRAIT_DEFINITION: "AddedTraitDefinition", Note, NONE, NONE, "A trait was defined.";
    CHANGED_DEFAULT: "ChangedDefault", Error, (Danger, Danger), (Danger, Danger), "The default of a shape or member changed.";
    CHANGED_DEFAULT_VALUE: "ChangedDefault", Danger, (Danger, Danger), (Danger, Danger), "The default of a member changed, though not from or to the zero value.";
    ENUM_APPENDED: "ChangedEnumTrait.Appended", Note, NONE, NONE, "An enum has another value at its end.";
    ENUM_NAME: "ChangedEnumTrait.NameChanged", Error, NONE, NONE, "The name of an enum's value changed. The value on the wire did not.";
    ENUM_ORDER: "ChangedEnumTrait.OrderChanged", Error, NONE, NONE, "An enum has another value that is not at its end. The wire has no order.";
    ENUM_REMOVED: "ChangedEnumTrait.Removed", Error, (Error, Note), (Note, Warning), "An enum no longer has a value.";
    LENGTH: "ChangedLengthTrait", Error, (Error, Note), (Note, Warning), "A length is more restricted.";
    RANGE: "ChangedRangeTrait", Error, (Error, Note), (Note, Warning), "A number is more restricted.";
    MEMBER_ORDER: "ChangedMemberOrder", Danger, NONE, NONE, "The members of a structure or union are in another order. Neither the wire nor Rust depends on it.";
    MEMBER_TARGET: "ChangedMemberTarget", Error, BOTH, BOTH, "A member targets another shape that differs from the old one.";
    MEMBER_TARGET_NAME: "ChangedMemberTarget", Error, NONE, NONE, "A member targets a shape of another name that is the same on the wire.";
    MEMBER_TARGET_COMPATIBLE: "ChangedMemberTarget", Warning, NONE, NONE, "A member targets another shape that is compatible with the old one.";
    CHANGED_METADATA: "ChangedMetadata", Danger, NONE, NONE, "Metadata changed.";
    NULLABILITY: "ChangedNullability", Error, (Error, Error), (Error, Error), "A member became optional or required in another way.";
    ADDED_CLIENT_OPTIONAL: "ChangedNullability.AddedClientOptionalTrait", Error, (Note, Warning), NONE, "Clients have to treat a required member as optional.";
    ADDED_DEFAULT: "ChangedNullability.AddedDefaultTrait", Error, NONE, (Note, Warning), "An optional member has a default.";
    ADDED_INPUT: "ChangedNullability.AddedInputTrait", Danger, NONE, NONE, "A structure became an input, whose members are optional for clients.";
    ADDED_REQUIRED: "ChangedNullability.AddedRequiredTrait", Error, (Error, Note), (Note, Warning), "A member became required.";
    REMOVED_INPUT: "ChangedNullability.RemovedInputTrait", Error, NONE, NONE, "A structure is no longer an input, whose members are optional for clients.";
    REMOVED_REQUIRED: "ChangedNullability.RemovedRequiredTrait", Error, (Note, Error), (Error, Note), "A member is no longer required.";
    REMOVED_REQUIRED_AGGREGATE: "ChangedNullability.RemovedRequiredTrait.StructureOrUnion", Warning, (Note, Warning), (Warning, Note), "A member that targets a structure or union is no longer required.";
    OPERATION_INPUT: "ChangedOperationInput", Error, BOTH, BOTH, "An operation has another input.";
    OPERATION_INPUT_NAME: "ChangedOperationInput", Error, NONE, NONE, "An operation has an input of another name that is the same on the wire.";
    OPERATION_OUTPUT: "ChangedOperationOutput", Error, BOTH, BOTH, "An operation has another output.";
    OPERATION_OUTPUT_NAME: "ChangedOperationOutput", Error, NONE, NONE, "An operation has an output of another name that is the same on the wire.";
    RESOURCE_IDENTIFIERS: "ChangedResourceIdentifiers", Error, NONE, NONE, "A resource has other identifiers. Messages say themselves what they contain.";
    SHAPE_TYPE: "ChangedShapeType", Error, BOTH, BOTH, "A shape has another type.";
    REMOVED_METADATA: "RemovedMetadata", Danger, NONE, NONE, "Metadata was removed.";
    REMOVED_OPERATION_BINDING: "RemovedOperationBinding", Error, BOTH, NONE, "An operation was removed from a service or resource.";
    MOVED_OPERATION_BINDING: "RemovedOperationBinding", Note, NONE, NONE, "An operation moved within a service.";
    REMOVED_RESOURCE_BINDING: "RemovedResourceBinding", Error, NONE, NONE, "A resource was removed. Its operations say what that means.";
    REMOVED_OPERATION_ERROR: "RemovedOperationError", Warning, NONE, (Warning, Warning), "An operation no longer returns an error.";
    REMOVED_SERVICE_ERROR: "RemovedServiceError", Warning, NONE, (Warning, Warning), "The operations of a service no longer return an error.";
    REMOVED_SHAPE: "RemovedShape", Error, NONE, NONE, "A shape was removed. What referred to it says what that means.";
    REMOVED_MEMBER: "RemovedShape", Error, BOTH, (Danger, Note), "A member was removed.";
    REMOVED_ENUM_MEMBER: "RemovedShape", Error, (Error, Note), (Note, Warning), "A member of an enum was removed.";
    REMOVED_OPERATION: "RemovedShape", Error, BOTH, NONE, "An operation was removed.";
    REMOVED_SCALAR: "RemovedShape.ScalarShape", Warning, NONE, NONE, "A simple shape was removed.";
    REMOVED_TRAIT_DEFINITION: "RemovedTraitDefinition", Error, NONE, NONE, "The definition of a trait was removed.";
    SERVICE_RENAME: "ServiceRename", Error, NONE, NONE, "A shape has another name in a service. The wire does not have names of shapes.";
}
