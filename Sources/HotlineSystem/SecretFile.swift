import Glibc

/// A key or a token in a file of its own, which nobody but its owner and at most a group may read.
package enum SecretFile {
    package enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        case missing(path: String)
        /// Others may read it or its group may change it.
        case tooOpen(path: String, mode: UInt32)
        case notAFile(path: String)
        case empty(path: String)
        case tooLong(path: String, limit: Int)
        case system(SystemFailure, path: String)

        package var description: String {
            switch self {
            case .missing(let path): "\(path) does not exist"
            case .tooOpen(let path, let mode): "\(path) has mode \(String(mode, radix: 8)); run: chmod 600 \(path)"
            case .notAFile(let path): "\(path) is not a plain file"
            case .empty(let path): "\(path) is empty"
            case .tooLong(let path, let limit): "\(path) is longer than \(limit) bytes and so no secret of ours"
            case .system(let failure, let path): "cannot read or make \(path): \(failure)"
            }
        }

        package var chinese: String {
            switch self {
            case .missing(let path): "\(path) 不存在"
            case .tooOpen(let path, let mode): "\(path) 权限为 \(String(mode, radix: 8))，请执行：chmod 600 \(path)"
            case .notAFile(let path): "\(path) 不是普通文件"
            case .empty(let path): "\(path) 是空文件"
            case .tooLong(let path, let limit): "\(path) 超过 \(limit) 字节，不是本系统的密钥"
            case .system(let failure, let path): "无法读取或创建 \(path)：\(failure)"
            }
        }
    }

    /// Keys are 32 bytes and tokens under a hundred.
    package static let longest = 4096

    /// The bytes as they stand, a last line feed included.
    package static func read(_ path: String) throws(Problem) -> [UInt8] {
        let number = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
        guard number >= 0 else {
            if errno == ENOENT { throw .missing(path: path) }
            throw .system(SystemFailure("open"), path: path)
        }
        let descriptor = Descriptor(number)
        var status = stat()
        guard fstat(descriptor.number, &status) == 0 else { throw .system(SystemFailure("fstat"), path: path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        // A group may read: the service manager hands credentials over with 0440.
        guard status.st_mode & 0o027 == 0 else { throw .tooOpen(path: path, mode: status.st_mode & 0o7777) }
        var bytes = [UInt8](repeating: 0, count: longest + 1)
        let count = uninterrupted { pread(descriptor.number, &bytes, bytes.count, 0) }
        guard count >= 0 else { throw .system(SystemFailure("pread"), path: path) }
        guard count > 0 else { throw .empty(path: path) }
        guard count <= longest else { throw .tooLong(path: path, limit: longest) }
        return Array(bytes.prefix(count))
    }

    /// A token that a person pasted: without white space around it.
    package static func readText(_ path: String) throws(Problem) -> String {
        let text = String(decoding: try read(path), as: UTF8.self)
        let space: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        let scalars = text.unicodeScalars.drop(while: space).reversed().drop(while: space).reversed()
        guard !scalars.isEmpty else { throw .empty(path: path) }
        return String(String.UnicodeScalarView(scalars))
    }

    /// The secret at `path`; if there is none, random bytes that are made now and are on the disk when this returns.
    /// Two processes that make it at once get the same one.
    package static func obtain(_ path: String, count: Int = 32) throws(Problem) -> [UInt8] {
        do throws(Problem) { return try read(path) } catch {
            guard case .missing = error else { throw error }
        }
        let draft = "\(path).\(getpid()).\(SecureRandom.number(in: UInt64.min ... .max))"
        try make(draft, SecureRandom.bytes(count))
        defer { unlink(draft) }
        // link(2) refuses to replace, so whoever comes second reads what the first has made.
        guard link(draft, path) == 0 || errno == EEXIST else { throw .system(SystemFailure("link"), path: path) }
        try flushFolder(of: path)
        return try read(path)
    }

    private static func make(_ path: String, _ bytes: [UInt8]) throws(Problem) {
        let number = uninterrupted { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
        guard number >= 0 else { throw .system(SystemFailure("open"), path: path) }
        let descriptor = Descriptor(number)
        guard uninterrupted({ write(descriptor.number, bytes, bytes.count) }) == bytes.count, fsync(descriptor.number) == 0 else {
            let failure = SystemFailure("write")
            unlink(path)
            throw .system(failure, path: path)
        }
    }

    private static func flushFolder(of path: String) throws(Problem) {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let name = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
        let number = uninterrupted { open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard number >= 0 else { throw .system(SystemFailure("open"), path: name) }
        let descriptor = Descriptor(number)
        guard fsync(descriptor.number) == 0 else { throw .system(SystemFailure("fsync"), path: name) }
    }
}
