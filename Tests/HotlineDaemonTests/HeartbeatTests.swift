import Testing

@testable import HotlineDaemon

@Test(
    "The watchdog is fed three times within what the unit grants, and at least every five seconds",
    arguments: [(nil, 5), (60_000_000, 5), (15_000_000, 5), (9_000_000, 3), (3_000_000, 1), (500_000, 1)] as [(Int64?, Int)])
func watchdogFeeding(grant: Int64?, seconds: Int) {
    #expect(Heartbeat.beatsPerPulse(watchdogMicroseconds: grant) == seconds)
}
