import HotlineCore
import HotlineReports
import Testing

struct MetricsTests {
    @Test func `a histogram counts each value at its first bound, and what is above the last only in all`() {
        var histogram = Histogram(bounds: [1, 2, 4])
        for value in [0, 1, 1.5, 2, 3, 4, 5] { histogram.observe(value) }
        #expect(histogram.buckets == [2, 2, 2] && histogram.count == 7 && histogram.sum == 16.5)
        var other = Histogram(bounds: [1, 2, 4])
        other.observe(9)
        histogram.add(other)
        #expect(histogram.buckets == [2, 2, 2] && histogram.count == 8 && histogram.sum == 25.5)
    }

    @Test func `a histogram is told with its buckets added up, and with its label on every line`() {
        var histogram = Histogram(bounds: [0.5, 2])
        for value in [0.1, 1, 3] { histogram.observe(value) }
        var page = Exposition()
        page.histogram("a_seconds", "How long.", label: "step", [(value: "sign", histogram: histogram)])
        #expect(
            page.text
                == """
                # HELP a_seconds How long.
                # TYPE a_seconds histogram
                a_seconds_bucket{step="sign",le="0.5"} 1
                a_seconds_bucket{step="sign",le="2"} 2
                a_seconds_bucket{step="sign",le="+Inf"} 3
                a_seconds_sum{step="sign"} 4.1
                a_seconds_count{step="sign"} 3

                """)
    }

    @Test func `quotes, backslashes and line ends in a label cannot end it`() {
        var page = Exposition()
        page.metric("a", .gauge, "x\ny", [.init(0.25, ["b": "\"\\\n"])])
        #expect(page.text == "# HELP a x\\ny\n# TYPE a gauge\na{b=\"\\\"\\\\\\n\"} 0.25\n")
    }

    @Test func `a tally adds up turn by turn`() {
        var turn = Tally()
        turn.take(Tally.Intake(.phone, .dispatched))
        turn.count(event: "sign")
        turn.climb(rung: "O1")
        turn.observe(.sign, from: Instant(milliseconds: 0), to: Instant(milliseconds: 90_000))
        var all = Tally()
        all.add(turn)
        all.add(turn)
        #expect(all.intake == [Tally.Intake(.phone, .dispatched): 2] && all.events == ["sign": 2] && all.rungs == ["O1": 2])
        #expect(all.steps[.sign]?.count == 2 && all.steps[.sign]?.sum == 180)
    }

    @Test func `every line is a comment or a sample, every name is told of once, and none is without help`() {
        var metrics = Metrics()
        metrics.tally.take(Tally.Intake(.web, .waiting))
        metrics.tally.count(event: "received")
        metrics.refusals = ["wrong-state": 2]
        metrics.doors = [Metrics.Door(name: "public", open: 1, accepted: 2, turnedAway: 3, tooSlow: 4)]
        var told: [String] = []
        for line in metrics.text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("# TYPE ") { told.append(String(words[2])) }
            if line.hasPrefix("#") { continue }
            let name = words[0].prefix { $0 != "{" }
            #expect(told.last.map { name.hasPrefix($0) } == true, "\(line)")
            #expect(words.last.flatMap { Double($0) } != nil, "\(line)")
        }
        #expect(Set(told).count == told.count && told.allSatisfy { $0.hasPrefix("hotline_") })
        #expect(metrics.text.contains("hotline_refusals_total{reason=\"wrong-state\"} 2\n"))
        #expect(metrics.text.contains("hotline_connections_refused_total{door=\"public\",reason=\"full\"} 3\n"))
    }
}
