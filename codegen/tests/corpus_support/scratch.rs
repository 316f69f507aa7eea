//! A workspace with a package for each service, and cargo to compile it.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::service::Service;

/// The workspace, below the target folder of the project.
pub struct Scratch {
    folder: PathBuf,
}

/// What cargo said, by package.
pub struct Outcome {
    /// How long each took, of those that had to be compiled.
    pub times: BTreeMap<String, Duration>,
    /// Errors, warnings among them, of those that have any.
    pub messages: BTreeMap<String, String>,
}

impl Scratch {
    /// Writes the packages. Files that stay the same are not touched, so that cargo knows them again.
    pub fn new(services: &[Service]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let members: Vec<&str> = services.iter().map(|service| &*service.package).collect();
        write(
            &folder.join("Cargo.toml"),
            &format!("[workspace]\nmembers = {members:?}\nresolver = \"3\"\n"),
        );
        // The versions of the project, not the newest.
        if let Ok(lock) = fs::read_to_string(project.join("Cargo.lock")) {
            write(&folder.join("Cargo.lock"), &lock);
        }
        let runtime = project.join("runtime");
        let features = features(&runtime);
        for service in services {
            let package = folder.join(&service.package);
            write(
                &package.join("Cargo.toml"),
                &format!(
                    "[package]\nname = {:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                     [dependencies.smithy-typegen-runtime]\npath = {runtime:?}\n\
                     features = {features:?}\n",
                    service.package
                ),
            );
            let head = "//! A service.\n#![deny(warnings, missing_docs)]\n";
            write(
                &package.join("src/lib.rs"),
                &format!("{head}{}", service.code),
            );
        }
        Scratch { folder }
    }

    /// Runs a command of cargo on all packages, and goes on when one fails.
    pub fn cargo(&self, command: &[&str]) -> Outcome {
        let target = self.folder.join("target");
        let timings = target.join("cargo-timings/cargo-timing.html");
        let _ = fs::remove_file(&timings);
        let output = Command::new(env!("CARGO"))
            .args(command)
            .args(["--workspace", "--keep-going", "--timings", "--quiet"])
            .arg("--message-format=json")
            .env("CARGO_TARGET_DIR", &target)
            .env("RUSTDOCFLAGS", "-D warnings")
            .current_dir(&self.folder)
            .stderr(Stdio::piped())
            .output()
            .expect("cargo runs");
        let mut messages = messages(&String::from_utf8_lossy(&output.stdout));
        if !output.status.success() && messages.is_empty() {
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            messages.insert("the workspace".to_owned(), text);
        }
        Outcome {
            times: times(&fs::read_to_string(timings).unwrap_or_default()),
            messages,
        }
    }
}

fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    let folder = path.parent().expect("a file in a folder");
    fs::create_dir_all(folder).expect("a folder that can be made");
    fs::write(path, text).expect("a file that can be written");
}

/// All features of a package, but for `default`.
fn features(package: &Path) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--format-version=1",
            "--manifest-path",
        ])
        .arg(package.join("Cargo.toml"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata in JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    packages
        .iter()
        .filter(|found| found["name"] == "smithy-typegen-runtime")
        .filter_map(|found| found["features"].as_object())
        .flat_map(|features| features.keys().filter(|name| *name != "default").cloned())
        .collect()
}

/// The first messages of each package with any, as rustc shows them.
fn messages(lines: &str) -> BTreeMap<String, String> {
    const ENOUGH: usize = 5;
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in lines.lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let name = message["target"]["name"].as_str().unwrap_or_default();
        if let Some(text) = message["message"]["rendered"].as_str() {
            let name = name.replace('_', "-");
            found.entry(name).or_default().push(text.to_owned());
        }
    }
    let shown = |(name, mut texts): (String, Vec<String>)| {
        let more = texts.len().saturating_sub(ENOUGH);
        texts.truncate(ENOUGH);
        if more > 0 {
            texts.push(format!("and {more} more"));
        }
        (name, texts.join("\n"))
    };
    found.into_iter().map(shown).collect()
}

/// What cargo's page of timings says of each package; it has them as JSON on lines of its own.
fn times(page: &str) -> BTreeMap<String, Duration> {
    let Some((_, data)) = page.split_once("const UNIT_DATA = ") else {
        return BTreeMap::new();
    };
    let mut values = serde_json::Deserializer::from_str(data).into_iter::<Value>();
    let Some(Ok(Value::Array(units))) = values.next() else {
        return BTreeMap::new();
    };
    let time = |unit: &Value| {
        let name = unit["name"].as_str()?.to_owned();
        let seconds = unit["duration"].as_f64()?;
        Some((name, Duration::from_secs_f64(seconds)))
    };
    units.iter().filter_map(time).collect()
}
