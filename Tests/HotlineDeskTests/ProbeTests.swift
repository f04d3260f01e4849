import HotlineCore
import HotlineDesk
import Testing
struct ProbeTests {
    @Test func probe() throws {
        let house = try House()
        for (i, text) in Matter.all.enumerated() {
            let r = try house.web(text, id: "f\(i)", at("2026-03-12T09:20"))
            let t = try house.ticket(r)
            print(text.prefix(12), t.kind, t.category as Any, t.urgency, t.street as Any, t.state, t.firstDepartment as Any, t.firstPerson as Any, t.isThreat)
            for c in r.clocks { print("   ", c.name, c.due.wallClock(), c.limit) }
            for d in r.decided { print("   ", d.words()) }
        }
    }
}
