import Foundation
import HotlineClassifier
import HotlineSystem

/// Messages in a TSV file: a header, a record a line, no quoting; columns `id`, `title`, `body` and one of labels. UTF-8; a bad byte
/// is read as U+FFFD and spoils nothing else.
struct LabelledFile {
    struct Record {
        let id: String
        /// Nil where the file has no such column.
        let label: String?
        let message: Message
    }

    let records: [Record]

    /// Ten million messages of 400 characters would be 12 GB; a file beyond this is read in parts.
    private static let sizeLimit = 1 << 30
    private static let tab = UInt8(ascii: "\t")
    private static let lineFeed = UInt8(ascii: "\n")

    /// - Parameters:
    ///   - labelColumn: the header of the column that holds the label.
    ///   - isLabelNeeded: refuses a file without it.
    init(_ path: String, labelColumn: String, isLabelNeeded: Bool) throws(ToolStop) {
        guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: Self.sizeLimit + 1) ?? Data()
        else {
            throw ToolStop(.no, "\(path)：读不了", "\(path): cannot be read")
        }
        guard data.count <= Self.sizeLimit else {
            throw ToolStop(.no, "\(path)：超过 1 GiB，请分成几个文件", "\(path): over 1 GiB; split it into several files")
        }
        let lines = [UInt8](data).split(separator: Self.lineFeed, omittingEmptySubsequences: false)
        guard let header = lines.first.map(Self.fields), let columns = Columns(header, label: labelColumn) else {
            throw ToolStop(
                .no, "\(path):1：表头应有 body 列（及 id、title、\(labelColumn)），以制表符分隔",
                "\(path):1: expected a header with body (and id, title, \(labelColumn)), parted by tabs")
        }
        guard !isLabelNeeded || columns.label != nil else {
            throw ToolStop(
                .no, "\(path):1：没有“\(labelColumn)”列，可用 --label-column 指定",
                "\(path):1: no column “\(labelColumn)”; --label-column names another")
        }
        var records: [Record] = []
        for (number, line) in lines.enumerated().dropFirst() where !Self.isBlank(line) {
            let fields = Self.fields(line)
            guard fields.count == header.count else {
                throw ToolStop(
                    .no, "\(path):\(number + 1)：有 \(fields.count) 列，表头有 \(header.count) 列",
                    "\(path):\(number + 1): \(fields.count) fields, the header has \(header.count)")
            }
            let label = columns.label.map { fields[$0] }
            if isLabelNeeded, label?.isEmpty ?? true {
                throw ToolStop(.no, "\(path):\(number + 1)：标签是空的", "\(path):\(number + 1): the label is empty")
            }
            let form = TextNormaliser.shared
            records.append(
                Record(
                    id: columns.id.map { fields[$0] } ?? String(number + 1), label: label,
                    message: Message(
                        title: form.normalise(columns.title.map { fields[$0] } ?? ""), text: form.normalise(fields[columns.body]))))
        }
        self.records = records
    }

    /// Every record of several files, in their order.
    static func lessons(of paths: [String], labelColumn: String) throws(ToolStop) -> [Lesson] {
        var lessons: [Lesson] = []
        for path in paths {
            for record in try LabelledFile(path, labelColumn: labelColumn, isLabelNeeded: true).records {
                if let label = record.label { lessons.append(Lesson(record.message, label: label)) }
            }
        }
        guard Set(lessons.map(\.label)).count > 1 else {
            throw ToolStop(.no, "至少要有两种标签才能学习", "there must be two labels at least to tell apart")
        }
        return lessons
    }

    private struct Columns {
        let body: Int
        let id: Int?
        let title: Int?
        let label: Int?

        init?(_ header: [String], label: String) {
            guard let body = header.firstIndex(of: "body") else { return nil }
            self.body = body
            id = header.firstIndex(of: "id")
            title = header.firstIndex(of: "title")
            self.label = header.firstIndex(of: label)
        }
    }

    /// Cut on bytes first, then decoded, so that one bad byte spoils one field. A byte order mark and a CR at the end are dropped.
    private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
        var line = line
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        return line.split(separator: tab, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 == UInt8(ascii: "\r") } }
}
