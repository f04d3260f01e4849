import Glibc
import HotlineSystem

/// One look at the folder of a source: which files are its, by name or by what is known of them.
struct SpoolFolder {
    /// Three years of daily files. More are not looked at, and the source's standing says so.
    static let fileLimit = 1000

    /// What changes when a file is written.
    struct Stamp: Hashable {
        var size: Int64
        /// Nanoseconds since 1970, as coarse as the kernel keeps them.
        var modified: Int64
    }

    struct Entry {
        let path: String
        let identity: FileIdentity
        let stamp: Stamp
        /// By the source's own pattern; a file that was put away under another name is read to its end and let go.
        let isNamed: Bool
    }

    private(set) var entries: [Entry] = []
    /// There were more files than are looked at.
    private(set) var isCut = false

    /// - Parameters:
    ///   - pattern: an absolute path; the last part is the files' names.
    ///   - known: files to be found under any name; empty where only names count.
    /// - Throws: where a folder cannot be read; `ENOENT` where there is none.
    init(pattern: String, known: Set<FileIdentity>) throws(SystemFailure) {
        let slash = pattern.lastIndex(of: "/") ?? pattern.startIndex
        let namePattern = String(pattern[slash...].dropFirst())
        let folders = FolderListing.matching(slash == pattern.startIndex ? "/" : String(pattern[..<slash]), limit: Self.fileLimit)
        guard !folders.paths.isEmpty else { throw SystemFailure("opendir", code: ENOENT) }
        // In the order of their names, so that dated files are read from the oldest on.
        for folder in folders.paths {
            let listing = try FolderListing.entries(of: folder)
            isCut = isCut || listing.isCut
            for path in listing.paths { add(path, namePattern, known) }
        }
    }

    private mutating func add(_ path: String, _ pattern: String, _ known: Set<FileIdentity>) {
        let name = String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...])
        guard !Self.isCompressed(name) else { return }
        let isNamed = fnmatch(pattern, name, FNM_PERIOD) == 0
        guard isNamed || !known.isEmpty || Self.isGeneration(name, of: pattern) else { return }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        let identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        guard isNamed || known.contains(identity) || Self.isGeneration(name, of: pattern) else { return }
        guard entries.count < Self.fileLimit else {
            isCut = true
            return
        }
        let modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
        entries.append(
            Entry(path: path, identity: identity, stamp: Stamp(size: Int64(status.st_size), modified: modified), isNamed: isNamed))
    }

    private static func isCompressed(_ name: String) -> Bool {
        [".gz", ".bz2", ".xz", ".zst", ".lz4", ".lzma", ".Z", ".zip"].contains { name.hasSuffix($0) }
    }

    /// `agents.tsv.1`, `agents.tsv-20260312`: what logrotate(8) makes of `agents.tsv`, by renaming or by copying. Read as any
    /// file of the source, so that nothing is lost if it was put away while nobody looked; what was read before is known by its marks.
    private static func isGeneration(_ name: String, of pattern: String) -> Bool {
        var stem = Substring(name)
        var digits = 0
        while let last = stem.utf8.last {
            switch last {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                if digits > 0, fnmatch(pattern, String(stem.dropLast()), FNM_PERIOD) == 0 { return true }
            default: return false
            }
            stem = stem.dropLast()
        }
        return false
    }
}
