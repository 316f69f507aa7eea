//! What the diff says of real updates is what Smithy's own diff tool says of them.
//!
//! Reads `models`, `models-newer` and `model-diff` in the folder that `SMITHY_SHARED` names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::Config;
use smithy_typegen::internal::diff::{self, Change, Level, Version};
use smithy_typegen::source::Sources;

/// Level, id, shape, path.
type Event = [String; 4];

fn shared() -> PathBuf {
    PathBuf::from(std::env::var_os("SMITHY_SHARED").expect("SMITHY_SHARED is set"))
}

/// The services for which there are expected events, each with both versions.
fn pairs() -> BTreeMap<String, (PathBuf, PathBuf)> {
    let shared = shared();
    let names = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(shared.join(folder)).expect("a folder");
        let names = entries.map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("UTF-8")
        });
        names.collect()
    };
    let models = names("models");
    let services = names("model-diff/expected");
    let services = services.iter().filter_map(|name| name.strip_suffix(".tsv"));
    let pair = |service: &str| {
        let pairs = shared.join("model-diff/pairs");
        let old = pairs.join(format!("{service}.old.json"));
        if old.exists() {
            return (old, pairs.join(format!("{service}.new.json")));
        }
        // `connect-2017-08-08.json`, and not `connect-contact-lens-…`.
        let is_old = |name: &&String| {
            let rest = name
                .strip_prefix(service)
                .and_then(|rest| rest.strip_prefix('-'));
            rest.is_some_and(|rest| rest.starts_with("20"))
        };
        let old = models.iter().find(is_old).expect("the old version");
        (
            shared.join("models").join(old),
            shared.join(format!("models-newer/{service}.json")),
        )
    };
    services
        .map(|service| (service.to_owned(), pair(service)))
        .collect()
}

fn version(path: &Path) -> Version {
    let mut sources = Sources::new();
    sources.read(path).expect("a model");
    Version::load(&sources, &Config::new())
        .unwrap_or_else(|found| panic!("{}", found.render(&sources)))
}

fn expected(service: &str) -> BTreeSet<Event> {
    let path = shared().join(format!("model-diff/expected/{service}.tsv"));
    let text = fs::read_to_string(path).expect("events");
    let event = |line: &str| {
        let mut parts = line.split('\t').map(str::to_owned);
        std::array::from_fn(|_| parts.next().unwrap_or_default())
    };
    text.lines().map(event).collect()
}

fn event(change: &Change) -> Event {
    [
        change.severity.name().to_owned(),
        change.id.clone(),
        change.shape.clone(),
        change.path.clone(),
    ]
}

#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder with pairs of real models"]
fn smithys_tool_says_the_same() {
    let pairs = pairs();
    assert!(pairs.len() >= 48);
    let mut wrong = Vec::new();
    for (service, (old, new)) in &pairs {
        let changes =
            diff::compare(&version(old), &version(new), &BTreeSet::new()).expect("one service");
        let is_of_rust = |change: &&Change| change.id.starts_with("Rust.");
        let ours: BTreeSet<Event> = changes
            .iter()
            .filter(|change| !is_of_rust(change))
            .map(event)
            .collect();
        let theirs = expected(service);
        let is_note = |event: &&Event| event[0] == "NOTE";
        wrong.extend(
            theirs
                .difference(&ours)
                .map(|event| format!("{service}: not said: {event:?}")),
        );
        let more = ours.difference(&theirs).filter(|event| !is_note(event));
        wrong.extend(more.map(|event| format!("{service}: said by us alone: {event:?}")));
        // Nothing else breaks the wire, and what does is what they call an error.
        let on_the_wire = changes
            .iter()
            .filter(|change| change.effects.client.max(change.effects.server) == Level::Error);
        let unknown = on_the_wire.filter(|change| !theirs.contains(&event(change)));
        wrong.extend(
            unknown.map(|change| format!("{service}: breaks the wire by us alone: {change:?}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A verdict about Rust is what the lists of both APIs say: what is in one and no longer in the other.
#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder with pairs of real models"]
fn the_lists_say_the_same_of_rust() {
    for (service, (old, new)) in pairs() {
        let (old, new) = (version(&old), version(&new));
        let changes = diff::compare(&old, &new, &BTreeSet::new()).expect("one service");
        let is_breaking = changes
            .iter()
            .any(|change| change.effects.rust == Level::Error);
        let declarations = |version: &Version| -> BTreeSet<String> {
            let lines = version.api.lines();
            let lines = lines.iter().filter(|line| !line.contains(" of "));
            let shown = |line: &String| {
                let line = line.split(" [").next().unwrap_or_default();
                let (start, _) = line.split_once(" = ").unwrap_or((line, ""));
                if start.contains('(') { line } else { start }.to_owned()
            };
            lines.map(shown).collect()
        };
        let (before, after) = (declarations(&old), declarations(&new));
        let gone: Vec<_> = before.difference(&after).collect();
        assert_eq!(is_breaking, !gone.is_empty(), "{service}: {gone:#?}");
    }
}
