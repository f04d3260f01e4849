import HotlineCore
import HotlineRouting
import Testing

/// Rows that nearly took a matter, and the one condition that they lacked.
struct NearMissTests {
    private static func misses(
        kind: Kind = .request, _ category: CategoryCode, rivals: [CategoryCode] = [], rivalKinds: [Kind] = [], urgency: Urgency = .ordinary,
        channel: Channel = .phone, street: PlaceCode? = "440106011", on date: String = "2026-03-12"
    ) throws -> [NearMiss] {
        let place = PlaceFinding(district: nil, street: street, named: nil, candidates: [], evidence: [])
        let date = try RouteTests.date(date)
        let route = RouteTests.tables.route(kind: kind, category: category, urgency: urgency, channel: channel, place: place, on: date)
        return RouteTests.tables.nearMisses(
            before: route.rule, kind: kind, category: category, rivals: rivals, rivalKinds: rivalKinds, urgency: urgency, channel: channel,
            place: place, on: date)
    }

    @Test func `an urgency, a channel and a street that a row wanted are told`() throws {
        #expect(
            try Self.misses("0205") == [NearMiss(rule: RuleID(order: 10, line: 2), missed: .urgency(wanted: .critical, was: .ordinary))])
        #expect(
            try Self.misses("0101") == [
                NearMiss(rule: RuleID(order: 20, line: 3), missed: .channel(wanted: .window, was: .phone)),
                NearMiss(rule: RuleID(order: 30, line: 4), missed: .street(wanted: "440106012", was: "440106011")),
            ])
    }

    @Test func `another class or kind is near only where the matter was nearly taken for it`() throws {
        #expect(try Self.misses("0204", urgency: .critical) == [])
        #expect(
            try Self.misses("0204", rivals: ["0205"], urgency: .critical) == [
                NearMiss(rule: RuleID(order: 10, line: 2), missed: .category(wanted: .exactly("0205"), was: "0204"))
            ])
        #expect(try Self.misses("1502") == [])
        #expect(
            try Self.misses("1502", rivalKinds: [.consultation]) == [
                NearMiss(rule: RuleID(order: 40, line: 5), missed: .kind(wanted: .consultation, was: .request))
            ])
    }

    @Test func `a row not yet in force is told as such`() throws {
        #expect(
            try Self.misses(kind: .consultation, "1502", on: "2026-07-01") == [
                NearMiss(rule: RuleID(order: 40, line: 5), missed: .validity(on: try RouteTests.date("2026-07-01")))
            ])
    }

    @Test func `what matched at once has no near miss`() throws {
        #expect(try Self.misses("0205", urgency: .critical) == [])
    }
}
