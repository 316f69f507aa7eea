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
use smithy_typegen::internal::diff::{self, Severity, Version};

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
        .any(|change| change.effects.rust == Severity::Error)
}

struct Workspace {
    folder: PathBuf,
    packages: BTreeSet<String>,
}

impl Workspace {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff_rustc");
        Workspace {
            folder,
            packages: BTreeSet::new(),
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
        self.packages.insert(name.to_owned());
    }

    /// The errors of each package that does not compile.
    fn check(&self) -> BTreeMap<String, String> {
        write(
            &self.folder.join("Cargo.toml"),
            &format!(
                "[workspace]\nmembers = {:?}\nresolver = \"3\"\n",
                self.packages.iter().collect::<Vec<_>>()
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
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for error in errors {
            let name = error["target"]["name"].as_str().unwrap_or_default();
            let rendered = error["message"]["rendered"].as_str().unwrap_or_default();
            found.entry(name.to_owned()).or_default().push_str(rendered);
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
    if let Some(messages) = errors.get("the_old_version") {
        wrong.push(format!("the old version does not compile:\n{messages}"));
    }
    for case in CASES {
        match (errors.get(case.name), case.broken.is_empty()) {
            (Some(messages), true) => {
                wrong.push(format!("{} is not compatible:\n{messages}", case.name))
            }
            (None, false) => wrong.push(format!("{} is not breaking", case.name)),
            // What is broken is the code that uses the API, not the API.
            (Some(messages), false)
                if !messages.contains("mod uses") && !messages.contains("src/lib.rs") =>
            {
                wrong.push(format!("{} breaks elsewhere:\n{messages}", case.name));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
