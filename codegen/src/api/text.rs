//! Writes the public API as text: a line for each item and part.

use std::fmt;

use super::{Api, Item, ItemKind, Part, PartKind};
use crate::emit;
use crate::ir::Type;

impl Api {
    /// The lines of the list, in output order.
    pub fn lines(&self) -> Vec<String> {
        let lines = |item: &Item| {
            let own = item.line();
            own.into_iter()
                .chain(item.parts.iter().map(|part| item.line_of(part)))
                .collect::<Vec<_>>()
        };
        self.items.iter().flat_map(lines).collect()
    }
}

impl fmt::Display for Api {
    /// The lines, each with its end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines()
            .iter()
            .try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl Item {
    /// The line of the item itself; none for the contents of a collection.
    pub fn line(&self) -> Option<String> {
        let name = &self.name;
        let traits = match self.traits.as_slice() {
            [] => String::new(),
            traits => format!(": {}", traits.join(" + ")),
        };
        Some(match &self.kind {
            ItemKind::Structure { .. } => format!("struct {name}{traits}"),
            ItemKind::Union | ItemKind::Enumeration | ItemKind::Errors => {
                format!("enum {name}{traits}")
            }
            ItemKind::Operation { input, output } => {
                format!("operation {name}({input}) -> {output}")
            }
            ItemKind::Service => format!("service {name}"),
            ItemKind::Calls => format!("trait {name}"),
            ItemKind::Collection => return None,
        })
    }

    /// The line of a part.
    pub fn line_of(&self, part: &Part) -> String {
        let limits: Vec<_> = part.limits.iter().map(super::Limit::text).collect();
        let limits = match limits.as_slice() {
            [] => String::new(),
            limits => format!(" [{}]", limits.join(", ")),
        };
        let default = part
            .default
            .as_ref()
            .map_or_else(String::new, |text| format!(" = {text}"));
        format!("{}{default}{limits}", self.declaration_of(part))
    }

    /// The declaration of a part, without constraints and default.
    pub fn declaration_of(&self, part: &Part) -> String {
        let path = self.path_of(part);
        match &part.kind {
            PartKind::Field { value, optional } => {
                format!("{path}: {}", field_type(value, *optional))
            }
            PartKind::Setter(value) => format!("{path}({})", emit::takes(value)),
            PartKind::Reader(value) => {
                format!("{path}() -> {}", emit::spaced(&emit::borrowed(value)))
            }
            PartKind::Variant(Type::Unit) => path,
            PartKind::Variant(value) => format!("{path}({})", emit::type_text(value)),
            PartKind::Accessor(value) => format!("{path}() -> {}", emit::returns(value)),
            PartKind::Value(value) => format!("{path} = {value}"),
            PartKind::Call(operation) => format!("{path}({operation})"),
            PartKind::Contents => path,
        }
    }

    /// The path of a part: `Type.field`, `Type::method`, or the contents of a list or map.
    pub fn path_of(&self, part: &Part) -> String {
        match (&self.kind, &part.kind) {
            (_, PartKind::Field { .. }) => format!("{}.{}", self.name, part.name),
            (ItemKind::Structure { builder }, PartKind::Setter(_)) => {
                format!("{builder}::{}", part.name)
            }
            (_, PartKind::Contents) => format!("{} of {}", part.name, self.name),
            _ => format!("{}::{}", self.name, part.name),
        }
    }
}

/// The type of a field.
pub(crate) fn field_type(value: &Type, optional: bool) -> String {
    let value = emit::type_text(value);
    if optional {
        format!("Option<{value}>")
    } else {
        value
    }
}
