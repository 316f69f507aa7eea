//! Scripts of Python that use boto3. `examples/over-http` has one, too.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a script prints for an input.
pub fn run(script: &str, arguments: &[&str], input: &Value) -> Value {
    let python = std::env::var_os("SMITHY_BOTO").expect("SMITHY_BOTO names a Python with boto3");
    let mut child = Command::new(python)
        .arg(script)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let mut stdin = child.stdin.take().expect("its input");
    stdin
        .write_all(input.to_string().as_bytes())
        .expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("it prints JSON")
}
