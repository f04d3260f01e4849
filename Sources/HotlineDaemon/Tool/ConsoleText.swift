import HotlineConsole

/// A text for a console that has asked for one with 354.
package enum ConsoleText {
    /// Whether this line ends the text.
    package static func isEnd(_ line: String) -> Bool { TypedLine(line).plain == "." }

    /// The lines as they must be sent so that each is text and none is a command to the dialogue, the end included.
    ///
    /// `..` at the beginning loses a dot on the other side, and so do `.q`, which would drop the text, and `.h`, which would put it aside. A `?` alone would be
    /// answered; it joins the line before.
    package static func sendable(_ lines: [String]) -> [String] {
        var sent: [String] = []
        for line in lines {
            let plain = TypedLine(line).plain.lowercased()
            if plain == "?", let last = sent.popLast() {
                sent.append(last + line)
            } else if line.hasPrefix("..") || plain == ".q" || TextGathering.parking.contains(plain) {
                sent.append((line.hasPrefix(".") ? "." : "..") + line)
            } else if plain != "?" {
                sent.append(line)
            }
        }
        return sent + ["."]
    }
}
