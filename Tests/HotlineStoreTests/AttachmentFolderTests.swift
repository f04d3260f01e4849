import Foundation
import HotlineCore
import HotlineStore
import Testing

struct AttachmentFolderTests {
    private let path = "/tmp/hotline-attachments-\(UInt64.random(in: .min ... .max))"
    private let part = String(repeating: "a", count: 32)
    private let picture = Array("\u{FF}\u{D8} a picture".utf8)

    private func names(_ folder: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    @Test func `a file that came in pieces is named by its hash, and the same bytes twice are one`() throws {
        let folder = try AttachmentFolder(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        for _ in 0..<2 {
            try folder.append(Array(picture.prefix(5)), to: part, at: TemporaryStore.now)
            try folder.append(Array(picture.dropFirst(5)), to: part, at: TemporaryStore.now)
            let sealed = try folder.seal(part, at: TemporaryStore.now)
            #expect(sealed.digest == SHA256.hash(picture).hex && sealed.size == picture.count)
            #expect(try names(path) == [sealed.digest, "parts"] && names(path + "/parts").isEmpty)
            #expect(folder.content(of: sealed.digest, size: sealed.size) == picture)
        }
    }

    @Test func `a part that cannot be written or sealed is refused and gone, and nothing behind a link is touched`() throws {
        let folder = try AttachmentFolder(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let other = path + "/other"
        try Data("somebody else's".utf8).write(to: URL(fileURLWithPath: other))
        let link = path + "/parts/" + part
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other)
        #expect(throws: AttachmentFolder.Problem.self) { try folder.append(picture, to: part, at: TemporaryStore.now) }
        #expect(try names(path + "/parts").isEmpty)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other)
        #expect(throws: AttachmentFolder.Problem.self) { try folder.seal(part, at: TemporaryStore.now) }
        #expect(try names(path + "/parts").isEmpty)
        #expect(try names(path) == ["other", "parts"])
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "somebody else's")
    }
}
