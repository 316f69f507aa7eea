//! Generates a file for each fixture.

use std::path::Path;

#[path = "../fixtures/roots.rs"]
mod fixtures;

fn main() -> Result<(), smithy_typegen::Error> {
    for fixture in fixtures::FIXTURES {
        fixtures::config(Path::new("../fixtures"), fixture)
            .file_name(format!("{fixture}.rs"))
            .generate()?;
    }
    Ok(())
}
