//! Every service of a folder of models is generated, and what comes out compiles with no warning.
//!
//! | variable | what it says |
//! |---|---|
//! | `SMITHY_MODELS` | the folder, searched with its subfolders; without it the test is skipped |
//! | `SMITHY_CORPUS_ONLY` | files to take, by parts of their names, with commas between them |
//! | `SMITHY_CORPUS_DOC` | `1` to build the documentation too, with no warning either |
//!
//! Each service becomes a package of one scratch workspace, so that cargo compiles them in parallel
//! and the runtime once. To see the table: `cargo test --test corpus -- --nocapture`.

mod corpus_support;

use std::collections::BTreeSet;
use std::env;
use std::path::Path;

use corpus_support::{models, scratch::Scratch, service, table};

#[test]
#[ignore = "needs the environment variable SMITHY_MODELS, a folder of models"]
fn services_compile_without_warnings() {
    let folder = env::var_os("SMITHY_MODELS").expect("SMITHY_MODELS is set");
    let only = env::var("SMITHY_CORPUS_ONLY").unwrap_or_default();
    let only: Vec<&str> = only.split(',').filter(|name| !name.is_empty()).collect();
    let documented = env::var("SMITHY_CORPUS_DOC").is_ok_and(|value| value == "1");

    let paths = models::find(Path::new(&folder), &only);
    assert!(!paths.is_empty(), "no model in {}", folder.display());

    let mut failures = Vec::new();
    let mut services = Vec::new();
    for path in &paths {
        match service::generate_all(Path::new(&folder), path) {
            Ok(found) => services.extend(found),
            Err(error) => failures.push(format!("{}: {error}", path.display())),
        }
    }

    let scratch = Scratch::new(&services);
    let mut commands = vec![&["check"][..]];
    if documented {
        commands.push(&["doc", "--no-deps"]);
    }
    let mut broken = BTreeSet::new();
    for command in commands {
        let outcome = scratch.cargo(command);
        for service in &mut services {
            if let Some(time) = outcome.times.get(&service.package) {
                *service.compiled.get_or_insert_default() += *time;
            }
        }
        for (package, messages) in outcome.messages {
            failures.push(format!("{package}, cargo {}:\n{messages}", command[0]));
            broken.insert(package);
        }
    }

    println!("{}", table::of(&services, &broken));
    assert!(
        failures.is_empty(),
        "{} failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
