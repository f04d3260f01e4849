import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineSystem
import Testing

let chatNow: Int64 = 1_773_282_100_000
let chatSecrets = FreshSecrets(queryCode: "604913", link: [UInt8](repeating: 7, count: 16))

/// A gateway's side of one connection, and a Desk that answers as it is told.
struct Gateway {
    var session: ChatSession
    /// What the Desk answers next; `.done(Receipt())` when it has run out.
    var answers: [DeskAnswer] = []
    var sent: [UInt8] = []
    var requests: [DeskRequest] = []
    var groups: [String] = []
    var deadlines: [Int64?] = []
    var isClosed = false

    init(user: Credential? = nil, answers: [DeskAnswer] = []) {
        session = ChatSession(user: user, drawSecrets: { chatSecrets })
        self.answers = answers
        take(session.opened(at: chatNow))
    }

    /// One that has said hello as `wx`.
    static func greeted(_ answers: [DeskAnswer] = []) -> Gateway {
        var gateway = Gateway(answers: [.identity(.gateway("wx"))] + answers)
        gateway.write(#"{"type":"hello","gw":"wx","token":"secret"}"# + "\n")
        gateway.sent = []
        gateway.requests = []
        return gateway
    }

    mutating func write(_ text: String) { write(Array(text.utf8)) }

    mutating func write(_ bytes: [UInt8]) { take(session.received(bytes, at: chatNow)) }

    mutating func push(_ push: DeskPush) { take(session.pushed(push, at: chatNow)) }

    mutating func take(_ steps: [Step<DeskRequest>]) {
        var steps = steps[...]
        while let step = steps.popFirst() {
            #expect(!isClosed)
            switch step {
            case .send(let bytes): sent += bytes
            case .ask(let request):
                #expect(steps.isEmpty, "nothing follows a question")
                requests.append(request)
                steps = session.answered(answers.isEmpty ? .done(Receipt()) : answers.removeFirst(), at: chatNow)[...]
            case .deadline(let milliseconds): deadlines.append(milliseconds)
            case .join(let group): groups.append(group)
            case .close: isClosed = true
            case .wait, .pause: Issue.record("a chat never waits")
            }
        }
    }

    var lines: [String] { String(decoding: sent, as: UTF8.self).split(separator: "\n").map(String.init) }

    var messages: [ChatMessage] {
        requests.compactMap { if case .order(let order) = $0, case .chatMessage(let message) = order.action { message } else { nil } }
    }
}

func message(_ id: String, _ text: String, more: String = "") -> String {
    #"{"v":1,"type":"msg","gw":"wx","msg_id":"# + id + #","user":"oTEST_0001","ts":1773282000,"msgtype":"text","text":""# + text + "\""
        + more + "}\n"
}

func session(_ name: String, isOpen: Bool = true, isRepeated: Bool = false, say: String? = nil) -> DeskAnswer {
    var receipt = Receipt()
    receipt.session = name
    receipt.isSessionOpen = isOpen
    receipt.isRepeated = isRepeated
    receipt.say = say
    return .done(receipt)
}
