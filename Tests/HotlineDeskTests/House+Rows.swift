import HotlineCore
import HotlineStore

extension House {
    /// Every row that says something, as text, without the ids that a table counts by itself.
    func rows() throws -> [String] {
        let database = store.database
        var rows = try database.all(
            """
            SELECT 'ticket ' || id || quote(state) || urgency || quote(kind) || quote(category) || quote(district) || quote(street)
                || quote(accepted_at) || quote(closed_at) || quote(first_person) || quote(first_department) || quote(reply_entry)
                || round || ' ' || returns || ' ' || redos || ' ' || urges || quote(contacted_at) || is_transfer_told
                || quote(handed_to) || quote(taken_by) || quote(taken_until) || quote(ring_at) || quote(due_at) || quote(next_at)
            FROM tickets ORDER BY id
            """
        ) { $0.text(0) }
        rows += try database.all(
            """
            SELECT 'assignment ' || ticket || ' ' || round || ' ' || part || quote(department) || quote(handler) || assigned_at
                || quote(how) || is_designated || quote(ladder) || quote(signed_at) || is_auto_signed || quote(contacted_at)
                || quote(touched_at) || quote(quiet_until) || quote(leased_until) || quote(return_requested_at) || quote(ended_at)
            FROM assignments ORDER BY ticket, round, part
            """
        ) { $0.text(0) }
        rows += try database.all(
            """
            SELECT 'clock ' || ticket || ' ' || round || name || started_at || ' ' || due || quote(stopped_at) || allowance
            FROM clocks ORDER BY ticket, round, name
            """
        ) { $0.text(0) }
        rows += try database.all(
            "SELECT 'rung ' || ticket || ' ' || round || rung || fired_at || is_passed_over FROM rungs ORDER BY ticket, round, rung"
        ) { $0.text(0) }
        rows += try database.all(
            """
            SELECT 'outbox ' || entry || ' ' || quote(ticket) || subject || arguments || recipient || way || quote(address) || is_urgent
                || created_at || quote(next_at) || attempts || quote(told_at) || quote(how)
            FROM outbox ORDER BY entry, recipient, way
            """
        ) { $0.text(0) }
        rows += try database.all(
            """
            SELECT 'entry ' || id || quote(ticket) || at || event || door || quote(person) || quote(actor_department) || slug
                || arguments || quote(department) || quote(text_digest)
            FROM entries ORDER BY id
            """
        ) { $0.text(0) }
        rows += try database.all(
            "SELECT 'chat ' || id || gateway || chat_user || last_at || quote(quiet_at) || quote(ticket) FROM chat_sessions ORDER BY id"
        ) { $0.text(0) }
        rows += try database.all("SELECT 'mark ' || hex(mark) || quote(ticket) FROM submissions ORDER BY mark") { $0.text(0) }
        rows += try database.all("SELECT 'key ' || hex(mark) FROM idempotency ORDER BY mark") { $0.text(0) }
        rows += try database.all("SELECT 'watch ' || source || since || quote(told_at) FROM source_watches ORDER BY source") { $0.text(0) }
        rows += try database.all(
            "SELECT 'decline ' || ticket || code || quote(decided_by) || quote(waits_for) FROM declines ORDER BY ticket"
        ) { $0.text(0) }
        rows += try database.all("SELECT 'objection ' || ticket || quote(is_upheld) FROM objections ORDER BY ticket") { $0.text(0) }
        rows += try database.all(
            "SELECT 'rating ' || ticket || ' ' || round || ' ' || grade FROM ratings ORDER BY ticket, round"
        ) { $0.text(0) }
        rows += try database.all(
            """
            SELECT 'missed ' || ticket || ' ' || round || ' ' || attempt || quote(next_at) FROM callback_attempts
            ORDER BY ticket, round, attempt
            """
        ) { $0.text(0) }
        rows += try database.all(
            "SELECT 'flag ' || phone || until || quote(confirmed_by) || calls FROM caller_flags ORDER BY phone"
        ) { $0.text(0) }
        rows += try database.all(
            """
            SELECT 'subtask ' || ticket || ' ' || round || ' ' || part || kind || state || duty || sign_due || due || quote(told_entry)
                || quote(reply_entry) || quote(ruling_due) || quote(refused_by) || quote(appealed_at) || quote(left_entry) || quote(next_at)
            FROM subtasks ORDER BY ticket, round, part
            """
        ) { $0.text(0) }
        rows += try database.all(
            "SELECT 'call ' || call || quote(agent) || is_answered || is_unanswered || quote(record_due) FROM call_details ORDER BY call"
        ) { $0.text(0) }
        rows += try database.all(
            "SELECT 'owed ' || id || quote(phone) || calls || quote(taken_by) || quote(closed_at) || quote(how) FROM missed_calls ORDER BY id"
        ) { $0.text(0) }
        rows += try database.all("SELECT 'token ' || hex(hash) || subject FROM tokens ORDER BY hash") { $0.text(0) }
        return rows
    }
}
