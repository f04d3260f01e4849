import HotlineCore

/// A ticket whose class a person confirmed or corrected.
package struct LessonRow: Hashable, Sendable {
    package let ticket: Int64
    package let kind: Kind
    package let category: CategoryCode?
    package let guessedKind: Kind?
    package let guessedCategory: CategoryCode?

    package init(ticket: Int64, kind: Kind, category: CategoryCode?, guessedKind: Kind?, guessedCategory: CategoryCode?) {
        self.ticket = ticket
        self.kind = kind
        self.category = category
        self.guessedKind = guessedKind
        self.guessedCategory = guessedCategory
    }
}

/// A lesson with the words it is learnt from, as the classifier read them.
package struct TaughtText: Hashable, Sendable {
    package let text: String
    package let kind: Kind
    package let category: CategoryCode?
}

extension Store {
    /// The last word on a ticket takes the place of an earlier one.
    package func put(_ lesson: LessonRow, by person: PersonID, at now: Instant) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO lessons(ticket, kind, category, guessed_kind, guessed_category, person, at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT(ticket) DO UPDATE SET kind = excluded.kind, category = excluded.category, person = excluded.person,
                at = excluded.at
            """,
            .integer(lesson.ticket), .text(lesson.kind.rawValue), .code(lesson.category), .text(lesson.guessedKind?.rawValue),
            .code(lesson.guessedCategory), .code(person), .instant(now))
    }

    package func lesson(of ticket: Int64) throws(StoreFailure) -> LessonRow? {
        try database.first("SELECT kind, category, guessed_kind, guessed_category FROM lessons WHERE ticket = ?", .integer(ticket)) { row in
            LessonRow(
                ticket: ticket, kind: Kind(rawValue: row.text(0)) ?? .other, category: row.optionalCode(1),
                guessedKind: row.optionalText(2).flatMap { Kind(rawValue: $0) }, guessedCategory: row.optionalCode(3))
        }
    }

    /// The newest lessons whose words still stand, oldest first. Secret matters teach nothing (practice 27).
    package func taughtTexts(limit: Int) throws(StoreFailure) -> [TaughtText] {
        try database.all(
            """
            SELECT l.kind, l.category, x.body, x.goal, x.place
            FROM lessons l JOIN tickets t ON t.id = l.ticket JOIN texts x ON x.entry = t.text_entry
            WHERE t.is_secret = 0 AND l.ticket NOT IN (SELECT ticket FROM privacy WHERE seal_readers IS NOT NULL)
            ORDER BY l.ticket DESC LIMIT ?
            """, .integer(limit)
        ) { row in
            TaughtText(
                text: [row.optionalText(4) ?? "", row.text(2), row.optionalText(3) ?? ""].filter { !$0.isEmpty }
                    .joined(separator: "\n"),
                kind: Kind(rawValue: row.text(0)) ?? .other, category: row.optionalCode(1))
        }.reversed()
    }

    /// Of the newest lessons in which both the machine and a person named a category: how many there are, in how many both named one.
    package func agreement(limit: Int) throws(StoreFailure) -> (judged: Int, agreed: Int) {
        try database.first(
            """
            SELECT count(*), coalesce(sum(guessed_category = category), 0) FROM (
                SELECT guessed_category, category FROM lessons WHERE guessed_category IS NOT NULL AND category IS NOT NULL
                ORDER BY ticket DESC LIMIT ?)
            """, .integer(limit)
        ) { (judged: $0.int(0), agreed: $0.int(1)) } ?? (0, 0)
    }
}
