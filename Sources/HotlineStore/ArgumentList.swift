import Foundation

/// A reason's arguments as a JSON array of strings, so that SQLite's own JSON functions read them too.
package enum ArgumentList {
    package static func encode(_ arguments: [String]) -> String {
        if arguments.isEmpty { return "[]" }
        var text = "["
        for (index, argument) in arguments.enumerated() {
            text += index == 0 ? "\"" : ",\""
            for scalar in argument.unicodeScalars {
                switch scalar {
                case "\"": text += "\\\""
                case "\\": text += "\\\\"
                case "\u{0}"..."\u{1F}":
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                default: text.unicodeScalars.append(scalar)
                }
            }
            text += "\""
        }
        return text + "]"
    }

    /// What is not an array of strings reads as no arguments: an entry stays readable.
    package static func decode(_ text: String) -> [String] {
        if text == "[]" { return [] }
        return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
    }
}
