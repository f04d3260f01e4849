import HotlineCore
import HotlineDesk
import HotlineSystem

/// One line to a gateway: a JSON object, its members in the order given, absent rather than null.
struct ChatAnswer {
    private var members: [JSONValue.Member]

    init(isOK: Bool) { members = [JSONValue.Member(name: "ok", value: .bool(isOK))] }

    init(type: String) { members = [JSONValue.Member(name: "type", value: .string(type))] }

    mutating func add(_ name: String, _ value: String?) {
        if let value { members.append(JSONValue.Member(name: name, value: .string(value))) }
    }

    /// Only where it is so.
    mutating func flag(_ name: String, if isSo: Bool) {
        if isSo { members.append(JSONValue.Member(name: name, value: .bool(true))) }
    }

    var line: [UInt8] { JSONValue.object(members).bytes + [0x0A] }

    static func done(_ receipt: Receipt, messageID: String?) -> [UInt8] {
        var answer = ChatAnswer(isOK: true)
        answer.add("msg_id", messageID)
        answer.flag("dup", if: receipt.isRepeated)
        if let session = receipt.session {
            answer.add("state", receipt.isSessionOpen ? "open" : "closed")
            answer.add("session", session)
        }
        answer.add("say", receipt.say)
        answer.add("ticket", receipt.ticket)
        answer.add("query_code", receipt.queryCode)
        answer.add("link", receipt.link)
        return answer.line
    }

    static func refused(_ refusal: Refusal, messageID: String?, in language: Language) -> [UInt8] {
        var answer = ChatAnswer(isOK: false)
        answer.add("error", refusal.codes.slug)
        answer.add("detail", refusal.words(in: language))
        answer.add("msg_id", messageID)
        // What the gateway may send again as it is: nothing was done, or the same id makes it one.
        answer.flag("retry", if: refusal.isForNow || refusal == .outcomeUnknown)
        return answer.line
    }

    static func notice(id: Int64, user: String, ticket: TicketNumber?, text: String) -> [UInt8] {
        var answer = ChatAnswer(type: "notice")
        answer.add("id", String(id))
        answer.add("user", user)
        answer.add("text", text)
        answer.add("ticket", ticket?.description)
        return answer.line
    }
}
