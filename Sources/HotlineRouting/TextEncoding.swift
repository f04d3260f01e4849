import Foundation

/// How a file's bytes are letters. Fields are cut on bytes first and decoded one by one, so that a bad byte costs its field alone.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
    case big5 = "Big5"

    /// - Returns: nil where the bytes are not valid in this encoding.
    package func decode(_ bytes: [UInt8]) -> String? {
        switch self {
        case .utf8: String(validating: bytes, as: UTF8.self)
        case .gb18030: Self.decode(bytes, 0x8000_0632)  // kCFStringEncodingGB_18030_2000
        // kCFStringEncodingBig5, whose decoder lets bytes through that are no Big5.
        case .big5: Self.isBig5(bytes) ? Self.decode(bytes, 0x8000_0A03) : nil
        }
    }

    /// Whether the bytes are ASCII and pairs of a lead (81–FE) and a trail (40–7E or A1–FE).
    private static func isBig5(_ bytes: [UInt8]) -> Bool {
        var isTrail = false
        for byte in bytes {
            if isTrail {
                guard (0x40...0x7E).contains(byte) || (0xA1...0xFE).contains(byte) else { return false }
                isTrail = false
            } else if byte >= 0x80 {
                guard (0x81...0xFE).contains(byte) else { return false }
                isTrail = true
            }
        }
        return !isTrail
    }

    private static func decode(_ bytes: [UInt8], _ encoding: UInt) -> String? {
        bytes.allSatisfy { $0 < 0x80 }
            ? String(decoding: bytes, as: UTF8.self) : String(data: Data(bytes), encoding: String.Encoding(rawValue: encoding))
    }
}
