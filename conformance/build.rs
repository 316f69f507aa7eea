//! Generates the types of Smithy's validation suite, if it is available.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rustc-check-cfg=cfg(has_suite)");
    println!("cargo::rerun-if-env-changed=SMITHY_SHARED");
    let Some(shared) = std::env::var_os("SMITHY_SHARED") else {
        return Ok(());
    };
    let suite = Path::new(&shared).join("protocol-tests/rest-json-1-validation.json");
    smithy_typegen::Config::new()
        .model(suite)
        .service("aws.protocoltests.restjson.validation#RestJsonValidation")
        .authoritative(true)
        .generate()?;
    println!("cargo::rustc-cfg=has_suite");
    Ok(())
}
