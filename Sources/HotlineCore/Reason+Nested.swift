/// A reason inside another's argument. It is stored as slug and arguments too, so that each reader has the whole in their own language.
///
/// The one encoding: U+0002, the slug, each argument behind U+001F, U+0003; inside it as deep as one likes, and beside it any text. No
/// door lets a control character through in anybody's words. Rows of earlier versions hold a Chinese sentence there, and it stays one.
extension Reason {
    private static let opening: UInt8 = 0x02
    private static let closing: UInt8 = 0x03
    private static let separator: UInt8 = 0x1F

    /// As a piece of another's argument.
    package var argument: String {
        var text = "\u{2}" + slug
        for argument in arguments {
            text += "\u{1F}"
            text += argument
        }
        return text + "\u{3}"
    }

    /// Whether a reason may stand inside: most arguments are plain words, and need not be taken apart.
    static func isNested(_ argument: String) -> Bool { argument.utf8.contains(opening) }

    /// What an argument is made of. Text where a reason is not closed: an entry stays readable.
    enum Piece: Hashable {
        case text(String)
        case reason(Reason)

        var argument: String {
            switch self {
            case .text(let text): text
            case .reason(let reason): reason.argument
            }
        }
    }

    static func pieces(of argument: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = argument[...]
        while let open = rest.utf8.firstIndex(of: opening), let (reason, end) = reason(at: open, in: rest) {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(.reason(reason))
            rest = rest[end...]
        }
        return rest.isEmpty ? pieces : pieces + [.text(String(rest))]
    }

    private static func reason(at open: String.Index, in text: Substring) -> (reason: Reason, end: String.Index)? {
        let bytes = text.utf8
        var (fields, depth, field) = ([String](), 0, bytes.index(after: open))
        var index = open
        while index < bytes.endIndex {
            switch bytes[index] {
            case opening: depth += 1
            case closing where depth == 1:
                fields.append(String(text[field..<index]))
                return (Reason(slug: fields[0], arguments: Array(fields.dropFirst())), bytes.index(after: index))
            case closing: depth -= 1
            case separator where depth == 1:
                fields.append(String(text[field..<index]))
                field = bytes.index(after: index)
            default: break
            }
            bytes.formIndex(after: &index)
        }
        return nil
    }

    /// An argument with the reasons inside it in words; those that follow one another are a list.
    package static func spell(_ argument: String, in language: Language, _ words: (Reason) -> String) -> String {
        guard isNested(argument) else { return argument }
        var text = ""
        var isList = false
        for piece in pieces(of: argument) {
            switch piece {
            case .text(let words):
                text += words
                isList = false
            case .reason(let reason):
                text += (isList ? language == .chinese ? "、" : ", " : "") + words(reason)
                isList = true
            }
        }
        return text
    }
}
