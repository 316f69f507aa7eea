//! The order of shapes, of traits and of properties in a text changes nothing; the order of members is the model's own.

mod loader_support;

use loader_support::load;
use proptest::prelude::*;
use serde_json::Value;
use smithy_typegen::internal::model::Model;

const MODEL: &str = r#"{ "smithy": "2.0", "metadata": { "b": 1, "a": { "y": 1, "x": 2 } }, "shapes": {
  "example#Input": { "type": "structure", "mixins": [{ "target": "example#Mixin" }], "members": {
    "zulu": { "target": "example#Id", "traits": { "smithy.api#required": {}, "smithy.api#documentation": "Last." } },
    "alpha": { "target": "example#Ids" } } },
  "example#Mixin": { "type": "structure", "traits": { "smithy.api#mixin": {}, "smithy.api#since": "1" }, "members": {
    "page": { "target": "smithy.api#Integer" } } },
  "example#Input$page": { "type": "apply", "traits": { "smithy.api#range": { "min": 1, "max": 10 } } },
  "example#Id": { "type": "string", "traits": { "smithy.api#length": { "min": 1, "max": 8 }, "smithy.api#pattern": "^[a-z]+$" } },
  "example#Ids": { "type": "list", "member": { "target": "example#Id" }, "traits": { "smithy.api#uniqueItems": {} } }
}}"#;

/// The value as JSON, with the keys of its objects in an order that the seed decides, but for those of `members`.
fn shuffled(value: &Value, is_members: bool, seed: &mut u64, text: &mut String) {
    match value {
        Value::Object(object) => {
            let mut entries: Vec<_> = object.iter().collect();
            if is_members {
                entries.sort_by_key(|(name, _)| MODEL.find(&format!("\"{name}\":")));
            } else {
                entries.sort_by_cached_key(|_| {
                    *seed = seed
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    *seed >> 33
                });
            }
            for (index, (key, value)) in entries.into_iter().enumerate() {
                text.push_str(if index == 0 { "{" } else { "," });
                text.push_str(&format!("{}:", Value::from(key.as_str())));
                shuffled(value, key == "members", seed, text);
            }
            text.push_str(if object.is_empty() { "{}" } else { "}" });
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "[" } else { "," });
                shuffled(item, false, seed, text);
            }
            text.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}

/// Everything a model says, where it matters in order.
fn assert_same(one: &Model, two: &Model) {
    assert_eq!(one.metadata(), two.metadata());
    assert_eq!(one.shapes().count(), two.shapes().count());
    for (a, b) in one.shapes().zip(two.shapes()) {
        assert_eq!(
            (&a.id, a.kind.name(), &a.place),
            (&b.id, b.kind.name(), &b.place)
        );
        assert!(a.traits.iter().eq(b.traits.iter()));
        assert_eq!(a.members().count(), b.members().count());
        for (a, b) in a.members().zip(b.members()) {
            assert_eq!(
                (&a.name, &a.target, &a.place),
                (&b.name, &b.target, &b.place)
            );
            assert!(a.traits.iter().eq(b.traits.iter()));
        }
    }
}

#[test]
fn members_keep_their_order() {
    let model = load(&[MODEL]);
    let names: Vec<_> = loader_support::shape(&model, "example#Input")
        .members()
        .map(|member| member.name.as_str())
        .collect();
    assert_eq!(names, ["page", "zulu", "alpha"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn all_else_may_be_in_any_order(seed in any::<u64>()) {
        let mut seed = seed;
        let mut text = String::new();
        shuffled(&serde_json::from_str(MODEL).expect("JSON"), false, &mut seed, &mut text);
        assert_same(&load(&[MODEL]), &load(&[&text]));
    }
}
