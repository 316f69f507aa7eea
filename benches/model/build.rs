//! Generates the types of a list of objects, as S3 has it.

fn main() -> Result<(), smithy_typegen::Error> {
    smithy_typegen::Config::new()
        .model("model/objects.json")
        .service("example.objects#Store")
        .generate()
}
