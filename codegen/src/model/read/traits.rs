//! Reads the `traits` of a shape or member into [`Traits`]. Their values are checked later.

use super::super::Traits;
use super::super::draft::Version;
use super::super::traits::id;
use super::{IdOf, Reader};
use crate::ast::{Node, Pointer};
use crate::diagnostic::Diagnostic;

impl Reader<'_> {
    pub(super) fn traits(&mut self, node: Option<Node>, at: &Pointer<'_>) -> Traits {
        let at = at.key("traits");
        let mut traits = Traits::new();
        for (id, value) in node
            .and_then(|node| self.object(node, &at, "`traits`"))
            .unwrap_or_default()
        {
            let at = at.key(&id);
            if let Some(id) = self.id(&id, IdOf::Trait, &at) {
                match id.as_str() {
                    id::DEFAULT => self.only_since_2(&at, "default values"),
                    id::MIXIN => self.only_since_2(&at, "mixins"),
                    id::BOX if self.version == Version::Two => {
                        let message = "version 2 of the specification has no `smithy.api#box`";
                        let diagnostic = Diagnostic::error("NotInVersion", message);
                        let help = "remove it: anything without `smithy.api#default` is boxed";
                        self.push(diagnostic.help(help), &at);
                    }
                    _ => {}
                }
                traits.insert(id, value);
            }
        }
        traits
    }
}
