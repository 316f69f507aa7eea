//! The protocols under test, with the codecs of their bodies.

use std::fmt;

use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::codec::json::Json;
use smithy_typegen_runtime::wire::{Shape, Structure};
use smithy_typegen_runtime::{Document, OperationError, Rejection, Validate};

use crate::compare::{base64, json};

/// A protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`.
    AwsJson10,
    /// `aws.protocols#awsJson1_1`.
    AwsJson11,
    /// `aws.protocols#restJson1`.
    RestJson1,
    /// `smithy.protocols#rpcv2Cbor`.
    RpcV2Cbor,
    /// `smithy.protocols#rpcv2Json`.
    RpcV2Json,
}

/// The codec of a body.
enum Codec {
    Json(Json),
    Cbor(Cbor),
}

impl Protocol {
    fn codec(self) -> Codec {
        match self {
            Protocol::AwsJson10 => Codec::Json(Json::AWS),
            Protocol::AwsJson11 => Codec::Json(Json::AWS_1_1),
            Protocol::RestJson1 => Codec::Json(Json::REST),
            Protocol::RpcV2Json => Codec::Json(Json::RPC_V2),
            Protocol::RpcV2Cbor => Codec::Cbor(Cbor::new()),
        }
    }

    /// Writes a value.
    pub(crate) fn write<T: Shape>(self, value: &T) -> Result<Vec<u8>, String> {
        let written = match self.codec() {
            Codec::Json(json) => json.to_vec(value),
            Codec::Cbor(cbor) => cbor.to_vec(value),
        };
        written.map_err(|error| error.to_string())
    }

    /// Reads a value as a client.
    pub(crate) fn read<T: Shape>(self, body: &[u8]) -> Result<T, String> {
        let read = match self.codec() {
            Codec::Json(json) => json.from_slice(body),
            Codec::Cbor(cbor) => cbor.from_slice(body),
        };
        read.map_err(|error| error.to_string())
    }

    /// Reads and validates a value as a server.
    pub(crate) fn accept<T: Structure + Validate>(self, body: &[u8]) -> Result<T, Rejection> {
        match self.codec() {
            Codec::Json(json) => json.accept(body),
            Codec::Cbor(cbor) => cbor.accept(body),
        }
    }

    /// Reads an error as a client.
    pub(crate) fn error<T: OperationError>(
        self,
        code: Option<&str>,
        status: u16,
        body: &[u8],
    ) -> Result<T, String> {
        let read = match self.codec() {
            Codec::Json(json) => json.error(code, status, body),
            Codec::Cbor(cbor) => cbor.error(status, body),
        };
        read.map_err(|error| error.to_string())
    }

    /// Writes an error as a server.
    pub(crate) fn write_error<T: OperationError>(self, error: &T) -> Result<Vec<u8>, String> {
        let written = match self.codec() {
            Codec::Json(json) => json.error_to_vec(error),
            Codec::Cbor(cbor) => cbor.error_to_vec(error),
        };
        written.map_err(|error| error.to_string())
    }

    /// Decodes the body of a case.
    pub(crate) fn body(self, text: &str) -> Result<Vec<u8>, String> {
        match self.codec() {
            Codec::Json(_) => Ok(text.as_bytes().to_vec()),
            Codec::Cbor(_) => base64(text),
        }
    }

    /// Parses a body without a shape. JSON is parsed by `serde_json`, because the codec is under
    /// test. CBOR is parsed by the codec, which the runtime's own tests compare with `ciborium`.
    pub(crate) fn document(self, body: &[u8]) -> Result<Document, String> {
        match self.codec() {
            Codec::Json(_) => json(body),
            Codec::Cbor(cbor) => cbor.document(body).map_err(|error| error.to_string()),
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Protocol::AwsJson10 => "awsJson1_0",
            Protocol::AwsJson11 => "awsJson1_1",
            Protocol::RestJson1 => "restJson1",
            Protocol::RpcV2Cbor => "rpcv2Cbor",
            Protocol::RpcV2Json => "rpcv2Json",
        })
    }
}
