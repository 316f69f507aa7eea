"""What AWS's Python SDK sends for an input, or gets from a server.

    connect.py request          reads an input as JSON, prints the request that botocore makes of it
    connect.py call ENDPOINT    reads an input as JSON, calls the server, prints the output or the error
"""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.serialize import create_serializer

REGION = "us-west-2"


def client(endpoint="http://localhost"):
    return boto3.client(
        "connect",
        region_name=REGION,
        endpoint_url=endpoint,
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        config=Config(retries={"max_attempts": 1}, parameter_validation=False),
    )


def request(parameters):
    model = client().meta.service_model
    operation = model.operation_model("BatchGetAttachedFileMetadata")
    serializer = create_serializer(model.metadata["protocol"], include_validation=False)
    made = serializer.serialize_to_request(parameters, operation)
    body = made["body"]
    return {
        "method": made["method"],
        "path": made["url_path"],
        "query": made["query_string"],
        "body": json.loads(body) if body else None,
        "content_type": made["headers"].get("Content-Type"),
    }


def call(endpoint, parameters):
    try:
        output = client(endpoint).batch_get_attached_file_metadata(**parameters)
    except ClientError as error:
        response = error.response
        return {
            "status": response["ResponseMetadata"]["HTTPStatusCode"],
            "code": response["Error"]["Code"],
            "message": response["Error"]["Message"],
        }
    output.pop("ResponseMetadata")
    return output


def main():
    parameters = json.load(sys.stdin)
    if sys.argv[1] == "request":
        result = request(parameters)
    else:
        result = call(sys.argv[2], parameters)
    json.dump(result, sys.stdout, default=str)


main()
