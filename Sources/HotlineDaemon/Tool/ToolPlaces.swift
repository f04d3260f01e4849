import Foundation
import HotlineSystem

/// Where the daemon's things are: the flags over the settings file over the defaults.
struct ToolPlaces {
    let settings: Settings
    let state: StateFolder
    /// The console, where a flag names it.
    private let named: String?

    init(_ arguments: ToolArguments) throws(ToolStop) {
        var settings = Settings()
        if let file = arguments[.config] {
            do throws(SettingsProblem) { try settings.read(file: file) } catch {
                throw ToolStop(.wrongUsage, "设置文件有问题", error.description)
            }
        }
        self.settings = settings
        state = StateFolder(arguments[.state] ?? settings.state)
        named = arguments[.console]
    }

    /// Where the running daemon's console is: as named, as `listeners.json` says, or where the settings have it for operators,
    /// who may not look into the state folder.
    ///
    /// - Returns: nil where another state folder lists none: no daemon runs there.
    func console() throws(ToolStop) -> Endpoint? {
        if let named { return try Self.endpoint(named) }
        if let listed = Self.preferred(Self.listeners(at: state.listeners)["console"] ?? []) { return try Self.endpoint(listed) }
        guard state.path == settings.state else { return nil }
        let places = settings.consoleDoors.compactMap { door in if case .at(let place) = door { place } else { nil } }
        return try Self.preferred(places).map { place throws(ToolStop) in try Self.endpoint(place) }
    }

    func runningConsole() throws(ToolStop) -> Endpoint {
        if let endpoint = try console() { return endpoint }
        throw ToolStop(
            .tryLater, "\(state.listeners) 里没有控制台地址，服务在运行吗？可用 --console 指定",
            "\(state.listeners) names no console; is the daemon running? --console names one")
    }

    /// A Unix socket knows its caller, so it comes first.
    static func preferred(_ places: [String]) -> String? { places.first { $0.hasPrefix("unix:") || $0.hasPrefix("/") } ?? places.first }

    /// Door by name, as the daemon wrote it; empty where there is no such file.
    static func listeners(at path: String) -> [String: [String]] {
        guard let data = FileManager.default.contents(atPath: path) else { return [:] }
        return (try? JSONDecoder().decode([String: [String]].self, from: data)) ?? [:]
    }

    private static func endpoint(_ text: String) throws(ToolStop) -> Endpoint {
        do throws(EndpointProblem) { return try Endpoint(parsing: text) } catch {
            throw ToolStop(.wrongUsage, error.chinese, error.description)
        }
    }
}
