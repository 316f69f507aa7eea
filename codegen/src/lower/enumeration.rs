//! Lowers enums and intEnums.

use super::Lowering;
use super::names::{Case, Scope};
use crate::ast::Node;
use crate::ir::{EnumValue, Enumeration};
use crate::model::traits::id;
use crate::model::{Member, Shape, Traits};

/// The variant for unknown values.
pub(super) const UNKNOWN: &str = "Unknown";

impl Lowering<'_> {
    pub(super) fn strings(&mut self, shape: &Shape, members: &[Member]) -> Enumeration<String> {
        self.enumeration(shape, members, |member| {
            let value = member.traits.get(id::ENUM_VALUE).and_then(Node::as_str);
            value.unwrap_or(&member.name).to_owned()
        })
    }

    pub(super) fn integers(&mut self, shape: &Shape, members: &[Member]) -> Enumeration<i32> {
        self.enumeration(shape, members, |member| {
            member.traits.enum_value_int().unwrap_or_default()
        })
    }

    fn enumeration<T>(
        &mut self,
        shape: &Shape,
        members: &[Member],
        value: impl Fn(&Member) -> T,
    ) -> Enumeration<T> {
        let scope = Scope::reserving([UNKNOWN]);
        let names = self.member_names(shape, members, Case::Upper, scope);
        let values = members
            .iter()
            .zip(names)
            .map(|(member, name)| EnumValue {
                name,
                value: value(member),
                docs: self.describe_member(shape, member, false),
                deprecated: self.deprecated(&member.traits),
                attributes: self.config.attributes_of_member(&shape.id, &member.name),
                internal: is_internal(&member.traits),
            })
            .collect();
        Enumeration {
            head: self.head(shape),
            values,
        }
    }
}

/// Whether a value is accepted but omitted from messages: `@internal`.
fn is_internal(traits: &Traits) -> bool {
    traits.internal()
}
