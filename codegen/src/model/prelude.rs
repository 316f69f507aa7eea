//! The prelude: the shapes of every model and the definitions of all traits of `smithy.api` (Smithy specification,
//! "Prelude").
//!
//! `prelude.json` holds both, in the JSON AST. Shapes that models may refer to are part of every model; the traits and
//! the private shapes of their values are a separate model, because no member may target them.

use std::sync::LazyLock;

use super::draft::{Draft, DraftKind};
use super::traits::id;
use super::{Model, load, read};
use crate::ast;
use crate::diagnostic::Diagnostics;
use crate::source::{Notation, SourceId};

static DRAFTS: LazyLock<Vec<Draft>> = LazyLock::new(|| {
    // A test checks that the text has no problems.
    let mut found = Diagnostics::new();
    ast::parse(include_str!("prelude.json"))
        .ok()
        .and_then(|root| read::read(SourceId::PRELUDE, Notation::Json, root, &mut found))
        .map(|document| document.drafts)
        .unwrap_or_default()
});

static DEFINITIONS: LazyLock<Model> = LazyLock::new(|| load::model(DRAFTS.iter().cloned()));

/// The shapes that models may refer to.
pub(super) fn shapes() -> impl Iterator<Item = Draft> {
    let is_public = |draft: &&Draft| !draft.traits.is_trait() && !draft.traits.private();
    DRAFTS.iter().filter(is_public).cloned()
}

/// All shapes of the prelude, as drafts.
pub(super) fn drafts() -> impl Iterator<Item = &'static Draft> {
    DRAFTS.iter()
}

/// The whole prelude. It defines its traits like any model does, as shapes with the trait `trait`.
pub(super) fn definitions() -> &'static Model {
    &DEFINITIONS
}

/// Whether a shape of the prelude was boxed in version 1.0: a boolean or number that has no default in version 2.
pub(super) fn was_boxed(shape: &Draft) -> bool {
    let can_be_boxed = matches!(
        shape.kind,
        DraftKind::Boolean
            | DraftKind::Byte
            | DraftKind::Short
            | DraftKind::Integer
            | DraftKind::Long
            | DraftKind::Float
            | DraftKind::Double
    );
    can_be_boxed && !shape.traits.has(id::DEFAULT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::check;

    #[test]
    fn the_prelude_is_a_model_without_problems() {
        let mut found = Diagnostics::new();
        let root = ast::parse(include_str!("prelude.json")).unwrap();
        read::read(SourceId::PRELUDE, Notation::Json, root, &mut found).unwrap();
        check::check(definitions(), &mut found);
        assert_eq!(found.iter().collect::<Vec<_>>(), Vec::<&_>::new());
    }

    #[test]
    fn every_target_is_in_the_prelude() {
        for shape in definitions().shapes() {
            for member in shape.members() {
                assert!(definitions().get(&member.target).is_some(), "{member:?}");
            }
        }
    }
}
