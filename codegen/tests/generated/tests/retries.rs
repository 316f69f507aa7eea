//! Requests that fail and are sent again, or are not.

#[allow(dead_code)]
mod support;

use std::future::ready;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use generated_tests::pages::*;
use generated_tests::runtime::client::{
    Backoff, CallError, Cause, Client, FailedTry, RetryPolicy, SetupError,
};
use generated_tests::runtime::{Fault, Operation, Retryable, ServiceError};
use pollster::block_on;
use support::{Answer, Script, answer};

/// The delays so far, in milliseconds.
#[derive(Clone, Default)]
struct Slept(Arc<Mutex<Vec<u128>>>);

impl Slept {
    fn client(&self, script: &Script, policy: impl RetryPolicy) -> Client<Example, Script> {
        let slept = self.clone();
        script.client().retry(policy, move |delay| {
            slept.0.lock().unwrap().push(delay.as_millis());
            ready(())
        })
    }

    fn all(&self) -> Vec<u128> {
        self.0.lock().unwrap().clone()
    }
}

/// The longest delays.
fn exact() -> Backoff {
    Backoff::default().jitter(|longest| longest)
}

fn ship() -> ShipInput {
    ShipInput::builder().to("x").build().unwrap()
}

fn replace() -> ReplaceInput {
    ReplaceInput::builder().number("1").build().unwrap()
}

fn list() -> ListParcelsInput {
    ListParcelsInput::builder().depot("d").build().unwrap()
}

fn error(code: &str) -> Answer {
    answer(400, "{}").header("x-amzn-errortype", code)
}

/// How often a request is sent that is answered so at first, by an operation that can be repeated and by one that cannot.
fn tries(first: Answer) -> (usize, usize) {
    let tries = |call: &dyn Fn(&Client<Example, Script>) -> bool| {
        let script = Script::new([first.clone(), answer(200, "{}")]);
        let is_ok = call(&Slept::default().client(&script, exact()));
        let (requests, left) = script.counts();
        let tries = 2 - left;
        assert_eq!(is_ok, tries == 2);
        assert!(requests <= tries);
        tries
    };
    (
        tries(&|client| block_on(client.replace(replace())).is_ok()),
        tries(&|client| block_on(client.ship(ship())).is_ok()),
    )
}

#[test]
fn what_is_sent_again_depends_on_the_failure() {
    for status in [429, 500, 502, 503, 504] {
        assert_eq!(tries(answer(status, "")), (2, 2), "{status}");
        assert_eq!(tries(answer(status, "<html>")), (2, 2), "{status}");
    }
    for status in [301, 400, 401, 403, 404, 408, 409, 413, 501, 505] {
        assert_eq!(tries(answer(status, "")), (1, 1), "{status}");
    }
    assert_eq!(tries(Answer::NotReady), (2, 2));
    assert_eq!(tries(Answer::Broken), (2, 1));
    assert_eq!(tries(error("Busy")), (2, 2));
    assert_eq!(tries(error("Stolen")), (2, 2));
    assert_eq!(tries(error("Unknown")), (1, 1));
}

#[test]
fn a_success_that_is_not_understood_is_not_sent_again() {
    let script = Script::new([answer(200, "not JSON"), answer(200, "{}")]);
    let client = Slept::default().client(&script, exact());
    let failed = block_on(client.list_parcels(list())).unwrap_err();
    assert!(matches!(
        failed,
        CallError::NotUnderstood { status: 200, .. }
    ));
    assert_eq!(script.counts(), (1, 1));
}

#[test]
fn operations_that_can_be_repeated() {
    let failed = |operation| FailedTry::new(operation, 1, Cause::NoResponse).is_repeatable();
    assert!(failed(ListParcels::SCHEMA), "@readonly");
    assert!(failed(Replace::SCHEMA), "@idempotent");
    assert!(failed(Order::SCHEMA), "an idempotency token");
    assert!(!failed(Ship::SCHEMA));
    assert!(!failed(ScanParcels::SCHEMA));
}

/// What a policy is told of a failure.
fn last_failure(first: Answer) -> FailedTry {
    let seen = Arc::new(Mutex::new(None));
    let policy = {
        let seen = seen.clone();
        move |failed: &FailedTry| {
            *seen.lock().unwrap() = Some(failed.clone());
            None
        }
    };
    let client = Slept::default().client(&Script::new([first]), policy);
    block_on(client.ship(ship())).unwrap_err();
    seen.lock().unwrap().clone().expect("a failure")
}

#[test]
fn a_policy_is_told_what_failed() {
    let failed = last_failure(answer(503, "").header("retry-after", "7"));
    assert_eq!((failed.operation.name(), failed.tries), ("Ship", 1));
    let none = None;
    assert_eq!(
        failed.cause,
        Cause::Response {
            status: 503,
            retryable: none
        }
    );
    assert_eq!(failed.retry_after, Some(Duration::from_secs(7)));
    let retryable = Some(Retryable { throttling: true });
    assert_eq!(
        last_failure(error("Busy")).cause,
        Cause::Response {
            status: 400,
            retryable
        }
    );
    assert_eq!(last_failure(Answer::Broken).cause, Cause::NoResponse);
    assert_eq!(last_failure(Answer::NotReady).cause, Cause::NotSent);
}

#[test]
fn an_input_that_cannot_be_sent_is_no_failed_try() {
    let script = Script::new([]);
    let client = Slept::default().client(&script, |_: &FailedTry| -> Option<Duration> {
        panic!("nothing was tried")
    });
    let input = ReplaceInput::builder().build_unchecked();
    assert!(matches!(
        block_on(client.send(input)),
        Err(CallError::Input(_))
    ));
}

#[test]
fn the_last_error_is_returned_after_the_last_try() {
    let script = Script::new([
        answer(500, ""),
        Answer::NotReady,
        error("Stolen"),
        answer(200, "{}"),
    ]);
    let slept = Slept::default();
    let failed = block_on(slept.client(&script, exact()).ship(ship())).unwrap_err();
    let service = failed.service().expect("an error of the service");
    assert_eq!((service.code(), service.fault()), ("Stolen", Fault::Client));
    assert_eq!(slept.all(), [50, 100]);
    assert_eq!(script.counts().1, 1);

    for tries in [0, 1] {
        let script = Script::new([answer(500, "")]);
        let client = Slept::default().client(&script, exact().tries(tries));
        assert!(block_on(client.ship(ship())).is_err());
    }
}

#[test]
fn delays_double_up_to_the_longest() {
    let delays = |first: &Answer, policy: Backoff| {
        let script = Script::new(vec![first.clone(); 6]);
        let slept = Slept::default();
        let client = slept.client(&script, policy.tries(6));
        assert!(block_on(client.ship(ship())).is_err());
        slept.all()
    };
    let longest = Duration::from_millis(6000);
    let broken = answer(500, "");
    assert_eq!(delays(&broken, exact()), [50, 100, 200, 400, 800]);
    let first = exact().first(Duration::from_secs(2)).longest(longest);
    assert_eq!(delays(&broken, first), [2000, 4000, 6000, 6000, 6000]);
    let throttled = exact().longest(longest);
    assert_eq!(
        delays(&error("Busy"), throttled.clone()),
        [1000, 2000, 4000, 6000, 6000]
    );
    assert_eq!(
        delays(&answer(429, ""), throttled),
        [1000, 2000, 4000, 6000, 6000]
    );
    let quick = exact().first_throttled(Duration::from_millis(1));
    assert_eq!(delays(&answer(429, ""), quick), [1, 2, 4, 8, 16]);
    let half = Backoff::default().jitter(|longest| longest / 2);
    assert_eq!(delays(&broken, half), [25, 50, 100, 200, 400]);
}

#[test]
fn the_default_jitter_is_below_the_longest_delay_and_varies() {
    let policy = Backoff::default().first(Duration::from_secs(10));
    let failed = last_failure(answer(500, ""));
    let delays: Vec<_> = (0..100).filter_map(|_| policy.delay(&failed)).collect();
    assert_eq!(delays.len(), 100);
    assert!(delays.iter().all(|delay| *delay < Duration::from_secs(10)));
    assert!(delays.iter().any(|delay| *delay != delays[0]));
}

#[test]
fn huge_settings_do_not_overflow() {
    let mut failed = last_failure(answer(500, ""));
    failed.tries = u32::MAX - 1;
    failed.retry_after = Some(Duration::MAX);
    let policy = Backoff::default()
        .tries(u32::MAX)
        .first(Duration::MAX)
        .longest(Duration::MAX);
    assert_eq!(policy.delay(&failed), Some(Duration::MAX));
    failed.retry_after = None;
    assert!(policy.delay(&failed).is_some());
}

#[test]
fn the_service_says_how_long_to_wait() {
    let delay = |headers: &[(&'static str, &str)]| {
        let first = headers
            .iter()
            .fold(answer(503, ""), |answer, (name, value)| {
                answer.header(name, value)
            });
        let failed = last_failure(first);
        exact().delay(&failed).map(|delay| delay.as_millis())
    };
    assert_eq!(delay(&[("retry-after", "3")]), Some(3050));
    assert_eq!(delay(&[("retry-after", " 3 ")]), Some(3050));
    assert_eq!(delay(&[("x-amz-retry-after", "250")]), Some(300));
    assert_eq!(
        delay(&[("x-amz-retry-after", "250"), ("retry-after", "3")]),
        Some(300)
    );
    assert_eq!(
        delay(&[("x-amz-retry-after", "soon"), ("retry-after", "3")]),
        Some(3050)
    );
    // The longest delay is 20 s.
    assert_eq!(delay(&[("retry-after", "20")]), Some(20_000));
    for too_long in ["21", "18446744073709551616", &"9".repeat(1000)] {
        assert_eq!(delay(&[("retry-after", too_long)]), None, "{too_long}");
    }
    for ignored in [
        "Wed, 21 Oct 2026 07:28:00 GMT",
        "-1",
        "+1",
        "1.5",
        "",
        "1,2",
    ] {
        assert_eq!(delay(&[("retry-after", ignored)]), Some(50), "{ignored}");
    }
}

#[test]
fn the_idempotency_token_stays_the_same() {
    let script = Script::new([
        Answer::Broken,
        answer(503, ""),
        answer(200, "{}"),
        answer(200, "{}"),
    ]);
    let count = Mutex::new(0);
    let client = Slept::default().client(&script, exact()).tokens(move || {
        let mut count = count.lock().unwrap();
        *count += 1;
        format!("t{count}")
    });
    let order = || OrderInput::builder().build().unwrap();
    block_on(client.order(order())).unwrap();
    block_on(client.order(order())).unwrap();
    let (one, two) = (r#"{"token":"t1"}"#, r#"{"token":"t2"}"#);
    assert_eq!(script.bodies(), [one, one, one, two]);
}

#[test]
fn pages_are_retried_one_by_one() {
    let page = answer(200, r#"{"result":{"parcels":["a"],"nextToken":"t"}}"#);
    let script = Script::new([
        answer(500, ""),
        page,
        Answer::Broken,
        answer(503, ""),
        answer(200, "{}"),
    ]);
    let slept = Slept::default();
    let mut pages = slept.client(&script, exact()).paginate(list());
    assert!(block_on(pages.next()).unwrap().is_ok());
    assert!(block_on(pages.next()).unwrap().is_ok());
    assert!(block_on(pages.next()).is_none());
    assert_eq!(slept.all(), [50, 50, 100]);
    assert_eq!(script.uris().len(), 5);
}

#[test]
fn nothing_is_sent_again_without_a_policy() {
    let script = Script::new([answer(503, "")]);
    assert!(block_on(script.client().list_parcels(list())).is_err());
}

#[test]
fn a_function_is_a_policy() {
    let script = Script::new([answer(418, ""), answer(418, ""), answer(200, "{}")]);
    let slept = Slept::default();
    let policy = |failed: &FailedTry| Some(Duration::from_millis(failed.tries.into()));
    assert!(block_on(slept.client(&script, policy).ship(ship())).is_ok());
    assert_eq!(slept.all(), [1, 2]);
}

#[test]
fn a_call_has_another_endpoint() {
    let script = Script::new([answer(200, "{}"), answer(200, "{}")]);
    let client = script.client();
    let other = client
        .clone()
        .endpoint("http://other.example/base")
        .unwrap();
    block_on(other.ship(ship())).unwrap();
    block_on(client.ship(ship())).unwrap();
    assert_eq!(script.uris(), ["/base/parcels", "/parcels"]);
    let wrong = client.endpoint("other.example").unwrap_err();
    assert_eq!(wrong, SetupError::Endpoint("other.example".to_owned()));
}

#[test]
fn a_client_that_retries_can_move_to_another_thread() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let script = Script::new([answer(200, "{}")]);
    let client = is_send(Slept::default().client(&script, exact()));
    assert!(block_on(is_send(client.send(ship()))).is_ok());
}
