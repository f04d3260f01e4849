import Foundation

/// The tables as files, before anybody reads them: names and bytes, so that a folder can be checked, hashed and stored.
package struct RoutingFolder: Hashable, Sendable {
    /// By file name, `rules.csv`.
    package let files: [String: [UInt8]]

    /// Three times the tables there are; a folder with more is not a routing folder.
    package static let fileLimit = 64
    /// Sixteen times what a province's places would need.
    package static let byteLimit = 16 << 20

    package init(files: [String: [UInt8]]) { self.files = files }

    /// Reads the `.csv` files that stand directly in `directory`. Lock files (`~$x`, `.~lock.x#`), files whose name
    /// begins with a dot, folders and other files are passed over.
    package static func read(directory: String) throws(RoutingFolderError) -> RoutingFolder {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: directory) } catch { throw .unreadable(directory) }
        let tables = names.filter(isTable).sorted()
        guard tables.count <= fileLimit else { throw .tooManyFiles(directory, limit: fileLimit) }
        var files: [String: [UInt8]] = [:]
        for name in tables {
            files[name] = try bytes(of: directory + "/" + name)
        }
        return RoutingFolder(files: files)
    }

    static func isTable(_ name: String) -> Bool {
        !name.hasPrefix(".") && !name.hasPrefix("~$") && name.lowercased().hasSuffix(".csv")
    }

    private static func bytes(of path: String) throws(RoutingFolderError) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path) }
        defer { try? file.close() }
        let data: Data
        do { data = try file.read(upToCount: byteLimit + 1) ?? Data() } catch { throw .unreadable(path) }
        guard data.count <= byteLimit else { throw .tooLarge(path, limit: byteLimit) }
        return [UInt8](data)
    }
}

package enum RoutingFolderError: Error, Equatable, CustomStringConvertible {
    case unreadable(String)
    case tooManyFiles(String, limit: Int)
    case tooLarge(String, limit: Int)

    package var description: String {
        switch self {
        case .unreadable(let path): "\(path): cannot be read; check that it exists and that the service may read it"
        case .tooManyFiles(let path, let limit): "\(path): more than \(limit) .csv files; is this the routing folder?"
        case .tooLarge(let path, let limit): "\(path): larger than \(limit >> 20) MiB"
        }
    }
}
