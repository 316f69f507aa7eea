//! Pictures of models: as Mermaid and as SVG, with the changes of a new version.

mod diff_cases;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use diff_cases::{CASES, MODEL, changed, sources};
use insta::assert_snapshot;
use smithy_typegen::Config;
use smithy_typegen::internal::diff::{self, Version};
use smithy_typegen::internal::graph::Graph;
use smithy_typegen::internal::model::Model;
use smithy_typegen::internal::select::Root;
use smithy_typegen::source::Sources;

fn operation(id: &str) -> BTreeSet<Root> {
    BTreeSet::from([Root::Operation(id.to_owned())])
}

fn graph(sources: &Sources, id: &str) -> Graph {
    let model = Model::load(sources).expect("a model without errors").model;
    Graph::new(&model, &operation(id)).expect("an operation of the model")
}

/// An operation in a version with a case's change.
fn compared(case: &str, id: &str) -> Graph {
    let case = CASES
        .iter()
        .find(|known| known.name == case)
        .expect("a case");
    let version = |text: &str| {
        Version::load(&sources("model.json", text), &Config::new()).expect("a model without errors")
    };
    let (old, new) = (version(MODEL), version(&changed(case)));
    let changes = diff::compare(&old, &new, &operation(id)).expect("a service");
    Graph::compared((&old.model, &new.model), &operation(id), &changes).expect("an operation")
}

#[test]
fn an_operation_as_mermaid() {
    assert_snapshot!(graph(&sources("model.json", MODEL), "zoo#GetAnimal").mermaid());
}

#[test]
fn an_operation_as_svg() {
    assert_snapshot!(graph(&sources("model.json", MODEL), "zoo#GetAnimal").svg());
}

#[test]
fn changes_in_colour() {
    assert_snapshot!(
        "breaking",
        compared("a_value_that_is_removed", "zoo#GetAnimal").mermaid()
    );
    assert_snapshot!(
        "added",
        compared("a_field_that_is_added", "zoo#GetAnimal").mermaid()
    );
    assert_snapshot!(
        "removed",
        compared("an_operation_that_is_removed", "zoo#Feed").mermaid()
    );
    assert!(
        compared("a_value_that_is_removed", "zoo#GetAnimal")
            .svg()
            .contains("#cf222e")
    );
}

/// What a model calls its shapes cannot leave the picture.
#[test]
fn names_are_escaped() {
    let text = r#"{ "smithy": "2.0", "shapes": {
        "a#S": { "type": "structure", "members": { "m": { "target": "a#T" } } },
        "a#T": { "type": "string", "traits": { "smithy.api#pattern": "<b>\"]|" } }
    } }"#;
    let model = Model::load(&sources("model.json", text))
        .expect("a model without errors")
        .model;
    let graph =
        Graph::new(&model, &BTreeSet::from([Root::Shape("a#S".to_owned())])).expect("a shape");
    assert!(!graph.mermaid().contains("<b>\""));
    assert!(graph.svg().contains("pattern"));
}

/// The README's picture is that of the model.
#[test]
fn the_picture_in_the_readme() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(project.join("README.md")).expect("the README");
    let (_, rest) = readme.split_once("```mermaid\n").expect("a picture");
    let (shown, _) = rest.split_once("```").expect("the end of the picture");
    let mut sources = Sources::new();
    sources.read(&project.join("model")).expect("the models");
    let graph = graph(
        &sources,
        "com.amazonaws.connect#BatchGetAttachedFileMetadata",
    );
    assert!(
        shown == graph.mermaid(),
        "run `smithy-typegen graph` as the README says"
    );
}

/// Real models, however large or recursive they are.
#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder with real models"]
fn a_whole_service() {
    let shared = std::env::var("SMITHY_SHARED").expect("SMITHY_SHARED is set");
    let mut sources = Sources::new();
    sources
        .read(&Path::new(&shared).join("models/dynamodb-2012-08-10.json"))
        .expect("a model");
    let model = Model::load(&sources).expect("a model without errors").model;
    let roots = BTreeSet::from([Root::Service(
        "com.amazonaws.dynamodb#DynamoDB_20120810".to_owned(),
    )]);
    let graph = Graph::new(&model, &roots).expect("a service");
    assert!(graph.svg().ends_with("</svg>\n"));
    assert!(graph.mermaid().contains("AttributeValue"));
}
