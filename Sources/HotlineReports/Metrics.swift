import HotlineCore

/// Everything that `/metrics` shows, gathered at one moment.
package struct Metrics: Sendable {
    /// One door since the start.
    package struct Door: Sendable {
        package let name: String
        package let open: Int
        package let accepted: Int
        package let turnedAway: Int
        package let tooSlow: Int

        package init(name: String, open: Int, accepted: Int, turnedAway: Int, tooSlow: Int) {
            self.name = name
            self.open = open
            self.accepted = accepted
            self.turnedAway = turnedAway
            self.tooSlow = tooSlow
        }
    }

    package var version = ""
    package var routing = ""
    package var schema = 0
    package var workload = Workload([])
    package var tally = Tally()
    package var batches = Histogram.ofBatches
    package var turns = Histogram.ofTurns
    package var waiting = 0
    package var isReady = true
    package var untold = 0
    /// Seconds since the oldest notice that nobody has been told was written; nil where there is none.
    package var outboxAge: Double?
    package var rejects = 0
    package var missedCalls = 0
    /// Sources that have been silent longer than their table allows.
    package var silentSources = 0
    /// Rows of expectations.csv that come out otherwise and were overridden.
    package var overriddenExpectations = 0
    /// Webhooks by how they stand: delivering, failing and trying again, switched off.
    package var webhooks = (well: 0, failing: 0, off: 0)
    package var walPages = 0
    /// By slug.
    package var refusals: [String: Int] = [:]
    package var doors: [Door] = []

    package init() {}

    /// As Prometheus reads it; every name begins with `hotline_`.
    package var text: String {
        var page = Exposition()
        page.metric(
            "hotline_build_info", .gauge, "The program's version and the tables in force.",
            [.init(1, ["version": version, "routing": routing, "schema": "\(schema)"])])
        page.metric("hotline_ready", .gauge, "1 while orders are taken, 0 while /readyz says no.", isReady ? 1 : 0)
        tickets(&page)
        writing(&page)
        around(&page)
        return page.text
    }

    private func tickets(_ page: inout Exposition) {
        page.metric(
            "hotline_intake_total", .counter, "Matters taken in since the start, by the way they came and what became of them.",
            tally.intake.sorted { ($0.key.channel.rawValue, $0.key.result.rawValue) < ($1.key.channel.rawValue, $1.key.result.rawValue) }
                .map { .init($0.value, ["channel": $0.key.channel.rawValue, "result": $0.key.result.rawValue]) })
        page.metric(
            "hotline_open_tickets", .gauge, "Open tickets by state.",
            TicketState.allCases.filter(\.isOpen).map { .init(workload.count($0), ["state": $0.rawValue]) })
        page.metric("hotline_open_critical_tickets", .gauge, "Open tickets in which somebody is in danger.", Double(workload.critical))
        page.metric("hotline_overdue_tickets", .gauge, "Open tickets whose first clock has run out.", Double(workload.overdue))
        page.metric(
            "hotline_events_total", .counter, "Entries of tickets' histories since the start, by event.",
            tally.events.sorted { $0.key < $1.key }.map { .init($0.value, ["event": $0.key]) })
        page.metric(
            "hotline_escalations_total", .counter, "Rungs climbed since the start, by their name in escalation.csv.",
            tally.rungs.sorted { $0.key < $1.key }.map { .init($0.value, ["rung": $0.key]) })
        page.histogram(
            "hotline_step_seconds",
            "Clock time from acceptance to dispatch and to contact, from dispatch to signature, from receipt to reply.", label: "step",
            Tally.Step.allCases.map { (value: $0.rawValue, histogram: tally.steps[$0] ?? .ofDays) })
    }

    private func writing(_ page: inout Exposition) {
        page.histogram("hotline_commit_orders", "Orders that one commit carried.", [(value: "", histogram: batches)])
        page.histogram("hotline_commit_seconds", "Time of one turn with its commit.", [(value: "", histogram: turns)])
        page.metric("hotline_waiting_orders", .gauge, "Orders in line for the writer.", Double(waiting))
        page.metric("hotline_wal_pages", .gauge, "Pages in the write-ahead log at the last checkpoint.", Double(walPages))
        page.metric(
            "hotline_refusals_total", .counter, "Orders and questions that the Desk refused since the start, by reason.",
            refusals.sorted { $0.key < $1.key }.map { .init($0.value, ["reason": $0.key]) })
    }

    private func around(_ page: inout Exposition) {
        page.metric("hotline_untold_notices", .gauge, "Notices that citizens are still to be told by a person.", Double(untold))
        page.metric("hotline_outbox_age_seconds", .gauge, "Age of the oldest notice that waits for its delivery.", outboxAge ?? 0)
        page.metric("hotline_rejects", .gauge, "Lines of files that became no ticket and wait for a person.", Double(rejects))
        page.metric("hotline_missed_calls", .gauge, "Numbers to be called back.", Double(missedCalls))
        page.metric("hotline_silent_sources", .gauge, "Sources that have been silent longer than they may be.", Double(silentSources))
        page.metric(
            "hotline_overridden_expectations", .gauge, "Sentences of expectations.csv that come out otherwise and were overridden.",
            Double(overriddenExpectations))
        page.metric(
            "hotline_webhooks", .gauge, "Webhooks by how they stand: delivering, failing and trying again, switched off.",
            [
                .init(webhooks.well, ["state": "well"]), .init(webhooks.failing, ["state": "failing"]),
                .init(webhooks.off, ["state": "off"]),
            ])
        page.metric(
            "hotline_connections", .gauge, "Connections open now, by door.",
            doors.map { .init($0.open, ["door": $0.name]) })
        page.metric(
            "hotline_connections_total", .counter, "Connections accepted since the start, by door.",
            doors.map { .init($0.accepted, ["door": $0.name]) })
        page.metric(
            "hotline_connections_refused_total", .counter, "Connections turned away or closed since the start, by door and reason.",
            doors.flatMap { door in
                [
                    .init(door.turnedAway, ["door": door.name, "reason": "full"]),
                    .init(door.tooSlow, ["door": door.name, "reason": "not_reading"]),
                ]
            })
    }
}
