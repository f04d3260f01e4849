import HotlineCore
import HotlineDesk
import HotlineRouting

/// FreeSWITCH's mod_cdr_csv (domain 6.3): its own template of 15 columns, its Asterisk template of 18, or the columns that
/// `sources.csv` gives. No header; the template quotes everything and escapes nothing within.
package struct FreeSwitchLog: LogFormat {
    /// caller_id_name, caller_id_number, destination_number, context, start, answer, end, duration, billsec, hangup_cause, uuid,
    /// bleg_uuid, accountcode, read_codec, write_codec.
    private static let example = CallColumns([
        .src: 1, .dst: 2, .start: 4, .answer: 5, .end: 6, .billsec: 8, .disposition: 9, .uniqueid: 10, .dstchannel: 11,
    ])
    private static let exampleCount = 15
    /// As Asterisk's, with the hangup cause for its disposition.
    private static let asterisk = CallColumns([
        .src: 1, .dst: 2, .channel: 5, .dstchannel: 6, .start: 9, .answer: 10, .end: 11, .billsec: 13, .disposition: 14, .uniqueid: 16,
    ])
    private static let asteriskCount = 18

    private let source: LogSource
    private let own: CallColumns?

    package init(_ source: LogSource) {
        self.source = source
        own = CallColumns(source.columns)
    }

    package var format: RecordFormat { .lines }

    package mutating func read(_ piece: RecordCutter.Piece) -> FileLine.Content {
        CallRecord.read(piece, of: source, cut: Self.fields) { record throws(LineRejection) in
            let columns = try columns(of: record)
            guard let start = try record.time(columns[.start]) else { throw LineRejection(IntakeReasons.time("")) }
            guard try record.text(columns[.disposition]) != nil else { throw LineRejection(IntakeReasons.disposition("")) }
            guard let parties = CallParties(from: try record.text(columns[.src]), to: try record.text(columns[.dst])) else { return nil }
            let answer = try record.time(columns[.answer])
            let talk = try record.seconds(columns[.billsec])
            let farSide = try record.text(columns[.dstchannel])
            let isBridged = columns[.dstchannel] == nil || farSide != nil
            let isAnswered = answer != nil && talk != 0
            let evidence: CallNote.Evidence = isAnswered ? (isBridged ? .answered : .none) : .unanswered
            var note = try record.note(try record.text(columns[.uniqueid]), .event(.detail, evidence))
            note.at = start
            note.endedAt = try record.time(columns[.end])
            note.phone = parties.phone
            note.isOutgoing = parties.isOutgoing
            // Of its own template the column is the other leg's id, which names nobody.
            note.agent = CallParties.agent(try record.text(columns[parties.isOutgoing ? .channel : .dstchannel]))
            if evidence == .answered {
                note.waitSeconds = answer.map { Int(($0.milliseconds - start.milliseconds) / 1000) }
                note.talkSeconds = talk
            }
            return note
        }
    }

    private func columns(of record: CallRecord) throws(LineRejection) -> CallColumns {
        if let own {
            guard record.fields.count >= own.count else {
                throw LineRejection(IntakeReasons.callColumns(record.fields.count, expected: own.count))
            }
            return own
        }
        switch record.fields.count {
        case Self.exampleCount: return Self.example
        case Self.asteriskCount: return Self.asterisk
        default: throw LineRejection(IntakeReasons.callColumns(record.fields.count, expected: Self.exampleCount))
        }
    }

    /// A quoted field ends at a quote before a comma or the line's end; what else stands in it is the caller's own name.
    ///
    /// - Returns: nil where a quote never closes.
    static func fields(_ line: [UInt8]) -> [ArraySlice<UInt8>]? {
        var fields: [ArraySlice<UInt8>] = []
        var index = line.startIndex
        while true {
            let isQuoted = index < line.endIndex && line[index] == RecordFormat.quote
            let start = isQuoted ? index + 1 : index
            var end = start
            while end < line.endIndex {
                if isQuoted {
                    let isLast = end + 1 == line.endIndex || line[end + 1] == RecordFormat.comma
                    if line[end] == RecordFormat.quote, isLast { break }
                } else if line[end] == RecordFormat.comma {
                    break
                }
                end += 1
            }
            if isQuoted, end == line.endIndex { return nil }
            fields.append(line[start..<end])
            index = isQuoted ? end + 1 : end
            guard index < line.endIndex else { return fields }
            index += 1
        }
    }
}
