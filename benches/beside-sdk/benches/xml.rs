//! A list of 1,000 objects, by several libraries on the same bytes.

use aws_sdk_s3::operation::list_objects_v2::ListObjectsV2;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SharedResponseDeserializer};
use aws_smithy_types::body::SdkBody;
use connect_attached_files_benches::objects::{
    ListObjects, ListObjectsOutput, Store, list_of_1000_objects,
};
use divan::{Bencher, black_box};
use smithy_typegen_runtime::codec::xml;
use smithy_typegen_runtime::protocol::{RestXml, client};

#[path = "../../benches/xml/derived.rs"]
mod derived;

fn main() {
    divan::main();
}

#[divan::bench]
fn a_aws_sdk(bencher: Bencher) {
    let layer = ListObjectsV2::new().config().expect("the SDK's configuration");
    let deserializer = layer.load::<SharedResponseDeserializer>().expect("a deserializer");
    let response = http::Response::builder()
        .status(200)
        .body(SdkBody::from(list_of_1000_objects()))
        .expect("a response");
    let response = HttpResponse::try_from(response).expect("a response");
    let read = deserializer.deserialize_nonstreaming(&response);
    assert!(read.is_ok());
    bencher.bench(|| deserializer.deserialize_nonstreaming(black_box(&response)));
}

#[divan::bench]
fn b_quick_xml(bencher: Bencher) {
    let text = list_of_1000_objects();
    bencher.bench(|| quick_xml::de::from_str::<derived::List>(black_box(&text)));
}

/// From the HTTP response, as the SDK does it.
#[divan::bench]
fn c_ours_http(bencher: Bencher) {
    let response = http::Response::new(list_of_1000_objects());
    bencher.bench(|| client::output::<Store, ListObjects>(&RestXml, black_box(&response)));
}

#[divan::bench]
fn d_ours(bencher: Bencher) {
    let text = list_of_1000_objects();
    bencher.bench(|| xml::from_slice::<ListObjectsOutput>(black_box(text.as_bytes())));
}
