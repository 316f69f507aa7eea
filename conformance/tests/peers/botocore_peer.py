"""What botocore makes of inputs, and reads in responses.

Reads a list of cases as JSON, prints one answer for each:

    {"service", "operation", "protocol", "input"}               the HTTP request for the input
    {"service", "operation", "protocol", "status", "headers", "body", "error"}
                                                                what is read: the output, or the error

In inputs and answers, timestamps are seconds, blobs are text, and floats that are not finite are strings.
Bodies of messages are base64. `protocol` is botocore's name of it, or null for the service's own.
"""

import base64
import datetime
import json
import math
import sys

import botocore.session
from botocore.awsrequest import HeadersDict, create_request_object, prepare_request_dict
from botocore.parsers import create_parser
from botocore.serialize import create_serializer

SESSION = botocore.session.get_session()
SERVICES = {}


def operation_of(case):
    name = case["service"]
    if name not in SERVICES:
        SERVICES[name] = SESSION.get_service_model(name)
    service = SERVICES[name]
    return service.operation_model(case["operation"]), case["protocol"] or service.metadata["protocol"]


def given(value, shape):
    """A value of a case as botocore takes it."""
    if value is None or getattr(shape, "is_document_type", False):
        return value
    kind = shape.type_name
    if kind == "structure":
        return {name: given(one, shape.members[name]) for name, one in value.items()}
    if kind == "list":
        return [given(one, shape.member) for one in value]
    if kind == "map":
        return {key: given(one, shape.value) for key, one in value.items()}
    if kind == "blob":
        return value.encode()
    if kind == "timestamp":
        return datetime.datetime.fromtimestamp(value, datetime.timezone.utc)
    if kind in ("float", "double"):
        return float(value)
    return value


def taken(value):
    """What botocore has read, in the notation of cases."""
    if isinstance(value, dict):
        return {name: taken(one) for name, one in value.items()}
    if isinstance(value, list):
        return [taken(one) for one in value]
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, datetime.datetime):
        return value.timestamp()
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def request(case):
    operation, protocol = operation_of(case)
    # Its checks of parameters are no part of the protocol.
    serializer = create_serializer(protocol, include_validation=False)
    parameters = given(case["input"], operation.input_shape)
    made = serializer.serialize_to_request(parameters, operation)
    prefix = made.pop("host_prefix", None)
    bound = dict(made["headers"])
    prepare_request_dict(made, endpoint_url="http://localhost")
    sent = create_request_object(made).prepare()
    target = sent.url.removeprefix("http://localhost")
    body = sent.body or b""
    return {
        "method": sent.method,
        "target": target,
        "prefix": prefix,
        "headers": {name: str(value) for name, value in bound.items()},
        "body": base64.b64encode(body.encode() if isinstance(body, str) else body).decode(),
    }


def response(case):
    operation, protocol = operation_of(case)
    parser = create_parser(protocol)
    message = {
        "status_code": case["status"],
        "headers": HeadersDict(case["headers"]),
        "body": base64.b64decode(case["body"]),
        "context": {"operation_name": operation.name},
    }
    parsed = parser.parse(message, operation.output_shape)
    metadata = parsed.pop("ResponseMetadata")
    if not case["error"]:
        return {"id": metadata.get("RequestId"), "value": taken(parsed)}
    # As `botocore.endpoint` does: first which error it is, then its members.
    error = parsed["Error"]
    code = error.get("QueryErrorCode", error["Code"])
    shape = operation.service_model.shape_for_error_code(code)
    members = parser.parse(message, shape) if shape else {}
    members.pop("ResponseMetadata", None)
    members.pop("Error", None)
    return {
        "id": metadata.get("RequestId"),
        "status": metadata["HTTPStatusCode"],
        "code": error["Code"],
        # Its parser of XML has none where the body has none.
        "message": error.get("Message", ""),
        "shape": shape.name if shape else None,
        "value": taken(members),
    }


def answer(case):
    try:
        return request(case) if "input" in case else response(case)
    except Exception as error:
        return {"failure": repr(error)}


def main():
    json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)


main()
