import Foundation
import HotlineCore
import HotlineDesk
import HotlineStore

/// What was ruled on returns of matters like the one explained: where a state folder is named, or the service's own can be read.
enum ExplainedPrecedents {
    static func of(
        _ triage: Triage, _ tables: Tables, _ arguments: ToolArguments, _ environment: [String: String]
    ) throws(ToolStop) -> [String] {
        let places = try ToolPlaces(arguments)
        let isNamed = arguments.has(.state) || arguments.has(.config)
        guard isNamed || FileManager.default.isReadableFile(atPath: places.state.database) else { return [] }
        guard let prefix = TicketNumber.Prefix(places.settings.ticketPrefix) else { return [] }
        let store = try ToolStore.reader(places, key: arguments[.journalKey], environment)
        let reader = Reader(store: store, tables: tables, settings: DeskSettings(prefix: prefix))
        do throws(StoreFailure) {
            return try reader.precedents(
                category: triage.category, district: triage.district, street: triage.street, by: nil, atMost: Reader.precedentsShown
            ).map { $0.words() }
        } catch {
            throw ToolStop(error)
        }
    }
}
