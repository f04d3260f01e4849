import HotlineCore
import HotlineDesk

/// The calls' file of Huawei's cloud contact centre (domain 6.4): 23 columns, no header, a row for each device that a call was at,
/// numbered 1, 2, 3…, the last −1.
package struct HuaweiCallLog: LogFormat {
    private static let columns = 23

    private enum Column {
        static let agent = 3, call = 4, caller = 5, callee = 6, waitBegin = 7, ackBegin = 9, callBegin = 11, callEnd = 12, device = 13
        static let number = 17
    }

    /// device_type 2; 1 is a queue, 3 the machine's menu.
    private static let agentDevice = "2"
    private static let queueDevice = "1"
    private static let last = "-1"

    private let source: LogSource

    package init(_ source: LogSource) { self.source = source }

    package var format: RecordFormat { .commas }

    package mutating func read(_ piece: RecordCutter.Piece) -> FileLine.Content {
        CallRecord.read(piece, of: source, cut: RecordFormat.commas.fields(of:)) { record throws(LineRejection) in
            try record.requireColumns(Self.columns)
            guard let call = try record.text(Column.call) else { throw LineRejection(IntakeReasons.call) }
            let wait = try record.time(Column.waitBegin)
            let ring = try record.time(Column.ackBegin)
            let talk = try record.time(Column.callBegin)
            let end = try record.time(Column.callEnd)
            guard let begin = wait ?? ring ?? talk ?? end else { throw LineRejection(IntakeReasons.time("")) }
            guard let parties = CallParties(from: try record.text(Column.caller), to: try record.text(Column.callee)) else { return nil }
            let device = try record.text(Column.device)
            let isLast = try record.text(Column.number) == Self.last
            let evidence: CallNote.Evidence =
                if device == Self.agentDevice, talk != nil {
                    .answered
                } else if isLast {
                    device == Self.queueDevice || device == Self.agentDevice ? .unanswered : .over
                } else if device == Self.queueDevice {
                    .queued
                } else {
                    .none
                }
            var note = try record.note(call, .event(.detail, evidence))
            note.at = begin
            note.endedAt = isLast || evidence == .answered ? end : nil
            note.phone = parties.phone
            note.isOutgoing = parties.isOutgoing
            if evidence == .answered, let talk {
                note.agent = try record.text(Column.agent)
                note.waitSeconds = Int((talk.milliseconds - begin.milliseconds) / 1000)
                note.talkSeconds = end.map { Int(($0.milliseconds - talk.milliseconds) / 1000) }
            }
            return note
        }
    }
}
