import HotlineCore
import HotlineDesk
import HotlineStore

/// What was ruled on returns of matters like the one explained.
enum ExplainedPrecedents {
    /// - Parameter store: nil where there are no rows to ask.
    static func of(_ triage: Triage, _ tables: Tables, _ places: ToolPlaces, _ store: Store?) throws(ToolStop) -> [Reason] {
        guard let store, let prefix = TicketNumber.Prefix(places.settings.ticketPrefix) else { return [] }
        let reader = Reader(store: store, tables: tables, settings: DeskSettings(prefix: prefix))
        do throws(StoreFailure) {
            return try reader.precedents(
                category: triage.category, district: triage.district, street: triage.street, by: nil, atMost: Reader.precedentsShown
            )
        } catch {
            throw ToolStop(error)
        }
    }
}
