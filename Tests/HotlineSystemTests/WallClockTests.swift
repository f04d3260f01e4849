import HotlineSystem
import Testing

@Test func `a simulated clock stands still until it is told`() {
    let clock = WallClock.simulated(startingAt: 1_771_061_400_000)
    #expect(clock.isSimulated)
    #expect(clock.now() == 1_771_061_400_000)
    #expect(clock.advance(milliseconds: 7_200_000) == 1_771_068_600_000)
    #expect(clock.set(to: 5))
    #expect(clock.now() == 5)
    let same = clock
    same.advance(milliseconds: 1)
    #expect(clock.now() == 6)
    #expect(clock.advance(milliseconds: .max) == nil)
    #expect(clock.now() == 6)
}

@Test func `nobody sets the machine's clock from here`() {
    let clock = WallClock.system()
    #expect(!clock.isSimulated)
    #expect(!clock.set(to: 0))
    #expect(clock.advance(milliseconds: 1) == nil)
    // After 2026-01-01 and before 2100.
    #expect((1_767_225_600_000...4_102_444_800_000).contains(clock.now()))
}

@Test func `monotonic time never goes back`() {
    var last = MonotonicClock.microseconds()
    for _ in 0..<1000 {
        let next = MonotonicClock.microseconds()
        #expect(next >= last)
        last = next
    }
    #expect(MonotonicClock.milliseconds() >= last / 1000)
}
