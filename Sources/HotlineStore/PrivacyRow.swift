import HotlineCore

/// What a ticket needs beyond the ordinary to spare the people in it.
package struct PrivacyRow: Sendable, Hashable {
    package var accusedDepartments: [DepartmentCode] = []
    package var accusedPeople: [PersonID] = []
    /// The entry whose text departments may read of a secret matter; nil until a second person released one.
    package var restatement: Int64?
    /// Who still sees a sealed ticket; nil where it is not sealed.
    package var sealReaders: [PersonID]?
    /// Deaf or without speech: told in writing, never called.
    package var isTextOnly = false
    /// 代办人.
    package var representativeName: String?
    package var representativePhone: Phone?
    /// 办不成事: the venue of venues.csv whose department answers for it.
    package var venue: String?
    package var excludedAt: Instant?
    package var erasedAt: Instant?

    package init() {}
}

extension Store {
    package func privacy(of ticket: Int64) throws(StoreFailure) -> PrivacyRow? {
        try database.first(
            """
            SELECT accused_departments, accused_people, restatement, seal_readers, is_text_only, representative_name,
                representative_phone, representative_extension, venue, excluded_at, erased_at
            FROM privacy WHERE ticket = ?
            """, .integer(ticket)
        ) { row in
            var privacy = PrivacyRow()
            privacy.accusedDepartments = ArgumentList.decode(row.text(0)).map { DepartmentCode(rawValue: $0) }
            privacy.accusedPeople = ArgumentList.decode(row.text(1)).map { PersonID(rawValue: $0) }
            privacy.restatement = row.optionalInteger(2)
            privacy.sealReaders = row.optionalText(3).map { ArgumentList.decode($0).map { PersonID(rawValue: $0) } }
            privacy.isTextOnly = row.flag(4)
            privacy.representativeName = row.optionalText(5)
            privacy.representativePhone = row.optionalText(6).flatMap { Phone($0 + (row.optionalText(7).map { "转\($0)" } ?? "")) }
            privacy.venue = row.optionalText(8)
            privacy.excludedAt = row.optionalInstant(9)
            privacy.erasedAt = row.optionalInstant(10)
            return privacy
        }
    }

    package func put(_ privacy: PrivacyRow, of ticket: Int64) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO privacy(ticket, accused_departments, accused_people, restatement, seal_readers, is_text_only,
                representative_name, representative_phone, representative_extension, venue, excluded_at, erased_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET accused_departments = excluded.accused_departments, accused_people = excluded.accused_people,
                restatement = excluded.restatement, seal_readers = excluded.seal_readers, is_text_only = excluded.is_text_only,
                representative_name = excluded.representative_name, representative_phone = excluded.representative_phone,
                representative_extension = excluded.representative_extension, venue = excluded.venue,
                excluded_at = excluded.excluded_at, erased_at = excluded.erased_at
            """,
            .integer(ticket), .text(ArgumentList.encode(privacy.accusedDepartments.map(\.rawValue))),
            .text(ArgumentList.encode(privacy.accusedPeople.map(\.rawValue))), .integer(privacy.restatement),
            .text(privacy.sealReaders.map { ArgumentList.encode($0.map(\.rawValue)) }), .flag(privacy.isTextOnly),
            .text(privacy.representativeName), .text(privacy.representativePhone?.number), .text(privacy.representativePhone?.ext),
            .text(privacy.venue), .instant(privacy.excludedAt), .instant(privacy.erasedAt))
    }

    /// Tickets left out of the statistics, newest first.
    package func excluded(limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            "SELECT ticket FROM privacy WHERE excluded_at IS NOT NULL ORDER BY excluded_at DESC LIMIT ?", .integer(limit)
        ) { $0.integer(0) }
    }

    /// A new query code in place of the old one.
    package func setCode(_ hash: [UInt8], of ticket: Int64) throws(StoreFailure) {
        try database.run("UPDATE tickets SET code_hash = ? WHERE id = ?", .blob(hash), .integer(ticket))
    }

    /// Notices of a ticket that somebody shall not read any more: given up, with how.
    package func giveUp(_ notices: [Int64], how: String) throws(StoreFailure) {
        for notice in notices { try settle(notice, toldAt: nil, how: how) }
    }
}
