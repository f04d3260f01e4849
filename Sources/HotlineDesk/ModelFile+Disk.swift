import Foundation
import HotlineClassifier

extension ModelFile {
    /// - Throws: `missing` where there is none or it may not be read, else what is wrong with it.
    package init(readingFrom path: String) throws(ModelProblem) {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw .missing }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: Self.sizeLimit + 1) else { throw .missing }
        guard data.count <= Self.sizeLimit else { throw .damaged }
        try self.init(bytes: [UInt8](data))
    }

    /// Writes it beside the old one and puts it in its place; the owner alone may read it, for it was learnt from citizens' words.
    ///
    /// - Returns: false where the disk would not have it; an old file then stands as it was.
    package func write(to path: String) -> Bool {
        let files = FileManager.default
        let fresh = path + ".new"
        guard files.createFile(atPath: fresh, contents: Data(bytes), attributes: [.posixPermissions: 0o600]) else { return false }
        if rename(fresh, path) == 0 { return true }
        try? files.removeItem(atPath: fresh)
        return false
    }
}
