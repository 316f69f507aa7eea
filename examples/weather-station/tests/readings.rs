//! Uses the types: a request, a response, an invalid request, nested regions.

use weather_station::{
    Calibration, GetReadingsInput, GetReadingsOutput, Measurement, Quality, Region, Validate,
};

#[test]
fn a_request_holds_what_was_set() {
    let request = GetReadingsInput::builder()
        .station_id("mt-rigi")
        .limit(24)
        .build()
        .expect("a request with nothing wrong");
    assert_eq!(
        serde_json::to_string(&request).expect("JSON"),
        r#"{"stationId":"mt-rigi","limit":24}"#
    );
}

#[test]
fn an_invalid_request_reports_every_violation() {
    let violations = GetReadingsInput::builder()
        .station_id("Mt Rigi")
        .limit(0)
        .build()
        .expect_err("an invalid name and a limit of zero");
    let paths: Vec<_> = violations.iter().map(|v| v.path().to_string()).collect();
    assert_eq!(paths, ["/stationId", "/limit"]);
}

#[test]
fn a_response_keeps_what_a_newer_service_sends() {
    let output: GetReadingsOutput = serde_json::from_str(
        r#"{"readings": [
            {"at": "2026-05-01T12:00:00Z", "measured": {"temperature": 21.5}, "quality": "CHECKED"},
            {"at": "2026-05-01T12:00:00Z", "measured": {"calm": {}}},
            {"at": "2026-05-01T12:00:00Z", "measured": {"pressure": 1013}, "calibration": 7}
        ]}"#,
    )
    .expect("a response");
    let [warm, calm, newer] = output.readings.as_slice() else {
        panic!("three readings: {output:?}");
    };
    assert_eq!(warm.measured, Measurement::Temperature(21.5));
    assert_eq!(warm.quality, Quality::Checked);
    assert_eq!(calm.measured, Measurement::Calm);
    assert_eq!(calm.quality, Quality::Unchecked);
    assert_eq!(calm.calibration, Calibration::Factory);
    assert!(newer.measured.is_unknown());
    assert_eq!(newer.calibration, Calibration::Unknown(7));
}

#[test]
fn a_region_holds_regions() {
    let valley = Region::builder()
        .name("Valley")
        .stations(["brig", "visp"])
        .build()
        .expect("a region");
    let canton = Region::builder()
        .name("Canton")
        .main(valley.clone())
        .regions([valley])
        .build()
        .expect("a region with regions");
    assert!(canton.validate().is_ok());
    assert_eq!(canton.main.map(|main| main.name), Some("Valley".to_owned()));
}
