//! How structures behave that hold streams of the caller's own types.

use generated_tests::*;
use serde_json::json;

#[test]
fn streams_are_what_the_caller_says_and_stay_beside_the_document() {
    use streaming_types::{ListenOutput, Silence, Sounds, StoreInput};

    let mut input = StoreInput::builder()
        .name("n")
        .body(Bytes([1, 2].into()))
        .build()
        .unwrap();
    assert_eq!(
        serde_json::to_value(&input).unwrap(),
        json!({ "name": "n" })
    );
    assert_eq!(input.body.0.pop_front(), Some(1));
    let empty = StoreInput::builder().name("n").build().unwrap();
    assert!(
        empty.body.0.is_empty(),
        "a stream that nobody set is an empty one"
    );
    assert!(
        !format!("{empty:?}").contains("Bytes"),
        "the body is sensitive"
    );

    let silence = Sounds::Silence(Silence::builder().build().unwrap());
    let sounds = Events([silence].into());
    let output = ListenOutput::builder().sounds(sounds).build().unwrap();
    assert_eq!(output.sounds.unwrap().0.len(), 1);
    let output: ListenOutput = serde_json::from_value(json!({ "room": "r", "sounds": 1 })).unwrap();
    assert!(output.room.is_some() && output.sounds.is_none());
}
