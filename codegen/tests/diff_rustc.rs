//! Every verdict about Rust is what rustc says: what is called breaking does not compile with code that uses the old
//! API, and what is called compatible does.
//!
//! Compiles a package for each breaking case, so it is ignored by default: `cargo test --test diff_rustc -- --ignored`.

mod diff_cases;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use diff_cases::{CASES, Case, MODEL, USES, changed, config, sources};
use serde_json::Value;
use smithy_typegen::internal::diff::{self, Level, Version};

/// The code for a model.
fn code(text: &str) -> String {
    match config().generate_from(&sources("model.json", text)) {
        Ok(generated) => generated.code,
        Err(error) => panic!("{error}"),
    }
}

/// Whether the diff says that the case breaks Rust code.
fn is_breaking(case: &Case) -> bool {
    let version = |text: &str| {
        let sources = sources("model.json", text);
        Version::load(&sources, &config())
            .unwrap_or_else(|found| panic!("{}", found.render(&sources)))
    };
    let (old, new) = (version(MODEL), version(&changed(case)));
    let changes = diff::compare(&old, &new, &BTreeSet::new()).expect("a service");
    changes
        .iter()
        .any(|change| change.effects.rust == Level::Error)
}

struct Workspace {
    folder: PathBuf,
    /// The packages, each with the first line of the code that uses the API.
    packages: BTreeMap<String, u64>,
}

/// The errors of a package.
#[derive(Default)]
struct Errors {
    messages: String,
    /// Whether the generated code itself does not compile.
    is_in_api: bool,
}

impl Workspace {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff_rustc");
        Workspace {
            folder,
            packages: BTreeMap::new(),
        }
    }

    /// Adds a package of generated code, with code that uses it.
    fn add(&mut self, name: &str, code: &str, uses: &str) {
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies.smithy-typegen-runtime]\npath = {runtime:?}\n"
        );
        let text = format!(
            "#![allow(deprecated)]\npub use smithy_typegen_runtime as runtime;\n{code}\n\
             pub mod uses {{\nuse super::*;\n{uses}\n}}\n"
        );
        write(&self.folder.join(name).join("Cargo.toml"), &manifest);
        write(&self.folder.join(name).join("src/lib.rs"), &text);
        let start = text
            .lines()
            .position(|line| line == "pub mod uses {")
            .expect("the module");
        self.packages.insert(name.to_owned(), start as u64);
    }

    /// The errors of each package that does not compile.
    fn check(&self) -> BTreeMap<String, Errors> {
        write(
            &self.folder.join("Cargo.toml"),
            &format!(
                "[workspace]\nmembers = {:?}\nresolver = \"3\"\n",
                self.packages.keys().collect::<Vec<_>>()
            ),
        );
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        if let Ok(lock) = fs::read_to_string(lock) {
            write(&self.folder.join("Cargo.lock"), &lock);
        }
        let output = Command::new(env!("CARGO"))
            .args([
                "check",
                "--workspace",
                "--keep-going",
                "--quiet",
                "--message-format=json",
            ])
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .current_dir(&self.folder)
            .output()
            .expect("cargo runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let messages = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let errors = messages.filter(|message| message["message"]["level"] == "error");
        let mut found: BTreeMap<String, Errors> = BTreeMap::new();
        for error in errors {
            let name = error["target"]["name"].as_str().unwrap_or_default();
            let rendered = error["message"]["rendered"].as_str().unwrap_or_default();
            let known = found.entry(name.to_owned()).or_default();
            known.messages.push_str(rendered);
            let spans = error["message"]["spans"].as_array().into_iter().flatten();
            let mut primary = spans.filter(|span| span["is_primary"] == true);
            let start = self.packages.get(name).copied().unwrap_or_default();
            known.is_in_api |= primary.any(|span| span["line_start"].as_u64() < Some(start));
        }
        assert!(
            output.status.success() || !found.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        found
    }
}

fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
    fs::write(path, text).expect("a file that can be written");
}

#[test]
fn every_case_says_what_it_breaks() {
    for case in CASES {
        assert_eq!(is_breaking(case), !case.broken.is_empty(), "{}", case.name);
    }
}

#[test]
#[ignore = "slow: compiles a package for each breaking case"]
fn rustc_agrees() {
    let mut workspace = Workspace::new();
    let broken: Vec<&Case> = CASES
        .iter()
        .filter(|case| !case.broken.is_empty())
        .collect();
    let of_all: Vec<_> = broken
        .iter()
        .map(|case| {
            format!(
                "pub mod {} {{\nuse super::*;\n{}\n}}",
                case.name, case.broken
            )
        })
        .collect();
    // All of it compiles with the old API.
    workspace.add(
        "the_old_version",
        &code(MODEL),
        &format!("{USES}\n{}", of_all.join("\n")),
    );
    for case in CASES {
        let uses = if case.broken.is_empty() {
            USES
        } else {
            case.broken
        };
        workspace.add(case.name, &code(&changed(case)), uses);
    }
    let errors = workspace.check();
    let mut wrong = Vec::new();
    if let Some(errors) = errors.get("the_old_version") {
        wrong.push(format!(
            "the old version does not compile:\n{}",
            errors.messages
        ));
    }
    for case in CASES {
        let name = case.name;
        match (errors.get(name), case.broken.is_empty()) {
            (Some(errors), _) if errors.is_in_api => {
                wrong.push(format!(
                    "{name}: the API itself does not compile:\n{}",
                    errors.messages
                ));
            }
            (Some(errors), true) => {
                wrong.push(format!("{name} is not compatible:\n{}", errors.messages));
            }
            (None, false) => wrong.push(format!("{name} is not breaking")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
