import HotlineCore

/// Reads the tables of a folder into rows. Every table is read whatever is wrong with the others.
struct RoutingLoader {
    var problems = Problems()
    var rows = RoutingRows()
    let zone: Zone
    let daysEndAtMidnight: Bool
    private(set) var calendar: WorkingCalendar?
    private(set) var register = Register()
    /// Lines of rows whose values live in Core and know none.
    var placeLines: [PlaceCode: Int] = [:]
    var rungLines: [LadderName: [String: Int]] = [:]
    private var sheets: [String: Sheet] = [:]

    init(_ folder: RoutingFolder, zone: Zone, daysEndAtMidnight: Bool) {
        self.zone = zone
        self.daysEndAtMidnight = daysEndAtMidnight
        open(folder)
        registerCodes()
        readDepartments()
        readPeople()
        readRoster()
        readCategories()
        readPlaces()
        readRules()
        readDeadlines()
        readLadders()
        calendar = readCalendar()
        readWords()
        readSmallTables()
        readSources()
    }

    private mutating func open(_ folder: RoutingFolder) {
        for table in Table.all {
            guard let bytes = folder.files[table.file] else {
                if !table.isOptional { problems.add(table.file, .missing) }
                continue
            }
            sheets[table.file] = Sheet(table, bytes, &problems)
        }
        let known = Set(Table.all.map(\.file))
        for name in folder.files.keys.sorted() where !known.contains(name) { problems.add(name, .notATable) }
    }

    private mutating func registerCodes() {
        let keyed: [(CellFault.Noun, Table, Heading)] = [
            (.department, .departments, .code), (.person, .people, .id), (.category, .categories, .code), (.place, .places, .code),
            (.scope, .scope, .code), (.joint, .joint, .code), (.guide, .guides, .code), (.venue, .venues, .code), (.source, .sources, .name),
            (.workNumber, .people, .workNumber), (.unixUser, .people, .unixUser),
        ]
        for (noun, table, heading) in keyed {
            guard let sheet = sheets[table.file] else { continue }
            register.take(noun, from: sheet, code: heading, &problems)
        }
        if let sheet = sheets[Table.categories.file] { register.takeFirstLevels(from: sheet, &problems) }
    }

    /// Reads each row of a table; rows with faults are reported and left out.
    mutating func each<Row>(_ table: Table, _ read: (inout CellReader) -> Row?) -> [Row] {
        guard let sheet = sheets[table.file] else { return [] }
        return sheet.rows.compactMap { row in
            var cells = CellReader(sheet, row, register)
            let value = read(&cells)
            return cells.finish(&problems) ? value : nil
        }
    }

    /// Reports a 顺序 that stands twice.
    mutating func checkOrders(_ table: Table, _ orders: [(order: Int, line: Int)]) {
        var first: [Int: Int] = [:]
        for (order, line) in orders {
            if let earlier = first.updateValue(first[order] ?? line, forKey: order) {
                problems.add(table.file, line: line, cell: cell(table, line, .order), .duplicate(.order, "\(order)", line: earlier))
            }
        }
    }

    /// The cell's name on a line of a table.
    func cell(_ table: Table, _ line: Int, _ heading: Heading) -> String? {
        sheets[table.file].flatMap { sheet in sheet.rows.first { $0.line == line }.flatMap { sheet.cell(heading, of: $0) } }
    }
}
