extension Masking {
    /// A text with the digits of its doors masked: `中山大道188号3栋502房` is `中山大道***号*栋***房`. A house number is one behind a
    /// street's name; buildings, flats and rooms are what they say. 3月12号, 5号线 and 3号楼 of nowhere stay.
    package static func doors(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        var index = scalars.startIndex
        while index < scalars.endIndex {
            guard isDoorDigit(scalars[index]) else {
                index += 1
                continue
            }
            let end = scalars[index...].firstIndex { !isDoorDigit($0) } ?? scalars.endIndex
            if isDoor(scalars, from: index, to: end) {
                for place in index..<end { scalars[place] = "*" }
            }
            index = end
        }
        var masked = String.UnicodeScalarView()
        masked.append(contentsOf: scalars)
        return String(masked)
    }

    /// Digits of a door: more are a code or a sum.
    private static let longestDoor = 5
    private static let streets: Set<Unicode.Scalar> = ["路", "街", "道", "巷", "里", "坊", "村", "苑", "园", "庭"]
    private static let rooms: Set<Unicode.Scalar> = ["栋", "幢", "座", "房", "室"]

    private static func isDoor(_ scalars: [Unicode.Scalar], from start: Int, to end: Int) -> Bool {
        guard end - start <= longestDoor, end < scalars.endIndex else { return false }
        let before = start > scalars.startIndex ? scalars[start - 1] : nil
        let after = scalars[end]
        if rooms.contains(after) { return true }
        if after == "单", end + 1 < scalars.endIndex, scalars[end + 1] == "元" { return true }
        if after == "号" { return before.map { streets.contains($0) } ?? false }
        // A floor is part of an address where a door stands before it.
        return after == "楼" && (before == "号" || before == "栋" || before == "座" || before == "幢")
    }

    private static func isDoorDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar) }
}
