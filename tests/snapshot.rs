//! The whole generated file, as a reviewer reads it: any change to the model or to the generator
//! shows here as a diff.

#[test]
fn the_generated_file() {
    insta::assert_snapshot!(
        "batch_get_attached_file_metadata",
        include_str!(concat!(env!("OUT_DIR"), "/smithy.rs"))
    );
}
