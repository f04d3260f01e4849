import HotlineCore
import HotlineDesk
import HotlineRouting

/// Why a line of a log makes nothing.
struct LineRejection: Error {
    let reason: Reason
    init(_ reason: Reason) { self.reason = reason }
}

/// One record of a log without a header: its fields by their place, decoded when they are asked for, so that a bad byte in a
/// caller's name does not cost the call.
struct CallRecord {
    let source: LogSource
    let fields: [ArraySlice<UInt8>]
    private let bytes: [UInt8]

    /// Reads one record; what `body` refuses is a reject with the record's bytes.
    ///
    /// - Parameters:
    ///   - cut: the fields of the bytes, nil where quotes are not closed as they must be.
    ///   - body: nil where the record is good and concerns no call that the hotline knows.
    static func read(
        _ piece: RecordCutter.Piece, of source: LogSource, cut: ([UInt8]) -> [ArraySlice<UInt8>]?,
        _ body: (CallRecord) throws(LineRejection) -> CallNote?
    ) -> FileLine.Content {
        guard piece.isWhole else { return .reject(reason: IntakeReasons.long, raw: piece.bytes) }
        var bytes = piece.bytes
        if piece.offset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if bytes.allSatisfy({ $0 <= 0x20 }) { return .nothing }
        guard let fields = cut(bytes) else { return .reject(reason: IntakeReasons.quotes, raw: bytes) }
        do throws(LineRejection) {
            let note = try body(CallRecord(source: source, fields: fields, bytes: bytes))
            return note.map { .call($0) } ?? .nothing
        } catch {
            return .reject(reason: error.reason, raw: bytes)
        }
    }

    func requireColumns(_ count: Int) throws(LineRejection) {
        guard fields.count == count else { throw LineRejection(IntakeReasons.callColumns(fields.count, expected: count)) }
    }

    /// - Returns: nil for an empty cell, a word for nothing, and a column that is not there.
    func text(_ column: Int?) throws(LineRejection) -> String? {
        guard let column, column < fields.count else { return nil }
        let field = Array(fields[column])
        guard let text = source.encoding.decode(field), !field.contains(0) else {
            throw LineRejection(IntakeReasons.encoding(source.encoding.rawValue))
        }
        return LogText.value(text)
    }

    /// - Returns: nil for an empty cell: who was not answered has no time of answer.
    func time(_ column: Int?) throws(LineRejection) -> Instant? {
        guard let text = try text(column) else { return nil }
        guard let instant = LogTime.parse(text, in: source.zone, takesDateAlone: false) else {
            throw LineRejection(IntakeReasons.time(text))
        }
        return instant
    }

    func seconds(_ column: Int?) throws(LineRejection) -> Int? { try text(column).flatMap { Int($0) } }

    /// SHA-256 over each field as: length, 0x1F, bytes, 0x1E.
    var mark: Mark {
        var digested: [UInt8] = []
        digested.reserveCapacity(bytes.count + fields.count * 5)
        for field in fields {
            digested += String(field.count).utf8
            digested.append(0x1F)
            digested += field
            digested.append(0x1E)
        }
        return .phoneLog(source.name, fieldsDigest: SHA256.hash(digested).hex)
    }

    /// Bytes that do not decode show as U+FFFD; it is read by a person, where the line was refused.
    var raw: String { source.encoding.decode(bytes) ?? String(decoding: bytes, as: UTF8.self) }

    /// - Parameter call: nil where the platform gives none; the mark then stands for it, and the call meets nothing else.
    func note(_ call: String?, _ content: CallNote.Content) throws(LineRejection) -> CallNote {
        let mark = mark
        let call = call ?? source.name.rawValue + " " + mark.key.prefix(16)
        guard call.utf8.count <= CallNote.callLimit else { throw LineRejection(IntakeReasons.call) }
        return CallNote(mark: mark, source: source.name, call: call, content: content, raw: raw)
    }
}
