import HotlineCore
import HotlineDesk

/// A form with files on its way in: text is gathered, each file goes to the attachments' queue as it comes, one question at a
/// time. What is wrong with a file is remembered and told with the other mistakes, so that nothing of the text is lost.
struct Upload: Sendable {
    /// What is to be done next.
    enum Step {
        case ask(AttachmentRequest)
        case needsBytes
        /// Bytes that are no form: the rest cannot be read.
        case fault(Refusal)
    }

    private struct File: Sendable {
        /// Nil once the bytes are not wanted any more.
        var part: String?
        let type: AttachmentType?
        let name: String
        /// The first bytes, until there are enough to tell the type.
        var head: [UInt8] = []
        var isChecked = false
        var size = 0
    }

    private enum Part: Sendable {
        case text(name: String, [UInt8])
        case file(File)
        /// A file control with nothing chosen.
        case nothing
    }

    /// The names that a form may have.
    struct Control: Sendable {
        /// Of the control that files are chosen with.
        let fileNames: Set<String>
        let knows: @Sendable (String) -> Bool

        /// The citizen's form; some scripts add the brackets.
        static let form = Control(
            fileNames: [TicketField.attachments.rawValue, TicketField.attachments.rawValue + "[]"],
            knows: { TicketField(rawValue: $0) != nil && $0 != TicketField.attachments.rawValue })
    }

    private let control: Control
    private let rules: AttachmentRules
    private var reader: MultipartReader
    private var part: Part?
    private var waiting: [AttachmentRequest] = []
    private var textBytes = 0
    private var files = 0
    private(set) var values: [String: String] = [:]
    private(set) var attachments: [AttachedFile] = []
    private(set) var mistakes: [FieldMistake] = []
    /// Why the files could not be kept; the form is refused with it at its end.
    private(set) var failure: Refusal?

    init(boundary: String, control: Control, rules: AttachmentRules) {
        reader = MultipartReader(boundary: boundary)
        self.control = control
        self.rules = rules
    }

    /// The fields as other forms bring them.
    func fields() throws(Refusal) -> TicketFields {
        guard reader.isComplete else { throw .malformed(detail: "multipart without its end") }
        return try TicketFields(values, attachments: attachments)
    }

    /// The text fields as they came, for forms that have other names.
    func pairs() throws(Refusal) -> [URLEncodedForm.Pair] {
        guard reader.isComplete else { throw .malformed(detail: "multipart without its end") }
        return values.map { URLEncodedForm.Pair(name: $0.key, value: $0.value) }
    }

    mutating func feed(_ bytes: [UInt8]) { reader.feed(bytes) }

    /// - Parameter draw: a part's name, 32 hexadecimal digits.
    mutating func next(at now: Instant, draw: () -> String) -> Step {
        do throws(Refusal) {
            while true {
                if !waiting.isEmpty { return .ask(waiting.removeFirst()) }
                guard let event = try reader.next() else { return .needsBytes }
                switch event {
                case .began(let head): part = try begin(head, draw: draw)
                case .content(let bytes): try take(bytes, at: now)
                case .ended: try end(at: now)
                }
            }
        } catch {
            return .fault(error)
        }
    }

    mutating func answered(_ answer: DeskAnswer) {
        switch answer {
        case .attachment(.sealed(let attachment)): attachments.append(attachment)
        case .attachment: break
        case .refused(let refusal): fail(refusal)
        default: fail(.tryLater(.failure))
        }
    }

    private mutating func fail(_ refusal: Refusal) {
        failure = failure ?? refusal
        waiting = []
        if case .file(var file)? = part {
            file.part = nil
            part = .file(file)
        }
    }

    private mutating func begin(_ head: MultipartHead, draw: () -> String) throws(Refusal) -> Part {
        guard let sent = head.fileName else {
            guard values[head.name] == nil else { throw .repeatedField(head.name) }
            guard control.knows(head.name) else { throw .unknownField(head.name) }
            return .text(name: head.name, [])
        }
        guard control.fileNames.contains(head.name) else { throw .unknownField(head.name) }
        guard !sent.isEmpty else { return .nothing }
        files += 1
        let name = AttachedFile.harmless(name: sent)
        let type = AttachmentType(ofFile: name).flatMap { rules.types.contains($0) ? $0 : nil }
        var file = File(part: nil, type: type, name: name)
        if files > rules.count {
            // Told once, however many are too many.
            if files == rules.count + 1 { mistake(.tooManyFiles(rules.count), name) }
        } else if type == nil {
            mistake(.unknownFile(expected: rules.types.map(\.rawValue).joined(separator: " ")), name)
        } else if failure == nil {
            file.part = draw()
        }
        return .file(file)
    }

    private mutating func take(_ bytes: [UInt8], at now: Instant) throws(Refusal) {
        switch part {
        case .text(let name, let before):
            textBytes += bytes.count
            guard textBytes <= HTTPLimits.formText else { throw .tooLong(field: "form", limit: HTTPLimits.formText) }
            part = .text(name: name, before + bytes)
        case .file(var file):
            take(bytes, into: &file, at: now)
            part = .file(file)
        case .nothing, nil: break
        }
    }

    private mutating func take(_ bytes: [UInt8], into file: inout File, at now: Instant) {
        guard let part = file.part else { return }
        file.size += bytes.count
        guard file.size <= rules.fileBytes else { return refuse(&file, .fileTooLong(rules.fileBytes)) }
        if file.isChecked { return waiting.append(.append(part: part, bytes, at: now)) }
        file.head += bytes
        if file.head.count >= AttachmentType.headBytes { check(&file, at: now) }
    }

    /// Lets the first bytes through if they are what the name says.
    private mutating func check(_ file: inout File, at now: Instant) {
        guard let part = file.part, let type = file.type, type.matches(head: file.head) else { return refuse(&file, .falseFile) }
        file.isChecked = true
        waiting.append(.append(part: part, file.head, at: now))
        file.head = []
    }

    private mutating func refuse(_ file: inout File, _ kind: FieldMistake.Kind) {
        mistake(kind, file.name)
        if let part = file.part, file.isChecked { waiting.append(.drop(part: part)) }
        file.part = nil
        file.head = []
    }

    private mutating func end(at now: Instant) throws(Refusal) {
        defer { part = nil }
        switch part {
        case .text(let name, let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
            values[name] = text
        case .file(var file):
            if file.part != nil, !file.isChecked { check(&file, at: now) }
            guard let part = file.part, let type = file.type else { return }
            waiting.append(.seal(part: part, type: type, name: file.name, at: now))
        case .nothing, nil: break
        }
    }

    private mutating func mistake(_ kind: FieldMistake.Kind, _ name: String) {
        mistakes.append(FieldMistake(.attachments, kind, value: name))
    }
}
