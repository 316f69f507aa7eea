//! What is generated for each kind of shape: a small model, and the text beside it.

use std::path::Path;

use insta::assert_snapshot;

#[path = "fixtures/roots.rs"]
mod fixtures;

/// The text for a model of `fixtures/`.
fn generated(fixture: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let generated = fixtures::config(&folder, fixture).generate_text().unwrap();
    // Where two names meet, the build says so; see `options`.
    let is_expected =
        |warning: &&String| fixture != "clashes" || !warning.contains("in Rust, because");
    let warnings: Vec<_> = generated.warnings.iter().filter(is_expected).collect();
    assert!(warnings.is_empty(), "{fixture}: {warnings:?}");
    generated.code
}

macro_rules! tests {
    ($($fixture:ident)*) => {
        $(
            #[test]
            fn $fixture() {
                assert_snapshot!(generated(stringify!($fixture)));
            }
        )*

        #[test]
        fn every_fixture_has_a_test() {
            assert_eq!(fixtures::FIXTURES, [$(stringify!($fixture)),*]);
        }
    };
}

tests! {
    structure union enumeration int_enumeration constraints sparse operation recursive sensitive
    defaults typed_defaults clashes streaming streaming_types modules chat objects own_types
}
