import HotlineCore
import HotlineStore
import HotlineSystem

extension DeskService {
    func answer(_ query: Query, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        switch query {
        case .readiness:
            turns.async { turns in
                let why = turns.unreadiness()
                reply(.ready(why == nil, why: why ?? ""))
            }
        case .metrics(let actor): gatherMetrics(by: actor, at: now, reply: reply)
        case .progress(let request): answerCitizen(request, at: now, reply: reply)
        // What a look leaves behind is in line before the answer goes, so that whoever asks next finds it.
        case .feed(let request, let actor):
            read(query, at: now) { answer in
                // The department itself has fetched it: somebody who looks over its shoulder tells it nothing.
                if case .feed(let page) = answer, !page.isEmpty, actor.department == request.department {
                    self.fetched(page, request, at: now)
                }
                reply(answer)
            }
        case .show(_, let actor):
            read(query, at: now) { answer in
                if case .ticket(let detail) = answer { self.recordLook(at: detail, by: actor, at: now) }
                reply(answer)
            }
        case .links(.group, let actor):
            read(query, at: now) { answer in
                if case .links(.group(let group)) = answer, group.followers.contains(where: { $0.phone != nil }),
                    let number = TicketNumber(parsing: group.main.number)
                {
                    self.recordLook(at: number.body, by: actor, at: now)
                }
                reply(answer)
            }
        case .inbox(let actor), .untold(let actor):
            read(query, at: now) { answer in
                switch answer {
                case .inbox(let inbox): self.seen(inbox.notices, by: actor, at: now)
                case .notices(let notices): self.seen(notices, by: actor, at: now)
                default: break
                }
                reply(answer)
            }
        case .departmentDesk:
            read(query, at: now) { answer in
                if case .departmentDesk(let desk) = answer { self.shown(desk, at: now) }
                reply(answer)
            }
        case .board(let actor): gatherBoard(by: actor, at: now, reply: reply)
        case .digest(_, let actor):
            read(query, at: now) { answer in
                if case .digest(let view) = answer, let entry = view.told?.entry, let person = actor.person {
                    self.turns.async { turns in
                        _ = turns.own(at: now) { desk, instant throws(StoreFailure) in
                            try desk.digestSeen(entry, by: person, at: instant)
                        }
                    }
                }
                reply(answer)
            }
        // It walks a month of entries, and nobody waits behind it there.
        case .figures: read(query, on: long, at: now, reply: reply)
        case .find(let query, let actor): find(query, by: actor, at: now, reply: reply)
        default: read(query, at: now, reply: reply)
        }
    }

    func read(_ query: Query, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        read(query, on: short, at: now, reply: reply)
    }

    private func read(
        _ query: Query, on reader: Confined<ReadingDesk>, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void
    ) {
        reader.async { desk in
            do throws(StoreFailure) {
                let answer = try desk.store.snapshot { store throws(StoreFailure) in
                    try Reader(store: store, tables: desk.tables, settings: desk.settings, standing: desk.standing).answer(query, at: now)
                }
                reply(answer)
            } catch {
                self.hooks.event("read-failed", [("why", error.words)])
                reply(.refused(.tryLater(.failure)))
            }
        }
    }

    /// A wrong code and an unknown number cost the same budget; past it even the right one waits.
    private func answerCitizen(_ request: ProgressRequest, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        guard guesses.sync({ $0.allows(request.guess, at: now) }) else { return reply(.refused(.tooManyRequests)) }
        read(.progress(request), at: now) { answer in
            switch answer {
            case .refused(.noSuchTicket): self.guesses.async { $0.fail(request.guess) }
            case .progress(let progress): self.seenByCitizen(progress, at: now)
            default: break
            }
            reply(answer)
        }
    }

    /// What a department's feed has fetched counts as told; a page of one state has fetched only what stands on it.
    private func fetched(_ page: FeedPage, _ request: FeedRequest, at now: Instant) {
        let shown = request.state.map { _ in Set(page.items.map(\.entry)) }
        turns.async { turns in
            _ = turns.own(at: now) { desk, instant throws(StoreFailure) in
                if let shown {
                    try desk.pageFetched(by: request.department, entries: shown, upTo: page.cursor, at: instant)
                } else {
                    try desk.feedFetched(by: request.department, upTo: page.cursor, at: instant)
                }
            }
        }
    }

    /// A holder's look at a citizen's number is journalled (practice 29).
    private func recordLook(at detail: TicketDetail, by actor: Actor, at now: Instant) {
        guard let phone = detail.citizenPhone, !phone.contains("*"), let number = TicketNumber(parsing: detail.line.number) else { return }
        recordLook(at: number.body, by: actor, at: now)
    }

    private func recordLook(at ticket: Int64, by actor: Actor, at now: Instant) {
        turns.async { turns in
            _ = turns.own(at: now) { desk, instant throws(StoreFailure) in try desk.recordLook(at: ticket, by: actor, at: instant) }
        }
    }

    /// A person's list was shown: their own notices on it are told.
    private func seen(_ notices: [NoticeLine], by actor: Actor, at now: Instant) {
        guard let person = actor.person, !notices.isEmpty else { return }
        turns.async { turns in
            _ = turns.own(at: now) { desk, instant throws(StoreFailure) in
                try desk.noticesSeen(notices.map(\.id), by: person, at: instant)
            }
        }
    }

    /// A citizen's page was shown: what waited to be told and stood on it is told.
    private func seenByCitizen(_ progress: Progress, at now: Instant) {
        guard !progress.tells.isEmpty, let ticket = TicketNumber(parsing: progress.number) else { return }
        turns.async { turns in
            _ = turns.own(at: now) { desk, instant throws(StoreFailure) in
                try desk.progressSeen(of: ticket.body, notices: progress.tells, at: instant)
            }
        }
    }
}
