//! The target of an option, as the user writes it.

use crate::model::ShapeId;

/// The target of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    /// `*` or `.`: every type.
    Everything,
    /// `com.example`: every type in a namespace and its sub-namespaces.
    Namespace(&'a str),
    /// `com.example#Pet`: the type of a shape.
    Shape(&'a str),
    /// `com.example#Pet$name`: the field or variant of a member.
    Member(&'a str, &'a str),
}

impl<'a> Target<'a> {
    pub(crate) fn parse(text: &'a str) -> Self {
        match (text, text.split_once('$')) {
            ("*" | ".", _) => Target::Everything,
            (_, Some((shape, member))) => Target::Member(shape, member),
            _ if text.contains('#') => Target::Shape(text),
            _ => Target::Namespace(text),
        }
    }

    /// Whether it includes the type of this shape.
    pub(crate) fn is_of_shape(&self, shape: &ShapeId) -> bool {
        match self {
            Target::Everything => true,
            Target::Namespace(namespace) => {
                let rest = shape.namespace().strip_prefix(namespace);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            }
            Target::Shape(id) => shape.as_str() == *id,
            Target::Member(..) => false,
        }
    }

    /// Orders targets that include the same shape: the narrower, the greater.
    pub(crate) fn narrowness(&self) -> usize {
        match self {
            Target::Everything => 0,
            Target::Namespace(namespace) => namespace.len(),
            Target::Shape(_) | Target::Member(..) => usize::MAX,
        }
    }

    /// Whether it is this member.
    pub(crate) fn is_of_member(&self, shape: &ShapeId, member: &str) -> bool {
        *self == Target::Member(shape.as_str(), member)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_everything_a_namespace_a_shape_or_a_member() {
        let id = ShapeId::parse("com.example.pets#Pet").unwrap();
        for (text, is_meant) in [
            ("*", true),
            (".", true),
            ("com.example.pets", true),
            ("com.example", true),
            ("com.ex", false),
            ("com.example.pets.more", false),
            ("com.example.pets#Pet", true),
            ("com.example.pets#Pe", false),
            ("com.example.pets#Pet$name", false),
        ] {
            assert_eq!(Target::parse(text).is_of_shape(&id), is_meant, "{text}");
        }
        assert!(Target::parse("com.example.pets#Pet$name").is_of_member(&id, "name"));
    }
}
