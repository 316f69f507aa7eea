//! The names of parameters: the steps from a value to the values in it.

use std::borrow::Cow;

use crate::schema::{Member, Trait};

/// How members are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// As in `awsQuery`.
    Aws,
    /// As in `ec2Query`.
    Ec2,
}

impl Names {
    /// The name of a member of a structure or union.
    pub(super) fn of(self, member: &'static Member) -> Cow<'static, str> {
        match self {
            Names::Aws => member.xml_name().into(),
            Names::Ec2 => match ec2_name(member) {
                Some(name) => name.into(),
                None => capitalized(member.xml_name()),
            },
        }
    }

    /// Whether a member of a structure or union has this name.
    pub(super) fn is(self, member: &'static Member, name: &str) -> bool {
        match self {
            Names::Aws => member.xml_name() == name,
            Names::Ec2 => match ec2_name(member) {
                Some(own) => own == name,
                None => is_capitalized(member.xml_name(), name),
            },
        }
    }

    /// Whether the items of a list follow its name directly.
    pub(super) fn flattens_list(self, member: &Member) -> bool {
        self == Names::Ec2 || member.has(&Trait::XmlFlattened)
    }

    /// Whether the entries of a map follow its name directly.
    pub(super) fn flattens_map(self, member: &Member) -> bool {
        member.has(&Trait::XmlFlattened)
    }
}

fn ec2_name(member: &'static Member) -> Option<&'static str> {
    member.traits().iter().find_map(|one| match one {
        Trait::Ec2QueryName(name) => Some(*name),
        _ => None,
    })
}

fn capitalized(name: &'static str) -> Cow<'static, str> {
    let mut rest = name.chars();
    match rest.next() {
        Some(first) if first.is_ascii_lowercase() => {
            format!("{}{}", first.to_ascii_uppercase(), rest.as_str()).into()
        }
        _ => name.into(),
    }
}

fn is_capitalized(name: &str, capital: &str) -> bool {
    let (mut name, mut capital) = (name.chars(), capital.chars());
    name.next().map(|first| first.to_ascii_uppercase()) == capital.next()
        && name.as_str() == capital.as_str()
}
