import Foundation
import HotlineCore
import Testing

@Suite struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01T08:00:00+08:00", 0),
            ("2026-03-12T09:20:00+08:00", 1_773_278_400_000),
            ("2026-03-12T09:20+08:00", 1_773_278_400_000),
            ("2026-03-12 09:20:00+0800", 1_773_278_400_000),
            ("2026-03-12T09:20:00", 1_773_278_400_000),  // local to Beijing
            ("2026-03-12 09:20", 1_773_278_400_000),
            ("2026-03-12T01:20:00Z", 1_773_278_400_000),
            ("2026-03-11T20:20:00-05:00", 1_773_278_400_000),
            ("2026-03-12T06:50:00+05:30", 1_773_278_400_000),
            ("2026-03-12T01:20:00-00:00", 1_773_278_400_000),
            ("2026-03-12T09:20:05.250+08:00", 1_773_278_405_250),
            ("2026-03-12T09:20:05.2+08:00", 1_773_278_405_200),
            ("2026-03-12T09:20:05.02Z", 1_773_307_205_020),
            ("2026-03-12T09:20:05.0009+08:00", 1_773_278_405_000),  // rounded down
            ("2026-03-12T09:20:05.123456789+08:00", 1_773_278_405_123),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2000-02-29T00:00:00Z", 951_782_400_000),
            ("2024-02-29T23:59:59Z", 1_709_251_199_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000),
            ("9999-12-31T23:59:59Z", 253_402_300_799_000),
        ] as [(String, Int64)])
    func `an instant is read`(text: String, milliseconds: Int64) {
        #expect(Instant(iso8601: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026", "2026-03-12", "2026-03-12T", "2026-03-12T09", "2026-03-12T09:", "2026-03-12T09:2", "2026-03-12T09:20:",
        "2026-03-12T09:20:5",
        "2026-00-12T09:20", "2026-13-12T09:20", "2026-03-00T09:20", "2026-03-32T09:20", "2026-04-31T09:20", "2026-02-29T09:20",
        "1900-02-29T09:20",
        "2100-02-29T09:20", "0000-01-01T09:20", "2026-03-12T24:00", "2026-03-12T09:60", "2026-03-12T09:20:60", "2026-03-12T09:20:05.",
        "2026-03-12T09:20:05.1234567890", "2026-03-12T09:20:05,250", "2026-03-12T09:20.5", "2026-03-12T09:20:05+", "2026-03-12T09:20:05+8",
        "2026-03-12T09:20:05+08", "2026-03-12T09:20:05+08:6", "2026-03-12T09:20:05+08:60", "2026-03-12T09:20:05+19:00",
        "2026-03-12T09:20:05+08:00x",
        "2026-03-12T09:20:05Z ", " 2026-03-12T09:20:05Z", "2026-03-12T09:20:05ZZ", "2026-3-12T09:20", "26-03-12T09:20", "2026/03/12T09:20",
        "2026-03-12t09:20", "-026-03-12T09:20", "2026-03-12T-9:20", "２０２６-03-12T09:20", "20260312T0920",
    ])
    func `what is no instant is none`(text: String) {
        #expect(Instant(iso8601: text) == nil)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T08:00:00+08:00", "1970-01-01T00:00:00+00:00"), (-1, "1970-01-01T07:59:59+08:00", "1969-12-31T23:59:59+00:00"),
            (1_773_278_405_999, "2026-03-12T09:20:05+08:00", "2026-03-12T01:20:05+00:00"),
            (1_798_732_799_000, "2026-12-31T23:59:59+08:00", "2026-12-31T15:59:59+00:00"),
            (1_798_732_800_000, "2027-01-01T00:00:00+08:00", "2026-12-31T16:00:00+00:00"),
        ] as [(Int64, String, String)])
    func `an instant is written in its zone, to the second`(milliseconds: Int64, china: String, utc: String) {
        #expect(Instant(milliseconds: milliseconds).iso8601() == china)
        #expect(Instant(milliseconds: milliseconds).iso8601(in: .utc) == utc)
    }

    @Test func `a zone west of Greenwich with half an hour is written and read`() throws {
        let zone = try #require(Zone(offsetSeconds: -(3 * 3600 + 1800)))
        let moment = try instant("2026-03-12T09:20:00+08:00")
        #expect(moment.iso8601(in: zone) == "2026-03-11T21:50:00-03:30")
        #expect(Instant(iso8601: "2026-03-11T21:50:00", in: zone) == moment)
    }

    @Test(arguments: [18 * 3600 + 60, -18 * 3600 - 60, 1, 8 * 3600 + 30])
    func `a zone of that offset is refused`(offset: Int) {
        #expect(Zone(offsetSeconds: offset) == nil)
    }

    @Test func `what is written is read as the same second`() {
        var random = Seeded(2026)
        for _ in 0..<2_000 {
            let moment = Instant(seconds: Int64.random(in: -62_135_500_000...253_402_200_000, using: &random))
            #expect(Instant(iso8601: moment.iso8601()) == moment)
            #expect(Instant(iso8601: moment.iso8601(in: .utc)) == moment)
        }
    }

    @Test func `people read date and minute`() throws {
        #expect(try instant("2026-03-12T09:20:59+08:00").wallClock() == "2026-03-12 09:20")
        #expect(try instant("2026-03-12T09:20:59+08:00").wallClock(in: .utc) == "2026-03-12 01:20")
    }

    @Test func `in JSON an instant is its milliseconds`() throws {
        let moment = Instant(milliseconds: 1_773_278_405_250)
        #expect(String(decoding: try JSONEncoder().encode([moment]), as: UTF8.self) == "[1773278405250]")
        #expect(try JSONDecoder().decode([Instant].self, from: Data("[1773278405250]".utf8)) == [moment])
    }
}
