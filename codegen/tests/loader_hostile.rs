//! Whatever the text holds, loading and rendering come to an end, and neither panics.

mod loader_support;

use loader_support::hostile::{HOSTILE, MODEL, every, with_each_string_replaced};
use loader_support::{found, problems, sources};
use proptest::prelude::*;

#[test]
fn the_model_itself_is_sound() {
    assert_eq!(problems(MODEL), "");
}

#[test]
fn a_hostile_string_in_every_position() {
    for hostile in HOSTILE {
        for model in with_each_string_replaced(hostile) {
            problems(&model);
        }
    }
}

#[test]
fn any_json_in_the_place_of_any_value() {
    let values = [
        "null",
        "true",
        "0",
        "-1.5e-3",
        "1e400",
        "[]",
        "{}",
        "[[{}]]",
        r#"{"target":{}}"#,
        r#"{"$serde_json::private::Number":"1"}"#,
    ];
    for (index, _) in MODEL.match_indices(": ").step_by(every(7)) {
        let rest = &MODEL[index + 2..];
        let end = serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Value>();
        let mut end = end;
        end.next();
        let length = end.byte_offset();
        for value in values {
            problems(&format!(
                "{}{value}{}",
                &MODEL[..index + 2],
                &rest[length..]
            ));
        }
    }
}

#[test]
fn nested_ten_thousand_levels_deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"shapes\":[", "]}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        assert!(problems(&deep).contains("recursion limit exceeded"));
        assert!(problems(&MODEL.replace("2.5e3", &deep)).contains("recursion limit exceeded"));
        assert!(problems(&open.repeat(10_000)).contains("InvalidJson"));
    }
}

/// The ids of all that is said about a text, without rendering it.
fn ids(text: &str) -> Vec<&'static str> {
    found(&sources(&[text]))
        .iter()
        .map(|diagnostic| diagnostic.id)
        .collect()
}

const LENGTH: usize = 5_000;

/// Shapes from a name for each number, so that each leads to the next and the last to the first.
fn ring(shape: impl Fn(usize, usize) -> String) -> String {
    let shapes: Vec<String> = (0..LENGTH)
        .map(|index| shape(index, (index + 1) % LENGTH))
        .collect();
    loader_support::model(&shapes.join(",\n"))
}

#[test]
fn long_ways_round() {
    let lists = ring(|here, next| {
        format!(r#""a#L{here}": {{ "type": "list", "member": {{ "target": "a#L{next}" }} }}"#)
    });
    assert!(ids(&lists).contains(&"EndlessRecursion"));
    let structures = ring(|here, next| {
        format!(
            r#""a#S{here}": {{ "type": "structure", "members": {{ "m": {{ "target": "a#S{next}", "traits": {{ "smithy.api#required": {{}} }} }} }} }}"#
        )
    });
    assert!(ids(&structures).contains(&"EndlessRecursion"));
    let unions = ring(|here, next| {
        format!(
            r#""a#U{here}": {{ "type": "union", "members": {{ "m": {{ "target": "a#U{next}" }} }} }}"#
        )
    });
    assert_eq!(ids(&unions), vec!["EndlessRecursion"; LENGTH]);
    let mixins = ring(|here, next| {
        format!(
            r#""a#M{here}": {{ "type": "structure", "traits": {{ "smithy.api#mixin": {{}} }}, "mixins": [{{ "target": "a#M{next}" }}] }}"#
        )
    });
    assert!(ids(&mixins).contains(&"MixinCycle"));
    let resources = ring(|here, next| {
        format!(
            r#""a#R{here}": {{ "type": "resource", "resources": [{{ "target": "a#R{next}" }}] }}"#
        )
    });
    assert!(ids(&resources).contains(&"ResourceCycle"));
    let services = ring(|here, next| {
        format!(
            r#""a#V{here}": {{ "type": "service", "operations": [{{ "target": "a#V{next}" }}] }}"#
        )
    });
    assert!(ids(&services).contains(&"WrongTarget"));
}

#[test]
fn a_chain_of_mixins_that_asks_for_too_much() {
    let chain = ring(|here, next| {
        let mixins = if next == 0 {
            String::new()
        } else {
            format!(r#", "mixins": [{{ "target": "a#M{next}" }}]"#)
        };
        format!(
            r#""a#M{here}": {{ "type": "structure", "traits": {{ "smithy.api#mixin": {{}} }}, "members": {{ "m{here}": {{ "target": "smithy.api#String" }} }}{mixins} }}"#
        )
    });
    assert!(ids(&chain).contains(&"TooLarge"));
}

#[test]
fn very_many_problems_on_one_line() {
    let members: Vec<String> = (0..500)
        .map(|index| format!(r#""m{index}":{{"target":"a#Missing{index}"}}"#))
        .collect();
    let text = format!(
        r#"{{"smithy":"2.0","shapes":{{"a#S":{{"type":"structure","members":{{{}}}}}}}}}"#,
        members.join(",")
    );
    let sources = loader_support::sources(&[&text]);
    let all = loader_support::found(&sources);
    assert_eq!(all.len(), 500);
    assert_eq!(all.records(&sources).len(), 500);
    assert_eq!(problems(&text).matches("UnresolvedTarget").count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn cut_short(length in 0..MODEL.len()) {
        let mut length = length;
        while !MODEL.is_char_boundary(length) {
            length -= 1;
        }
        prop_assert!(problems(&MODEL[..length]).contains("error["));
    }

    #[test]
    fn with_bytes_changed(changes in prop::collection::vec((0..MODEL.len(), any::<u8>()), 1..8)) {
        let mut bytes = MODEL.as_bytes().to_vec();
        for (index, byte) in changes {
            bytes[index] = byte;
        }
        let mut sources = smithy_typegen::source::Sources::new();
        sources.add("model.json", bytes);
        loader_support::problems_in(&sources);
    }

    #[test]
    fn with_pieces_moved(from in 0..MODEL.len(), length in 1..200_usize, to in 0..MODEL.len()) {
        let piece: Vec<u8> = MODEL.bytes().skip(from).take(length).collect();
        let mut bytes = MODEL.as_bytes().to_vec();
        bytes.splice(to..to, piece);
        let mut sources = smithy_typegen::source::Sources::new();
        sources.add("model.json", bytes);
        loader_support::problems_in(&sources);
    }

    #[test]
    fn any_text_at_all(text in any::<String>()) {
        problems(&text);
    }
}
