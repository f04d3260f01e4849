import CSQLite

/// A value to bind. Text and blobs are copied by SQLite at the bind.
package enum Value: Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    package static func text(_ text: String?) -> Value { text.map { Value.text($0) } ?? .null }
    package static func integer(_ number: Int64?) -> Value { number.map { Value.integer($0) } ?? .null }
    package static func integer(_ number: Int) -> Value { .integer(Int64(number)) }
    package static func flag(_ flag: Bool) -> Value { .integer(flag ? 1 : 0) }
    package static func blob(_ bytes: [UInt8]?) -> Value { bytes.map { Value.blob($0) } ?? .null }
}

/// A prepared statement of one connection: bind, step, read, reset.
package final class Statement {
    private let handle: OpaquePointer

    /// SQLite copies what it is given before the call returns.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ handle: OpaquePointer) { self.handle = handle }

    func finalize() { sqlite3_finalize(handle) }
    func step() -> Int32 { sqlite3_step(handle) }
    func reset() { sqlite3_reset(handle) }

    func bind(_ values: [Value]) throws(StoreFailure) {
        precondition(values.count == Int(sqlite3_bind_parameter_count(handle)), "a statement is bound whole")
        for (offset, value) in values.enumerated() {
            let index = Int32(offset + 1)
            let code: Int32
            switch value {
            case .null: code = sqlite3_bind_null(handle, index)
            case .integer(let number): code = sqlite3_bind_int64(handle, index, number)
            case .text(var text):
                code = text.withUTF8 { bytes in
                    bytes.withMemoryRebound(to: CChar.self) { characters in
                        // An empty string has no address, and no address would bind NULL.
                        characters.baseAddress.map { sqlite3_bind_text(handle, index, $0, Int32(characters.count), Self.transient) }
                            ?? sqlite3_bind_text(handle, index, "", 0, Self.transient)
                    }
                }
            case .blob(let bytes):
                code = bytes.withUnsafeBytes { raw in
                    raw.baseAddress.map { sqlite3_bind_blob(handle, index, $0, Int32(raw.count), Self.transient) }
                        ?? sqlite3_bind_zeroblob(handle, index, 0)
                }
            }
            guard code == SQLITE_OK else {
                reset()
                throw code == SQLITE_NOMEM ? .full("out of memory") : .guilty("value \(index) cannot be bound (\(code))")
            }
        }
    }

    package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
    package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    package func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }
    package func flag(_ column: Int32) -> Bool { sqlite3_column_int64(handle, column) != 0 }
    package func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

    package func text(_ column: Int32) -> String {
        guard let bytes = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    package func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    package func blob(_ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }
}
