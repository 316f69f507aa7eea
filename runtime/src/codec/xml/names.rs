//! The names and namespaces of elements, from the traits of schemas.

use crate::schema::{Member, Schema, Trait, XmlNamespace};

/// The start tag of an element, before its attributes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    pub(super) name: &'static str,
    pub(super) namespace: Option<XmlNamespace>,
    /// Whether a list or map has no element of its own: each item has this tag.
    pub(super) is_flat: bool,
}

impl Tag {
    /// The tag of a member.
    #[inline]
    pub(super) fn of(member: &'static Member) -> Self {
        let mut tag = Tag {
            name: member.xml_name(),
            namespace: None,
            is_flat: false,
        };
        for one in member.traits() {
            match one {
                Trait::XmlNamespace(namespace) => tag.namespace = Some(*namespace),
                Trait::XmlFlattened => tag.is_flat = true,
                _ => {}
            }
        }
        tag
    }

    /// The tag of an item of a list, or of an entry of a map, that has no element of its own.
    pub(super) fn of_flat(self, item: Option<&'static Member>) -> Self {
        let namespace = item.and_then(|item| Tag::of(item).namespace);
        Tag {
            namespace: namespace.or(self.namespace),
            is_flat: false,
            ..self
        }
    }

    /// The tag of an entry of a map.
    pub(super) const ENTRY: Tag = Tag {
        name: "entry",
        namespace: None,
        is_flat: false,
    };

    /// The tag of a shape that is a whole document.
    pub(super) fn of_root(schema: &'static Schema, default: Option<XmlNamespace>) -> Self {
        Tag {
            name: root_name(schema),
            namespace: namespace(schema).or(default),
            is_flat: false,
        }
    }
}

/// Returns the name of the root element: the `@xmlName` of the shape, or else its name.
pub(crate) fn root_name(schema: &'static Schema) -> &'static str {
    let name = schema.find(|one| match one {
        Trait::XmlName(name) => Some(*name),
        _ => None,
    });
    name.unwrap_or(schema.name())
}

fn namespace(schema: &'static Schema) -> Option<XmlNamespace> {
    schema.find(|one| match one {
        Trait::XmlNamespace(namespace) => Some(*namespace),
        _ => None,
    })
}

/// Returns the name of the root element of a member that is a whole document.
#[cfg(feature = "http")]
pub(crate) fn payload_name(member: &'static Member) -> &'static str {
    payload(member, None).name
}

#[cfg(feature = "http")]
/// The tag of a member that is a whole document: its own traits, or else those of its shape.
pub(super) fn payload(member: &'static Member, default: Option<XmlNamespace>) -> Tag {
    let root = Tag::of_root(member.target(), default);
    let own = Tag::of(member);
    let has_name = member
        .traits()
        .iter()
        .any(|one| matches!(one, Trait::XmlName(_)));
    Tag {
        name: if has_name { own.name } else { root.name },
        namespace: own.namespace.or(root.namespace),
        is_flat: false,
    }
}

/// Whether a member is an attribute.
#[inline]
pub(super) fn is_attribute(member: &Member) -> bool {
    member.has(&Trait::XmlAttribute)
}

/// Whether a member is a list or a map without an element of its own.
#[inline]
pub(super) fn is_flat(member: &Member) -> bool {
    member.has(&Trait::XmlFlattened)
}
