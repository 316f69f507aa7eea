//! Wished identifiers in, different ones out.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;

/// The identifiers of one place (the types of a module, the fields of a structure, the variants of
/// an enumeration), each handed out once.
///
/// Names of the model are claimed first, all those of the place together ([`Scope::claim_all`]);
/// then the generator invents its own around them ([`Scope::invent`]), so that what the generator
/// needs never changes a name that a model has.
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
    /// The number to try next behind an identifier that was taken.
    next: BTreeMap<String, usize>,
}

impl Scope {
    /// A scope in which nothing is taken.
    pub fn new() -> Self {
        Self::default()
    }

    /// A scope in which `names` are taken: identifiers that generated code needs for itself.
    pub fn reserving<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let reserved: BTreeSet<_> = names.into_iter().map(str::to_owned).collect();
        Self {
            taken: reserved.clone(),
            reserved,
            next: BTreeMap::new(),
        }
    }

    /// Takes `ident` as it stands, an identifier that somebody chose; `false` if it was taken.
    pub fn take(&mut self, ident: &str) -> bool {
        self.taken.insert(ident.to_owned())
    }

    /// The identifier for one name of the model: its own, or the first free one near it.
    pub fn claim(&mut self, case: Case, name: &str) -> String {
        self.claim_all(case, [name])
            .pop()
            .unwrap_or_else(|| case.name(name))
    }

    /// The identifier that a name would have if it were alone.
    pub fn wish(&self, case: Case, name: &str) -> String {
        self.unreserved(case.name(name))
    }

    /// The identifiers for all names of the model in one place that have an order, in which they
    /// came about: where several names become one identifier, it goes to the first, and what comes
    /// later moves none that came before.
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

    /// The identifiers for all names of the model in one place that have no order, as `names` come.
    ///
    /// Where several names become one identifier, it goes to the name that is spelled like it, or
    /// else to the first; the others are numbered, from 2, with numbers that make no identifier
    /// which one of `names` has by itself. So a new name moves only those it is confused with.
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

    /// The identifiers that were had, and others with numbers for those that were not.
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

    /// An identifier for something that the generator makes up: the first of `wishes` that is free,
    /// or else the first of them with a number. Raw identifiers and keywords are no wishes.
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

    /// `ident`, with an underscore behind if it is one of the reserved names.
    fn unreserved(&self, ident: String) -> String {
        if self.reserved.contains(&ident) {
            ident.trim_start_matches("r#").to_owned() + "_"
        } else {
            ident
        }
    }

    /// The first of `ident` 2, `ident` 3, … that is free.
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
