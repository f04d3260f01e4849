import HotlineCore
import HotlineStore
import Testing

struct SchemaTests {
    @Test func `an empty file gets every migration, and is left alone the next time`() throws {
        let house = try TemporaryStore()
        #expect(try house.store.schemaVersion == Schema.migrations.count)
        try house.store.insert(TemporaryStore.ticket(20_260_312_000_001))
        house.store = try Store.openWriter(path: house.path, journalKey: TemporaryStore.key)
        #expect(try house.store.schemaVersion == Schema.migrations.count)
        #expect(try house.store.ticketCount() == 1)
    }

    @Test func `a store of the first schema is walked up, and knows who was given work last`() throws {
        let house = try TemporaryStore(schema: 1)
        let database = house.store.database
        try house.store.insert(TemporaryStore.ticket(1))
        for (round, ended) in [(1, "5"), (2, "NULL")] {
            try database.execute(
                """
                INSERT INTO assignments(ticket, round, part, department, handler, assigned_at, how, ladder, routing, ended_at)
                VALUES (1, \(round), 0, 'SWJ', 'SWJ-1', \(round * 1_000), 'rule', 'ordinary', 'v', \(ended))
                """)
        }
        house.store = try Store.openWriter(path: house.path, journalKey: TemporaryStore.key)
        #expect(try house.store.schemaVersion == Schema.migrations.count)
        #expect(try house.store.handlerLoads() == ["SWJ-1": HandlerLoad(open: 1, lastAssigned: Instant(milliseconds: 2_000))])
    }

    @Test func `a store of the second schema keeps its notices, and then takes one without a ticket`() throws {
        let house = try TemporaryStore(schema: 2)
        try house.store.insert(TemporaryStore.ticket(1))
        let entry = try house.store.append(TemporaryStore.entry(1))
        try house.store.post(
            entry: entry, ticket: 1, subject: "rung", arguments: ["ticket", "1"], recipient: "person:8401", way: .console, address: nil,
            isUrgent: true, next: TemporaryStore.now, at: TemporaryStore.now)
        try house.store.settle(1, toldAt: TemporaryStore.now, how: "console")
        house.store = try Store.openWriter(path: house.path, journalKey: TemporaryStore.key)
        let kept = try #require(try house.store.notice(1))
        #expect(kept.ticket == 1 && kept.subject == "rung" && kept.arguments == ["ticket", "1"] && kept.isUrgent)
        #expect(kept.toldAt == TemporaryStore.now && kept.how == "console" && kept.nextAt == nil)
        try house.store.post(
            entry: entry, ticket: nil, subject: "source-silent", arguments: ["agents"], recipient: "person:8402", way: .console,
            address: nil, isUrgent: false, next: TemporaryStore.now, at: TemporaryStore.now)
        #expect(try house.store.deliveries(at: TemporaryStore.now, limit: 9).map(\.ticket) == [nil])
    }

    @Test func `a store of the fourteenth schema keeps whose list has whose ticket, most urgent first, until its transfer is told`() throws
    {
        let house = try TemporaryStore(schema: 14)
        for id in Int64(1)...3 { try house.store.insert(TemporaryStore.ticket(id)) }
        try house.store.database.execute(
            "UPDATE tickets SET is_transfer_told = 1 WHERE id = 2; UPDATE tickets SET urgency = 2 WHERE id = 3")
        try house.store.database.execute("INSERT INTO keepers(ticket, person, since) VALUES (1, '8401', 1), (2, '8401', 1), (3, '8401', 1)")
        house.store = try Store.openWriter(path: house.path, journalKey: TemporaryStore.key)
        #expect(try house.store.answeredFor(by: "8401", limit: 9) == [3, 1])
        #expect(try house.store.countAnsweredFor(by: "8401", cap: 9) == 2)
        #expect(try house.store.nextKeeper(after: nil) == "8401" && house.store.nextKeeper(after: "8401") == nil)
        try house.store.database.execute("UPDATE tickets SET is_transfer_told = 1")
        #expect(try house.store.answeredFor(by: "8401", limit: 9) == [])
        #expect(try house.store.nextKeeper(after: nil) == nil)
        // Dispatched anew, it is to be told anew; and it is passed on to another.
        try house.store.database.execute("UPDATE tickets SET is_transfer_told = 0 WHERE id = 2")
        try house.store.keep(2, by: "8402", at: TemporaryStore.now)
        #expect(try house.store.answeredFor(by: "8402", limit: 9) == [2] && house.store.answeredFor(by: "8401", limit: 9) == [])
    }

    @Test func `a store of a newer program is refused by name and not touched`() throws {
        let house = try TemporaryStore()
        try house.store.database.execute("PRAGMA user_version = 99")
        #expect(
            throws: StoreFailure.unusable("the database has schema 99, this program knows \(Schema.migrations.count); use a newer hotlined")
        ) {
            try Store.openWriter(path: house.path, journalKey: TemporaryStore.key)
        }
        #expect(try house.store.schemaVersion == 99)
    }

    @Test func `what is no database is refused`() throws {
        let house = try TemporaryStore()
        #expect(throws: StoreFailure.self) { try Store.openWriter(path: "/proc/version", journalKey: TemporaryStore.key) }
        #expect(throws: StoreFailure.self) { try Store.openReader(path: house.path + "-absent", journalKey: TemporaryStore.key) }
    }

    @Test func `every commit is flushed, and no checkpoint stands in its way`() throws {
        let house = try TemporaryStore()
        #expect(try house.store.database.first("PRAGMA journal_mode") { $0.text(0) } == "wal")
        #expect(try house.count("PRAGMA synchronous") == 2)
        #expect(try house.count("PRAGMA wal_autocheckpoint") == 0)
        #expect(try house.count("PRAGMA foreign_keys") == 1)
    }

    /// Each index and the query it is there for, with literals where the store binds.
    private static let plans: [(index: String, query: StaticSQL)] = [
        ("drafts_at", "EXPLAIN QUERY PLAN SELECT person, key FROM drafts WHERE at < 5 ORDER BY at LIMIT 9"),
        (
            "tickets_taken",
            "EXPLAIN QUERY PLAN SELECT id FROM tickets WHERE taken_by = 'x' AND taken_until > 5 AND next_at IS NOT NULL ORDER BY id LIMIT 9"
        ),
        ("followers_main", "EXPLAIN QUERY PLAN SELECT ticket, main, kind, since FROM followers WHERE main = 5 ORDER BY ticket LIMIT 9"),
        (
            "returns_class",
            "EXPLAIN QUERY PLAN SELECT ticket FROM returns WHERE category = 'x' AND ruled_at IS NOT NULL ORDER BY ruled_at DESC LIMIT 40"
        ),
        ("returns_ruled", "EXPLAIN QUERY PLAN SELECT ticket FROM returns WHERE ruled_at IS NOT NULL ORDER BY ruled_at DESC LIMIT 40"),
        ("followers_main", "EXPLAIN QUERY PLAN UPDATE followers SET main = 6 WHERE main = 5"),
        ("relations_earlier", "EXPLAIN QUERY PLAN SELECT ticket FROM relations WHERE earlier = 5"),
        (
            "incidents_open",
            "EXPLAIN QUERY PLAN SELECT ticket FROM incidents WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 50"
        ), ("subjects_name", "EXPLAIN QUERY PLAN SELECT ticket FROM subjects WHERE name = 'x' ORDER BY ticket DESC LIMIT 5"),
        ("tickets_next", "EXPLAIN QUERY PLAN SELECT id FROM tickets WHERE next_at <= 5 ORDER BY next_at LIMIT 64"),
        ("tickets_next", "EXPLAIN QUERY PLAN SELECT min(next_at) FROM tickets WHERE next_at IS NOT NULL"),
        (
            "tickets_open",
            """
            EXPLAIN QUERY PLAN SELECT id FROM tickets INDEXED BY tickets_open WHERE state = 'pending' AND next_at IS NOT NULL
            ORDER BY precedence, due_at LIMIT 20
            """
        ),
        (
            "tickets_open",
            """
            EXPLAIN QUERY PLAN SELECT id FROM tickets INDEXED BY tickets_open
            WHERE state = 'pending' AND next_at IS NOT NULL AND (taken_until IS NULL OR taken_until <= 5 OR taken_by = '8001')
            ORDER BY precedence, due_at LIMIT 1
            """
        ),
        (
            "tickets_open",
            """
            EXPLAIN QUERY PLAN SELECT id, precedence, due_at FROM tickets INDEXED BY tickets_open
            WHERE state = 'pending' AND next_at IS NOT NULL AND precedence = 5 AND due_at <= 5 ORDER BY due_at LIMIT 9
            """
        ),
        (
            "tickets_open",
            """
            EXPLAIN QUERY PLAN SELECT count(*) FROM tickets t INDEXED BY tickets_open
            WHERE t.state = 'pending' AND t.precedence IN (1, 4) AND t.due_at <= 5 AND t.next_at IS NOT NULL
            """
        ),
        (
            "tickets_hard",
            """
            EXPLAIN QUERY PLAN SELECT id, precedence, due_at FROM tickets INDEXED BY tickets_hard
            WHERE returns >= 2 AND next_at IS NOT NULL AND state <> 'shelved' ORDER BY precedence, due_at LIMIT 9
            """
        ),
        (
            "raised_first",
            """
            EXPLAIN QUERY PLAN SELECT ticket, precedence, due_at FROM raised INDEXED BY raised_first
            WHERE rung = 'red' AND (1 IS NULL OR (due_at IS NOT NULL AND due_at <= 5) = 1) ORDER BY precedence, due_at LIMIT 9
            """
        ), ("raised_ticket", "EXPLAIN QUERY PLAN DELETE FROM raised WHERE ticket = 5"),
        (
            "tickets_first_person",
            """
            EXPLAIN QUERY PLAN SELECT id, precedence, due_at FROM tickets INDEXED BY tickets_first_person
            WHERE first_person = '8001' AND is_transfer_told = 0
                AND NOT EXISTS (SELECT 1 FROM keepers WHERE ticket = tickets.id)
            ORDER BY precedence, due_at LIMIT 9
            """
        ),
        (
            "keepers_person",
            """
            EXPLAIN QUERY PLAN SELECT ticket, precedence, due_at FROM keepers INDEXED BY keepers_person
            WHERE person = '8401' AND is_told = 0 ORDER BY precedence, due_at LIMIT 9
            """
        ), ("keepers_person", "EXPLAIN QUERY PLAN SELECT min(person) FROM keepers WHERE is_told = 0 AND person > '8401'"),
        ("persons_phone", "EXPLAIN QUERY PLAN SELECT ticket FROM persons WHERE phone = '1' ORDER BY ticket DESC LIMIT 5"),
        ("attachments_digest", "EXPLAIN QUERY PLAN SELECT 1 FROM attachments WHERE digest = 'a' LIMIT 1"),
        ("submissions_mark", "EXPLAIN QUERY PLAN SELECT id, ticket, body_digest FROM submissions WHERE mark = x'00'"),
        (
            "assignments_held",
            """
            EXPLAIN QUERY PLAN SELECT a.ticket FROM assignments a INDEXED BY assignments_held
                JOIN tickets t ON t.id = a.ticket AND t.round = a.round
            WHERE a.department = 'SWJ' AND a.signed_at IS NULL AND a.ended_at IS NULL AND a.part = 0
                AND (a.leased_until IS NULL OR a.leased_until <= 5) AND t.state = 'awaiting_signature'
            ORDER BY a.precedence, a.due_at, a.ticket LIMIT 5
            """
        ),
        (
            "assignments_held",
            """
            EXPLAIN QUERY PLAN SELECT a.ticket FROM assignments a INDEXED BY assignments_held
                JOIN tickets t ON t.id = a.ticket AND t.round = a.round
            WHERE a.department = 'SWJ' AND a.ended_at IS NULL AND ('in_progress' IS NULL OR t.state = 'in_progress')
                AND (NULL IS NULL OR a.due_at <= NULL) AND (a.part = 0 OR EXISTS (
                    SELECT 1 FROM subtasks s WHERE s.ticket = a.ticket AND s.round = a.round AND s.part = a.part))
            ORDER BY a.precedence, a.due_at LIMIT 5
            """
        ),
        (
            "assignments_held",
            """
            EXPLAIN QUERY PLAN SELECT t.state, t.urgency, t.due_at FROM assignments a INDEXED BY assignments_held
                JOIN tickets t ON t.id = a.ticket AND t.round = a.round
            WHERE a.department = 'SWJ' AND a.ended_at IS NULL AND a.part = 0 ORDER BY a.precedence, a.due_at LIMIT 9
            """
        ),
        (
            "tickets_open",
            """
            EXPLAIN QUERY PLAN SELECT count(*) FROM (SELECT due_at FROM tickets INDEXED BY tickets_open WHERE next_at IS NOT NULL LIMIT 9)
            WHERE due_at > 5 AND due_at < 6
            """
        ),
        (
            "assignments_handled",
            """
            EXPLAIN QUERY PLAN SELECT a.ticket FROM assignments a INDEXED BY assignments_handled
                JOIN tickets t ON t.id = a.ticket AND t.round = a.round
            WHERE a.handler = 'SWJ-1' AND a.ended_at IS NULL AND a.part = 0 ORDER BY a.precedence, a.due_at LIMIT 5
            """
        ),
        (
            "assignments_handled",
            "EXPLAIN QUERY PLAN SELECT handler, count(*) FROM assignments WHERE ended_at IS NULL AND handler IS NOT NULL GROUP BY handler"
        ),
        (
            "assignments_department",
            """
            EXPLAIN QUERY PLAN SELECT a.ticket FROM assignments a INDEXED BY assignments_department
                CROSS JOIN tickets t INDEXED BY tickets_found ON t.id = a.ticket AND t.round = a.round
            WHERE a.department = 'SWJ' AND a.ticket BETWEEN 1 AND 9 AND (NULL IS NULL OR t.state = NULL)
            GROUP BY a.ticket ORDER BY a.ticket DESC LIMIT 9
            """
        ),
        ("entries_ticket", "EXPLAIN QUERY PLAN SELECT id FROM entries WHERE ticket = 1 ORDER BY id DESC LIMIT 500"),
        ("entries_feed", "EXPLAIN QUERY PLAN SELECT id FROM entries WHERE department = 'SWJ' AND id > 5 ORDER BY id LIMIT 50"),
        ("outbox_next", "EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE next_at <= 5 ORDER BY next_at LIMIT 64"),
        (
            "outbox_untold",
            """
            EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE recipient = 'citizen' AND way = 'person' AND told_at IS NULL AND how IS NULL
            ORDER BY id LIMIT 50
            """
        ),
        (
            "outbox_untold",
            """
            EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE recipient >= 'department:A ' AND recipient < 'department:A!' AND way = 'feed'
                AND told_at IS NULL AND how IS NULL AND entry <= 5
            """
        ),
        (
            "chat_sessions_user",
            "EXPLAIN QUERY PLAN SELECT id FROM chat_sessions WHERE gateway = 'wx' AND chat_user = 'u' ORDER BY id DESC LIMIT 1"
        ),
        ("chat_sessions_quiet", "EXPLAIN QUERY PLAN SELECT id FROM chat_sessions WHERE quiet_at <= 5 ORDER BY quiet_at LIMIT 64"),
        (
            "suggestions_department",
            "EXPLAIN QUERY PLAN SELECT id FROM suggestions WHERE department = 'SWJ' ORDER BY made_at DESC LIMIT 9"
        ),
        (
            "late_reviews_department",
            "EXPLAIN QUERY PLAN SELECT ticket FROM late_reviews WHERE department = 'SWJ' AND kind = 'late' ORDER BY noted_at DESC LIMIT 9"
        ),
        ("leaves_last", "EXPLAIN QUERY PLAN SELECT id FROM leaves WHERE cancelled_at IS NULL AND last_day >= 5 ORDER BY id LIMIT 9"),
        ("leaves_next", "EXPLAIN QUERY PLAN SELECT min(next_at) FROM leaves WHERE next_at IS NOT NULL"),
        ("duties_until", "EXPLAIN QUERY PLAN SELECT id FROM duties WHERE cancelled_at IS NULL AND until_at > 5 ORDER BY id LIMIT 9"),
        ("digest_lines_due", "EXPLAIN QUERY PLAN SELECT min(due_at) FROM digest_lines WHERE digest IS NULL"),
        (
            "digest_lines_told",
            "EXPLAIN QUERY PLAN SELECT id FROM digest_lines WHERE department = 'SWJ' AND digest = 5 ORDER BY id"
        ),
        (
            "digest_lines_waiting",
            "EXPLAIN QUERY PLAN SELECT id FROM digest_lines WHERE department = 'SWJ' AND digest IS NULL AND due_at <= 5 ORDER BY id LIMIT 9"
        ),
        ("digest_lines_ticket", "EXPLAIN QUERY PLAN SELECT id FROM digest_lines WHERE ticket = 1 ORDER BY id"),
        (
            "outbox_urgent",
            "EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE is_urgent = 1 AND told_at IS NULL AND how IS NULL ORDER BY id LIMIT 50"
        ),
        (
            "declines_waiting",
            """
            EXPLAIN QUERY PLAN SELECT ticket FROM declines INDEXED BY declines_waiting WHERE waits_for IS NOT NULL
            ORDER BY proposed_at LIMIT 5
            """
        ), ("idempotency_at", "EXPLAIN QUERY PLAN SELECT mark FROM idempotency WHERE at < 5 ORDER BY at LIMIT 64"),
        ("petitions_asked", "EXPLAIN QUERY PLAN SELECT ticket FROM petitions WHERE outcome = 'asked' ORDER BY asked_at LIMIT 20"),
        (
            "late_reviews_open",
            "EXPLAIN QUERY PLAN SELECT ticket FROM late_reviews WHERE verdict IS NULL ORDER BY noted_at LIMIT 20"
        ),
        ("late_reviews_next", "EXPLAIN QUERY PLAN SELECT ticket FROM late_reviews WHERE next_at <= 5 ORDER BY next_at LIMIT 64"),
        ("corrections_next", "EXPLAIN QUERY PLAN SELECT ticket FROM corrections WHERE next_at <= 5 ORDER BY next_at LIMIT 64"),
        ("corrections_next", "EXPLAIN QUERY PLAN SELECT min(next_at) FROM corrections WHERE next_at IS NOT NULL"),
        ("subtasks_next", "EXPLAIN QUERY PLAN SELECT ticket FROM subtasks WHERE next_at <= 5 ORDER BY next_at LIMIT 64"),
        ("subtasks_next", "EXPLAIN QUERY PLAN SELECT min(next_at) FROM subtasks WHERE next_at IS NOT NULL"),
        (
            "subtasks_asked",
            "EXPLAIN QUERY PLAN SELECT ticket FROM subtasks WHERE state IN ('returning', 'appealing') ORDER BY ruling_due LIMIT 20"
        ),
        (
            "privacy_excluded",
            "EXPLAIN QUERY PLAN SELECT ticket FROM privacy WHERE excluded_at IS NOT NULL ORDER BY excluded_at DESC LIMIT 200"
        ),
        (
            "publications_requested",
            """
            EXPLAIN QUERY PLAN SELECT ticket FROM register
            WHERE requested_at BETWEEN 1 AND 2 AND (NULL IS NULL OR category IN (SELECT value FROM json_each('[]')))
                AND (NULL IS NULL OR is_open = NULL)
            ORDER BY requested_at DESC, ticket DESC LIMIT 1000 OFFSET 0
            """
        ),
        (
            "proposals_open",
            """
            EXPLAIN QUERY PLAN SELECT id FROM proposals
            WHERE matter = 'seal' AND coalesce(ticket, 0) = 1 AND subject = '' AND ended_at IS NULL
            """
        ),
        (
            "call_details_due",
            "EXPLAIN QUERY PLAN SELECT call FROM call_details WHERE record_due IS NOT NULL AND record_due <= 5 ORDER BY record_due LIMIT 20"
        ),
        (
            "tickets_found",
            """
            EXPLAIN QUERY PLAN SELECT t.id FROM tickets t INDEXED BY tickets_found
            WHERE t.id BETWEEN 1 AND 9 AND t.state = 'pending' ORDER BY t.id DESC LIMIT 9
            """
        ),
        (
            "call_details_waiting",
            """
            EXPLAIN QUERY PLAN SELECT count(*), min(began_at) FROM call_details INDEXED BY call_details_waiting
            WHERE is_queued = 1 AND is_answered = 0 AND is_unanswered = 0 AND began_at >= 5
            """
        ),
        ("call_details_phone", "EXPLAIN QUERY PLAN SELECT 1 FROM call_details WHERE phone = 'x' AND began_at >= 5 AND is_answered = 1"),
        (
            "call_segments_taken",
            "EXPLAIN QUERY PLAN SELECT call, number FROM call_segments WHERE taken_at <= 5 ORDER BY taken_at LIMIT 9"
        ), ("missed_calls_open", "EXPLAIN QUERY PLAN UPDATE missed_calls SET how = '' WHERE phone = 'x' AND closed_at IS NULL"),
        (
            "missed_calls_closed",
            "EXPLAIN QUERY PLAN SELECT id FROM missed_calls WHERE closed_at IS NOT NULL AND phone IS NOT NULL AND closed_at <= 5"
        ), ("idempotency_at", "EXPLAIN QUERY PLAN SELECT mark FROM idempotency WHERE at < 5 ORDER BY at LIMIT 64"),
        ("tickets_closed", "EXPLAIN QUERY PLAN SELECT closed_at / 3600000, count(*) FROM tickets WHERE closed_at >= 5 GROUP BY 1"),
    ]

    @Test func `every index serves the query it was made for`() throws {
        let house = try TemporaryStore()
        for (index, query) in Self.plans {
            let plan = try house.store.database.all(query) { $0.text(3) }
            #expect(plan.contains { $0.contains("INDEX \(index)") }, "\(index): \(plan)")
        }
    }

    @Test func `no index is there without a query`() throws {
        let house = try TemporaryStore()
        let named = try house.store.database.all("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL") { $0.text(0) }
        #expect(Set(named) == Set(Self.plans.map(\.index)))
    }

    /// What would be sorted row by row grows with the table, and not with what is asked for.
    @Test func `what is read in an order is read off the index that has it`() throws {
        let house = try TemporaryStore()
        for (index, query) in Self.plans
        where [
            "tickets_next", "outbox_next", "entries_feed", "chat_sessions_quiet", "tickets_found", "tickets_open", "tickets_hard",
            "tickets_first_person", "raised_first", "assignments_held", "assignments_handled",
            "assignments_department", "keepers_person",
        ].contains(index) {
            let plan = try house.store.database.all(query) { $0.text(3) }
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(index): \(plan)")
        }
    }
}
