//! The command `smithy-typegen`, as a person or a script meets it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use insta::assert_snapshot;

const CITY: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "example#Atlas": {
      "type": "service",
      "version": "1",
      "operations": [{ "target": "example#GetCity" }]
    },
    "example#GetCity": {
      "type": "operation",
      "input": { "target": "example#GetCityInput" },
      "output": { "target": "example#City" }
    },
    "example#GetCityInput": {
      "type": "structure",
      "members": {
        "name": { "target": "example#Name", "traits": { "smithy.api#required": {} } }
      },
      "traits": { "smithy.api#input": {} }
    },
    "example#City": {
      "type": "structure",
      "members": {
        "name": { "target": "example#Name" },
        "size": { "target": "example#Size" },
        "twins": { "target": "example#Cities" }
      }
    },
    "example#Cities": { "type": "list", "member": { "target": "example#City" } },
    "example#Name": {
      "type": "string",
      "traits": { "smithy.api#length": { "min": 1, "max": 80 }, "smithy.api#pattern": "^\\S" }
    },
    "example#Size": {
      "type": "enum",
      "members": {
        "SMALL": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "s" } },
        "LARGE": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "l" } }
      }
    }
  }
}
"#;

const BROKEN: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "example#City": {
      "type": "structure",
      "members": { "name": { "target": "example#Nane" } }
    },
    "example#Name": { "type": "string" }
  }
}
"#;

/// A folder for one test, below the target folder, with models in it.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("command")
        .join(test);
    fs::create_dir_all(&folder).expect("a folder that can be made");
    for (name, text) in [("city.json", CITY), ("broken.json", BROKEN)] {
        fs::write(folder.join(name), text).expect("a file that can be written");
    }
    folder
}

/// Runs the command in a folder.
fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_smithy-typegen"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("COLUMNS")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("an open pipe");
    drop(stdin);
    child.wait_with_output().expect("the command ends")
}

/// Its exit status and all that it wrote.
fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_owned()).expect("UTF-8");
    format!(
        "{}\n--- output\n{}--- errors\n{}",
        output.status,
        text(&output.stdout),
        text(&output.stderr)
    )
}

#[test]
fn show_is_a_tree_with_constraints() {
    let folder = folder("show");
    let output = run(&folder, &["show", "city.json", "example#GetCity"], "");
    assert_snapshot!(told(&output), @r#"
    exit status: 0
    --- output
    operation example#GetCity
    ├ input: structure GetCityInput @input
    │ └ name: string Name @required @length(min: 1, max: 80) @pattern("^\\S")
    └ output: structure City
      ├ name: string Name @length(min: 1, max: 80) @pattern("^\\S")
      ├ size: enum Size
      │ ├ SMALL = "s"
      │ └ LARGE = "l"
      └ twins: list Cities
        └ member: structure City (recursive)
    --- errors
    "#);
}

#[test]
fn show_suggests_what_was_meant() {
    let folder = folder("show_unknown");
    let output = run(&folder, &["show", "city.json", "example#Citi"], "");
    assert_snapshot!(told(&output), @r#"
    exit status: 1
    --- output
    --- errors
    error[UnknownShape]: the model has no shape `example#Citi`
     |
     = help: did you mean `example#City`?
    "#);
}

#[test]
fn check_is_silent_on_what_is_right() {
    let folder = folder("check_right");
    let output = run(&folder, &["check", "city.json"], "");
    assert_snapshot!(told(&output), @r#"
    exit status: 0
    --- output
    --- errors
    0 errors, 0 warnings
    "#);
}

#[test]
fn check_shows_the_line_and_fails() {
    let folder = folder("check_wrong");
    let output = run(&folder, &["check", "broken.json"], "");
    assert_snapshot!(told(&output), @r#"
    exit status: 1
    --- output
    --- errors
    error[UnresolvedTarget]: there is no shape `example#Nane`
     --> broken.json:6:40
      |
    6 |       "members": { "name": { "target": "example#Nane" } }
      |                                        ^^^^^^^^^^^^^^
      |
      = help: did you mean `example#Name`?

    1 error, 0 warnings
    "#);
}

#[test]
fn check_writes_an_object_a_line() {
    let folder = folder("check_json");
    let arguments = ["check", "broken.json", "missing.json", "--format", "json"];
    let output = run(&folder, &arguments, "");
    let told_of_files = told(&output).replace(&folder.display().to_string(), "…");
    assert_snapshot!(told_of_files, @r#"
    exit status: 1
    --- output
    {"column":null,"file":null,"help":"looked for it at `…/missing.json`","id":"UnreadableFile","line":null,"message":"cannot read the model `missing.json`: no such file","severity":"error","shape":null}
    --- errors
    "#);
    let output = run(&folder, &["check", "-", "--format", "json"], BROKEN);
    assert_snapshot!(told(&output), @r#"
    exit status: 1
    --- output
    {"column":40,"file":"<stdin>","help":"did you mean `example#Name`?","id":"UnresolvedTarget","line":6,"message":"there is no shape `example#Nane`","severity":"error","shape":"example#City"}
    --- errors
    "#);
}

#[test]
fn generate_writes_what_a_build_script_would() {
    let folder = folder("generate");
    let by_library = smithy_typegen::Config::new()
        .model(folder.join("city.json"))
        .service("example#Atlas")
        .generate_text()
        .expect("a model with nothing wrong")
        .code;

    let printed = run(
        &folder,
        &["generate", "city.json", "--service", "example#Atlas"],
        "",
    );
    assert_eq!(String::from_utf8_lossy(&printed.stdout), by_library);
    assert!(printed.status.success());

    let piped = run(
        &folder,
        &["generate", "-", "--service", "example#Atlas"],
        CITY,
    );
    assert_eq!(piped.stdout, printed.stdout);

    fs::create_dir_all(folder.join("out")).expect("a folder that can be made");
    let arguments = [
        "generate",
        "city.json",
        "--service",
        "example#Atlas",
        "--out",
        "out/atlas.rs",
    ];
    let written = run(&folder, &arguments, "");
    assert_snapshot!(told(&written), @r#"
    exit status: 0
    --- output
    --- errors
    "#);
    let file = fs::read_to_string(folder.join("out/atlas.rs")).expect("a file");
    assert_eq!(file, by_library);
}

#[test]
fn generate_takes_roots_of_every_kind() {
    let folder = folder("roots");
    let names = |arguments: &[&str]| {
        let output = run(
            &folder,
            &[&["generate", "city.json"], arguments].concat(),
            "",
        );
        let code = String::from_utf8(output.stdout).expect("UTF-8");
        let types = code.lines().filter_map(|line| {
            let line = line.trim_start();
            let rest = line
                .strip_prefix("pub struct ")
                .or(line.strip_prefix("pub enum "))?;
            rest.split([' ', ';'])
                .next()
                .filter(|name| !name.ends_with("Builder"))
        });
        types.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names(&["--shape", "example#Size"]), "Size");
    assert_eq!(names(&["--shape", "example#City"]), "City Size");
    assert_eq!(
        names(&["--operation", "example#GetCity"]),
        "Atlas City GetCity GetCityError GetCityInput Size"
    );
    assert_eq!(
        names(&["--shape", "example#Size", "--service", "example#Atlas"]),
        "Atlas City GetCity GetCityError GetCityInput Size"
    );
}

#[test]
fn generate_writes_nothing_when_the_model_is_wrong() {
    let folder = folder("generate_wrong");
    let arguments = [
        "generate",
        "broken.json",
        "--shape",
        "example#City",
        "--out",
        "city.rs",
    ];
    let output = run(&folder, &arguments, "");
    assert_snapshot!(told(&output), @r#"
    exit status: 1
    --- output
    --- errors
    error[UnresolvedTarget]: there is no shape `example#Nane`
     --> broken.json:6:40
      |
    6 |       "members": { "name": { "target": "example#Nane" } }
      |                                        ^^^^^^^^^^^^^^
      |
      = help: did you mean `example#Name`?
    "#);
    assert!(!folder.join("city.rs").exists());
}

#[test]
fn a_wrong_command_line_has_a_status_of_its_own() {
    let folder = folder("usage");
    assert_snapshot!(
        "generate_without_roots",
        told(&run(&folder, &["generate", "city.json"], ""))
    );
    assert_snapshot!(told(&run(&folder, &["check"], "")), @r#"
    exit status: 2
    --- output
    --- errors
    error: the following required arguments were not provided:
      <MODEL>...

    Usage: smithy-typegen check <MODEL>...

    For more information, try '--help'.
    "#);
}

#[test]
fn help_teaches() {
    let folder = folder("help");
    assert_snapshot!(told(&run(&folder, &["--help"], "")), @r#"
    exit status: 0
    --- output
    Generate Rust types and validators from Smithy models.

    Models are files in Smithy IDL (`.smithy`) or Smithy's JSON AST (`.json`), versions 1.0 and 2.x.
    Several are merged into one, so one may add traits to shapes in another. `-` reads a model from
    standard input.

    Usage: smithy-typegen <COMMAND>

    Commands:
      generate  Generate Rust, as a build script would
      check     Check models without generating anything
      show      Show a shape as a tree with constraints, or list the contents of a model
      slice     Cut the shapes that you use out of a model, as a model to check in
      diff      Compare two versions of a model, as Rust code, clients and servers see them
      review    Review a model update: the verdict, the public API as a list, the generated code, and
                what to do next
      graph     Draw the shapes of an operation, service or shape
      ast       Print a model in the JSON AST
      fmt       Format files in Smithy IDL
      help      Print this message or the help of the given subcommand(s)

    Options:
      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Exit status: 0 on success, 1 if a model has errors or a file cannot be used, 2 if the command line
    is invalid.

    Start with `smithy-typegen show MODEL ID` to see the contents of a shape, or with `smithy-typegen
    generate --help`.
    --- errors
    "#);
    assert_snapshot!(
        "generate_help",
        told(&run(&folder, &["generate", "--help"], ""))
    );
}

#[test]
fn generate_takes_what_a_build_script_says() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let model = project.join("model/batch-get-attached-file-metadata.json");
    let overlay = project.join("model/overlay.json");
    let operation = "com.amazonaws.connect#BatchGetAttachedFileMetadata";
    let output = run(
        &folder("build_script"),
        &[
            "generate",
            &model.display().to_string(),
            &overlay.display().to_string(),
            "--operation",
            operation,
            "--rename",
            "com.amazonaws.connect#CreatedByInfo=CreatedBy",
            "--authoritative",
        ],
        "",
    );
    let said = smithy_typegen::Config::new()
        .model(model)
        .model(overlay)
        .operation(operation)
        .rename("com.amazonaws.connect#CreatedByInfo", "CreatedBy")
        .authoritative(true);
    let code = said.generate_text().unwrap().code;
    assert_eq!(String::from_utf8(output.stdout).unwrap(), code);
}

#[test]
fn generate_takes_every_option() {
    let folder = folder("options");
    let generate = |arguments: &[&str]| {
        let arguments = [
            &["generate", "city.json", "--shape", "example#City"],
            arguments,
        ]
        .concat();
        let output = run(&folder, &arguments, "");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(generate(&["--derive", "*=Hash"]).contains("PartialEq, Hash)]"));
    assert!(generate(&["--attribute", "example#City=#[must_use]"]).contains("#[must_use]"));
    assert!(generate(&["--extern-type", "example#Size=crate::Size"]).contains("crate::Size"));
    let by = ["--extern-type-by", "example#Size=crate::Size=crate::BySize"];
    assert!(generate(&by).contains("by wire::Via<crate::BySize>"));
    assert!(generate(&["--string-type", "*=Box<str>"]).contains("Box<str>"));
    assert!(generate(&["--runtime", "my::runtime"]).contains("use my::runtime::{"));
    assert!(!generate(&["--no-serde"]).contains("serde_structure"));
    assert!(!generate(&["--no-builders"]).contains("builder checked"));
    assert!(!generate(&["--no-validators"]).contains("validate_at"));
    assert!(generate(&["--no-format"]).len() < generate(&[]).len());
}

#[test]
fn show_lists_what_there_is_and_takes_members_and_any_order() {
    let folder = folder("show_all");
    let show = |arguments: &[&str]| {
        let output = run(&folder, &[&["show"], arguments].concat(), "");
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    assert_snapshot!(show(&["city.json"]), @r"
    services (1)
      example#Atlas
    operations (1)
      example#GetCity
    structures (2)
      example#City
      example#GetCityInput
    enums (1)
      example#Size
    lists (1)
      example#Cities
    simple shapes (1)
      example#Name
    ");
    assert_snapshot!(show(&["example#GetCityInput$name", "city.json"]), @r#"
    member example#GetCityInput$name @required
    string example#Name @length(min: 1, max: 80) @pattern("^\\S")
    "#);
    assert!(show(&["City", "city.json"]).contains("did you mean `example#City`?"));
}

#[test]
fn folders_are_read_in_the_order_of_their_names() {
    let folder = folder("folders");
    fs::create_dir_all(folder.join("model/more")).unwrap();
    fs::rename(folder.join("city.json"), folder.join("model/city.json")).unwrap();
    let overlay = r#"{ "smithy": "2.0", "shapes": { "example#Name": { "type": "apply",
        "traits": { "smithy.api#documentation": "A name." } } } }"#;
    fs::write(folder.join("model/more/docs.json"), overlay).unwrap();
    let output = run(
        &folder,
        &["generate", "model", "--shape", "example#City"],
        "",
    );
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("/// A name.")
    );
    assert!(run(&folder, &["check", "model"], "").status.success());
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let folder = folder("no_folder");
    let arguments = [
        "generate",
        "city.json",
        "--shape",
        "example#City",
        "--out",
        "a/b.rs",
    ];
    let output = run(&folder, &arguments, "");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("the output folder `a` does not exist"),
        "{said}"
    );
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_smithy-typegen"))
        .args(["generate", "city.json", "--service", "example#Atlas"])
        .current_dir(folder("pipe"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

/// A model in Smithy IDL, in no good layout.
const PARK: &str = "$version: \"2\"\nnamespace example\nuse smithy.api#String\n// What grows.\nstructure Tree{ name:Name, @required age: Integer }\n";

#[test]
fn ast_prints_all_models_as_one() {
    let folder = folder("ast");
    fs::write(folder.join("park.smithy"), PARK).expect("a file that can be written");
    fs::write(
        folder.join("name.json"),
        r#"{ "smithy": "1.0", "shapes": { "example#Name": { "type": "string" } } }"#,
    )
    .expect("a file that can be written");
    assert_snapshot!(
        "ast",
        told(&run(&folder, &["ast", "park.smithy", "name.json"], ""))
    );
    // Standard input has no extension.
    let piped = run(&folder, &["ast", "-", "name.json"], PARK);
    let named = run(&folder, &["ast", "park.smithy", "name.json"], "");
    assert_eq!(told(&piped), told(&named));
}

#[test]
fn fmt_writes_files_and_says_which_are_not_formatted() {
    let folder = folder("fmt");
    fs::write(folder.join("park.smithy"), PARK).expect("a file that can be written");
    assert_snapshot!(
        "fmt_check",
        told(&run(&folder, &["fmt", ".", "--check"], ""))
    );
    assert_snapshot!("fmt", told(&run(&folder, &["fmt", "."], "")));
    let written = fs::read_to_string(folder.join("park.smithy")).expect("a file");
    assert_snapshot!("fmt_written", written);
    assert_snapshot!(
        "fmt_check_again",
        told(&run(&folder, &["fmt", ".", "--check"], ""))
    );
    assert_eq!(run(&folder, &["fmt", "-"], PARK).stdout, written.as_bytes());
}

#[test]
fn fmt_leaves_a_file_with_errors() {
    let folder = folder("fmt_errors");
    fs::write(
        folder.join("park.smithy"),
        "$version: \"2\"\nnamespace example\nstring\n",
    )
    .expect("a file that can be written");
    assert_snapshot!(
        "fmt_errors",
        told(&run(&folder, &["fmt", "park.smithy", "city.json"], ""))
    );
}
