//! Generates the types from the model. Events are sent and received one by one.

fn main() -> Result<(), smithy_typegen::Error> {
    smithy_typegen::Config::new()
        .model("model/thermometer.json")
        .service("org.example#Thermometer")
        .event_stream("smithy_typegen_runtime::stream::EventStream")
        .generate()
}
