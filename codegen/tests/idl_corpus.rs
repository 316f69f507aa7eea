//! Smithy's own files in Smithy IDL: all valid ones are read, and each invalid one has an error where Smithy's own
//! reader reports one.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::check;
use smithy_typegen::diagnostic::{Diagnostics, Severity};
use smithy_typegen::internal::ast::Node;
use smithy_typegen::internal::model::Model;
use smithy_typegen::source::Sources;

fn files(folder: &str) -> Vec<PathBuf> {
    let shared =
        std::env::var_os("SMITHY_SHARED").expect("SMITHY_SHARED names the folder with the corpus");
    let folder = Path::new(&shared).join("idl").join(folder);
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|e| e == "smithy"))
        .collect();
    files.sort();
    files
}

fn checked(path: &Path) -> (Diagnostics, Sources) {
    let mut sources = Sources::new();
    sources.add(
        path.file_name().unwrap().to_str().unwrap(),
        fs::read(path).unwrap(),
    );
    (check(&sources), sources)
}

#[test]
#[ignore = "needs SMITHY_SHARED, which `.ci/run` sets"]
fn valid_files_have_no_syntax_errors() {
    let mut refused = Vec::new();
    for path in files("valid") {
        let (found, sources) = checked(&path);
        if found
            .iter()
            .any(|diagnostic| diagnostic.id == "SyntaxError")
        {
            refused.push(format!("{}\n{}", path.display(), found.render(&sources)));
        }
    }
    assert!(
        refused.is_empty(),
        "{}\n{}",
        refused.len(),
        refused.join("\n")
    );
}

#[test]
#[ignore = "needs SMITHY_SHARED, which `.ci/run` sets"]
fn invalid_files_have_an_error_where_the_reference_reports_one() {
    let (mut accepted, mut other_lines, mut other_columns, mut syntax) =
        (Vec::new(), Vec::new(), Vec::new(), 0);
    for path in files("invalid") {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let (found, sources) = checked(&path);
        if !found.has_errors() {
            accepted.push(name);
            continue;
        }
        let text = fs::read_to_string(path.with_extension("events")).unwrap();
        let expected: Vec<(usize, usize)> = text.lines().map(place).collect();
        // Smithy's own reader says of a syntax error that it concerns no shape.
        if !text.lines().all(|line| line.ends_with('-')) || name.contains("validators") {
            continue;
        }
        syntax += 1;
        let records = found.records(&sources);
        let errors = records
            .iter()
            .filter(|record| record.diagnostic.severity == Severity::Error);
        let ours: Vec<(usize, usize)> = errors
            .filter_map(|record| Some((record.line?, record.column?)))
            .collect();
        let shown = format!(
            "{name}: {expected:?}, not {ours:?}\n{}",
            found.render(&sources)
        );
        if !expected
            .iter()
            .any(|(line, _)| ours.iter().any(|(other, _)| line == other))
        {
            other_lines.push(shown);
        } else if !expected.iter().any(|place| ours.contains(place)) {
            other_columns.push(shown);
        }
    }
    println!(
        "{syntax} syntax errors, {} in other columns:\n{}",
        other_columns.len(),
        other_columns.join("\n")
    );
    // These break rules of traits that other packages define.
    let foreign = ["smithy-rules-engine", "smithy-contract-traits"];
    accepted.retain(|name| !foreign.iter().any(|package| name.starts_with(package)));
    assert!(
        accepted.is_empty(),
        "{}: {}",
        accepted.len(),
        accepted.join("\n")
    );
    assert!(
        other_lines.is_empty(),
        "{}: {}",
        other_lines.len(),
        other_lines.join("\n")
    );
    assert!(
        other_columns.len() * 10 <= syntax,
        "{} of {syntax}",
        other_columns.len()
    );
}

fn place(event: &str) -> (usize, usize) {
    let (place, _) = event.split_once('\t').unwrap();
    let (line, column) = place.split_once(':').unwrap();
    (line.parse().unwrap(), column.parse().unwrap())
}

#[test]
#[ignore = "needs SMITHY_SHARED, which `.ci/run` sets"]
fn valid_files_have_the_metadata_that_the_reference_reads() {
    let mut wrong = Vec::new();
    for path in files("valid") {
        let mut sources = Sources::new();
        sources.read(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let serialized = match Model::serialize(&sources) {
            Ok(serialized) => serialized.text,
            // The first is the prelude itself. The second refers to a member where only shapes are allowed.
            Err(_)
                if name.ends_with("loader--prelude.smithy")
                    || name.ends_with("member-invalid.smithy") =>
            {
                continue;
            }
            Err(found) => {
                wrong.push(found.render(&sources));
                continue;
            }
        };
        let ours: serde_json::Value = serde_json::from_str(&serialized).unwrap();
        let expected = fs::read_to_string(path.with_extension("json")).unwrap();
        let expected: serde_json::Value = serde_json::from_str(&expected).unwrap();
        if ours["metadata"] != expected["metadata"] {
            wrong.push(format!(
                "{name}: {} is not {}",
                ours["metadata"], expected["metadata"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{} {}", wrong.len(), wrong.join("\n"));
}

/// Smithy's own serializer wrote these.
#[test]
#[ignore = "needs SMITHY_SHARED, which `.ci/run` sets"]
fn protocol_suites_are_in_normal_form() {
    let shared = std::env::var_os("SMITHY_SHARED").unwrap();
    for entry in fs::read_dir(Path::new(&shared).join("protocol-tests")).unwrap() {
        let path = entry.unwrap().path();
        let mut sources = Sources::new();
        sources.read(&path).unwrap();
        let ours = Model::serialize(&sources).unwrap().text;
        // Unlike nodes, their notations differ if only the order of keys does.
        let notation = |text: &str| format!("{:?}", serde_json::from_str::<Node>(text).unwrap());
        let expected = fs::read_to_string(&path).unwrap();
        assert!(notation(&ours) == notation(&expected), "{}", path.display());
    }
}
