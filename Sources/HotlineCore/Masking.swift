/// What stands in place of a person's name, number, identity card and address for everybody who does not need them
/// (domain 2.14). The one place where the house masks; pure, and total: any text has a masked form.
package enum Masking {
    /// `张*`, `张*三`, `欧*娜`: the first character, a star, the last where there are more than two.
    package static func name(_ name: String) -> String {
        guard let first = name.first, let last = name.last else { return "" }
        return name.count <= 2 ? "\(first)*" : "\(first)*\(last)"
    }

    /// `138****0001`; the extension is left out.
    package static func phone(_ phone: Phone) -> String { phone.masked }

    /// An identity card's first three and last four; a shorter one is stars.
    package static func identity(_ number: String) -> String {
        let count = number.count
        guard count >= 15 else { return stars(count) }
        return number.prefix(3) + stars(count - 7) + number.suffix(4)
    }

    /// An address as far as its street: `天河区棠下街道中山大道188号3栋502房` is `天河区棠下街道中山大道`. What names no street is
    /// shown as far as its town, and as a star where it names none.
    package static func address(_ address: String) -> String {
        let scalars = Array(address.unicodeScalars)
        // A house number begins at the first digit; a street's own name holds none.
        let street = scalars.prefix { !isDigit($0) }
        guard let end = street.lastIndex(where: { streetEnds.contains($0) }) else { return "*" }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: street[...end])
        return String(kept)
    }

    /// A text with what tells who wrote it masked: numbers of persons, and the doors they live behind.
    package static func text(_ text: String) -> String { doors(numbers(text)) }

    /// A text with the telephone numbers, identity cards and mail addresses in it masked. Ticket numbers, sums and dates stay:
    /// a run of digits behind a letter is a code, and one of another length is no number of a person.
    package static func numbers(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isDigit($0) || $0 == "@" }) else { return text }
        var masked = String.UnicodeScalarView()
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isOfWord(scalar) {
                word.append(scalar)
            } else {
                masked.append(contentsOf: self.word(word))
                masked.append(scalar)
                word = String.UnicodeScalarView()
            }
        }
        masked.append(contentsOf: self.word(word))
        return String(masked)
    }

    /// What ends the name of a street, a town or a village.
    private static let streetEnds: Set<Unicode.Scalar> = ["路", "街", "道", "巷", "镇", "村", "里", "坊", "区", "乡"]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
    }

    /// Letters, digits and what stands within a number or a mail address; Chinese characters end a word.
    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || "-@._+".unicodeScalars.contains(scalar)
    }

    private static func word(_ word: String.UnicodeScalarView) -> String.UnicodeScalarView {
        if word.contains("@"), word.first != "@" { return "***".unicodeScalars }
        let digits = word.filter { $0 != "-" }
        let plain = String(String.UnicodeScalarView(digits))
        let body = plain.hasPrefix("+86") ? String(plain.dropFirst(3)) : plain
        if isIdentity(body) { return identity(body).unicodeScalars }
        if isTelephone(body), let phone = Phone(body) { return phone.masked.unicodeScalars }
        return word
    }

    /// Eighteen places, the last of which may be an X, or the fifteen of the old ones.
    private static func isIdentity(_ word: String) -> Bool {
        let scalars = word.unicodeScalars
        guard scalars.count == 18 || scalars.count == 15 else { return false }
        return scalars.dropLast().allSatisfy(isDigit) && scalars.last.map { isDigit($0) || $0 == "X" || $0 == "x" } == true
    }

    /// A mobile of eleven digits from 1, a landline with its area code, or eleven digits behind 86.
    private static func isTelephone(_ word: String) -> Bool {
        let count = word.unicodeScalars.count
        guard word.unicodeScalars.allSatisfy(isDigit) else { return false }
        return count == 11 && word.hasPrefix("1") || (10...12).contains(count) && word.hasPrefix("0")
            || count == 13 && word.hasPrefix("861")
    }

    private static func stars(_ count: Int) -> String { String(repeating: "*", count: max(0, count)) }
}
