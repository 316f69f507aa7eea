//! Names members, by their own names or the user's, and reports conflicts.

use std::collections::BTreeSet;

use super::Lowering;
use super::names::{Case, Scope};
use crate::diagnostic::Diagnostic;
use crate::model::{Member, Shape};

impl Lowering<'_> {
    /// The names of fields or variants, in the order of the members.
    ///
    /// If two members have the same Rust name, the first keeps it, so that a member added later
    /// cannot take it.
    pub(super) fn member_names(
        &mut self,
        shape: &Shape,
        members: &[Member],
        case: Case,
        mut scope: Scope,
    ) -> Vec<String> {
        let mut chosen = Vec::new();
        // Names that members have without renaming are not available to others.
        let named: BTreeSet<String> = members
            .iter()
            .filter(|member| {
                self.config
                    .name_of_member(&shape.id, &member.name)
                    .is_none()
            })
            .map(|member| scope.wish(case, &member.name))
            .collect();
        for member in members {
            let name = self.config.name_of_member(&shape.id, &member.name);
            let name = name
                .filter(|name| self.can_be_called(shape, member, case, (&named, &mut scope), name));
            chosen.push(name.map(str::to_owned));
        }
        let rest = members
            .iter()
            .zip(&chosen)
            .filter(|(_, name)| name.is_none());
        let rest: Vec<&str> = rest.map(|(member, _)| &*member.name).collect();
        let wishes: Vec<_> = rest.iter().map(|name| scope.wish(case, name)).collect();
        let mut claimed = scope.claim_in_order(case, rest.iter().copied()).into_iter();
        let mut wishes = wishes.into_iter();
        let mut names = Vec::new();
        for (member, name) in members.iter().zip(chosen) {
            let given = match name {
                Some(name) => name,
                None => {
                    let given = claimed.next().unwrap_or_default();
                    if let Some(wish) = wishes.next().filter(|wish| *wish != given) {
                        self.diagnostics.push(taken(shape, member, &wish, &given));
                    }
                    given
                }
            };
            names.push(given);
        }
        names
    }

    /// Whether a member can have the user's name. Reports it if not.
    fn can_be_called(
        &mut self,
        shape: &Shape,
        member: &Member,
        case: Case,
        (named, scope): (&BTreeSet<String>, &mut Scope),
        name: &str,
    ) -> bool {
        // A trailing underscore avoids a keyword.
        let wanted = case.name(name);
        let bare = name.trim_end_matches('_');
        let is_bare = !bare.is_empty() && case.name(bare).trim_start_matches("r#") == bare;
        let is_written_so = (wanted == name && !name.is_empty()) || is_bare;
        let problem = if !is_written_so {
            format!("in Rust it is written `{wanted}`")
        } else if named.contains(name) || !scope.take(name) {
            "something else has that name".to_owned()
        } else {
            return true;
        };
        let id = format!("{}${}", shape.id, member.name);
        let message = format!("`{id}` cannot be renamed to `{name}`: {problem}");
        self.diagnostics.push(
            Diagnostic::error("RenameConflict", message)
                .about(id)
                .at(member.place.clone())
                .help("choose another name in `Config::rename`"),
        );
        false
    }
}

fn taken(shape: &Shape, member: &Member, wish: &str, given: &str) -> Diagnostic {
    let id = format!("{}${}", shape.id, member.name);
    let message =
        format!("`{id}` is called `{given}` in Rust, because another member is called `{wish}`");
    Diagnostic::warning("NameConflict", message)
        .about(&id)
        .at(member.place.clone())
        .help(format!("rename it: `Config::rename(\"{id}\", \"…\")`"))
}
