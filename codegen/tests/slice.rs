//! A slice of a model is a model of its own, from which the same code is generated.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use smithy_typegen::internal::emit::{self, Facets};
use smithy_typegen::internal::lower;
use smithy_typegen::internal::model::{Kind, Model};
use smithy_typegen::internal::options::Options;
use smithy_typegen::internal::select::{self, Root};
use smithy_typegen::internal::slice::{self, Dropped, Request};
use smithy_typegen::source::Sources;

fn sources(text: &str) -> Sources {
    let mut sources = Sources::new();
    sources.add("model.json", text);
    sources
}

fn load(sources: &Sources) -> Model {
    match Model::load(sources) {
        Ok(loaded) => loaded.model,
        Err(found) => panic!("{}", found.render(sources)),
    }
}

fn cut(model: &Model, root: Root, dropped: Dropped) -> String {
    let roots = BTreeSet::from([root]);
    slice::slice(model, &Request { roots, dropped }).expect("a root of the model")
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

const MIXED: &str = r##"{
    "smithy": "2.0",
    "metadata": { "suppressions": [] },
    "shapes": {
        "example#Zoo": { "type": "service", "version": "1",
            "operations": [{ "target": "example#Feed" }],
            "resources": [{ "target": "example#Animal" }],
            "errors": [{ "target": "example#Closed" }],
            "rename": { "other#Food": "OtherFood", "other#Unused": "Unusual" } },
        "example#Animal": { "type": "resource", "identifiers": { "name": { "target": "example#Name" } },
            "read": { "target": "example#Look" } },
        "example#Look": { "type": "operation", "input": { "target": "example#LookInput" },
            "traits": { "smithy.api#readonly": {}, "smithy.api#examples": [{ "title": "t" }] } },
        "example#LookInput": { "type": "structure", "mixins": [{ "target": "example#Named" }],
            "members": { "spot": { "target": "example#Spot", "traits": { "example#marked": "x" } } } },
        "example#Named": { "type": "structure",
            "members": { "name": { "target": "example#Name", "traits": { "smithy.api#required": {} } } },
            "traits": { "smithy.api#mixin": {} } },
        "example#Feed": { "type": "operation", "input": { "target": "example#FeedInput" } },
        "example#FeedInput": { "type": "structure", "members": {
            "food": { "target": "other#Food" }, "unused": { "target": "other#Unused" } } },
        "example#marked": { "type": "string", "traits": { "smithy.api#trait": {} } },
        "example#Closed": { "type": "structure", "traits": { "smithy.api#error": "server" } },
        "example#Name": { "type": "string", "traits": { "smithy.api#documentation": "A name.",
            "aws.iam#conditionKeys": [] } },
        "example#Spot": { "type": "enum", "members": {
            "IN": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "in" } },
            "OUT": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "out" } } } },
        "other#Food": { "type": "map", "key": { "target": "smithy.api#String" },
            "value": { "target": "smithy.api#Double", "traits": { "smithy.api#range": { "max": 1.50 } } } },
        "other#Unused": { "type": "list", "member": { "target": "smithy.api#Blob" } }
    }
}"##;

#[test]
fn an_operation_of_a_resource() {
    let model = load(&sources(MIXED));
    let text = cut(
        &model,
        Root::Operation("example#Look".to_owned()),
        Dropped::default(),
    );
    assert_snapshot!(text);
}

#[test]
fn a_shape_without_docs_and_with_a_trait_of_another_tool() {
    let model = load(&sources(MIXED));
    let dropped = Dropped {
        more: vec!["smithy.api#mixin".to_owned()],
        but: vec!["aws.iam#*".to_owned()],
        docs: true,
    };
    let text = cut(&model, Root::Shape("example#Name".to_owned()), dropped);
    assert_snapshot!(text, @r#"
    {
      "smithy": "2.0",
      "shapes": {
        "example#Name": {
          "type": "string",
          "traits": {
            "aws.iam#conditionKeys": []
          }
        }
      }
    }
    "#);
}

#[test]
fn slicing_a_slice_changes_nothing() {
    let model = load(&sources(MIXED));
    let roots = [
        Root::Service("example#Zoo".to_owned()),
        Root::Operation("example#Look".to_owned()),
        Root::Operation("example#Feed".to_owned()),
        Root::Shape("example#LookInput".to_owned()),
    ];
    for root in roots {
        let once = cut(&model, root.clone(), Dropped::default());
        let twice = cut(&load(&sources(&once)), root, Dropped::default());
        assert_eq!(once, twice);
    }
}

#[test]
fn a_whole_service_keeps_its_resources_and_renames() {
    let model = load(&sources(MIXED));
    let text = cut(
        &model,
        Root::Service("example#Zoo".to_owned()),
        Dropped::default(),
    );
    let slice = load(&sources(&text));
    for shape in model.shapes().filter(|shape| !shape.is_prelude()) {
        let is_mixin = shape.traits.has("smithy.api#mixin");
        assert_eq!(slice.get(&shape.id).is_none(), is_mixin, "{}", shape.id);
    }
    assert!(text.contains("\"other#Unused\": \"Unusual\""));
}

#[test]
fn a_root_that_the_model_does_not_have() {
    let model = load(&sources(MIXED));
    let roots = BTreeSet::from([Root::Operation("example#Fed".to_owned())]);
    let found = slice::slice(
        &model,
        &Request {
            roots,
            ..Request::default()
        },
    )
    .unwrap_err();
    assert_snapshot!(found.render(&Sources::new()), @r"
    error[UnknownRoot]: the model has no operation `example#Fed`
     |
     = help: did you mean `example#Feed`?
    ");
}

/// The model that this project checks in.
#[test]
fn the_models_of_this_project_are_in_normal_form() {
    let path = project().join("model/batch-get-attached-file-metadata.json");
    let text = fs::read_to_string(path).expect("the model");
    let root = Root::Operation("com.amazonaws.connect#BatchGetAttachedFileMetadata".to_owned());
    let again = cut(&load(&sources(&text)), root, Dropped::default());
    assert!(
        text == again,
        "run `smithy-typegen slice` on the model of this project"
    );
}

/// Each operation of Connect, from the whole model and from its slice.
#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder with real models"]
fn the_code_of_a_slice_is_the_code_of_the_model() {
    let shared = std::env::var("SMITHY_SHARED").expect("SMITHY_SHARED is set");
    let path = Path::new(&shared).join("models/connect-2017-08-08.json");
    let text = fs::read_to_string(path).expect("the model of Connect");
    let model = load(&sources(&text));
    let operations = model
        .shapes()
        .filter(|shape| matches!(shape.kind, Kind::Operation(_)));
    let operations: Vec<_> = operations.map(|shape| shape.id.to_string()).collect();
    assert!(operations.len() > 250);
    for id in &operations {
        let root = Root::Operation(id.clone());
        let slice = cut(&model, root.clone(), Dropped::default());
        let slice = load(&sources(&slice));
        assert!(
            code(&model, root.clone()) == code(&slice, root),
            "the code for {id} differs"
        );
    }
}

/// The code for a root, without formatting, which takes most of the time and depends on the tokens alone.
fn code(model: &Model, root: Root) -> String {
    let selection = select::select(model, &BTreeSet::from([root]), |_| false).expect("a root");
    let (module, _) = lower::lower(model, &selection, &Options::default()).expect("no errors");
    let facets = Facets {
        format: false,
        ..Facets::default()
    };
    emit::file(&[module], &facets).expect("Rust")
}
