import Foundation
import HotlineStore
import HotlineSystem

/// The rows, as a tool opens them.
enum ToolStore {
    /// A read-only connection; the daemon may run meanwhile.
    static func reader(_ places: ToolPlaces, key file: String?, _ environment: [String: String]) throws(ToolStop) -> Store {
        try StateOwner.become(places.state)
        guard FileManager.default.fileExists(atPath: places.state.database) else {
            throw ToolStop(.no, "没有 \(places.state.database)，服务从未在此运行", "there is no \(places.state.database): no daemon ever ran here")
        }
        let place = JournalKeyPlace(named: file ?? places.settings.journalKey, state: places.state, environment: environment)
        let key = try journalKey(place.path)
        do throws(StoreFailure) { return try Store.openReader(path: places.state.database, journalKey: key) } catch {
            throw ToolStop(error)
        }
    }

    /// The same where a flag names the state folder or its database can be read; else nil: a clerk's own machine has none.
    static func optionalReader(_ places: ToolPlaces, _ arguments: ToolArguments, _ environment: [String: String]) throws(ToolStop) -> Store?
    {
        guard arguments.has(.state) || arguments.has(.config) || FileManager.default.isReadableFile(atPath: places.state.database) else {
            return nil
        }
        return try reader(places, key: arguments[.journalKey], environment)
    }

    private static func journalKey(_ file: String) throws(ToolStop) -> JournalKey {
        do throws(SecretFile.Problem) { return JournalKey(try SecretFile.read(file)) } catch {
            guard case .missing = error else { throw ToolStop(.no, error.chinese, error.description) }
            throw ToolStop(.no, error.chinese + "，密钥另放时用 --journal-key 指定", error.description + "; --journal-key names another file")
        }
    }
}

extension ToolStop {
    init(_ failure: StoreFailure) {
        switch failure {
        case .full(let words), .unavailable(let words):
            self.init(.tryLater, "数据库此刻不可用，请稍后再试", "the database is not available now, try again: \(words)")
        case .guilty(let words), .outcomeUnknown(let words), .unusable(let words):
            self.init(.no, "数据库不可用", "the database cannot be used: \(words)")
        }
    }
}
