import HotlineCore
import HotlineDesk
import HotlineRouting

/// Asterisk's `queue_log` (domain 6.2): unix time, call id, queue, member, event and its parameters, between `|`, nothing quoted.
/// Events that concern no caller are passed over.
package struct QueueLog: LogFormat {
    /// Fields before the parameters.
    private static let fixed = 5

    private let source: LogSource

    package init(_ source: LogSource) { self.source = source }

    package var format: RecordFormat { .lines }

    package mutating func read(_ piece: RecordCutter.Piece) -> FileLine.Content {
        let encoding = source.encoding
        return CallRecord.read(piece, of: source, cut: { Self.fields($0, encoding) }) { record throws(LineRejection) in
            guard record.fields.count >= Self.fixed else {
                throw LineRejection(IntakeReasons.callColumns(record.fields.count, expected: Self.fixed))
            }
            let time = try record.text(0) ?? ""
            guard let seconds = Int64(time), (0...Self.lastSecond).contains(seconds) else { throw LineRejection(IntakeReasons.time(time)) }
            guard let call = try record.text(1), call != "REALTIME" else { return nil }
            let word = try record.text(4) ?? ""
            guard let (event, evidence) = Self.event(word) else { return nil }
            var note = try record.note(call, .event(event, evidence))
            note.at = Instant(seconds: seconds)
            note.agent = CallParties.agent(try record.text(3))
            switch event {
            case .queued:
                // url | caller; a log kept in a database has the caller first.
                let (first, second) = (try record.text(5), try record.text(6))
                note.phone = CallParties.outside(second) ?? CallParties.outside(first)
            case .connected: note.waitSeconds = try record.seconds(5)
            case .completed:
                note.talkSeconds = try record.seconds(6)
                note.endedAt = note.at
            case .abandoned:
                // The key that was pressed stands before the positions.
                note.waitSeconds = try record.seconds(word == "EXITWITHKEY" ? 8 : 7)
                note.endedAt = note.at
            case .transferred: note.words = try record.text(5)
            case .rang, .detail, .recorded: break
            }
            return note
        }
    }

    /// 2100-01-01.
    private static let lastSecond: Int64 = 4_102_444_800

    private static func event(_ word: String) -> (CallNote.Event, CallNote.Evidence)? {
        switch word {
        case "ENTERQUEUE": (.queued, .queued)
        case "CONNECT": (.connected, .answered)
        case "COMPLETEAGENT", "COMPLETECALLER": (.completed, .answered)
        case "ABANDON", "EXITWITHTIMEOUT", "EXITWITHKEY", "EXITEMPTY": (.abandoned, .unanswered)
        case "RINGNOANSWER": (.rang, .none)
        case "BLINDTRANSFER", "ATTENDEDTRANSFER": (.transferred, .none)
        default: nil
        }
    }

    /// `|` may be the second byte of a character of GB18030 or Big5; of UTF-8 it never is.
    static func fields(_ line: [UInt8], _ encoding: TextEncoding) -> [ArraySlice<UInt8>] {
        var fields: [ArraySlice<UInt8>] = []
        var start = line.startIndex
        var index = start
        while index < line.endIndex {
            if encoding != .utf8, line[index] >= 0x81 {
                index += 2
                continue
            }
            if line[index] == UInt8(ascii: "|") {
                fields.append(line[start..<index])
                start = index + 1
            }
            index += 1
        }
        fields.append(line[start...])
        return fields
    }
}
