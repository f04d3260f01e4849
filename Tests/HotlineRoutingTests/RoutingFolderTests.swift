import Foundation
import HotlineRouting
import Testing

struct RoutingFolderTests {
    private static func temporary() throws -> URL {
        let directory = FileManager.default.temporaryDirectory.appending(path: "routing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        return directory
    }

    @Test func `lock files, hidden files and other files are passed over`() throws {
        let directory = try Self.temporary()
        defer { try? FileManager.default.removeItem(at: directory) }
        for name in ["rules.csv", "PLACES.CSV", "~$rules.csv", ".~lock.rules.csv#", ".hidden.csv", "README.md", "rules.csv.bak"] {
            try Data(name.utf8).write(to: directory.appending(path: name))
        }
        let folder = try RoutingFolder.read(directory: directory.path())
        #expect(folder.files == ["rules.csv": Array("rules.csv".utf8), "PLACES.CSV": Array("PLACES.CSV".utf8)])
    }

    @Test(arguments: [(RoutingFolder.fileLimit, true), (RoutingFolder.fileLimit + 1, false)])
    func `a folder has a limit of files`(count: Int, isRead: Bool) throws {
        let directory = try Self.temporary()
        defer { try? FileManager.default.removeItem(at: directory) }
        for number in 0..<count { try Data().write(to: directory.appending(path: "t\(number).csv")) }
        if isRead {
            #expect(try RoutingFolder.read(directory: directory.path()).files.count == count)
        } else {
            #expect(throws: RoutingFolderError.tooManyFiles(directory.path(), limit: RoutingFolder.fileLimit)) {
                try RoutingFolder.read(directory: directory.path())
            }
        }
    }

    @Test(arguments: [(RoutingFolder.byteLimit, true), (RoutingFolder.byteLimit + 1, false)])
    func `a file has a limit of bytes`(count: Int, isRead: Bool) throws {
        let directory = try Self.temporary()
        defer { try? FileManager.default.removeItem(at: directory) }
        try Data(count: count).write(to: directory.appending(path: "rules.csv"))
        let result = Result { try RoutingFolder.read(directory: directory.path()) }
        #expect((try? result.get().files["rules.csv"]?.count) == (isRead ? count : nil))
    }

    @Test func `a folder that is not there is named`() {
        #expect(throws: RoutingFolderError.unreadable("/nowhere/at/all")) { try RoutingFolder.read(directory: "/nowhere/at/all") }
    }

    @Test func `the canonical bytes give the folder back`() {
        let folder = GoodRouting.folder(["empty.csv": ""])
        #expect(RoutingFolder(bytes: folder.bytes) == folder)
        #expect(RoutingFolder(bytes: RoutingFolder(files: [:]).bytes)?.files == [:])
    }

    @Test func `the canonical bytes are these`() {
        let bytes = RoutingFolder(files: ["b.csv": [0x31], "a.csv": []]).bytes
        let expected =
            Array("hotline-routing-1\n".utf8) + [0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0] + Array("a.csv".utf8)
            + [0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 1] + Array("b.csv1".utf8)
        #expect(bytes == expected)
    }

    @Test func `bytes cut anywhere are not a folder`() {
        let bytes = RoutingFolder(files: ["a.csv": [1, 2, 3], "b.csv": [4]]).bytes
        let whole = Set([bytes.count, "hotline-routing-1\n".utf8.count, "hotline-routing-1\n".utf8.count + 16 + 5 + 3])
        for end in 0...bytes.count {
            #expect((RoutingFolder(bytes: Array(bytes[..<end])) != nil) == whole.contains(end), "cut at \(end)")
        }
    }

    @Test func `names out of order or twice are not a folder`() {
        let heading = "hotline-routing-1\n".utf8.count
        let a = RoutingFolder(files: ["a.csv": [1]]).bytes
        let b = RoutingFolder(files: ["b.csv": [1]]).bytes
        #expect(RoutingFolder(bytes: a + b[heading...]) != nil)
        #expect(RoutingFolder(bytes: b + a[heading...]) == nil)
        #expect(RoutingFolder(bytes: a + a[heading...]) == nil)
    }

    @Test func `a length past the limit is refused before anything is made of it`() {
        let bytes = Array("hotline-routing-1\n".utf8) + [UInt8](repeating: 0xFF, count: 16)
        #expect(RoutingFolder(bytes: bytes) == nil)
    }

    @Test func `the version is the digest of the canonical bytes`() {
        #expect(GoodRouting.tables().version.rawValue == "\(GoodRouting.folder().bytes.count)")
    }
}
