import Foundation
import HotlineSystem
import Testing

@Test func `a lock is held by one and free when it is let go`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("lock")
    var first: FileLock? = try FileLock(path: path)
    #expect(first != nil)
    #expect(throws: FileLock.Problem.held(path: path, processID: getpid())) { try FileLock(path: path) }
    first = nil
    _ = try FileLock(path: path)
}

@Test func `a lock in a folder that is missing says so`() {
    #expect(throws: FileLock.Problem.system(SystemFailure("open", code: ENOENT), path: "/nonexistent/lock")) {
        try FileLock(path: "/nonexistent/lock")
    }
}

@Test func `a secret is made once, for its owner only, and read afterwards`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("key")
    let made = try SecretFile.obtain(path)
    #expect(made.count == 32)
    #expect(Set(made).count > 8)
    #expect(try SecretFile.obtain(path) == made)
    #expect(try SecretFile.read(path) == made)
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["key"])
}

@Test func `many that make a secret at once get the same one`() throws {
    let folder = try TemporaryFolder()
    let seen = Confined(Set<[UInt8]>(), label: "test.secrets")
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
        let secret = try? SecretFile.obtain(folder.file("key"))
        seen.sync { _ = $0.insert(secret ?? []) }
    }
    #expect(seen.sync { $0.count } == 1)
    #expect(seen.sync { $0.first?.count } == 32)
}

@Test(arguments: [0o600, 0o400, 0o440, 0o640])
func `a secret that is kept well is read`(mode: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(" s3cret\r\n", to: "token", mode: mode)
    #expect(try SecretFile.readText(folder.file("token")) == "s3cret")
}

@Test(arguments: [0o644, 0o604, 0o660, 0o602, 0o601])
func `a secret that others can reach is refused`(mode: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("s3cret", to: "token", mode: mode)
    let path = folder.file("token")
    #expect(throws: SecretFile.Problem.tooOpen(path: path, mode: UInt32(mode))) { try SecretFile.read(path) }
    #expect(throws: SecretFile.Problem.tooOpen(path: path, mode: UInt32(mode))) { try SecretFile.obtain(path) }
}

@Test func `a secret that is none is refused by what is wrong`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "empty")
    try folder.write("\n \n", to: "blank")
    try folder.write(String(repeating: "x", count: 4096), to: "long")
    try folder.write(String(repeating: "x", count: 4097), to: "longer")
    #expect(throws: SecretFile.Problem.missing(path: folder.file("none"))) { try SecretFile.read(folder.file("none")) }
    #expect(throws: SecretFile.Problem.empty(path: folder.file("empty"))) { try SecretFile.read(folder.file("empty")) }
    #expect(throws: SecretFile.Problem.empty(path: folder.file("blank"))) { try SecretFile.readText(folder.file("blank")) }
    #expect(throws: SecretFile.Problem.notAFile(path: folder.path)) { try SecretFile.read(folder.path) }
    #expect(try SecretFile.read(folder.file("long")).count == 4096)
    #expect(throws: SecretFile.Problem.tooLong(path: folder.file("longer"), limit: 4096)) { try SecretFile.read(folder.file("longer")) }
}

@Test func `random bytes are as many as asked and not the same twice`() {
    #expect(SecureRandom.bytes(0).isEmpty)
    #expect(SecureRandom.bytes(32).count == 32)
    #expect(SecureRandom.bytes(32) != SecureRandom.bytes(32))
    #expect((0..<1000).allSatisfy { _ in (0...9).contains(SecureRandom.number(in: 0...9)) })
}

@Test(arguments: [(0, 4, "abcd"), (4, 100, "efgh"), (7, 1, "h"), (8, 10, ""), (1000, 10, ""), (0, 0, "")])
func `a file is read at any offset, as far as it goes`(offset: Int64, limit: Int, expected: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("abcdefgh", to: "cdr.csv")
    let file = try TailedFile(path: folder.file("cdr.csv"))
    #expect(try file.read(at: offset, limit: limit) == Array(expected.utf8))
    #expect(try file.size() == 8)
}

@Test func `a rotated log keeps its identity and its bytes, the new one has another`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "cdr.csv")
    let file = try TailedFile(path: folder.file("cdr.csv"))
    #expect(try TailedFile.identity(at: folder.file("cdr.csv")) == file.identity)
    try FileManager.default.moveItem(atPath: folder.file("cdr.csv"), toPath: folder.file("cdr.csv.1"))
    #expect(try TailedFile.identity(at: folder.file("cdr.csv")) == nil)
    try folder.write("new", to: "cdr.csv")
    #expect(try TailedFile.identity(at: folder.file("cdr.csv")) != file.identity)
    #expect(try TailedFile.identity(at: folder.file("cdr.csv.1")) == file.identity)
    #expect(try file.read(at: 0, limit: 10) == Array("old".utf8))
}

@Test func `a file that was cut shows it, one that grows shows more`() throws {
    let folder = try TemporaryFolder()
    try folder.write("12345", to: "cdr.csv")
    let file = try TailedFile(path: folder.file("cdr.csv"))
    let handle = try #require(FileHandle(forWritingAtPath: folder.file("cdr.csv")))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("678".utf8))
    #expect(try file.size() == 8)
    #expect(try file.read(at: 5, limit: 10) == Array("678".utf8))
    try handle.truncate(atOffset: 2)
    #expect(try file.size() == 2)
}

@Test func `a folder or a pipe is no file to tail`() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.file("pipe"), 0o600)
    #expect(throws: SystemFailure("open", code: EINVAL)) { try TailedFile(path: folder.path) }
    #expect(throws: SystemFailure("open", code: EINVAL)) { try TailedFile(path: folder.file("pipe")) }
    #expect(throws: SystemFailure("open", code: ENOENT)) { try TailedFile(path: folder.file("none")) }
}

@Test(arguments: [
    ("*.csv", ["a.csv", "b.csv"]),
    ("?.csv", ["a.csv", "b.csv"]),
    ("[b-z].csv", ["b.csv"]),
    ("a.csv", ["a.csv"]),
    ("none.csv", []),
    ("*/cdr*", ["2026-03/cdr1", "2026-04/cdr2"]),
    ("2026-04/*", ["2026-04/cdr2"]),
    (".*", [".hidden.csv"]),
    ("none/*", []),
])
func `a pattern finds what a shell would`(pattern: String, expected: [String]) throws {
    let folder = try TemporaryFolder()
    for name in ["b.csv", "a.csv", ".hidden.csv", "c.txt"] { try folder.write("x", to: name) }
    for (sub, name) in [("2026-03", "cdr1"), ("2026-04", "cdr2")] {
        try FileManager.default.createDirectory(atPath: folder.file(sub), withIntermediateDirectories: false)
        try folder.write("x", to: sub + "/" + name)
    }
    let found = FolderListing.matching(folder.file(pattern))
    #expect(found.paths == expected.map(folder.file))
    #expect(!found.isCut)
}

@Test(arguments: [(2, 2, true), (3, 3, false), (4, 3, false)])
func `a listing stops at its bound and says so`(limit: Int, count: Int, isCut: Bool) throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c"] { try folder.write("x", to: name) }
    for listing in [try FolderListing.entries(of: folder.path, limit: limit), FolderListing.matching(folder.file("*"), limit: limit)] {
        #expect(listing.paths.count == count)
        #expect(listing.isCut == isCut)
    }
    #expect(throws: SystemFailure("opendir", code: ENOENT)) { try FolderListing.entries(of: folder.file("none")) }
}
