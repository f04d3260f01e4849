import HotlineCore
import HotlineDesk
import HotlineSystem

/// What was said on calls, a JSON object a line (domain 6.5): `call_id`, `seq`, `role`, `begin_ms`, `end_ms`, `text`. Members of
/// other names are passed over.
package struct TranscriptLog: LogFormat {
    private let source: LogSource

    package init(_ source: LogSource) { self.source = source }

    package var format: RecordFormat { .lines }

    package mutating func read(_ piece: RecordCutter.Piece) -> FileLine.Content {
        CallRecord.read(piece, of: source, cut: RecordFormat.lines.fields(of:)) { record throws(LineRejection) in
            let line = try record.text(0) ?? ""
            guard let object = try? JSONReader.read(Array(line.utf8)), case .object = object else {
                throw LineRejection(IntakeReasons.segment("JSON"))
            }
            let call: String
            switch object["call_id"] {
            case .string(let id)? where !LogText.trimmed(id).isEmpty: call = LogText.trimmed(id)
            // An id of digits and a dot may come as a number; it is kept as it is written.
            case .number(let digits)?: call = digits
            default: throw LineRejection(IntakeReasons.call)
            }
            return try record.note(call, .said(try Self.segment(object)))
        }
    }

    private static func segment(_ object: JSONValue) throws(LineRejection) -> CallNote.Segment {
        guard case .string(let written)? = object["text"] else { throw LineRejection(IntakeReasons.segment("text")) }
        let text = LogText.trimmed(TextNormaliser.shared.normalise(written))
        guard text.unicodeScalars.count <= Submission.contentLimit else {
            throw LineRejection(IntakeReasons.longContent(text.unicodeScalars.count))
        }
        let begin = try number("begin_ms", object)
        let end = try number("end_ms", object)
        guard begin <= end else { throw LineRejection(IntakeReasons.segment("end_ms")) }
        return CallNote.Segment(number: Int(try number("seq", object)), role: try role(object["role"]), begin: begin, end: end, text: text)
    }

    /// A machine that does not tell the parties apart says nothing; a word that is not known must not pass for either.
    private static func role(_ value: JSONValue?) throws(LineRejection) -> CallNote.Segment.Role {
        switch value {
        case nil, .null?, .string("unknown")?: return .unknown
        case .string("agent")?, .string("坐席")?: return .agent
        case .string("citizen")?, .string("市民")?: return .citizen
        default: throw LineRejection(IntakeReasons.segment("role"))
        }
    }

    /// Whole, not negative, and below a year of milliseconds.
    private static func number(_ name: String, _ object: JSONValue) throws(LineRejection) -> Int64 {
        guard case .number(let digits)? = object[name], let number = Int64(digits), (0...31_536_000_000).contains(number) else {
            throw LineRejection(IntakeReasons.segment(name))
        }
        return number
    }
}
