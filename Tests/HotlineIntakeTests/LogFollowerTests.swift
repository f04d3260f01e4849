import Dispatch
import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineSystem
import Testing

@Test func `on its queue the tailer goes on as answers come from another`() throws {
    let spool = try Spool()
    try spool.append(logHeader + (1...3000).map(line).joined())
    let desk = Confined(Ledger(), label: "test.desk")
    let answered = DispatchSemaphore(value: 0)
    let log = LogFollower(follower(spool)) { request, reply in
        desk.async { ledger in
            reply(ledger.answer(request))
            answered.signal()
        }
    }
    log.queue.sync { log.poll(at: logStart) }
    answered.wait()
    // The answer about the cursors hopped to the queue before this poll does.
    log.queue.sync { log.poll(at: logStart) }
    // All records, and the order without content that carries the last cursor.
    for _ in 0..<3001 { answered.wait() }
    #expect(desk.sync { $0.taken.count } == 3000)
    #expect(desk.sync { $0.cursors.values.map(\.line) } == [3001])
    #expect(desk.sync { $0.standings }.isEmpty)
    // The 25th poll reports; the two before were the first.
    for _ in 3...25 { log.queue.sync { log.poll(at: logStart) } }
    answered.wait()
    #expect(desk.sync { $0.standings.map(\.problem) } == [nil])
    log.stop()
    log.queue.sync { log.poll(at: logStart) }
    let turned = DispatchSemaphore(value: 0)
    log.turn { turned.signal() }
    turned.wait()
    #expect(desk.sync { $0.orders } == 3001)
}
