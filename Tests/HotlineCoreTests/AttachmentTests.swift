import HotlineCore
import Testing

struct AttachmentTests {
    @Test(arguments: [
        ("a.JPG", AttachmentType.jpg), ("a.b.jpeg", .jpg), (".png", .png), ("a.docx", .docx), ("a.exe", nil), ("a", nil), ("a.", nil),
        ("a.jpg.exe", nil), ("", nil),
    ])
    func `a type is the name's ending`(name: String, type: AttachmentType?) { #expect(AttachmentType(ofFile: name) == type) }

    /// The first bytes of real files of each type, as file(1) knows them.
    private static let heads: [AttachmentType: [UInt8]] = [
        .jpg: [0xFF, 0xD8, 0xFF, 0xE1], .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .gif: Array("GIF89a".utf8),
        .webp: Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8 ".utf8), .pdf: Array("%PDF-1.4".utf8),
        .doc: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        .docx: [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26) + Array("[Content_Types].xml".utf8), .mp3: Array("ID3\u{3}".utf8),
        .m4a: [0, 0, 0, 0x20] + Array("ftypM4A ".utf8), .wav: Array("RIFF\u{1}\u{2}\u{3}\u{4}WAVEfmt ".utf8),
        .mp4: [0, 0, 0, 0x18] + Array("ftypisom".utf8), .zip: [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26) + Array("a.txt".utf8),
        .rar: [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01, 0x00],
    ]

    @Test(arguments: AttachmentType.allCases)
    func `a file is what its first bytes say`(type: AttachmentType) throws {
        let head = try #require(Self.heads[type])
        let matching = Set(AttachmentType.allCases.filter { $0.matches(head: head) })
        switch type {
        case .docx: #expect(matching == [.docx, .zip])
        case .m4a, .mp4: #expect(matching == [.m4a, .mp4])
        default: #expect(matching == [type])
        }
        #expect(!type.matches(head: []) && !type.matches(head: head.dropFirst()) && !type.matches(head: Array("MZ\u{0}\u{0}".utf8)))
    }

    @Test func `a frame of MPEG audio begins with eleven set bits`() {
        #expect(AttachmentType.mp3.matches(head: [0xFF, 0xFB, 0x90, 0x44]))
        #expect(!AttachmentType.mp3.matches(head: [0xFF, 0xD8, 0xFF, 0xE0]))
        #expect(!AttachmentType.mp3.matches(head: [0xFF]))
    }

    @Test(arguments: [
        ("C:\\fakepath\\坑.jpg", "坑.jpg"), ("/etc/passwd", "passwd"), ("a\u{202E}gpj.exe", "agpj.exe"), ("a\r\nb\u{0}\".png", "ab.png"),
        ("", ""), ("..", ".."),
        (String(repeating: "长", count: 90) + ".jpg", String(repeating: "长", count: 40) + "…" + String(repeating: "长", count: 35) + ".jpg"),
    ])
    func `a name is made harmless`(sent: String, shown: String) { #expect(AttachedFile.harmless(name: sent) == shown) }
}
