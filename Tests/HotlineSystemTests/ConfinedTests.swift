import Dispatch
import HotlineSystem
import Testing

private struct Refused: Error, Equatable { let at: Int }

@Test func `a confined value takes every touch, one after another`() {
    let box = Confined(0, label: "test.count")
    DispatchQueue.concurrentPerform(iterations: 1000) { _ in box.sync { $0 += 1 } }
    #expect(box.sync { $0 } == 1000)
}

@Test func `what was asked first is done first`() {
    let box = Confined([Int](), label: "test.order")
    for number in 0..<100 { box.async { $0.append(number) } }
    #expect(box.sync { $0 } == Array(0..<100))
}

@Test func `a body's error comes out with its type and leaves what it did`() {
    let box = Confined(1, label: "test.error")
    #expect(throws: Refused(at: 2)) {
        try box.sync { (value: inout Int) throws(Refused) -> Int in
            value += 1
            throw Refused(at: value)
        }
    }
    #expect(box.sync { $0 } == 2)
}

@Test func `a handler already on the queue goes inside at once`() {
    let box = Confined(1, label: "test.inside")
    let done = DispatchSemaphore(value: 0)
    box.queue.async {
        box.inside { $0 = 5 }
        done.signal()
    }
    #expect(done.wait(timeout: .now() + 30) == .success)
    #expect(box.sync { $0 } == 5)
}
