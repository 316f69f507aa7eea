//! Measures decoding and encoding a list of 1,000 objects in XML, beside `quick-xml` with serde.

use connect_attached_files_benches::objects::{
    ListObjects, ListObjectsOutput, Store, list_of_1000_objects,
};
use divan::{Bencher, black_box};
use smithy_typegen_runtime::codec::xml::{self, Xml};
use smithy_typegen_runtime::protocol::{RestXml, client};

mod derived;

fn main() {
    divan::main();
}

fn decoded() -> ListObjectsOutput {
    xml::from_slice(list_of_1000_objects().as_bytes()).expect("the list is valid")
}

#[divan::bench]
fn decode_quick_xml(bencher: Bencher) {
    let text = list_of_1000_objects();
    let list: derived::List = quick_xml::de::from_str(&text).expect("the list is valid");
    assert_eq!(list.contents.len(), 1000);
    bencher.bench(|| quick_xml::de::from_str::<derived::List>(black_box(&text)));
}

#[divan::bench]
fn decode_ours(bencher: Bencher) {
    let text = list_of_1000_objects();
    assert_eq!(decoded().contents().len(), 1000);
    bencher.bench(|| xml::from_slice::<ListObjectsOutput>(black_box(text.as_bytes())));
}

/// From the HTTP response.
#[divan::bench]
fn decode_ours_http(bencher: Bencher) {
    let response = http::Response::new(list_of_1000_objects());
    bencher.bench(|| client::output::<Store, ListObjects>(&RestXml, black_box(&response)));
}

#[divan::bench]
fn parse_ours(bencher: Bencher) {
    let text = list_of_1000_objects();
    bencher.bench(|| Xml::REST.parse(black_box(text.as_bytes())).map(drop));
}

#[divan::bench]
fn clone_ours(bencher: Bencher) {
    let list = decoded();
    bencher.bench(|| black_box(&list).clone());
}

#[divan::bench]
fn encode_ours(bencher: Bencher) {
    let list = decoded();
    bencher.bench(|| xml::to_vec(black_box(&list)));
}

#[divan::bench]
fn encode_quick_xml(bencher: Bencher) {
    let list: derived::List = quick_xml::de::from_str(&list_of_1000_objects()).expect("valid");
    bencher.bench(|| quick_xml::se::to_string(black_box(&list)));
}
