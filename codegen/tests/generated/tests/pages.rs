//! Paginated operations, called page by page.

#[allow(dead_code)]
mod support;

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};

use generated_tests::pages::*;
use generated_tests::runtime::client::{CallError, Client, Pages};
use generated_tests::runtime::server::Router;
use generated_tests::runtime::{Paginated, PaginatedItems, ServiceError};
use generated_tests::{Metres, pages_types};
use pollster::block_on;
use support::{Answer, Script, answer};

/// A page of parcels, with a token if there is a next page.
fn page(parcels: &[&str], token: Option<&str>) -> Answer {
    let token = token.map_or(String::new(), |token| format!(r#","nextToken":"{token}""#));
    answer(
        200,
        &format!(r#"{{"result":{{"parcels":{parcels:?}{token}}}}}"#),
    )
}

fn input() -> ListParcelsInput {
    let input = ListParcelsInput::builder().depot("d").max_results(2);
    input.build().unwrap()
}

/// The parcels of all pages, and the error at the end.
fn pages_of(script: &Script, input: ListParcelsInput) -> (Vec<Vec<String>>, Option<String>) {
    let mut pages = script.client().paginate(input);
    let mut found = Vec::new();
    while let Some(page) = block_on(pages.next()) {
        match page {
            Ok(page) => found.push(page.result.map_or(Vec::new(), |result| result.parcels)),
            Err(error) => {
                assert!(block_on(pages.next()).is_none(), "an error is the end");
                return (found, Some(error.to_string()));
            }
        }
    }
    assert!(block_on(pages.next()).is_none());
    (found, None)
}

#[test]
fn pages_are_followed_by_their_tokens() {
    let script = Script::new([
        page(&["a", "b"], Some("t/1")),
        page(&[], Some("t2")),
        page(&["c"], None),
    ]);

    let (pages, error) = pages_of(&script, input());

    assert_eq!(
        (pages, error),
        (
            vec![
                vec!["a".to_owned(), "b".to_owned()],
                vec![],
                vec!["c".to_owned()]
            ],
            None
        )
    );
    assert_eq!(
        script.uris(),
        [
            "/depots/d/parcels?max=2",
            "/depots/d/parcels?token=t%2F1&max=2",
            "/depots/d/parcels?token=t2&max=2",
        ]
    );
}

#[test]
fn an_input_with_a_token_continues_from_there() {
    let script = Script::new([page(&["c"], None)]);

    pages_of(
        &script,
        input().to_builder().next_token("t2").build().unwrap(),
    );

    assert_eq!(script.uris(), ["/depots/d/parcels?token=t2&max=2"]);
}

#[test]
fn nothing_is_sent_before_the_first_page_is_asked_for() {
    let script = Script::new([]);
    let _ = script.client().paginate(input());
    assert_eq!(script.counts(), (0, 0));
}

#[test]
fn an_empty_token_is_the_end() {
    for last in [
        page(&["a"], Some("")),
        answer(200, "{}"),
        answer(200, r#"{"result":{"nextToken":null}}"#),
    ] {
        let script = Script::new([last]);
        let (pages, error) = pages_of(&script, input());
        assert_eq!((pages.len(), error), (1, None));
    }
}

#[test]
fn a_repeated_token_is_an_error_after_its_page() {
    let script = Script::new([page(&["a"], Some("t")), page(&["b"], Some("t"))]);

    let (pages, error) = pages_of(&script, input());

    assert_eq!(pages, [["a"], ["b"]]);
    assert_eq!(error.as_deref(), Some("the service repeated a page token"));

    // Also the token that the caller began with.
    let script = Script::new([page(&["a"], Some("t"))]);
    let (pages, error) = pages_of(
        &script,
        input().to_builder().next_token("t").build().unwrap(),
    );
    assert_eq!((pages.len(), error.is_some()), (1, true));
}

#[test]
fn tokens_in_a_circle_end_however_long_it_is() {
    for before in [0, 1, 5] {
        for length in 2..40 {
            let token = |at: usize| match at < before {
                true => format!("before{at}"),
                false => format!("circle{}", (at - before) % length),
            };
            let script = Script::new((0..1000).map(|at| page(&["x"], Some(&token(at)))));

            let (pages, error) = pages_of(&script, input());

            assert_eq!(error.as_deref(), Some("the service repeated a page token"));
            // Every page of the circle was seen, and not too often.
            assert!(
                (before + length..=3 * (before + length) + 2).contains(&pages.len()),
                "{}",
                pages.len()
            );
        }
    }
}

#[test]
fn many_tokens_are_no_circle() {
    let tokens = (0..500).map(|at| page(&["x"], Some(&format!("t{at}"))));
    let script = Script::new(tokens.chain([page(&["x"], None)]));
    let (pages, error) = pages_of(&script, input());
    assert_eq!((pages.len(), error), (501, None));
}

#[test]
fn an_error_ends_the_pages() {
    let busy = answer(400, r#"{"message":"later"}"#).header("x-amzn-errortype", "Busy");
    for (last, message) in [
        (busy, "Busy: later"),
        (Answer::Broken, "there is no response"),
        (Answer::NotReady, "the request was not sent"),
    ] {
        let script = Script::new([page(&["a"], Some("t")), last]);
        let (pages, error) = pages_of(&script, input());
        assert_eq!((pages.len(), error.as_deref()), (1, Some(message)));
    }
}

#[test]
fn a_page_that_was_not_waited_for_is_asked_for_again() {
    let script = Script::new([page(&["a"], Some("t")), Answer::Never, page(&["b"], None)]);
    let mut pages = script.client().paginate(input());
    block_on(pages.next()).unwrap().unwrap();
    let is_pending = {
        let next = pin!(pages.next());
        next.poll(&mut Context::from_waker(Waker::noop()))
            .is_pending()
    };
    assert!(is_pending);

    let second = block_on(pages.next()).unwrap().unwrap();

    assert_eq!(second.result.unwrap().parcels, ["b"]);
    assert_eq!(script.uris()[1], script.uris()[2]);
}

#[test]
fn items_are_those_of_all_pages() {
    let script = Script::new([
        page(&["a", "b"], Some("1")),
        page(&[], Some("2")),
        answer(200, r#"{"result":{"nextToken":"3"}}"#),
        page(&["c"], None),
    ]);
    let mut items = script.client().paginate(input()).items();
    let mut found = Vec::new();
    while let Some(item) = block_on(items.next()) {
        found.push(item.unwrap());
    }
    assert_eq!(found, ["a", "b", "c"]);
    assert!(block_on(items.next()).is_none());
    assert_eq!(script.counts(), (4, 0));
}

#[test]
fn the_items_before_an_error_are_returned() {
    let script = Script::new([page(&["a"], Some("1")), Answer::Broken]);
    let mut items = script.client().paginate(input()).items();
    assert_eq!(block_on(items.next()).unwrap().unwrap(), "a");
    let error = block_on(items.next()).unwrap().unwrap_err();
    assert!(matches!(error, CallError::NoResponse(_)));
    assert!(block_on(items.next()).is_none());
}

#[test]
fn a_token_may_be_a_map() {
    let script = Script::new([
        answer(200, r#"{"parcels":{"a":1},"lastKey":{"n":{"number":7}}}"#),
        answer(200, r#"{"parcels":{"b":2},"lastKey":{}}"#),
    ]);
    let input = ScanParcelsInput::builder().build().unwrap();
    let mut items = script.client().paginate(input).items();
    let mut found = BTreeMap::new();
    while let Some(item) = block_on(items.next()) {
        found.extend([item.unwrap()]);
    }
    assert_eq!(
        found,
        BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)])
    );
    assert_eq!(
        script.bodies(),
        [r#"{"startKey":{}}"#, r#"{"startKey":{"n":{"number":7}}}"#]
    );
}

#[test]
fn an_operation_can_be_given_instead_of_an_input_that_has_it() {
    let script = Script::new([answer(200, r#"{"now":"m"}"#), answer(200, "{}")]);
    let mut pages =
        Pages::<_, _, Poll>::new(script.client(), PollInput::builder().build().unwrap());
    assert_eq!(
        block_on(pages.next()).unwrap().unwrap().now.as_deref(),
        Some("m")
    );
    assert!(block_on(pages.next()).unwrap().is_ok());
    assert!(block_on(pages.next()).is_none());
    assert_eq!(script.bodies(), ["{}", r#"{"after":"m"}"#]);
}

#[test]
fn a_path_may_lead_through_a_box() {
    let page = |token| {
        answer(
            200,
            &format!(r#"{{"last":{{"previous":{{"type":{token},"names":["a"]}}}}}}"#),
        )
    };
    let script = Script::new([page(r#""m""#), page("null")]);
    let mut items = script
        .client()
        .paginate(WatchInput::builder().build().unwrap())
        .items();
    for _ in 0..2 {
        assert_eq!(block_on(items.next()).unwrap().unwrap(), "a");
    }
    assert!(block_on(items.next()).is_none());
    assert_eq!(script.bodies(), ["{}", r#"{"type":"m"}"#]);
}

#[test]
fn a_server_can_be_paged_through() {
    let all = ["a", "b", "c", "d", "e"];
    let server = Router::<Example>::new().handle(move |input: ListParcelsInput| async move {
        let start: usize = input
            .next_token
            .map_or(0, |token| token.parse().unwrap_or(all.len()));
        let end = all.len().min(start + 2);
        let result = Result_::builder().parcels(all[start..end].iter().copied());
        let result = match end == all.len() {
            true => result,
            false => result.next_token(end.to_string()),
        };
        Ok(ListParcelsOutput::builder()
            .result(result.build_unchecked())
            .build_unchecked())
    });
    let client = Client::<Example, _>::new(server, "http://localhost").unwrap();
    let mut items = client.paginate(input()).items();
    let mut found = Vec::new();
    while let Some(item) = block_on(items.next()) {
        found.push(item.unwrap());
    }
    assert_eq!(found, all);
}

#[test]
fn types_of_the_user_can_be_tokens() {
    use pages_types::{
        Event, ListParcels, ListParcelsInput, ListParcelsOutput, Result_, ScanParcels, Watch,
        WatchInput, WatchOutput,
    };

    let result = Result_::builder()
        .parcels(["p"])
        .next_token("t")
        .build()
        .unwrap();
    let output = ListParcelsOutput::builder().result(result).build().unwrap();
    let token: Option<Arc<str>> = ListParcels::next_token(&output);
    assert_eq!(token.as_deref(), Some("t"));
    let mut input = ListParcelsInput::builder().depot("d").build().unwrap();
    assert_eq!(ListParcels::token(&input), None);
    ListParcels::set_token(&mut input, "t".into());
    assert_eq!(ListParcels::token(&input).map(|token| &**token), Some("t"));
    assert_eq!(ListParcels::items(output), Some(vec!["p".to_owned()]));

    let event = Event::builder().r#type(Metres(0)).build().unwrap();
    let event = Event::builder().previous(event).build().unwrap();
    let output = WatchOutput::builder().last(event).build().unwrap();
    assert_eq!(Watch::next_token(&output), Some(Metres(0)));
    let mut input = WatchInput::builder().build().unwrap();
    Watch::set_token(&mut input, Metres(2));
    assert_eq!(Watch::token(&input), Some(&Metres(2)));

    fn token_is<O: Paginated<Token = T>, T>() {}
    token_is::<ScanParcels, std::collections::HashMap<String, pages_types::KeyValue>>();
}

#[test]
fn pages_show_nothing_of_the_input() {
    let pages = Script::new([]).client().paginate(input());
    let shown = format!("{pages:?} {:?}", pages);
    assert!(
        shown.contains("ListParcels") && !shown.contains("depot"),
        "{shown}"
    );
    let items = pages.items();
    assert!(format!("{items:?}").contains("ListParcels"));
}

#[test]
fn pages_can_move_to_another_thread() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let script = Script::new([page(&["a"], None)]);
    let mut items = is_send(script.client().paginate(input()).items());
    let item = block_on(is_send(items.next())).unwrap().unwrap();
    assert_eq!(item, "a");
}

#[test]
fn an_error_of_the_service_stays_typed() {
    let script = Script::new([answer(400, "{}").header("x-amzn-errortype", "Busy")]);
    let error = block_on(script.client().paginate(input()).next())
        .unwrap()
        .unwrap_err();
    assert_eq!(error.service().map(ServiceError::code), Some("Busy"));
}
