/// What a citizen may attach (domain 6.7), known by the name's ending and checked against the first bytes: a program that is
/// called a picture is no picture.
package enum AttachmentType: String, CaseIterable, Hashable, Sendable, Codable {
    case jpg, png, gif, webp, pdf, doc, docx, mp3, m4a, wav, mp4, zip, rar

    /// Bytes of a file's beginning that `matches` looks at.
    package static let headBytes = 64

    /// - Parameter name: a file's name; only its ending counts.
    package init?(ofFile name: String) {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        self.init(rawValue: ending == "jpeg" ? "jpg" : ending)
    }

    /// For `Content-Type` where it is fetched (RFC 6838 names).
    package var mediaType: String {
        switch self {
        case .jpg: "image/jpeg"
        case .png: "image/png"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .pdf: "application/pdf"
        case .doc: "application/msword"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .mp3: "audio/mpeg"
        case .m4a: "audio/mp4"
        case .wav: "audio/wav"
        case .mp4: "video/mp4"
        case .zip: "application/zip"
        case .rar: "application/vnd.rar"
        }
    }

    /// Whether a file that begins so can be of this type (the formats' own signatures).
    package func matches(head: some Collection<UInt8>) -> Bool {
        let head = Array(head.prefix(Self.headBytes))
        func begins(_ bytes: [UInt8], at offset: Int = 0) -> Bool { head.dropFirst(offset).starts(with: bytes) }
        func says(_ text: String, at offset: Int = 0) -> Bool { begins(Array(text.utf8), at: offset) }
        switch self {
        case .jpg: return begins([0xFF, 0xD8, 0xFF])
        case .png: return begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .gif: return says("GIF87a") || says("GIF89a")
        case .webp: return says("RIFF") && says("WEBP", at: 8)
        case .pdf: return says("%PDF-")
        case .doc: return begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        // A package whose first part has one of these names (ECMA-376 part 2); any other archive is a zip.
        case .docx:
            return begins([0x50, 0x4B, 3, 4]) && ["[Content_Types].xml", "_rels/", "docProps/", "word/"].contains { says($0, at: 30) }
        case .mp3:
            // A tag, or a frame's eleven set bits and a layer that exists.
            guard let first = head.first, let second = head.dropFirst().first else { return false }
            return says("ID3") || first == 0xFF && second & 0xE0 == 0xE0 && second & 0x06 != 0
        case .m4a, .mp4: return says("ftyp", at: 4)
        case .wav: return says("RIFF") && says("WAVE", at: 8)
        case .zip: return begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6])
        case .rar: return begins([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07])
        }
    }
}
