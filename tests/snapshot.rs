//! What a reviewer reads when the model or the generator changes: the public API as a list, and the whole generated
//! file.

#[test]
fn the_public_api() {
    insta::assert_snapshot!(
        "public_api",
        include_str!(concat!(env!("OUT_DIR"), "/api.txt"))
    );
}

#[test]
fn the_generated_file() {
    insta::assert_snapshot!(
        "batch_get_attached_file_metadata",
        include_str!(concat!(env!("OUT_DIR"), "/smithy.rs"))
    );
}
