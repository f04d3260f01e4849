import HotlineCore

extension RoutingLoader {
    mutating func readSources() {
        rows.sources = each(.sources) { cells in
            let name = cells.ownCode(.name)
            let format = cells.value(.format) { text throws(CellFault) in
                try CellParser.choice(text, Source.Format.allCases, chinese: \.chinese, slug: \.rawValue)
            }
            let encoding = cells.value(.encoding) { text throws(CellFault) in
                try CellParser.choice(text.lowercased(), TextEncoding.allCases, chinese: \.rawValue, slug: { $0.rawValue.lowercased() })
            }
            let zone = cells.value(.zone, CellParser.zone)
            let columns = cells.value(.columns, format?.hasNumberedColumns ?? false ? Self.columnNumbers : Self.columnMap) ?? [:]
            let window = cells.value(.window, CellParser.limit)
            let silence = cells.value(.silence, Self.silences) ?? []
            guard let name, let format, let encoding, let zone else { return nil }
            return Source(
                name: SourceName(rawValue: name), format: format, path: cells.text(.path), encoding: encoding, zone: zone, columns: columns,
                silence: silence, window: window ?? Source.usualWindow, line: cells.line)
        }
    }

    /// `字段=表头` between 、: what the file's header calls our fields.
    static func columnMap(_ text: String) throws(CellFault) -> [String: String] {
        var map: [String: String] = [:]
        for part in CellText.list(text) {
            let sides = part.unicodeScalars.split { $0 == "=" || $0 == "＝" }.map { CellText.trimmed(String($0)) }
            guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty, map.updateValue(sides[1], forKey: sides[0]) == nil else {
                throw .notAColumnMap(part)
            }
        }
        return map
    }

    /// A log without a header has its columns by number, from 1, each field once, and those without which a line says nothing.
    static func columnNumbers(_ text: String) throws(CellFault) -> [String: String] {
        let map = try columnMap(text)
        var fields: Set<CallField> = []
        for (name, number) in map.sorted(by: { $0.key < $1.key }) {
            guard let field = CallField(named: name), let column = Int(number), (1...CallField.columnLimit).contains(column),
                fields.insert(field).inserted
            else { throw .notAColumnNumber("\(name)=\(number)") }
        }
        guard fields.isSuperset(of: CallField.required) else { throw .notAColumnNumber(text) }
        return map
    }

    /// `08-20:30分钟`, also `8:00-20:00:30分钟`.
    static func silences(_ text: String) throws(CellFault) -> [Source.Silence] {
        var found: [Source.Silence] = []
        for part in CellText.list(text) {
            let packed = CellText.packed(part)
            guard let colon = packed.lastIndex(of: ":") else { throw .notASilence(part) }
            let ends = packed[..<colon].split(separator: "-").map { $0.contains(":") ? String($0) : $0 + ":00" }
            guard ends.count == 2, let limit = try CellParser.limit(String(packed[packed.index(after: colon)...])) else {
                throw .notASilence(part)
            }
            let from = try CellParser.time(ends[0])
            let to = try CellParser.time(ends[1])
            guard from < to else { throw .backwards }
            found.append(Source.Silence(from: from, to: to, limit: limit))
        }
        return found.sorted { $0.from < $1.from }
    }
}
