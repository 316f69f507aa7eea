//! Generates the types from the model. The contents of objects are streams.

fn main() -> Result<(), smithy_typegen::Error> {
    smithy_typegen::Config::new()
        .model("model/objects.json")
        .service("example.objects#ObjectStore")
        .authoritative(true)
        .streaming_blob("smithy_typegen_runtime::stream::Body")
        .generate()
}
