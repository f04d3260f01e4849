import HotlineCore
import HotlineDesk

/// The recordings' file of Huawei's cloud contact centre (domain 6.4): 18 columns, no header. Where there is a recording, an
/// agent spoke.
package struct HuaweiRecordLog: LogFormat {
    private static let columns = 18

    private enum Column {
        static let agent = 3, call = 4, caller = 5, callee = 6, begin = 7, end = 8, file = 9
    }

    private let source: LogSource

    package init(_ source: LogSource) { self.source = source }

    package var format: RecordFormat { .commas }

    package mutating func read(_ piece: RecordCutter.Piece) -> FileLine.Content {
        CallRecord.read(piece, of: source, cut: RecordFormat.commas.fields(of:)) { record throws(LineRejection) in
            try record.requireColumns(Self.columns)
            guard let call = try record.text(Column.call) else { throw LineRejection(IntakeReasons.call) }
            guard let begin = try record.time(Column.begin) else { throw LineRejection(IntakeReasons.time("")) }
            guard let parties = CallParties(from: try record.text(Column.caller), to: try record.text(Column.callee)) else { return nil }
            let agent = try record.text(Column.agent)
            var note = try record.note(call, .event(.recorded, agent == nil ? .none : .answered))
            note.at = begin
            note.endedAt = try record.time(Column.end)
            note.phone = parties.phone
            note.isOutgoing = parties.isOutgoing
            note.agent = agent
            note.words = try record.text(Column.file)
            return note
        }
    }
}
