import HotlineCore
import HotlineStore

/// A number a ticket, each once: the day's next one from the rows (design 4), past what may have been given before a restore.
extension Desk {
    /// After six digits a seventh.
    mutating func nextTicket(_ order: Order) throws(StoreFailure) -> Int64 {
        let zone = tables.routing.calendar.zone
        let day = zone.date(of: order.at)
        var sequence = try lastSequence(of: day) + 1
        if let given = try numbers?.give(sequence, on: day, second: Int(zone.millisecondOfDay(of: order.at) / 1_000)) {
            sequence = given.sequence
            if let skipped = given.skipped { try tellSkipped(skipped, of: day, order) }
        }
        let id = try body(of: sequence, on: day)
        lastOfDay = (day, id)
        return id
    }

    /// At a stop the book is closed at the last number, so that an upgrade leaves none out.
    mutating func closeNumbers() throws(StoreFailure) {
        guard let lastOfDay else { return }
        let last = number(lastOfDay.id).sequence
        try numbers?.close(at: last, on: lastOfDay.day)
    }

    private func lastSequence(of day: CivilDate) throws(StoreFailure) -> Int {
        if let lastOfDay, lastOfDay.day == day { return number(lastOfDay.id).sequence }
        var sequence = 0
        for sequenceOfDay in [TicketNumber.sixDigits(of: day), TicketNumber.sevenDigits(of: day)] {
            if let last = try store.lastTicket(from: sequenceOfDay.lowerBound, below: sequenceOfDay.upperBound) {
                sequence = max(sequence, number(last).sequence)
            }
        }
        return sequence
    }

    private func body(of sequence: Int, on day: CivilDate) throws(StoreFailure) -> Int64 {
        guard let number = TicketNumber(prefix: settings.prefix, date: day, sequence: sequence) else {
            throw .guilty("the day's numbers are used up")
        }
        return number.body
    }

    /// The numbers at risk are listed: in the journal, and with whoever is on duty.
    private mutating func tellSkipped(_ skipped: ClosedRange<Int>, of day: CivilDate, _ order: Order) throws(StoreFailure) {
        let reason = Reason(
            "numbers-skipped", number(try body(of: skipped.lowerBound, on: day)).description,
            number(try body(of: skipped.upperBound, on: day)).description)
        try tellDuty("numbers", reason, order)
    }
}

extension TicketNumber {
    /// The row ids of a day's numbers with six digits of sequence.
    static func sixDigits(of day: CivilDate) -> Range<Int64> { range(of: day, scale: 1_000_000) }
    /// And of those past 999,999.
    static func sevenDigits(of day: CivilDate) -> Range<Int64> { range(of: day, scale: 10_000_000) }

    private static func range(of day: CivilDate, scale: Int64) -> Range<Int64> {
        let written = Int64(day.year * 10_000 + day.month * 100 + day.day)
        return written * scale..<(written + 1) * scale
    }
}
