import HotlineDesk

/// Reads one format of telephone log, record by record. Pure: the records' bytes in, what they say out. A new format is a file
/// and a line in `LogSource.reader`.
package protocol LogFormat: Sendable {
    /// How the next record is to be cut.
    var format: RecordFormat { get }
    /// What must be known from the file's beginning is known.
    var hasHeader: Bool { get }

    /// What says which column is which, where the format has such a line.
    var header: LogHeader? { get }

    /// Gives a file that may have lost its header the one that the file before it had. It counts only where the next record fits it.
    mutating func inherit(_ header: LogHeader)

    /// What one record, taken as `format` says and in the file's order, means to the Desk.
    mutating func read(_ piece: RecordCutter.Piece) -> FileLine.Content
}

extension LogFormat {
    /// A log without a header is read from any line on.
    package var hasHeader: Bool { true }
    package var header: LogHeader? { nil }
    package mutating func inherit(_ header: LogHeader) {}
}

extension LogSource {
    package func reader() -> any LogFormat {
        switch format {
        // Nobody tails a portal or a gateway; whoever asks all the same reads that the columns are missing.
        case .agent, .portal, .gateway: AgentLog(self)
        case .asterisk: AsteriskLog(self)
        case .queueLog: QueueLog(self)
        case .freeSwitch: FreeSwitchLog(self)
        case .huaweiCall: HuaweiCallLog(self)
        case .huaweiRecord: HuaweiRecordLog(self)
        case .transcript: TranscriptLog(self)
        }
    }
}
