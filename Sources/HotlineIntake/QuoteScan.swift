/// Follows one record as RFC 4180 says, to the LF outside quotes that ends it, and keeps its place when the bytes run out.
///
/// No byte is looked at twice when more comes. Where a record is given up and its line alone taken, the line below is tried as
/// the next, and it may well be the same open quote again: at the first LF that both have within quotes they are in the same
/// place, and the second goes on where the first got to. So a file full of open quotes costs what any other does.
struct QuoteScan {
    enum Outcome { case ended, open, broken }

    private enum Place { case fieldStart, plain, quoted, afterQuote }

    private struct Standing {
        /// In the file: the byte to look at next. Of a record that has ended, its LF.
        var reached: Int64
        var place = Place.fieldStart
        var outcome = Outcome.open
    }

    /// In the file: the record's first byte.
    let start: Int64
    private var here: Standing
    /// Where the scan of a record above got to, if that is below this one's beginning.
    private var above: Standing?

    init(from start: Int64) {
        self.start = start
        here = Standing(reached: start)
    }

    /// - Parameter above: the scan of the record before this one.
    init(from start: Int64, below above: QuoteScan) {
        self.init(from: start)
        self.above = [above.here, above.above].compactMap(\.self).first { $0.reached > start }
    }

    var reached: Int64 { here.reached }
    var outcome: Outcome { here.outcome }

    /// Looks on, at no byte at or past `limit`.
    ///
    /// - Parameter base: where `bytes` begins in the file, at or before `reached`.
    mutating func goOn(_ bytes: UnsafeBufferPointer<UInt8>, at base: Int64, until limit: Int64) {
        let end = min(base + Int64(bytes.count), limit)
        while here.outcome == .open, here.reached < end {
            look(at: bytes[Int(here.reached - base)])
        }
    }

    private mutating func look(at byte: UInt8) {
        switch (here.place, byte) {
        case (.quoted, RecordFormat.quote): here.place = .afterQuote
        case (.quoted, RecordFormat.lineFeed):
            if let above, above.reached > here.reached {
                here = above
                return
            }
        case (.quoted, _): break
        case (.fieldStart, RecordFormat.quote), (.afterQuote, RecordFormat.quote): here.place = .quoted
        case (_, RecordFormat.lineFeed):
            here.outcome = .ended
            return
        case (_, RecordFormat.comma): here.place = .fieldStart
        case (.afterQuote, RecordFormat.carriageReturn), (.fieldStart, _), (.plain, _): here.place = .plain
        case (.afterQuote, _):
            here.outcome = .broken
            return
        }
        here.reached += 1
    }
}
