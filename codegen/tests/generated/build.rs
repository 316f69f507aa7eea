//! Generates a file for each fixture.

use std::path::{Path, PathBuf};

#[path = "../fixtures/roots.rs"]
mod fixtures;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=../fixtures");
    let folder = PathBuf::from(std::env::var("OUT_DIR")?);
    for fixture in fixtures::FIXTURES {
        // What the build says of names that meet is tested where the text is.
        let generated = fixtures::config(Path::new("../fixtures"), fixture).generate_text()?;
        generated.write(&folder.join(format!("{fixture}.rs")))?;
    }
    Ok(())
}
