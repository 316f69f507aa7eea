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
    assert_snapshot!(told(&output), @r#"
    exit status: 1
    --- output
    {"column":null,"file":null,"help":null,"id":"UnreadableFile","line":null,"message":"cannot read the model `missing.json`: there is no such file","severity":"error","shape":null}
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
        "City GetCity GetCityError GetCityInput Size"
    );
    assert_eq!(
        names(&["--shape", "example#Size", "--service", "example#Atlas"]),
        "City GetCity GetCityError GetCityInput Size"
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
    assert_snapshot!(told(&run(&folder, &["generate", "city.json"], "")), @r#"
    exit status: 2
    --- output
    --- errors
    error: the following required arguments were not provided:
      <--service <ID>|--operation <ID>|--shape <ID>>

    Usage: smithy-typegen generate <--service <ID>|--operation <ID>|--shape <ID>> <MODEL>...

    For more information, try '--help'.
    "#);
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
    Rust types and validators from Smithy models.

    Models are files in Smithy's JSON AST, versions 1.0 and 2.x. Several are merged into one, so one may
    add traits to the shapes of another. `-` reads one from standard input.

    Usage: smithy-typegen <COMMAND>

    Commands:
      generate  Generate Rust, as a build script would
      check     Say what is wrong with models, and generate nothing
      show      Show a shape and all it reaches, as a tree with constraints
      help      Print this message or the help of the given subcommand(s)

    Options:
      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Exit status: 0 if all went well, 1 if a model has errors or a file cannot be used, 2 if the command
    line is wrong.

    Start with `smithy-typegen show MODEL ID`, to see what a shape holds, or with `smithy-typegen
    generate --help`.
    --- errors
    "#);
    assert_snapshot!(told(&run(&folder, &["generate", "--help"], "")), @r#"
    exit status: 0
    --- output
    Generate Rust, as a build script would.

    The code goes to standard output, or to a file, which is only touched when it changes. It needs the
    crate `smithy-typegen-runtime`.

    Usage: smithy-typegen generate [OPTIONS] <--service <ID>|--operation <ID>|--shape <ID>> <MODEL>...

    Arguments:
      <MODEL>...
              Files in Smithy's JSON AST; `-` for standard input

    Options:
          --service <ID>
              All operations of a service, with all they reach; may be repeated

          --operation <ID>
              An operation, with all it reaches; may be repeated

          --shape <ID>
              A structure, union, enum or other shape, with all it reaches; may be repeated

          --out <FILE>
              The file to write, instead of standard output

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      One operation with all it reaches:
        smithy-typegen generate weather.json --operation com.example.weather#GetForecast

      A whole service, to a file:
        smithy-typegen generate weather.json --service com.example.weather#Weather --out src/weather.rs

      Some shapes of a model that something else writes:
        smithy ast weather.smithy | smithy-typegen generate - --shape com.example.weather#Wind
    --- errors
    "#);
}
