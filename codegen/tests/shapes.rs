//! What is generated for each kind of shape: a small model, and the text beside it.

use std::path::Path;

use insta::assert_snapshot;

#[path = "fixtures/roots.rs"]
mod fixtures;

/// The text for a model of `fixtures/`.
fn generated(fixture: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let generated = fixtures::config(&folder, fixture).generate_text().unwrap();
    // Where two names meet, the build says so; see `options`. Page tokens that are maps are discouraged.
    let is_unexpected = |warning: &&String| match fixture {
        "clashes" => !warning.contains("in Rust, because"),
        "pages" | "pages_types" => !warning.contains("has type map"),
        _ => true,
    };
    let warnings: Vec<_> = generated.warnings.iter().filter(is_unexpected).collect();
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
    pages pages_types
}
