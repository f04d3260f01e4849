import HotlineConsole
import HotlineCore
import HotlineDesk
import Testing

struct LoginTests {
    static let loginFirst = ["530-请先登录，或出示有效的令牌", "530 login 工号 令牌"]
    static let stranger = ["220-12345 热线坐席控制台", "220 请先登录：login 工号 令牌 · help 看命令 · lang en for English"]

    @Test func `over TCP only help, login, lang, ? and quit come before the token`() {
        var peer = Peer(.tcp(address: "127.0.0.1"), answers: [.identity(Samples.operator)])
        #expect(peer.read() == Self.stranger)
        for line in ["list", "x", "status", "clock advance 2h", "token issue person:p8007", "for SWJ 甲 sign"] {
            #expect(peer.type(line) == Self.loginFirst)
        }
        #expect(peer.type("?") == ["200 未登录，可输入 login、help、lang、quit"])
        #expect(peer.requests.isEmpty)
        #expect(peer.groups == [])
        #expect(peer.type("ｌｏｇｉｎ p8007 5f5f") == ["230 8007 测试甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步"])
        #expect(peer.groups == ["consoles", "person:p8007", "tokens"])
        guard case .session(.identify(.login("p8007", token: "5f5f"), address: "127.0.0.1"), at: _) = peer.requests.first else {
            Issue.record("the credential is the id and the token as typed")
            return
        }
    }

    @Test func `a revoked token ends the console that came in with it, and no other`() {
        var peer = Peer(.tcp(address: "127.0.0.1"), answers: [.identity(Samples.operator)])
        _ = peer.read()
        _ = peer.type("login p8007 5f5f")
        peer.push(.revoked(token: TokenID.of("another")))
        #expect(peer.read() == [] && !peer.isClosed)
        peer.push(.revoked(token: TokenID.of("5f5f")))
        #expect(peer.read() == Self.loginFirst)
        #expect(peer.isClosed)
    }

    @Test func `the third wrong token ends the connection`() {
        var peer = Peer(
            .tcp(address: "127.0.0.1"),
            answers: [.refused(.notAuthenticated), .identity(.gateway("wx")), .refused(.notAuthenticated)])
        _ = peer.read()
        for _ in 1...2 {
            #expect(peer.type("login p8007 wrong") == Self.loginFirst)
            #expect(!peer.isClosed)
        }
        #expect(peer.type("login p8007 wrong") == Self.loginFirst)
        #expect(peer.isClosed)
    }

    @Test func `a Unix user who is nobody in people.csv may still log in`() {
        var peer = Peer(.unixUser(name: "guest", isService: false), answers: [.refused(.notAuthenticated), .identity(Samples.operator)])
        #expect(peer.read() == Self.stranger)
        #expect(peer.type("login p8007 5f5f").last?.hasPrefix("230 ") == true)
    }

    @Test func `an overflow user id is nobody and is sent away`() {
        var peer = Peer(.unixStranger, answers: [])
        #expect(peer.read() == Self.loginFirst)
        #expect(peer.isClosed)
        #expect(peer.requests.isEmpty)
    }

    @Test func `a Desk that cannot say who it is closes the connection`() {
        var peer = Peer(.unixUser(name: "ceshi", isService: false), answers: [.refused(.tryLater(.busy))])
        #expect(peer.read() == ["451 现在太忙，什么也没有做，请稍后再试"])
        #expect(peer.isClosed)
    }
}
