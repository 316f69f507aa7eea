//! A response of 100 files and a request for 100 files, by several libraries on the same bytes.

use aws_sdk_connect::operation::batch_get_attached_file_metadata::{
    BatchGetAttachedFileMetadata as SdkOperation, BatchGetAttachedFileMetadataInput as SdkInput,
};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer};
use connect_attached_files::{
    AmazonConnectService as Service, BatchGetAttachedFileMetadata as Op,
    BatchGetAttachedFileMetadataRequest as Request,
    BatchGetAttachedFileMetadataResponse as Response, json,
};
use connect_attached_files_benches::response_of_100_files;
use divan::{Bencher, black_box};
use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::protocol::{RestJson1, client};

mod derived;

fn main() {
    divan::main();
}

/// How the SDK reads and writes the operation.
fn sdk() -> FrozenLayer {
    SdkOperation::new().config().expect("the SDK's configuration")
}

fn ids() -> Vec<String> {
    (0..100).map(|index| format!("4d2b6b0e-61c1-4e1c-9f6c-0d2f5c1f{index:04}")).collect()
}

const INSTANCE: &str = "5f2d7a10-3c4b-4e8f-9a6d-2b1c0e9f8a7b";
const RESOURCE: &str = "arn:aws:cases:us-west-2:111122223333:domain/7b1c2d3e/case/91aa0f52";

fn decoded() -> Response {
    json::from_slice(response_of_100_files().as_bytes()).expect("the response is valid")
}

#[divan::bench_group]
mod decode {
    use super::*;

    #[divan::bench]
    fn a_serde_json_value(bencher: Bencher) {
        let body = response_of_100_files();
        bencher.bench(|| serde_json::from_slice::<serde_json::Value>(black_box(body.as_bytes())));
    }

    #[divan::bench]
    fn b_serde_derive(bencher: Bencher) {
        let body = response_of_100_files();
        bencher.bench(|| serde_json::from_slice::<derived::Response>(black_box(body.as_bytes())));
    }

    #[divan::bench]
    fn c_sonic_rs_derive(bencher: Bencher) {
        let body = response_of_100_files();
        bencher.bench(|| sonic_rs::from_slice::<derived::Response>(black_box(body.as_bytes())));
    }

    #[divan::bench]
    fn d_ours_by_serde(bencher: Bencher) {
        let body = response_of_100_files();
        bencher.bench(|| serde_json::from_slice::<Response>(black_box(body.as_bytes())));
    }

    #[divan::bench]
    fn e_ours_json(bencher: Bencher) {
        let body = response_of_100_files();
        bencher.bench(|| json::from_slice::<Response>(black_box(body.as_bytes())));
    }

    #[divan::bench]
    fn f_ours_cbor(bencher: Bencher) {
        let body = Cbor::new().to_vec(&decoded()).expect("CBOR");
        bencher.bench(|| Cbor::new().from_slice::<Response>(black_box(&body)));
    }

    #[divan::bench]
    fn g_clone(bencher: Bencher) {
        let response = decoded();
        bencher.bench(|| black_box(&response).clone());
    }

    /// From the HTTP response, as the SDK does it.
    #[divan::bench]
    fn h_ours_http(bencher: Bencher) {
        let response = http::Response::new(response_of_100_files());
        bencher.bench(|| client::output::<Service, Op>(&RestJson1, black_box(&response)));
    }

    #[divan::bench]
    fn i_aws_sdk(bencher: Bencher) {
        let layer = sdk();
        let deserializer = layer.load::<SharedResponseDeserializer>().expect("a deserializer");
        let response = http::Response::builder()
            .status(200)
            .body(SdkBody::from(response_of_100_files()))
            .expect("a response");
        let response = HttpResponse::try_from(response).expect("a response");
        let read = deserializer.deserialize_nonstreaming(&response);
        assert!(read.is_ok());
        bencher.bench(|| deserializer.deserialize_nonstreaming(black_box(&response)));
    }
}

#[divan::bench_group]
mod encode {
    use super::*;

    fn request() -> Request {
        let request = Request::builder().file_ids(ids()).instance_id(INSTANCE);
        request.associated_resource_arn(RESOURCE).build().expect("a valid request")
    }

    #[divan::bench]
    fn a_ours_by_serde(bencher: Bencher) {
        let request = request();
        bencher.bench(|| serde_json::to_vec(black_box(&request)));
    }

    #[divan::bench]
    fn b_ours_json(bencher: Bencher) {
        let request = request();
        bencher.bench(|| json::to_vec(black_box(&request)));
    }

    #[divan::bench]
    fn c_ours_cbor(bencher: Bencher) {
        let request = request();
        bencher.bench(|| Cbor::new().to_vec(black_box(&request)));
    }

    /// The whole HTTP request.
    #[divan::bench]
    fn d_ours_http(bencher: Bencher) {
        let request = request();
        let token = || String::new();
        bencher.bench(|| client::request::<Service, Op>(&RestJson1, black_box(&request), &token));
    }

    /// The whole HTTP request, which is what the SDK's serializer makes; the input is made anew for each,
    /// outside of what is measured.
    #[divan::bench]
    fn h_aws_sdk(bencher: Bencher) {
        let layer = sdk();
        let serializer = layer.load::<SharedRequestSerializer>().expect("a serializer");
        let input = || {
            let input = SdkInput::builder().set_file_ids(Some(ids())).instance_id(INSTANCE);
            let input = input.associated_resource_arn(RESOURCE).build().expect("an input");
            (Input::erase(input), ConfigBag::base())
        };
        bencher
            .with_inputs(input)
            .bench_values(|(input, mut config)| serializer.serialize_input(input, &mut config));
    }
}
