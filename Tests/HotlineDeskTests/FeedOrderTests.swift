import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Synchronization
import Testing

/// A department's feed while many write at once.
struct FeedOrderTests {
    private static let now = at("2026-03-12T09:20")
    private static let writers = 6
    private static let forms = 25

    /// The pages of one who asks again and again with the last cursor, until `isDone` said so before an empty page.
    private static func pages(of service: DeskService, limit: Int, until isDone: () -> Bool) -> [FeedPage] {
        var pages: [FeedPage] = []
        var cursor: Int64 = 0
        for _ in 0..<100_000 {
            // Asked before the page: what was committed by then is on it.
            let wasDone = isDone()
            let request = FeedRequest(department: "440105004", after: cursor, limit: limit)
            let answer = ask(service, .query(.feed(request, by: Who.jiangnan), at: now))
            guard case .feed(let page) = answer else { return pages }
            if page.isEmpty, !page.hasMore, wasDone { return pages }
            pages.append(page)
            cursor = page.cursor
        }
        return pages
    }

    private static func ask(_ service: DeskService, _ request: DeskRequest) -> DeskAnswer {
        let answer = Mutex<DeskAnswer?>(nil)
        let waiting = DispatchSemaphore(value: 0)
        service.handle(request) { given in
            answer.withLock { $0 = given }
            waiting.signal()
        }
        waiting.wait()
        return answer.withLock { $0 } ?? .refused(.outcomeUnknown)
    }

    /// Forms that arrive together, each noted on by the operator as soon as it is a ticket.
    private static func write(_ writer: Int, to service: DeskService) {
        for number in 0..<forms {
            func order(_ action: Action, by actor: Actor, _ part: Int) -> DeskAnswer {
                let link = [UInt8(writer), UInt8(number), UInt8(part)] + [UInt8](repeating: 0, count: 13)
                return ask(
                    service, .order(Order(action, by: actor, secrets: FreshSecrets(queryCode: "604913", link: link), at: now)))
            }
            let form = House.form(Matter.looseCover, id: "\(writer)-\(number)", phone: "120000\(10_000 + writer * 100 + number)", now)
            guard case .done(let receipt) = order(.submit(form, nil), by: Who.web, 0),
                let ticket = receipt.ticket.flatMap({ TicketNumber(parsing: $0) })
            else { return }
            _ = order(.note(.number(ticket), text: "已看", until: nil), by: Who.operator, 1)
        }
    }

    @Test func `a cursor never skips a change and never shows one twice, whoever writes beside it`() throws {
        let folder = "/tmp/hotline-feed-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let key = JournalKey([UInt8](repeating: 7, count: 32))
        let settings = DeskSettings(prefix: try #require(TicketNumber.Prefix("GZ")))
        let service = try DeskService(
            path: folder + "/hotline.db", journalKey: key, tables: SampleTables.shipped, folder: SampleTables.folder,
            routingDirectory: "/nonexistent", settings: settings, clock: .simulated(startingAt: Self.now.milliseconds),
            hooks: DeskService.Hooks())
        let writing = DispatchGroup()
        for writer in 0..<Self.writers {
            Thread.detachNewThread(in: writing) { Self.write(writer, to: service) }
        }
        let readers = [1, 7, 200].map { limit in
            Self.Reading(limit: limit) { Self.pages(of: service, limit: limit) { writing.wait(timeout: .now()) == .success } }
        }
        let store = try Store.openReader(path: folder + "/hotline.db", journalKey: key)
        for reading in readers {
            let pages = reading.wait()
            let seen = pages.flatMap(\.items).map(\.entry)
            let all = try store.feed(of: "440105004", after: 0, limit: 100_000)
            #expect(seen == all.map(\.id), "pages of \(reading.limit)")
            #expect(all.count >= Self.writers * Self.forms * 2)
            #expect(pages.allSatisfy { $0.items.count <= reading.limit })
        }
    }

    /// A reader on a thread of its own.
    private final class Reading: Sendable {
        let limit: Int
        private let pages = Mutex<[FeedPage]>([])
        private let reading = DispatchGroup()

        init(limit: Int, _ body: @escaping @Sendable () -> [FeedPage]) {
            self.limit = limit
            Thread.detachNewThread(in: reading) { [self] in
                let read = body()
                pages.withLock { $0 = read }
            }
        }

        func wait() -> [FeedPage] {
            reading.wait()
            return pages.withLock { $0 }
        }
    }
}

extension Thread {
    fileprivate static func detachNewThread(in group: DispatchGroup, _ body: @escaping @Sendable () -> Void) {
        group.enter()
        detachNewThread {
            body()
            group.leave()
        }
    }
}
