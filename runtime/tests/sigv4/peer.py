"""Signs requests with botocore.

Reads a list of requests as JSON, prints the headers of the signature for each. The time and the credentials are those
of AWS's examples.
"""

import datetime
import json
import sys

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

NOW = datetime.datetime(2015, 8, 30, 12, 36, 0)
botocore.auth.get_current_datetime = lambda *_, **__: NOW

KEY = "AKIDEXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def sign(case):
    request = AWSRequest(method=case["method"], url=case["url"], data=case["body"].encode())
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    credentials = Credentials(KEY, SECRET, case.get("token"))
    signer = botocore.auth.S3SigV4Auth if case["name"] == "s3" else botocore.auth.SigV4Auth
    signer(credentials, case["name"], "us-east-1").add_auth(request)
    return {
        "authorization": request.headers["Authorization"],
        "date": request.headers["X-Amz-Date"],
        "token": request.headers["X-Amz-Security-Token"],
        "hash": request.headers["X-Amz-Content-SHA256"],
    }


def main():
    json.dump([sign(case) for case in json.load(sys.stdin)], sys.stdout)


main()
