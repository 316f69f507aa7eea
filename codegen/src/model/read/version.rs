//! Reads the version of a text, and reports what that version does not support.

use super::super::draft::Version;
use super::Reader;
use crate::ast::{Object, Pointer};
use crate::diagnostic::{Diagnostic, quoted};

impl Reader<'_> {
    pub(super) fn read_version(&mut self, root: &Object) -> Option<Version> {
        let at = Pointer::ROOT;
        let Some(version) = root.get("smithy") else {
            let place = self.place(&at);
            self.found.push(
                Diagnostic::error(
                    "MissingVersion",
                    "this is not a Smithy model: it has no `smithy` property",
                )
                .at(place)
                .help("a model in the JSON AST starts with its version: `\"smithy\": \"2.0\"`"),
            );
            return None;
        };
        let at = at.key("smithy");
        let Some(text) = version.as_str() else {
            self.wrong_kind(version, &at, "the version", "a string");
            return None;
        };
        let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
        let is_number = !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit());
        match major {
            "1" if minor == "0" => Some(Version::One),
            "2" if is_number => Some(Version::Two),
            _ => {
                let place = self.place(&at);
                self.found.push(
                    Diagnostic::error(
                        "UnsupportedVersion",
                        format!("the version {} is not supported", quoted(text)),
                    )
                    .at(place)
                    .help("supported versions: 1.0 and 2.x"),
                );
                None
            }
        }
    }

    /// Reports a feature that version 1.0 does not have, if the text uses that version.
    pub(super) fn only_since_2(&mut self, at: &Pointer<'_>, what: &str) {
        if self.version == Version::One {
            self.error(
                "NotInVersion",
                at,
                format!("version 1.0 of the specification has no {what}"),
            );
        }
    }
}
