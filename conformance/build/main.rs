//! Generates the types of Smithy's suites, and a test for each of their cases, if the suites are
//! there: in the folder `protocol-tests/` of the one that the environment variable `SMITHY_SHARED`
//! names. From its folder `models/`, the types of a few real operations, to be compared with botocore.

#[path = "../src/cannot.rs"]
mod cannot;
mod emit;
mod model;
mod names;
mod peers;
mod standing;
mod suite;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::Config;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rustc-check-cfg=cfg(has_models)");
    println!("cargo::rustc-check-cfg=cfg(has_suites)");
    println!("cargo::rerun-if-env-changed=SMITHY_SHARED");
    println!("cargo::rerun-if-changed=cannot.txt");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/cannot.rs");
    let Some(shared) = std::env::var_os("SMITHY_SHARED") else {
        return Ok(());
    };
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let models = Path::new(&shared).join("models");
    if models.is_dir() {
        peers::peers(&models, &out)?;
        println!("cargo::rustc-cfg=has_models");
    }
    let folder = Path::new(&shared).join("protocol-tests");
    println!("cargo::rerun-if-changed={}", folder.display());
    if !folder.is_dir() {
        return Ok(());
    }
    validation(&folder)?;
    protocols(&folder, &out)?;
    println!("cargo::rustc-cfg=has_suites");
    Ok(())
}

/// The validation suite, whose tests are written by hand.
fn validation(folder: &Path) -> Result<(), smithy_typegen::Error> {
    Config::new()
        .model(folder.join("rest-json-1-validation.json"))
        .service("aws.protocoltests.restjson.validation#RestJsonValidation")
        .authoritative(true)
        .file_name("validation.rs")
        .generate()
}

/// The suites of protocols, a module each.
fn protocols(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let list = fs::read_to_string("cannot.txt")?;
    let list = cannot::entries(&list)?;
    let (mut types, mut tests, mut modules) = (String::new(), String::new(), Vec::new());
    let mut files: Vec<_> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    for file in files {
        let Some(suite) = suite::Suite::read(&file)? else {
            continue;
        };
        let code = out.join(format!("{}.rs", suite.module));
        let services = &suite.services;
        let config = Config::new().model(&file).serde(false).builders(false);
        let config = services.iter().fold(config, Config::service);
        config
            .file_name(format!("{}.rs", suite.module))
            .generate()?;
        let code = fs::read_to_string(&code)?;
        let names = names::of(&code, "operation");
        let service = names::of(&code, "service").into_values().next();
        let service = service.ok_or("the code has no service")?;
        types.push_str(&emit::types(&suite));
        tests.push_str(&emit::tests(&suite, &service, &names, &list));
        modules.push(suite.module);
    }
    fs::write(out.join("services.rs"), types)?;
    tests.push_str(&emit::all(&modules));
    fs::write(out.join("cases.rs"), tests)?;
    Ok(())
}
