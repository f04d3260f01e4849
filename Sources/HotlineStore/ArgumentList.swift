import Foundation

/// A reason's arguments as a JSON array of strings, so that SQLite's own JSON functions read them too.
package enum ArgumentList {
    package static func encode(_ arguments: [String]) -> String {
        if arguments.isEmpty { return "[]" }
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        bytes.reserveCapacity(arguments.reduce(2) { $0 + $1.utf8.count + 3 })
        for (index, argument) in arguments.enumerated() {
            bytes.append(contentsOf: index == 0 ? "\"".utf8 : ",\"".utf8)
            for byte in argument.utf8 {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                    bytes.append(UInt8(ascii: "\\"))
                    bytes.append(byte)
                case 0..<0x20:
                    let digits = String(byte, radix: 16)
                    bytes.append(contentsOf: (byte < 16 ? "\\u000" : "\\u00").utf8)
                    bytes.append(contentsOf: digits.utf8)
                default: bytes.append(byte)
                }
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: "]"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What is not an array of strings reads as no arguments: an entry stays readable.
    package static func decode(_ text: String) -> [String] {
        if text == "[]" { return [] }
        return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
    }
}
