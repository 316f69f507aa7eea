//! Generates the types of one operation from the models in `model/`.

fn main() -> Result<(), smithy_typegen::Error> {
    smithy_typegen::Config::new()
        .model("model/batch-get-attached-file-metadata.json")
        .model("model/overlay.json")
        .operation("com.amazonaws.connect#BatchGetAttachedFileMetadata")
        .rename("com.amazonaws.connect#CreatedByInfo", "CreatedBy")
        .authoritative(true)
        .api_file("api.txt")
        .generate()
}
