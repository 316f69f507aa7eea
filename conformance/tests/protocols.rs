//! Smithy's protocol compliance suites: a test for each case, and the page that says how many pass.

#[cfg(not(has_suites))]
#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder of models and suites"]
fn the_suites() {
    panic!("SMITHY_SHARED was not set when this was built");
}

#[cfg(has_suites)]
include!(concat!(env!("OUT_DIR"), "/cases.rs"));

#[cfg(has_suites)]
mod page {
    use conformance::{Page, cannot};

    const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/conformance.md");

    /// Runs all cases once more: those of the list too, each of which must fail.
    #[test]
    fn no_case_of_the_list_passes() {
        let page = Page::of(super::all());
        assert!(page.failures.is_empty(), "{}", page.failures.join("\n"));
    }

    #[test]
    #[ignore = "holds for one set of suites only, the one that `.ci/run` knows"]
    fn says_what_the_run_gives() {
        let page = Page::of(super::all());
        let listed = cannot::entries(include_str!("../cannot.txt")).expect("a list");
        assert_eq!(
            page.listed(),
            listed.len(),
            "`cannot.txt` names cases that are not there"
        );

        let found = std::fs::read_to_string(PLACE).expect("docs/conformance.md");
        let wanted = page.written_into(&found).expect("a page with marks");
        if std::env::var_os("CONFORMANCE_WRITE").is_some() {
            std::fs::write(PLACE, wanted).expect("a page that can be written");
        } else {
            assert_eq!(
                found, wanted,
                "write the page anew with CONFORMANCE_WRITE=1"
            );
        }
    }
}
