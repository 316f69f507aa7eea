"""What AWS's Python SDK gets from a server of objects.

    objects.py ENDPOINT      reads calls as JSON, a list of [method, parameters], prints the outcome of each

The content of an object is given as `Body` in Latin-1, or as `Zeros`, a number of bytes. It is printed as `Body` in
Latin-1 if it has at most 1000 bytes, and otherwise as its size and its distinct bytes.
"""

import json
import sys
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError


def client(endpoint):
    return boto3.client(
        "s3",
        region_name="us-east-1",
        endpoint_url=endpoint,
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        config=Config(
            # Otherwise, bodies are sent in the encoding `aws-chunked`.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            # Otherwise, the bucket is in the name of the host.
            s3={"addressing_style": "path"},
            retries={"max_attempts": 1},
        ),
    )


def content(body):
    read = body.read()
    if len(read) <= 1000:
        return read.decode("latin-1")
    return {"size": len(read), "bytes": sorted(set(read))}


def call(s3, method, parameters):
    if "Zeros" in parameters:
        parameters["Body"] = bytes(parameters.pop("Zeros"))
    elif "Body" in parameters:
        parameters["Body"] = parameters["Body"].encode("latin-1")
    try:
        if method == "pages":
            pages = s3.get_paginator("list_objects_v2").paginate(**parameters)
            return [
                {
                    "keys": [one["Key"] for one in page.get("Contents", [])],
                    "prefixes": [one["Prefix"] for one in page.get("CommonPrefixes", [])],
                }
                for page in pages
            ]
        if method == "presigned":
            url = s3.generate_presigned_url("get_object", Params=parameters)
            with urllib.request.urlopen(url) as response:
                return {"Body": content(response)}
        output = getattr(s3, method)(**parameters)
    except ClientError as error:
        return {
            "code": error.response["Error"]["Code"],
            "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
        }
    if "Body" in output:
        output["Body"] = content(output["Body"])
    output["status"] = output.pop("ResponseMetadata")["HTTPStatusCode"]
    return output


def main():
    s3 = client(sys.argv[1])
    results = [call(s3, method, parameters) for method, parameters in json.load(sys.stdin)]
    json.dump(results, sys.stdout, default=str)


main()
