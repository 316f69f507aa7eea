//! What `Config` does in a build script: where it writes, when it does not, and what it says of a
//! model that is not good.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use insta::assert_snapshot;
use smithy_typegen::Config;

/// A folder of its own for each test, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("build_script_{test}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }

    fn write(&self, file: &str, text: &str) -> &Self {
        fs::write(self.path(file), text).unwrap();
        self
    }

    /// The names of all files.
    fn files(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Generates for the operation of `model.json`.
    fn config(&self) -> Config {
        Config::new()
            .model(self.path("model.json"))
            .operation("example#Send")
            .out_dir(&self.0)
    }

    /// What is wrong, with this folder as `…`.
    fn problems(&self, config: &Config) -> String {
        let error = config.generate().unwrap_err();
        assert_eq!(format!("{error:?}").trim_start(), error.to_string());
        assert!(!self.path("smithy.rs").exists(), "nothing is written");
        error.to_string().replace(&*self.0.to_string_lossy(), "…")
    }

    /// What is wrong with this one model.
    fn problems_of(&self, model: &str) -> String {
        self.write("model.json", model);
        self.problems(&self.config())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const MODEL: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "example#Send": {
      "type": "operation",
      "input": { "target": "example#Parcel" },
      "output": { "target": "smithy.api#Unit" }
    },
    "example#Parcel": {
      "type": "structure",
      "members": {
        "number": { "target": "smithy.api#String" },
        "stop": { "target": "example#Stop" }
      }
    },
    "example#Stop": {
      "type": "structure",
      "members": { "place": { "target": "smithy.api#String" } }
    }
  }
}
"#;

#[test]
fn the_file_goes_to_a_folder() {
    let folder = Folder::new("folder");
    folder.write("model.json", MODEL);

    folder.config().generate().unwrap();
    assert_eq!(folder.files(), ["model.json", "smithy.rs"]);

    folder.config().file_name("parcels.rs").generate().unwrap();
    assert_eq!(folder.files(), ["model.json", "parcels.rs", "smithy.rs"]);

    let deeper = folder.path("src/generated");
    folder.config().out_dir(&deeper).generate().unwrap();
    let text = fs::read_to_string(deeper.join("smithy.rs")).unwrap();
    assert_eq!(text, folder.config().generate_text().unwrap().code);
    assert!(text.contains("pub struct Parcel {"));
}

#[test]
fn a_file_whose_text_did_not_change_is_not_rewritten() {
    let folder = Folder::new("unchanged");
    folder.write("model.json", MODEL);
    let file = folder.path("smithy.rs");
    let generate = || {
        folder
            .config()
            .generate_text()
            .unwrap()
            .write(&file)
            .unwrap()
    };
    generate();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let touch = |time| {
        let file = fs::File::options().write(true).open(&file).unwrap();
        file.set_modified(time).unwrap();
    };
    let modified = || fs::metadata(&file).unwrap().modified().unwrap();
    touch(long_ago);
    let before = modified();

    generate();
    assert_eq!(modified(), before);

    folder.write("model.json", &MODEL.replace("place", "city"));
    generate();
    assert!(modified() > before);
}

/// What is said of roots that lead nowhere, with what it helps.
fn refused(config: smithy_typegen::Config) -> String {
    let mut sources = smithy_typegen::source::Sources::new();
    sources.add(
        "model.json",
        r#"{ "smithy": "2.0", "shapes": {
            "a.b#Empty": { "type": "service", "version": "1" },
            "a.b#Names": { "type": "list", "member": { "target": "a.b#Name" } },
            "a.b#Name": { "type": "string" },
            "a.b#Pet": { "type": "structure" }
        } }"#,
    );
    let error = config.generate_from(&sources).unwrap_err();
    let smithy_typegen::Error::Model { diagnostics, .. } = error else {
        panic!("an error that is not about the model");
    };
    let text = |one: &smithy_typegen::diagnostic::Diagnostic| {
        format!("{}: {}", one.message, one.help.clone().unwrap_or_default())
    };
    diagnostics.iter().map(text).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_has_nothing_to_generate_is_said() {
    use smithy_typegen::Config;

    for (config, said) in [
        (
            Config::new().shapes(["a.b#Names"]),
            "`a.b#Names` is a list and contains no shape with a Rust type: \
             name a structure, union or enum",
        ),
        (
            Config::new().service("a.b#Empty"),
            "the service `a.b#Empty` has no operations, so there is nothing to generate: \
             name shapes, with `Config::shapes`",
        ),
        (
            Config::new().service("x.y#Other"),
            "the model has no service `x.y#Other`: available: `a.b#Empty`",
        ),
        (
            Config::new().operation("a.b#Get"),
            "the model has no operation `a.b#Get`: the model contains no operation",
        ),
    ] {
        assert_eq!(refused(config), said);
    }
    let said = refused(Config::new().shapes(["Pet"]));
    assert!(said.ends_with("did you mean `a.b#Pet`?"), "{said}");
}

#[test]
fn two_calls_cannot_write_the_same_file() {
    let folder = Folder::new("twice");
    folder.write("model.json", MODEL);
    folder.config().generate().unwrap();

    let error = folder.config().generate().unwrap_err().to_string();
    assert!(error.ends_with(
        "was already generated by this build script: give each call of `generate` a different `file_name`"
    ), "{error}");
    let spelled = folder.path("sub/..");
    std::fs::create_dir_all(folder.path("sub")).unwrap();
    assert!(folder.config().out_dir(&spelled).generate().is_err());
    folder.config().file_name("other.rs").generate().unwrap();
}

#[test]
fn the_last_good_output_stays_when_the_model_breaks() {
    let folder = Folder::new("last_good");
    folder.write("model.json", MODEL);
    folder.config().generate().unwrap();
    let good = fs::read_to_string(folder.path("smithy.rs")).unwrap();

    for broken in [
        "",
        "{",
        &MODEL.replace("example#Stop\" }", "example#Spot\" }"),
    ] {
        folder.write("model.json", broken);
        folder.config().generate().unwrap_err();

        assert_eq!(fs::read_to_string(folder.path("smithy.rs")).unwrap(), good);
        assert_eq!(folder.files(), ["model.json", "smithy.rs"]);
    }
}

#[test]
fn nothing_is_left_behind_when_the_file_cannot_be_written() {
    let folder = Folder::new("unwritable");
    folder.write("model.json", MODEL);
    fs::create_dir(folder.path("smithy.rs")).unwrap();

    let error = folder.config().generate().unwrap_err().to_string();

    assert!(error.starts_with("cannot write `"), "{error}");
    assert_eq!(folder.files(), ["model.json", "smithy.rs"]);
}

/// Runs this test's other half, below, as cargo runs a build script.
#[test]
fn cargo_is_told_to_come_again_for_the_models_alone() {
    let folder = Folder::new("rerun");
    folder
        .write("model.json", MODEL)
        .write("overlay.json", r#"{ "smithy": "2.0", "shapes": {} }"#);

    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "as_a_build_script", "--nocapture"])
        .current_dir(&folder.0)
        .env("OUT_DIR", &folder.0)
        .output()
        .unwrap();

    let told = String::from_utf8(output.stdout).unwrap();
    let told: Vec<_> = told
        .lines()
        .filter_map(|line| line.find("cargo:").and_then(|start| line.get(start..)))
        .collect();
    assert_eq!(
        told,
        [
            "cargo:rerun-if-changed=model.json",
            "cargo:rerun-if-changed=overlay.json"
        ]
    );
    assert!(folder.path("smithy.rs").exists(), "OUT_DIR is the default");
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn as_a_build_script() {
    if Path::new("overlay.json").exists() {
        Config::new()
            .model("model.json")
            .model("overlay.json")
            .operation("example#Send")
            .generate()
            .unwrap();
    }
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    let folder = Folder::new("same");
    folder.write("model.json", MODEL);
    let first = folder.config().generate_text().unwrap().code;

    assert_eq!(folder.config().generate_text().unwrap().code, first);

    // The order of the shapes in the file changes nothing, nor does their being in two files.
    let model: serde_json::Value = serde_json::from_str(MODEL).unwrap();
    let shapes = model["shapes"].as_object().unwrap();
    let file = |ids: &[&str]| {
        let shapes: Vec<_> = ids
            .iter()
            .map(|id| format!("\"{id}\": {}", shapes[*id]))
            .collect();
        format!(
            "{{ \"smithy\": \"2.0\", \"shapes\": {{ {} }} }}",
            shapes.join(", ")
        )
    };
    folder.write(
        "model.json",
        &file(&["example#Stop", "example#Parcel", "example#Send"]),
    );
    assert_eq!(folder.config().generate_text().unwrap().code, first);

    folder
        .write("model.json", &file(&["example#Stop"]))
        .write("more.json", &file(&["example#Send", "example#Parcel"]));
    let config = folder.config().model(folder.path("more.json"));
    assert_eq!(config.generate_text().unwrap().code, first);
}

#[test]
fn a_service_or_shapes_may_be_what_is_generated() {
    let folder = Folder::new("roots");
    folder.write("model.json", MODEL);
    let config = Config::new().model(folder.path("model.json"));

    let code = config
        .shapes(["example#Stop"])
        .generate_text()
        .unwrap()
        .code;

    assert!(code.contains("pub struct Stop {"));
    assert!(!code.contains("Parcel"), "no more than the closure");
}

#[test]
fn nothing_to_generate() {
    let folder = Folder::new("nothing");
    folder.write("model.json", MODEL);

    assert_snapshot!(folder.problems(&Config::new().out_dir(&folder.0)));
    let config = Config::new()
        .model(folder.path("model.json"))
        .out_dir(&folder.0);
    assert_snapshot!(folder.problems(&config));
}

#[test]
fn an_unknown_operation() {
    let folder = Folder::new("operation");
    folder.write("model.json", MODEL);
    let config = Config::new()
        .model(folder.path("model.json"))
        .out_dir(&folder.0)
        .operation("example#Sned")
        .operation("example#Parcel")
        .operation("Send");

    assert_snapshot!(folder.problems(&config));
}

#[test]
fn a_rename_that_collides() {
    let folder = Folder::new("rename");
    folder.write("model.json", MODEL);
    let config = folder
        .config()
        .rename("example#Stop", "Parcel")
        .rename("example#Parcle", "Package")
        .rename("example#Send", "not a name");

    assert_snapshot!(folder.problems(&config));
}

#[test]
fn a_missing_file() {
    let folder = Folder::new("missing");
    folder.write("model.json", MODEL);

    assert_snapshot!(folder.problems(&folder.config().model(folder.path("no.json"))));
}

#[test]
fn not_json() {
    assert_snapshot!(Folder::new("not_json").problems_of("{\n  \"smithy\": \"2.0\",\n  oh\n}"));
}

#[test]
fn no_version() {
    assert_snapshot!(Folder::new("no_version").problems_of("{ \"shapes\": {} }"));
}

#[test]
fn a_dangling_target() {
    let model = MODEL.replace(
        "\"target\": \"example#Stop\"",
        "\"target\": \"example#Stpo\"",
    );

    assert_snapshot!(Folder::new("dangling").problems_of(&model));
}

#[test]
fn an_unknown_type() {
    let model = MODEL.replacen("\"type\": \"structure\"", "\"type\": \"strcuture\"", 1);

    assert_snapshot!(Folder::new("unknown_type").problems_of(&model));
}

#[test]
fn a_missing_property() {
    let model = MODEL.replacen("\"type\": \"structure\",", "", 1);

    assert_snapshot!(Folder::new("missing_property").problems_of(&model));
}

#[test]
fn two_files_in_conflict() {
    let folder = Folder::new("conflict");
    folder.write("model.json", MODEL).write(
        "other.json",
        r#"{
  "smithy": "2.0",
  "shapes": {
    "example#Stop": { "type": "string" }
  }
}
"#,
    );

    assert_snapshot!(folder.problems(&folder.config().model(folder.path("other.json"))));
}

#[test]
fn all_problems_are_told_at_once() {
    let model = MODEL
        .replace(
            "\"target\": \"example#Stop\"",
            "\"target\": \"example#Stpo\"",
        )
        .replace("\"place\": { \"target\"", "\"place\": { \"tagret\"")
        .replacen("\"type\": \"operation\"", "\"type\": \"opreation\"", 1);

    assert_snapshot!(Folder::new("all").problems_of(&model));
}
