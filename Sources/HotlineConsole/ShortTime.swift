import HotlineCore

/// Times as people at a desk read them: `09:35` today, `03-13 10:00` this year, else with the year; Beijing time.
package enum ShortTime {
    package static func string(_ instant: Instant, today now: Instant) -> String {
        let full = instant.wallClock(in: .china)
        let day = Zone.china.date(of: instant)
        let today = Zone.china.date(of: now)
        if day == today { return String(full.dropFirst(11)) }
        return day.year == today.year ? String(full.dropFirst(5)) : full
    }
}
