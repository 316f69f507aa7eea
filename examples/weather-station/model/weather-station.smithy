$version: "2"

namespace org.weather

use aws.protocols#restJson1

/// A network of weather stations and what they measure.
@restJson1
service WeatherStation {
    version: "2026-05-01"
    operations: [
        AddReading
        GetReadings
        ListRegions
    ]
    errors: [
        TooManyRequests
    ]
}

/// Adds a reading of one station.
@http(method: "POST", uri: "/stations/{stationId}/readings", code: 201)
operation AddReading {
    input := {
        @required
        @httpLabel
        stationId: StationId

        @required
        @httpPayload
        reading: Reading
    }

    output: Unit

    errors: [
        StationNotFound
    ]
}

/// The latest readings of one station.
@readonly
@http(method: "GET", uri: "/stations/{stationId}/readings")
operation GetReadings {
    input := {
        @required
        @httpLabel
        stationId: StationId

        /// How many readings at most.
        @range(min: 1, max: 1000)
        @httpQuery("limit")
        limit: Integer
    }

    output := {
        @required
        readings: Readings
    }

    errors: [
        StationNotFound
    ]
}

@length(max: 1000)
list Readings {
    member: Reading
}

/// One thing that a station measured.
structure Reading {
    /// When it was measured.
    @timestampFormat("date-time")
    @required
    at: Timestamp

    @required
    measured: Measurement

    quality: Quality = "UNCHECKED"

    calibration: Calibration = 0
}

/// What was measured, and how much of it.
union Measurement {
    /// In degrees Celsius.
    @range(min: -90, max: 60)
    temperature: Float

    /// In percent.
    @range(min: 0, max: 100)
    humidity: Float

    wind: Wind

    /// No wind that could be measured.
    calm: Unit
}

structure Wind {
    /// In metres a second.
    @range(min: 0)
    @required
    speed: Float

    /// Where it comes from, in degrees from north.
    @range(min: 0, max: 359)
    direction: Integer
}

enum Quality {
    UNCHECKED

    /// A person looked at it.
    CHECKED
}

/// Where the instrument was last adjusted.
intEnum Calibration {
    FACTORY = 0
    FIELD = 1
}

@length(min: 3, max: 20)
@pattern("^[a-z][a-z0-9-]*$")
string StationId

/// All regions, from the largest down to the stations in them.
@readonly
@http(method: "GET", uri: "/regions")
operation ListRegions {
    output := {
        regions: Regions
    }
}

list Regions {
    member: Region
}

/// A part of the country, made of smaller ones.
structure Region {
    @length(min: 1, max: 80)
    @required
    name: String

    /// The region within that most stations are in.
    main: Region

    regions: Regions

    stations: Stations
}

@uniqueItems
list Stations {
    member: StationId
}

@error("client")
@httpError(404)
structure StationNotFound {
    @required
    message: String

    stationId: StationId
}

@error("client")
@httpError(429)
@retryable(throttling: true)
structure TooManyRequests {
    message: String
}
