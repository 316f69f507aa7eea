//! The protocols whose cases run.

use std::fmt;

use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::protocol::{
    AwsJson, AwsQuery, Ec2Query, Protocol as Spoken, RestJson1, RestXml, RpcV2,
};

use crate::compare::{base64, json};
use crate::xml;

/// A protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`.
    AwsJson10,
    /// `aws.protocols#awsJson1_1`.
    AwsJson11,
    /// `aws.protocols#awsQuery`.
    AwsQuery,
    /// `aws.protocols#ec2Query`.
    Ec2Query,
    /// `aws.protocols#restJson1`.
    RestJson1,
    /// `aws.protocols#restXml`.
    RestXml,
    /// `smithy.protocols#rpcv2Cbor`.
    RpcV2Cbor,
    /// `smithy.protocols#rpcv2Json`.
    RpcV2Json,
}

impl Protocol {
    /// What speaks it.
    pub(crate) fn spoken(self) -> &'static dyn Spoken {
        match self {
            Protocol::AwsJson10 => &AwsJson::V1_0,
            Protocol::AwsJson11 => &AwsJson::V1_1,
            Protocol::AwsQuery => &AwsQuery,
            Protocol::Ec2Query => &Ec2Query,
            Protocol::RestJson1 => &RestJson1,
            Protocol::RestXml => &RestXml,
            Protocol::RpcV2Cbor => &RpcV2::Cbor,
            Protocol::RpcV2Json => &RpcV2::Json,
        }
    }

    /// The bytes of a body as a case has it.
    pub(crate) fn body(self, text: &str) -> Result<Vec<u8>, String> {
        match self {
            Protocol::RpcV2Cbor => base64(text),
            _ => Ok(text.as_bytes().to_vec()),
        }
    }

    /// What a body says, whatever the shape. JSON is read by `serde_json` and XML by `roxmltree`, as the codec
    /// is what is tested; the runtime's own tests hold its CBOR against `ciborium`.
    pub(crate) fn document(self, body: &[u8]) -> Result<Document, String> {
        match self {
            Protocol::RpcV2Cbor => Cbor::new()
                .document(body)
                .map_err(|error| error.to_string()),
            Protocol::RestXml => xml::document(body, &[]),
            Protocol::AwsQuery => xml::document(body, &["RequestId", "ResponseMetadata"]),
            Protocol::Ec2Query => xml::document(body, &["RequestID", "requestId"]),
            _ => json(body),
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Protocol::AwsJson10 => "awsJson1_0",
            Protocol::AwsJson11 => "awsJson1_1",
            Protocol::AwsQuery => "awsQuery",
            Protocol::Ec2Query => "ec2Query",
            Protocol::RestJson1 => "restJson1",
            Protocol::RestXml => "restXml",
            Protocol::RpcV2Cbor => "rpcv2Cbor",
            Protocol::RpcV2Json => "rpcv2Json",
        })
    }
}
