//! Lowers unions.

use super::Lowering;
use super::enumeration::UNKNOWN;
use super::names::{Case, Scope};
use crate::ir::{Type, Union, Variant};
use crate::model::{Member, Shape};

impl Lowering<'_> {
    pub(super) fn union(&mut self, shape: &Shape, members: &[Member]) -> Union {
        let scope = Scope::reserving([UNKNOWN]);
        let names = self.member_names(shape, members, Case::Upper, scope);
        // Accessors follow the configured name, if there is one. Leading underscores are dropped,
        // because `as_` already ends in one.
        let spelled = members.iter().map(|member| {
            let chosen = self.config.name_of_member(&shape.id, &member.name);
            chosen.unwrap_or(&member.name).trim_start_matches('_')
        });
        let accessors = Scope::reserving(["unknown"]).claim_in_order(Case::Snake, spelled);
        let variants = members
            .iter()
            .enumerate()
            .zip(names.into_iter().zip(accessors))
            .map(|((index, member), (name, accessor))| {
                let value = self.value(member);
                let boxed = self.boxes.contains(&shape.id, index);
                Variant {
                    name,
                    accessor: accessor
                        .trim_start_matches("r#")
                        .trim_start_matches('_')
                        .to_owned(),
                    member: member.name.clone(),
                    target: self.target(member),
                    docs: self.describe_member(shape, member, false),
                    deprecated: self.deprecated(&member.traits),
                    attributes: self.config.attributes_of_member(&shape.id, &member.name),
                    value: if boxed {
                        Type::Boxed(Box::new(value))
                    } else {
                        value
                    },
                    checks: self.checks(shape, member),
                    sensitive: member.traits.sensitive() || self.is_sensitive(&member.target),
                }
            })
            .collect();
        Union {
            head: self.head(shape),
            variants,
        }
    }
}
