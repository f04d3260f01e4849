import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// The hotline's own rooms: each has limits, rungs and hours (practice 14).
struct RoomTests {
    @Test func `a review of one working day ends when the office closes, not at midnight`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingReview)
        #expect(try house.clocks(receipt)[.review]?.due == at("2026-03-13T17:00"))
    }

    @Test func `the intake desk sits day and night: its limits run on after the office has closed`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, at("2026-03-12T20:00"))
        #expect(try house.clocks(receipt)[.accept]?.due == at("2026-03-12T22:00"))
    }

    @Test func `a room's rungs are told in its hours`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingReview)
        try house.pass(to: at("2026-03-16T17:00"))
        // Half of the time from 11:00 to the next day's close: 1 + 4 + 7 hours.
        #expect(
            try house.rungs(receipt).filter { $0.contains("R-审核") } == [
                "R-审核-1 2026-03-13 10:00", "R-审核-2 2026-03-13 17:00", "R-审核-3 2026-03-13 18:00", "R-审核-4 2026-03-13 21:00",
            ])
    }

    @Test func `a room whose limit begins anew, in the same round, climbs again`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        let ticket = try house.reference(receipt)
        try house.pass(to: at("2026-03-12T10:25"))
        #expect(try house.rungs(receipt) == ["R-受理-1 2026-03-12 10:20"])
        // Raised to 紧急, it is to be accepted within a quarter of an hour from now, and its rungs come once more.
        try house.done(.classify(ticket, Decision(urgency: .urgent), reason: nil), by: Who.operator, at("2026-03-12T10:25"))
        #expect(try house.clocks(receipt)[.accept]?.due == at("2026-03-12T10:40"))
        try house.pass(to: at("2026-03-12T10:40"))
        #expect(try house.rungs(receipt) == ["R-受理-1 2026-03-12 10:32", "R-受理-2 2026-03-12 10:40"])
        #expect(try house.ticket(receipt).round == 0)
        let told = try house.store.entries(of: house.id(receipt)).filter { $0.event == "rung" }.map { $0.at.wallClock() }
        #expect(told == ["2026-03-12 10:20", "2026-03-12 10:32", "2026-03-12 10:40"])
    }

    @Test func `every kind and urgency, classed or not, has what each room needs`() throws {
        let house = try House()
        let routing = house.tables.routing
        for kind in Kind.allCases {
            for urgency in Urgency.allCases {
                for category in [nil, CategoryCode("9999"), "0901"] {
                    let limits = routing.limits(
                        kind: kind, urgency: urgency, category: category, department: .hotline, crossDistrict: false,
                        on: routing.calendar.zone.date(of: at("2026-03-12T09:00")))
                    for clock in [ClockName.accept, .dispatch, .ruling, .review, .callback, .rating, .archive, .supplement, .sign] {
                        #expect(limits[clock] != nil, "\(kind.chinese) \(urgency.chinese) \(clock.chinese)")
                    }
                }
            }
        }
    }
}
