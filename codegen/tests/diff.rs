//! Each rule of the diff, on a small model.

mod diff_cases;

use std::collections::BTreeSet;

use diff_cases::{CASES, Case, MODEL, changed, config, sources};
use insta::assert_snapshot;
use smithy_typegen::internal::diff::{
    self, Accepted, Change, Level, RULES, RUST_RULES, Reader, Report, Version,
};
use smithy_typegen::internal::select::Root;
use smithy_typegen::source::Sources;

fn version(sources: &Sources) -> Version {
    match Version::load(sources, &config()) {
        Ok(version) => version,
        Err(found) => panic!("{}", found.render(sources)),
    }
}

fn compare(case: &Case) -> (Vec<Change>, Sources, Sources) {
    let (old, new) = (
        sources("old.json", MODEL),
        sources("new.json", &changed(case)),
    );
    let changes = diff::compare(&version(&old), &version(&new), &BTreeSet::new());
    (changes.expect("versions of the same service"), old, new)
}

fn case(name: &str) -> &'static Case {
    CASES.iter().find(|case| case.name == name).expect("a case")
}

#[test]
fn every_rule() {
    for case in CASES {
        let (changes, old, new) = compare(case);
        let report = Report {
            changes: &changes,
            old: &old,
            new: &new,
            readers: &Reader::ALL,
        };
        assert_snapshot!(format!("rule_{}", case.name), report.text());
    }
}

#[test]
fn every_rule_has_a_case() {
    let mut found = BTreeSet::new();
    for case in CASES {
        found.extend(
            compare(case)
                .0
                .into_iter()
                .map(|change| (change.id, change.severity)),
        );
    }
    let has = |id: &str, severity: Level| {
        found.iter().any(|(known, of)| {
            let rest = known.strip_prefix(id);
            *of == severity && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    let of_rust = RUST_RULES.iter().map(|rule| (rule.id, rule.severity));
    let rules = RULES
        .iter()
        .map(|rule| (rule.id, rule.severity))
        .chain(of_rust);
    let missing: Vec<_> = rules.filter(|(id, severity)| !has(id, *severity)).collect();
    assert_snapshot!(format!("{missing:#?}"), @"[]");
}

#[test]
fn a_model_has_no_changes_from_itself() {
    let old = sources("old.json", MODEL);
    let changes = diff::compare(&version(&old), &version(&old), &BTreeSet::new());
    assert!(changes.expect("the same").is_empty());
}

#[test]
fn as_markdown() {
    let (changes, old, new) = compare(case("a_field_that_is_removed"));
    let report = Report {
        changes: &changes,
        old: &old,
        new: &new,
        readers: &Reader::ALL,
    };
    assert_snapshot!(report.markdown());
}

#[test]
fn as_json() {
    let (changes, old, new) = compare(case("a_field_that_is_removed"));
    let report = Report {
        changes: &changes,
        old: &old,
        new: &new,
        readers: &Reader::ALL,
    };
    assert_snapshot!(report.json());
}

#[test]
fn as_sarif() {
    let (mut changes, old, new) = compare(case("a_field_that_is_removed"));
    let accepted = "RemovedShape zoo#Home$city: nobody lives there\nOther zoo#Home: nothing";
    let unused = Accepted::parse(accepted)
        .expect("two lines")
        .mark(&mut changes);
    assert_eq!(unused, ["Other zoo#Home"]);
    let report = Report {
        changes: &changes,
        old: &old,
        new: &new,
        readers: &Reader::ALL,
    };
    assert_snapshot!(report.sarif());
}

#[test]
fn what_is_accepted_breaks_nothing() {
    let (mut changes, old, new) = compare(case("a_value_that_is_removed"));
    let readers = [Reader::Rust, Reader::Client, Reader::Server];
    let broken: Vec<_> = changes
        .iter()
        .filter(|change| change.is_breaking(&readers))
        .collect();
    let lines = broken
        .iter()
        .map(|change| format!("{} {}: told everybody\n", change.id, change.shape));
    let accepted = Accepted::parse(&lines.collect::<String>()).expect("accepted changes");
    assert!(accepted.mark(&mut changes).is_empty());
    let report = Report {
        changes: &changes,
        old: &old,
        new: &new,
        readers: &readers,
    };
    assert!(!report.is_breaking());
    assert!(report.text().ends_with("accepted\n"), "{}", report.text());
}

#[test]
fn only_what_an_operation_refers_to() {
    let (old, new) = (
        sources("old.json", MODEL),
        sources("new.json", &changed(case("a_range_that_tightens"))),
    );
    let of = |operation: &str| {
        let roots = BTreeSet::from([Root::Operation(operation.to_owned())]);
        diff::compare(
            &version_of(&old, operation),
            &version_of(&new, operation),
            &roots,
        )
        .expect("a service")
    };
    assert!(!of("zoo#GetAnimal").is_empty());
    assert!(of("zoo#Feed").is_empty());
}

fn version_of(sources: &Sources, operation: &str) -> Version {
    let config = smithy_typegen::Config::new().operation(operation);
    Version::load(sources, &config).expect("a model without errors")
}

#[test]
fn an_operation_that_one_version_does_not_have_is_a_change() {
    let (old, new) = (
        sources("old.json", MODEL),
        sources("new.json", &changed(case("an_operation_that_is_removed"))),
    );
    let roots = BTreeSet::from([Root::Operation("zoo#Feed".to_owned())]);
    let changes = diff::compare(
        &version_of(&old, "zoo#Feed"),
        &version_of(&new, "zoo#Feed"),
        &roots,
    );
    let changes = changes.expect("a service");
    assert!(
        changes
            .iter()
            .any(|change| change.id == "RemovedShape" && change.shape == "zoo#Feed")
    );
    assert!(changes.iter().any(|change| change.id == "Rust.ItemRemoved"));
}

#[test]
fn models_of_other_services_are_not_compared() {
    let other = MODEL.replace("zoo#Zoo\"", "zoo#Farm\"");
    let (old, new) = (sources("old.json", MODEL), sources("new.json", &other));
    let config = smithy_typegen::Config::new();
    let version = |sources| Version::load(sources, &config).expect("a model without errors");
    let problem = diff::compare(&version(&old), &version(&new), &BTreeSet::new()).unwrap_err();
    assert_snapshot!(problem, @"the models are not of the same service: the old one has zoo#Zoo, the new one has zoo#Farm");
    let roots = BTreeSet::from([Root::Operation("zoo#Fed".to_owned())]);
    let problem = diff::compare(&version(&old), &version(&old), &roots).unwrap_err();
    assert_snapshot!(problem, @"neither model has `zoo#Fed`");
}
