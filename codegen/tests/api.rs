//! The list of the public API is what syn sees in the generated code.

mod api_support;

use std::fs;
use std::path::Path;

use smithy_typegen::Config;
use smithy_typegen::source::Sources;

/// Compares the list for some roots with the code for them.
fn compare(config: Config, sources: &Sources) {
    let generated = match config
        .api_file("api.txt")
        .format(false)
        .generate_from(sources)
    {
        Ok(generated) => generated,
        Err(error) => panic!("{error}"),
    };
    let list = generated.api.expect("a list");
    let mut listed: Vec<_> = list.lines().filter_map(api_support::declaration).collect();
    let mut seen = api_support::seen(&generated.code);
    listed.sort();
    seen.sort();
    let only = |ours: &[String], theirs: &[String]| {
        let only = ours
            .iter()
            .filter(|line| theirs.binary_search(line).is_err());
        only.take(20).cloned().collect::<Vec<_>>().join("\n")
    };
    let (ours, theirs) = (only(&listed, &seen), only(&seen, &listed));
    assert!(
        listed == seen,
        "only in the list:\n{ours}\n\nonly in the code:\n{theirs}"
    );
}

fn sources(path: &Path) -> Sources {
    let mut sources = Sources::new();
    sources.read(path).expect("a model");
    sources
}

#[test]
fn the_operation_of_this_project() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model");
    let config = Config::new()
        .operation("com.amazonaws.connect#BatchGetAttachedFileMetadata")
        .rename("com.amazonaws.connect#CreatedByInfo", "CreatedBy")
        .authoritative(true);
    compare(config, &sources(&folder));
}

/// Everything that types can be made of.
#[test]
fn every_kind_of_item() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for entry in fs::read_dir(folder).expect("fixtures") {
        let path = entry.expect("a fixture").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a fixture");
        let model: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let shapes = model["shapes"].as_object().expect("shapes").iter();
        let config = shapes.fold(Config::new(), |config, (id, shape)| {
            match shape["type"].as_str() {
                Some("operation") => config.operation(id),
                Some("structure" | "union" | "enum" | "intEnum")
                    if shape["traits"]["smithy.api#trait"].is_null() =>
                {
                    config.shapes([id])
                }
                _ => config,
            }
        });
        compare(config, &sources(&path));
    }
}

#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder with real models"]
fn whole_services() {
    let shared = std::env::var("SMITHY_SHARED").expect("SMITHY_SHARED is set");
    for (file, service) in [
        (
            "connect-2017-08-08",
            "com.amazonaws.connect#AmazonConnectService",
        ),
        ("lambda-2015-03-31", "com.amazonaws.lambda#AWSGirApiService"),
    ] {
        let path = Path::new(&shared).join(format!("models/{file}.json"));
        compare(Config::new().service(service), &sources(&path));
    }
}
