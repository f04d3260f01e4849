import Glibc

/// The one lock of a state folder, held for life: the kernel lets it go when the process ends, however it ends (flock(2)).
package struct FileLock: Sendable {
    package enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// Another process has it; its id if it wrote one.
        case held(path: String, processID: Int32?)
        case system(SystemFailure, path: String)

        package var description: String {
            switch self {
            case .held(let path, let id): "\(path) is locked by " + (id.map { "process \($0)" } ?? "another process")
            case .system(let failure, let path): "cannot lock \(path): \(failure)"
            }
        }

        package var chinese: String {
            switch self {
            case .held(let path, let id): "\(path) 已被" + (id.map { "进程 \($0) " } ?? "另一进程") + "锁定"
            case .system(let failure, let path): "无法锁定 \(path)：\(failure)"
            }
        }
    }

    private let descriptor: Descriptor

    /// Takes the lock or refuses at once. The file stays afterwards; removing it would let two processes hold two locks.
    package init(path: String) throws(Problem) {
        let number = uninterrupted { open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
        guard number >= 0 else { throw .system(SystemFailure("open"), path: path) }
        let held = Descriptor(number)
        guard uninterrupted({ flock(number, LOCK_EX | LOCK_NB) }) == 0 else {
            let failure = SystemFailure("flock")
            if failure.code == EWOULDBLOCK { throw .held(path: path, processID: Self.writtenID(number)) }
            throw .system(failure, path: path)
        }
        let id = Array("\(getpid())\n".utf8)
        // For people only; the lock is the kernel's, so a full disk here is no reason to refuse.
        if ftruncate(number, 0) == 0 { _ = pwrite(number, id, id.count, 0) }
        descriptor = held
    }

    private static func writtenID(_ number: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(number, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes.prefix(count).prefix { $0 != 0x0A }, as: UTF8.self))
    }
}
