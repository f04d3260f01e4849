import Glibc

/// Names in folders, never more than a bound, in the order of their bytes.
package struct FolderListing: Hashable, Sendable {
    /// Full paths.
    package let paths: [String]
    /// Whether the bound was reached; what is left out comes when these are gone.
    package let isCut: Bool

    /// Entries that are looked at in one call. A spool folder with more is worked off in portions.
    package static let mostEntries = 10_000

    /// All entries of a folder but `.` and `..`.
    package static func entries(of folder: String, limit: Int = mostEntries) throws(SystemFailure) -> FolderListing {
        var seen = 0
        let names = try self.names(in: folder, seen: &seen, limit: limit) { _ in true }
        return FolderListing(paths: names.map { join(folder, $0) }.sorted(by: isBefore), isCut: seen > limit)
    }

    /// What a shell would find for a pattern such as `/var/log/calls/2026-*/cdr*.csv` (fnmatch(3); a leading dot must be written).
    /// Folders that are missing or closed to us hold nothing.
    package static func matching(_ pattern: String, limit: Int = mostEntries) -> FolderListing {
        var found = [pattern.hasPrefix("/") ? "/" : ""]
        var seen = 0
        for part in pattern.split(separator: "/").map(String.init) {
            var next: [String] = []
            for folder in found {
                if part.contains(where: { "*?[\\".contains($0) }) {
                    let names = try? self.names(in: folder.isEmpty ? "." : folder, seen: &seen, limit: limit) { name in
                        fnmatch(part, name, FNM_PERIOD) == 0
                    }
                    next += (names ?? []).map { join(folder, $0) }
                } else {
                    var status = stat()
                    let path = join(folder, part)
                    if lstat(path, &status) == 0 { next.append(path) }
                }
            }
            found = next
        }
        return FolderListing(paths: found.filter { !$0.isEmpty }.sorted(by: isBefore), isCut: seen > limit)
    }

    private static func names(
        in folder: String, seen: inout Int, limit: Int, where isWanted: (String) -> Bool
    ) throws(SystemFailure) -> [String] {
        guard let handle = opendir(folder) else { throw SystemFailure("opendir") }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name == "." || name == ".." { continue }
            seen += 1
            if seen > limit { break }
            if isWanted(name) { names.append(name) }
        }
        return names
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private static func isBefore(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}
