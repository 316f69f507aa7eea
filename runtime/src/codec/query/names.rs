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
            Names::Aws => inside(member).into(),
            Names::Ec2 => match ec2_name(member) {
                Some(name) => name.into(),
                None => capitalized(inside(member)),
            },
        }
    }

    /// Whether a member of a structure or union has this name.
    pub(super) fn is(self, member: &'static Member, name: &str) -> bool {
        match self {
            Names::Aws => inside(member) == name,
            Names::Ec2 => match ec2_name(member) {
                Some(own) => own == name,
                None => is_capitalized(inside(member), name),
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

/// The name of the member of a list, or of the key or value of a map.
pub(super) fn inside(member: &'static Member) -> &'static str {
    let mut traits = member.traits().iter();
    let name = traits.find_map(|one| match one {
        Trait::XmlName(name) => Some(*name),
        _ => None,
    });
    name.unwrap_or(member.name())
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
