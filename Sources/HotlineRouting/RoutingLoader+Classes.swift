import HotlineCore

extension RoutingLoader {
    mutating func readCategories() {
        rows.categories = each(.categories) { cells in
            let code = cells.ownCode(.code)
            let parent = cells.value(.parent) { text throws(CellFault) in
                let cell = try CodeCell(text)
                if cell.name.isEmpty { throw .withoutName(cell.code) }
                return cell
            }
            let confusable = cells.categories(.confusableWith)
            let lead = cells.assignee(.lead, allowsCategory: false)
            let co = cells.assignees(.co, allowsCategory: false)
            let barred = cells.departments(.barred)
            let isSealed = cells.value(.sealed, CellParser.boolean) ?? false
            let threshold = cells.value(.threshold) { text throws(CellFault) in
                try CellParser.number(text.last == "%" ? String(text.dropLast()) : text, in: 1...100)
            }
            let validity = cells.validity()
            let keywords = cells.list(.keywords)
            for word in keywords where word.unicodeScalars.count < 2 { cells.add(.keywordTooShort(word), at: .keywords) }
            guard let code, let parent, let lead else { return nil }
            let full = CategoryPadding.second(code)
            if full != code { cells.add(.padded(code, to: full), at: .code) }
            let first = CategoryPadding.first(parent.code)
            if full.utf8.count != 4 || !CategoryPadding.isNumber(full) || !full.hasPrefix(first) || first.utf8.count != 2 {
                cells.add(.categoryOutsideParent(full, parent: first), at: .code)
            }
            return CategoryRow(
                category: Category(
                    code: CategoryCode(rawValue: full), parent: first, parentName: parent.name, name: cells.text(.name),
                    keywords: keywords, confusableWith: confusable),
                definition: cells.text(.definition), lead: lead, co: co, barred: barred, isSealed: isSealed,
                threshold: threshold.map { Double($0) / 100 }, validity: validity, line: cells.line)
        }
    }

    mutating func readPlaces() {
        var lines: [PlaceCode: Int] = [:]
        rows.places = each(.places) { cells in
            let code = cells.ownCode(.code)
            let level = cells.value(.level) { text throws(CellFault) in
                try CellParser.choice(text, Place.Level.allCases, chinese: \.chinese, slug: { "\($0)" })
            }
            let parents = cells.places(.parents)
            guard let code, let level else { return nil }
            let place = Place(
                code: PlaceCode(rawValue: code), level: level, name: cells.text(.name), aliases: cells.list(.aliases), parents: parents)
            lines[place.code] = cells.line
            return place
        }
        placeLines = lines
    }
}
