import CSQLite

/// A value to bind.
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
    private let parameters: Int
    /// Where short values stand while the statement runs, so that SQLite need not find each a place of its own.
    private let room = UnsafeMutableRawPointer.allocate(byteCount: roomSize, alignment: 1)
    private var taken = 0

    /// Bytes of one statement's short values: a ticket's row with its finding has about two thousand.
    private static let roomSize = 4_096
    /// SQLite copies what it is given before the call returns.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ handle: OpaquePointer) {
        self.handle = handle
        parameters = Int(sqlite3_bind_parameter_count(handle))
    }

    deinit { room.deallocate() }

    func finalize() { sqlite3_finalize(handle) }
    func step() -> Int32 { sqlite3_step(handle) }
    func reset() { sqlite3_reset(handle) }

    /// Every value is bound anew, and only between a reset and the next step: what stood in the room is read no more.
    func bind(_ values: [Value]) throws(StoreFailure) {
        precondition(values.count == parameters, "a statement is bound whole")
        taken = 0
        for (offset, value) in values.enumerated() {
            let index = Int32(offset + 1)
            let code: Int32
            switch value {
            case .null: code = sqlite3_bind_null(handle, index)
            case .integer(let number): code = sqlite3_bind_int64(handle, index, number)
            case .text(var text):
                code = text.withUTF8 { bytes in
                    let (start, release) = place(UnsafeRawBufferPointer(bytes))
                    return sqlite3_bind_text(handle, index, start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), release)
                }
            case .blob(let bytes):
                code = bytes.withUnsafeBytes { bytes in
                    let (start, release) = place(bytes)
                    return sqlite3_bind_blob(handle, index, start, Int32(bytes.count), release)
                }
            }
            guard code == SQLITE_OK else {
                reset()
                throw code == SQLITE_NOMEM ? .full("out of memory") : .guilty("value \(index) cannot be bound (\(code))")
            }
        }
    }

    /// Where a value is bound from: the room, or, where that is full, where it is, and SQLite copies it. An empty one has an address
    /// too, for none would bind NULL.
    private func place(_ bytes: UnsafeRawBufferPointer) -> (start: UnsafeRawPointer, release: sqlite3_destructor_type?) {
        if let start = bytes.baseAddress, bytes.count > Self.roomSize - taken { return (start, Self.transient) }
        let place = room + taken
        UnsafeMutableRawBufferPointer(start: place, count: bytes.count).copyMemory(from: bytes)
        taken += bytes.count
        return (UnsafeRawPointer(place), nil)
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
