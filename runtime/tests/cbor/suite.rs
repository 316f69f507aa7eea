//! Bodies of Smithy's cases for `rpcv2Cbor`: each is the document that the case says, and comes back from
//! what is written for it. The cases themselves run in `conformance`.

use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::codec::cbor::Cbor;

use crate::shapes::Parcel;
use crate::{bytes, read};

#[test]
fn bodies() {
    for (id, body, expected) in [
        ("empty_input", "bfff", "{}"),
        (
            "RpcV2CborSimpleScalarProperties",
            "bf696279746556616c7565056b646f75626c6556616c7565fb3ffe395810624dd37166616c7365426f6f6c65616e56616c7565f46a666c6f617456616c7565fa40f400006c696e746567657256616c7565190100696c6f6e6756616c75651926916a73686f727456616c75651926aa6b737472696e6756616c75656673696d706c657074727565426f6f6c65616e56616c7565f569626c6f6256616c756543666f6fff",
            r#"{"byteValue":5,"doubleValue":1.889,"falseBooleanValue":false,"floatValue":7.625,"integerValue":256,"longValue":9873,"shortValue":9898,"stringValue":"simple","trueBooleanValue":true,"blobValue":"Zm9v"}"#,
        ),
        (
            "RpcV2CborSupportsInfinityFloatInputs",
            "bf6b646f75626c6556616c7565fb7ff00000000000006a666c6f617456616c7565fa7f800000ff",
            r#"{"doubleValue":"Infinity","floatValue":"Infinity"}"#,
        ),
        (
            "RpcV2CborSupportsNaNFloatOutputs",
            "bf6b646f75626c6556616c7565fb7ff80000000000006a666c6f617456616c7565fa7fc00000ff",
            r#"{"doubleValue":"NaN","floatValue":"NaN"}"#,
        ),
        (
            "RpcV2CborFloat16Inf",
            "a16576616c7565f97c00",
            r#"{"value":"Infinity"}"#,
        ),
        (
            "RpcV2CborFloat16LSBNaN",
            "a16576616c7565f97c01",
            r#"{"value":"NaN"}"#,
        ),
        (
            "RpcV2CborDateTimeWithFractionalSeconds",
            "bf686461746574696d65c1fb41cc37db380fbe77ff",
            r#"{"datetime":946845296.123}"#,
        ),
        (
            "RpcV2CborIndefiniteStringInsideDefiniteListCanDeserialize",
            "a16a737472696e674c697374837f781d416e206578616d706c6520696e646566696e69746520737472696e672c772077686963682077696c6c206265206368756e6b65642c6e206f6e206561636820636f6d6d61ff7f7835416e6f74686572206578616d706c6520696e646566696e69746520737472696e672077697468206f6e6c79206f6e65206368756e6bff7654686973206973206120706c61696e20737472696e67",
            r#"{"stringList":["An example indefinite string, which will be chunked, on each comma","Another example indefinite string with only one chunk","This is a plain string"]}"#,
        ),
        (
            "RpcV2CborExtraFieldsInTheBodyShouldBeSkippedByServers",
            "bf6b65787472614f626a656374bf73696e646566696e6974654c656e6774684d6170bf6b77697468416e41727261799f010203ffff71646566696e6974654c656e6774684d6170a3727769746841446566696e697465417272617983010203781d616e64536f6d65496e646566696e6974654c656e677468537472696e67781f74686174206861732c206265656e206368756e6b6564206f6e20636f6d6d616c6e6f726d616c537472696e6763666f6f6a73686f727456616c756519270f6e736f6d654f746865724669656c6476746869732073686f756c6420626520736b6970706564ffff",
            r#"{"extraObject":{"indefiniteLengthMap":{"withAnArray":[1,2,3]},"definiteLengthMap":{"withADefiniteArray":[1,2,3],"andSomeIndefiniteLengthString":"that has, been chunked on comma","normalString":"foo"},"shortValue":9999,"someOtherField":"this should be skipped"}}"#,
        ),
        (
            "RpcV2CborRecursiveShapesUsingDefiniteLength",
            "a1666e6573746564a263666f6f64466f6f31666e6573746564a26362617264426172316f7265637572736976654d656d626572a263666f6f64466f6f32666e6573746564a1636261726442617232",
            r#"{"nested":{"foo":"Foo1","nested":{"bar":"Bar1","recursiveMember":{"foo":"Foo2","nested":{"bar":"Bar2"}}}}}"#,
        ),
        (
            "RpcV2CborSerializesSparseSetMapAndRetainsNull",
            "bf6c7370617273655365744d6170bf61789fff61799f61616162ff617af6ffff",
            r#"{"sparseSetMap":{"x":[],"y":["a","b"],"z":null}}"#,
        ),
    ] {
        let body = bytes(body);
        let document = Cbor::new().document(&body).expect(id);
        assert_eq!(document.to_string(), expected, "{id}");
        let written = Cbor::new().document_to_vec(&document).expect(id);
        let again: Document = Cbor::new().document(&written).expect(id);
        assert_eq!(again, document, "{id}");
        // As what a structure does not know.
        assert_eq!(
            Cbor::new().from_slice::<Parcel>(&body).expect(id),
            Parcel::default()
        );
    }
}

/// `RpcV2CborSupportsUpcastingData`, by names of our own.
#[test]
fn smaller_representations_are_taken() {
    let body = "bf 66646f75626c65 f93e00 65666c6f6174 f947a0 67696e7465676572 1838 646c6f6e67 190100 \
                6573686f7274 0a ff";
    let expected = Parcel {
        double: Some(1.5),
        float: Some(7.625),
        integer: Some(56),
        long: Some(256),
        short: Some(10),
        ..Parcel::default()
    };
    assert_eq!(read::<Parcel>(body).expect("a parcel"), expected);
}
