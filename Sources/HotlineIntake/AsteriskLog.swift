import HotlineCore
import HotlineDesk
import HotlineRouting

/// Asterisk's call detail: `Master.csv` with 16, 17, 18 and more columns in the order of cdr_csv.c, or a file of cdr_custom whose
/// order `sources.csv` gives (domain 6.1). No header; strings in quotes, an empty answer without.
package struct AsteriskLog: LogFormat {
    /// accountcode, src, dst, dcontext, clid, channel, dstchannel, lastapp, lastdata, start, answer, end, duration, billsec,
    /// disposition, amaflags; then uniqueid, userfield, peeraccount, linkedid, sequence where they are switched on.
    private static let usual: [CallField: Int] = [
        .src: 1, .dst: 2, .channel: 5, .dstchannel: 6, .start: 9, .answer: 10, .end: 11, .billsec: 13, .disposition: 14, .uniqueid: 16,
        .linkedid: 19,
    ]
    private static let leastColumns = 16

    private let source: LogSource
    private let columns: CallColumns
    private let leastColumns: Int
    private let isUsual: Bool

    package init(_ source: LogSource) {
        self.source = source
        let own = CallColumns(source.columns)
        columns = own ?? CallColumns(Self.usual)
        leastColumns = own?.count ?? Self.leastColumns
        isUsual = own == nil
    }

    package var format: RecordFormat { .commas }

    package mutating func read(_ piece: RecordCutter.Piece) -> FileLine.Content {
        CallRecord.read(piece, of: source, cut: RecordFormat.commas.fields(of:)) { record throws(LineRejection) in
            guard record.fields.count >= leastColumns else {
                throw LineRejection(IntakeReasons.callColumns(record.fields.count, expected: leastColumns))
            }
            let disposition = try record.text(columns[.disposition]) ?? ""
            guard let evidence = try evidence(disposition, record) else { throw LineRejection(IntakeReasons.disposition(disposition)) }
            guard let start = try record.time(columns[.start]) else { throw LineRejection(IntakeReasons.time("")) }
            guard let parties = CallParties(from: try record.text(columns[.src]), to: try record.text(columns[.dst])) else { return nil }
            let answer = try record.time(columns[.answer])
            var note = try record.note(try callID(record), .event(.detail, evidence))
            note.at = start
            note.endedAt = try record.time(columns[.end])
            note.phone = parties.phone
            note.isOutgoing = parties.isOutgoing
            note.agent = CallParties.agent(try record.text(columns[parties.isOutgoing ? .channel : .dstchannel]))
            if evidence == .answered {
                note.waitSeconds = answer.map { Int(($0.milliseconds - start.milliseconds) / 1000) }
                note.talkSeconds = try record.seconds(columns[.billsec])
            }
            return note
        }
    }

    /// The call that began it all, where the platform says which; its channel's own id otherwise.
    private func callID(_ record: CallRecord) throws(LineRejection) -> String? {
        if let linked = try record.text(columns[.linkedid]), !isUsual || Self.isChannelID(linked) { return linked }
        guard let own = try record.text(columns[.uniqueid]) else { return nil }
        // The seventeenth of seventeen columns may be the userfield.
        return isUsual && !Self.isChannelID(own) ? nil : own
    }

    /// `1773278043.26`, before it a system's name and a hyphen perhaps.
    private static func isChannelID(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 2, let last = parts.last, let first = parts.dropLast().last else { return false }
        func isNumber(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        return isNumber(last) && isNumber(first.split(separator: "-").last ?? "")
    }

    /// - Returns: nil where the word is none of Asterisk's: the columns stand in another order.
    private func evidence(_ disposition: String, _ record: CallRecord) throws(LineRejection) -> CallNote.Evidence? {
        switch disposition.uppercased() {
        case "ANSWERED":
            // The dialplan answers too; a person has a channel of their own.
            if columns[.dstchannel] != nil, try record.text(columns[.dstchannel]) == nil { return CallNote.Evidence.none }
            if try record.seconds(columns[.billsec]) == 0 { return CallNote.Evidence.none }
            return .answered
        case "NO ANSWER", "BUSY", "FAILED", "CONGESTION": return .unanswered
        default: return nil
        }
    }
}
