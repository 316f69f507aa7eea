//! Assigns distinct identifiers.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;

/// The identifiers of one scope (the types of a module, the fields of a structure, the variants of
/// an enum), each assigned once.
///
/// Names from the model are claimed first, all together ([`Scope::claim_all`]). The generator then
/// invents its own names around them ([`Scope::invent`]), so that it never changes a name from the
/// model.
///
/// ```
/// use smithy_typegen::internal::lower::names::{Case, Scope};
///
/// let mut types = Scope::reserving(["Option", "String", "Vec"]);
/// assert_eq!(
///     types.claim_all(Case::Upper, ["ARN", "Arn", "Option", "ArnError"]),
///     ["Arn2", "Arn", "Option_", "ArnError"],
/// );
/// assert_eq!(types.invent(&["ArnError", "ArnFailure"]), "ArnFailure");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: BTreeSet<String>,
    reserved: BTreeSet<String>,
    /// The number to try next after an identifier that was taken.
    next: BTreeMap<String, usize>,
}

impl Scope {
    /// Creates an empty scope.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a scope with reserved names that generated code itself needs.
    pub fn reserving<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let reserved: BTreeSet<_> = names.into_iter().map(str::to_owned).collect();
        Self {
            taken: reserved.clone(),
            reserved,
            next: BTreeMap::new(),
        }
    }

    /// Claims exactly `ident`, an identifier chosen by the user. Returns `false` if it was taken.
    pub fn take(&mut self, ident: &str) -> bool {
        self.taken.insert(ident.to_owned())
    }

    /// The identifier for one name from the model: its own, or the first free numbered one.
    pub fn claim(&mut self, case: Case, name: &str) -> String {
        self.claim_all(case, [name])
            .pop()
            .unwrap_or_else(|| case.name(name))
    }

    /// The identifier that a name would have without conflicts.
    pub fn wish(&self, case: Case, name: &str) -> String {
        self.unreserved(case.name(name))
    }

    /// The identifiers for ordered names from the model, such as members. If several names become
    /// one identifier, the first gets it. Names added later do not change earlier ones.
    ///
    /// ```
    /// use smithy_typegen::internal::lower::names::{Case, Scope};
    ///
    /// let names = Scope::new().claim_in_order(Case::Snake, ["petId", "pet_id"]);
    /// assert_eq!(names, ["pet_id", "pet_id_2"]);
    /// let names = Scope::new().claim_in_order(Case::Snake, ["petId", "pet_id", "pet_id_2"]);
    /// assert_eq!(names, ["pet_id", "pet_id_2", "pet_id_2_2"]);
    /// ```
    pub fn claim_in_order<'a>(
        &mut self,
        case: Case,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Vec<String> {
        let names = names.into_iter();
        names
            .map(|name| {
                let ident = self.wish(case, name);
                match self.taken.insert(ident.clone()) {
                    true => ident,
                    false => self.number(case, &ident),
                }
            })
            .collect()
    }

    /// The identifiers for unordered names from the model, such as shapes, in the order of `names`.
    ///
    /// If several names become one identifier, it goes to the name spelled exactly like it, or else
    /// to the first. The others are numbered from 2, avoiding identifiers that another of `names`
    /// has. So a new name only affects names it conflicts with.
    pub fn claim_all<'a>(
        &mut self,
        case: Case,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Vec<String> {
        let wanted = self.wishes(case, names);
        let mut own: Vec<bool> = Vec::with_capacity(wanted.len());
        for (name, ident) in &wanted {
            own.push(name == ident && self.taken.insert(ident.clone()));
        }
        for (own, (_, ident)) in own.iter_mut().zip(&wanted) {
            *own = *own || self.taken.insert(ident.clone());
        }
        self.numbered(case, wanted, own)
    }

    fn wishes<'a>(
        &self,
        case: Case,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Vec<(&'a str, String)> {
        let names = names.into_iter();
        names.map(|name| (name, self.wish(case, name))).collect()
    }

    /// The claimed identifiers, and numbered ones for the rest.
    fn numbered(&mut self, case: Case, wanted: Vec<(&str, String)>, own: Vec<bool>) -> Vec<String> {
        own.into_iter()
            .zip(wanted)
            .map(|(own, (_, ident))| {
                if own {
                    ident
                } else {
                    self.number(case, &ident)
                }
            })
            .collect()
    }

    /// An identifier for an invented name: the first free one of `wishes`, or else the first with a
    /// number. `wishes` must not contain raw identifiers or keywords.
    pub fn invent(&mut self, wishes: &[&str]) -> String {
        for wish in wishes {
            if self.taken.insert((*wish).to_owned()) {
                return (*wish).to_owned();
            }
        }
        let wish = wishes.first().copied().unwrap_or("Invented");
        let small = !wish.starts_with(|first: char| first.is_ascii_uppercase());
        let constant = wish.len() > 1 && !wish.contains(|c: char| c.is_ascii_lowercase());
        let case = if small {
            Case::Snake
        } else if constant {
            Case::Constant
        } else {
            Case::Upper
        };
        self.number(case, wish)
    }

    /// `ident`, with a trailing underscore if it is reserved.
    fn unreserved(&self, ident: String) -> String {
        if self.reserved.contains(&ident) {
            ident.trim_start_matches("r#").to_owned() + "_"
        } else {
            ident
        }
    }

    /// The first free one of `ident` 2, `ident` 3, …
    fn number(&mut self, case: Case, ident: &str) -> String {
        let ident = ident.trim_start_matches("r#");
        let number = self.next.entry(ident.to_owned()).or_insert(2);
        loop {
            let numbered = case.numbered(ident, *number);
            *number += 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}
