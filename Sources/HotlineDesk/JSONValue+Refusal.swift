import HotlineCore
import HotlineSystem

extension JSONValue {
    /// Reads what a peer sent, or refuses it. Here, because no room below knows both JSON and refusals.
    package init(parsing bytes: [UInt8]) throws(Refusal) {
        do throws(JSONFault) {
            self = try JSONReader.read(bytes)
        } catch {
            switch error {
            case .notUTF8: throw .notUTF8
            case .unexpected(let offset): throw .malformed(detail: "JSON, byte \(offset + 1)")
            case .tooDeep(let limit): throw .tooLong(field: "JSON depth", limit: limit)
            case .repeatedKey(let name): throw .malformed(detail: "field “\(name.prefix(64))” twice")
            }
        }
    }
}
