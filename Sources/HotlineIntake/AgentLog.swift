import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineSystem

/// Reads the agents' phone log, TSV or CSV, record by record (domain 6.6). Pure: the records' bytes in, what they say out.
///
/// The header may stand below a title; its columns may come in any order, and columns of other names are kept in `raw`.
package struct AgentLog: LogFormat {
    /// A line above the header with fewer cells filled than this is a title; one with more is a record without a header.
    private static let titleCells = 4
    /// Titles above a header. A file with more such lines has none, and they are records that must not vanish.
    private static let titleLimit = 16

    package let source: LogSource
    private var encoding: TextEncoding
    private var isFirst = true
    package private(set) var header: LogHeader?
    /// The header of the file before it, until its first record has been looked at.
    private var inherited: LogHeader?
    private var titles = 0
    private let fields: [String: LogField]

    package init(_ source: LogSource) {
        self.source = source
        encoding = source.encoding
        fields = LogField.byHeader(source.columns)
    }

    /// A line each, until the header tells.
    package var format: RecordFormat { header?.format ?? .tabs }
    package var hasHeader: Bool { header != nil }

    package mutating func read(_ piece: RecordCutter.Piece) -> FileLine.Content {
        guard piece.isWhole else { return .reject(reason: IntakeReasons.long, raw: piece.bytes) }
        var bytes = piece.bytes
        if isFirst { dropByteOrderMark(&bytes) }
        if bytes.isEmpty { return .nothing }
        guard let header else { return lookForHeader(bytes) }
        return content(bytes, header)
    }

    private func content(_ bytes: [UInt8], _ header: LogHeader) -> FileLine.Content {
        if bytes == header.bytes { return .nothing }
        switch submission(bytes, header) {
        case .success(let submission?): return .record(submission)
        case .success(nil): return .nothing
        case .failure(let rejection): return .reject(reason: rejection.reason, raw: bytes)
        }
    }

    /// A UTF-8 mark proves UTF-8, whatever the source's row says.
    private mutating func dropByteOrderMark(_ bytes: inout [UInt8]) {
        isFirst = false
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            bytes.removeFirst(3)
            encoding = .utf8
        } else if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]), encoding == .gb18030 {
            bytes.removeFirst(4)
        }
    }

    /// A writer that knows nothing of a copytruncate goes on without a header.
    package mutating func inherit(_ header: LogHeader) {
        if self.header == nil { inherited = header }
    }

    private func isRecord(_ bytes: [UInt8], of header: LogHeader) -> Bool {
        guard let fields = header.format.fields(of: bytes), fields.count == header.columnCount, let cells = decoded(fields),
            let column = header.column(of: .callTime), let time = LogText.value(cells[column])
        else { return false }
        return LogTime.parse(time, in: source.zone, takesDateAlone: false) != nil
    }

    private mutating func lookForHeader(_ bytes: [UInt8]) -> FileLine.Content {
        let earlier = inherited
        inherited = nil
        header =
            LogHeader(bytes, format: .tabs, encoding: encoding, fields: fields)
            ?? LogHeader(bytes, format: .commas, encoding: encoding, fields: fields)
        if header != nil { return .nothing }
        if let earlier, isRecord(bytes, of: earlier) {
            header = earlier
            return content(bytes, earlier)
        }
        guard encoding.decode(bytes) != nil, !bytes.contains(0) else {
            return .reject(reason: IntakeReasons.encoding(encoding.rawValue), raw: bytes)
        }
        let filled = [RecordFormat.tabs, .commas].map { format in (format.fields(of: bytes) ?? []).count { !$0.isEmpty } }
        titles += 1
        let isTitle = titles <= Self.titleLimit && (filled.max() ?? 0) < Self.titleCells
        return isTitle ? .nothing : .reject(reason: IntakeReasons.header, raw: bytes)
    }

    private struct Rejection: Error { let reason: Reason }

    /// - Returns: nil for a record of empty cells.
    private func submission(_ bytes: [UInt8], _ header: LogHeader) -> Result<Submission?, Rejection> {
        func reject(_ reason: Reason) -> Result<Submission?, Rejection> { .failure(Rejection(reason: reason)) }

        guard let fields = header.format.fields(of: bytes) else { return reject(IntakeReasons.quotes) }
        if fields.allSatisfy(\.isEmpty) { return .success(nil) }
        guard fields.count == header.columnCount else { return reject(IntakeReasons.columns(fields.count, expected: header.columnCount)) }
        guard let cells = decoded(fields), let raw = encoding.decode(bytes), !bytes.contains(0) else {
            return reject(IntakeReasons.encoding(encoding.rawValue))
        }
        guard raw.utf8.count <= Submission.rawLimit else { return reject(IntakeReasons.long) }
        let values = cells.map(LogText.value)
        func value(_ field: LogField) -> String? { header.column(of: field).flatMap { values[$0] } }
        func normalised(_ field: LogField) -> String? {
            value(field).map { LogText.trimmed(TextNormaliser.shared.normalise(LogText.unescaped($0))) }.flatMap { $0.isEmpty ? nil : $0 }
        }

        guard let timeText = normalised(.callTime), let receivedAt = LogTime.parse(timeText, in: source.zone, takesDateAlone: false) else {
            return reject(IntakeReasons.time(value(.callTime) ?? ""))
        }
        guard let content = normalised(.content) else { return reject(IntakeReasons.empty) }
        // A scalar has at least one byte, so most contents need no counting.
        if content.utf8.count > Submission.contentLimit, content.unicodeScalars.count > Submission.contentLimit {
            return reject(IntakeReasons.longContent(content.unicodeScalars.count))
        }
        return .success(
            Submission(
                channel: .phone, mark: .phoneLog(source.name, fieldsDigest: digest(cells, values, header)), receivedAt: receivedAt,
                takenBy: normalised(.agent).map(PersonID.init(rawValue:)),
                citizen: Citizen(name: value(.name), phone: value(.caller).flatMap { Phone($0) }), content: content,
                goal: normalised(.goal), placeText: normalised(.place),
                happenedAt: normalised(.incidentTime).flatMap { LogTime.parse($0, in: source.zone, takesDateAlone: true) },
                kindClaimed: normalised(.kind).flatMap { Kind(chinese: $0) ?? Kind(rawValue: $0) }, callID: value(.callID),
                secret: normalised(.secret).map(Self.isSecret) ?? false, raw: raw))
    }

    private func decoded(_ fields: [ArraySlice<UInt8>]) -> [String]? {
        var cells: [String] = []
        cells.reserveCapacity(fields.count)
        for field in fields {
            let cell = encoding == .utf8 ? String(validating: field, as: UTF8.self) : encoding.decode(Array(field))
            guard let cell else { return nil }
            cells.append(cell)
        }
        return cells
    }

    /// Doubt protects: whatever is not a no keeps the caller's name hidden.
    private static func isSecret(_ text: String) -> Bool {
        switch text {
        case "否", "0", "no", "No", "NO", "N", "n", "false", "False", "FALSE", "不保密", "公开": false
        default: true
        }
    }

    /// SHA-256 over each filled cell as: name, 0x1F, length of the value, 0x1F, value, 0x1E; the names in order. The same
    /// call exported again, as TSV or CSV, in another encoding or another order of columns, is the same record.
    private func digest(_ cells: [String], _ values: [String?], _ header: LogHeader) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024)
        for (name, column) in header.digestOrder where values[column] != nil {
            bytes += name
            bytes.append(0x1F)
            bytes += String(cells[column].utf8.count).utf8
            bytes.append(0x1F)
            bytes += cells[column].utf8
            bytes.append(0x1E)
        }
        return SHA256.hash(bytes).hex
    }
}
