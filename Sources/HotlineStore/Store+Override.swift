import HotlineCore

/// That somebody put tables in force although sentences of expectations.csv come out otherwise.
package struct OverrideRow: Hashable, Sendable {
    package let version: RoutingVersion
    package let at: Instant
    package let person: PersonID?
    package let reason: String
    /// Rows of expectations.csv that came out otherwise.
    package let failures: Int

    package init(version: RoutingVersion, at: Instant, person: PersonID?, reason: String, failures: Int) {
        self.version = version
        self.at = at
        self.person = person
        self.reason = reason
        self.failures = failures
    }
}

extension Store {
    /// The override that stands; nil where the expectations of the tables in force hold.
    package func override() throws(StoreFailure) -> OverrideRow? {
        try database.first("SELECT version, at, person, reason, failures FROM routing_override") {
            OverrideRow(
                version: RoutingVersion(rawValue: $0.text(0)), at: $0.instant(1), person: $0.optionalText(2).map { PersonID(rawValue: $0) },
                reason: $0.text(3), failures: $0.int(4))
        }
    }

    package func put(_ override: OverrideRow) throws(StoreFailure) {
        try liftOverride()
        try database.run(
            "INSERT INTO routing_override(version, at, person, reason, failures) VALUES (?, ?, ?, ?, ?)",
            .code(override.version), .instant(override.at), .code(override.person), .text(override.reason), .integer(override.failures))
    }

    package func liftOverride() throws(StoreFailure) { try database.run("DELETE FROM routing_override") }
}
