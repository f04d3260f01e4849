/// The canonical serialisation: what is hashed into the version and kept in `routing_versions`.
///
/// `hotline-routing-1` LF, then for each file by name: the name's length and the content's length as eight-byte
/// big-endian numbers, the name, the content. The same files give the same bytes on every machine.
extension RoutingFolder {
    private static let heading = Array("hotline-routing-1\n".utf8)
    /// No file system gives a longer name.
    private static let nameLimit = 1024

    package var bytes: [UInt8] {
        var out = Self.heading
        for (name, content) in files.sorted(by: { $0.key < $1.key }) {
            out += Self.bigEndian(name.utf8.count) + Self.bigEndian(content.count)
            out += Array(name.utf8)
            out += content
        }
        return out
    }

    /// - Returns: nil where the bytes are not exactly one serialised folder within the limits.
    package init?(bytes: [UInt8]) {
        guard bytes.starts(with: Self.heading) else { return nil }
        var rest = bytes[Self.heading.count...]
        var files: [String: [UInt8]] = [:]
        var last: String?
        while !rest.isEmpty {
            guard let nameLength = Self.number(&rest, atMost: Self.nameLimit), let length = Self.number(&rest, atMost: Self.byteLimit),
                rest.count >= nameLength + length, let name = String(validating: rest.prefix(nameLength), as: UTF8.self),
                last.map({ $0 < name }) ?? true, files.count < Self.fileLimit
            else { return nil }
            files[name] = Array(rest.dropFirst(nameLength).prefix(length))
            rest = rest.dropFirst(nameLength + length)
            last = name
        }
        self.init(files: files)
    }

    private static func bigEndian(_ value: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, atMost limit: Int) -> Int? {
        guard rest.count >= 8 else { return nil }
        let value = rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(8)
        return value <= UInt64(limit) ? Int(value) : nil
    }
}
