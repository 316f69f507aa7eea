//! A model update as a maintainer meets it: the commands, their exit status, and the pages about them.

mod diff_cases;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use diff_cases::{CASES, MODEL, changed};
use insta::assert_snapshot;
use smithy_typegen::internal::diff::{Level, RULES, RUST_RULES};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A folder for one test with an old and a new version in a repository, the old one committed.
fn folder(test: &str, case: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("updates")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("model")).expect("a folder that can be made");
    let case = CASES
        .iter()
        .find(|known| known.name == case)
        .expect("a case");
    write(&folder, "model/zoo.json", MODEL);
    let git = |arguments: &[&str]| {
        let name = [
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.com",
            "-c",
            "commit.gpgsign=false",
        ];
        let output = Command::new("git")
            .args(name)
            .args(arguments)
            .current_dir(&folder)
            .output();
        assert!(output.expect("git runs").status.success());
    };
    git(&["init", "--quiet"]);
    git(&["add", "model"]);
    git(&["commit", "--quiet", "--message", "the old version"]);
    write(&folder, "model/zoo.json", &changed(case));
    write(
        &folder,
        "broken.json",
        r#"{ "smithy": "2.0", "shapes": { "zoo#A": { "type": "nothing" } } }"#,
    );
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("a file that can be written");
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_smithy-typegen"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("COLUMNS")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("the command runs")
}

/// Its exit status and all that it wrote.
fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_owned()).expect("UTF-8");
    let code = output.status.code().expect("an exit status");
    format!(
        "exit status {code}\n{}{}",
        text(&output.stdout),
        text(&output.stderr)
    )
}

#[test]
fn the_status_says_whether_a_reader_is_broken() {
    let folder = folder("status", "a_range_that_tightens");
    let status = |more: &[&str]| {
        let arguments = [&["diff", "git:HEAD:model", "model"], more].concat();
        run(&folder, &arguments).status.code()
    };
    assert_eq!(status(&[]), Some(1));
    assert_eq!(status(&["--reader", "client"]), Some(1));
    assert_eq!(status(&["--reader", "rust", "--reader", "server"]), Some(0));
    assert_eq!(status(&["--operation", "zoo#Feed"]), Some(0));
    assert_eq!(
        status(&["--operation", "zoo#GetAnimal", "--format", "sarif"]),
        Some(1)
    );
    assert_eq!(status(&["--operation", "zoo#Nothing"]), Some(2));
    write(
        &folder,
        "accepted",
        "# Nobody asks for so many.\nChangedRangeTrait zoo#Limit: announced in May\n",
    );
    assert_eq!(status(&["--accept", "accepted"]), Some(0));
    write(&folder, "accepted", "ChangedRangeTrait zoo#Limit\n");
    assert_eq!(status(&["--accept", "accepted"]), Some(2));
    assert_eq!(status(&["--accept", "no_such_file"]), Some(2));
}

#[test]
fn a_version_of_git_is_a_file_or_a_folder() {
    let folder = folder("git", "a_value_that_is_appended");
    for (old, new) in [
        ("git:HEAD:model", "model"),
        ("git:HEAD:model/zoo.json", "model/zoo.json"),
    ] {
        let output = run(&folder, &["diff", old, new, "--reader", "client"]);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        assert!(told(&output).contains("ChangedEnumTrait.Appended.2"));
    }
    // From a folder of the repository, too.
    let inside = run(
        &folder.join("model"),
        &["diff", "git:HEAD:zoo.json", "zoo.json"],
    );
    assert_eq!(inside.status.code(), Some(0), "{}", told(&inside));
}

#[test]
fn what_cannot_be_compared() {
    let folder = folder("incomparable", "a_value_that_is_appended");
    let told = |old: &str, new: &str| told(&run(&folder, &["diff", old, new]));
    assert_snapshot!(told("git:nowhere:model", "model"), @r"
    exit status 2
    error: git does not know the revision `nowhere`
    ");
    assert_snapshot!(told("git:--help:model", "model"), @r"
    exit status 2
    error: git does not know the revision `--help`
    ");
    assert_snapshot!(told("git:HEAD:other", "model"), @r"
    exit status 2
    error: `HEAD` has no model at `other`
    ");
    assert_snapshot!(told("git:HEAD", "model"), @r"
    exit status 2
    error: `git:HEAD` is not `git:REV:PATH`
    ");
    // Both versions are checked.
    write(&folder, "cut.json", "{");
    assert_snapshot!(told("broken.json", "cut.json"), @r#"
    exit status 2
    error[UnknownShapeType]: unknown shape type `nothing`
     --> broken.json:1:51
      |
    1 | { "smithy": "2.0", "shapes": { "zoo#A": { "type": "nothing" } } }
      |                                                   ^^^^^^^^^
    error[InvalidJson]: this is not JSON: EOF while parsing an object
     --> cut.json:1:1
      |
    1 | {
      | ^
    "#);
}

#[test]
fn a_review_has_four_parts() {
    let folder = folder("review", "a_field_of_another_type");
    let arguments = [
        "review",
        "git:HEAD:model",
        "model",
        "--operation",
        "zoo#GetAnimal",
    ];
    assert_snapshot!(told(&run(&folder, &arguments)));
    let same = run(
        &folder,
        &["review", "model", "model", "--operation", "zoo#GetAnimal"],
    );
    assert_eq!(same.status.code(), Some(0));
    assert!(told(&same).contains("Nothing else changes."));
}

#[test]
fn a_slice_and_a_picture_are_written_to_files() {
    let folder = folder("files", "a_value_that_is_appended");
    let slice = run(
        &folder,
        &[
            "slice",
            "model",
            "--operation",
            "zoo#Feed",
            "--docs",
            "strip",
            "--out",
            "feed.json",
        ],
    );
    assert_eq!(told(&slice), "exit status 0\n");
    let again = run(&folder, &["slice", "feed.json", "--operation", "zoo#Feed"]);
    let text = fs::read_to_string(folder.join("feed.json")).expect("the slice");
    assert_eq!(told(&again), format!("exit status 0\n{text}"));
    let arguments = [
        "graph",
        "model",
        "--old",
        "git:HEAD:model",
        "--operation",
        "zoo#GetAnimal",
        "--format",
        "svg",
        "--out",
        "zoo.svg",
    ];
    assert_eq!(told(&run(&folder, &arguments)), "exit status 0\n");
    assert!(
        fs::read_to_string(folder.join("zoo.svg"))
            .expect("the picture")
            .starts_with("<svg ")
    );
}

/// `cargo review` of this project generates what its build script generates.
#[test]
fn the_alias_has_the_options_of_the_build_script() {
    let config = fs::read_to_string(project().join(".cargo/config.toml")).expect("the aliases");
    let (_, rest) = config
        .split_once("-- review git:HEAD:model model ")
        .expect("the alias");
    let (options, _) = rest.split_once('"').expect("the end of the alias");
    let options: Vec<&str> = options.split(' ').collect();
    let output = run(&project(), &[&["generate", "model"][..], &options].concat());
    let snapshot =
        project().join("tests/snapshots/snapshot__batch_get_attached_file_metadata.snap");
    let snapshot = fs::read_to_string(snapshot).expect("the snapshot");
    let (_, code) = snapshot.split_once("\n---\n").expect("the code");
    assert!(String::from_utf8_lossy(&output.stdout) == code);
}

/// The page lists all rules, as the table has them.
#[test]
fn the_page_lists_the_rules() {
    let sides = |(input, output): (Level, Level)| match input == output {
        true => input.to_string(),
        false => format!("{input} / {output}"),
    };
    let specification = RULES.iter().map(|rule| {
        format!(
            "| `{}` | {} | {} | {} | {} |\n",
            rule.id,
            rule.severity,
            sides(rule.client),
            sides(rule.server),
            rule.about
        )
    });
    let rust = RUST_RULES
        .iter()
        .map(|rule| format!("| `{}` | {} | {} |\n", rule.id, rule.severity, rule.about));
    let page = fs::read_to_string(project().join("docs/model-updates.md")).expect("the page");
    for rules in [specification.collect::<String>(), rust.collect()] {
        assert!(
            page.contains(&rules),
            "docs/model-updates.md does not have:\n{rules}"
        );
    }
}
