import HotlineCore

extension Store {
    /// Which departments' feeds grew after an entry, and which entry is the last. Walks the new entries only, by their number.
    package func changedFeeds(after entry: Int64) throws(StoreFailure) -> (departments: [DepartmentCode], last: Int64) {
        // The last first: what is written between the two is found again, never missed.
        let last = try lastEntry()
        let departments: [DepartmentCode] = try database.all(
            "SELECT DISTINCT department FROM entries NOT INDEXED WHERE id > ? AND department IS NOT NULL", .integer(entry)
        ) { DepartmentCode(rawValue: $0.text(0)) }
        return (departments, last)
    }

    /// An entry's own link in the chain; nil where there is no such entry.
    package func journalLink(of entry: Int64) throws(StoreFailure) -> [UInt8]? {
        try database.first("SELECT mac FROM entries WHERE id = ?", .integer(entry)) { $0.blob(0) }
    }

    /// The newest entry's number; 0 for an empty journal.
    package func lastEntry() throws(StoreFailure) -> Int64 {
        try database.first("SELECT max(id) FROM entries") { $0.optionalInteger(0) ?? 0 } ?? 0
    }
}
