import HotlineCore
import HotlineStore

/// Attachments: written and flushed on a queue of their own; rows name them in the ticket's transaction.
extension DeskService {
    static func attachmentFolder(beside database: String) throws(StoreFailure) -> AttachmentFolder {
        do throws(AttachmentFolder.Problem) {
            return try AttachmentFolder(path: folder(of: database) + "/attachments")
        } catch {
            throw .unavailable("attachments: \(error)")
        }
    }

    /// What lies beside the rows lies in their folder.
    static func folder(of database: String) -> String {
        let folder = database.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return folder.isEmpty ? "." : folder
    }

    /// A form past its address's budget. Other doors say who they are.
    func isTooMany(_ order: Order) -> Bool {
        guard case .submit = order.action, order.actor.door == .web else { return false }
        return !forms.sync { $0.admits(order.actor.origin, at: order.at) }
    }

    func handle(_ request: AttachmentRequest, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        switch request {
        case .append(let part, let bytes, let at):
            attachments.async { folder in
                reply(
                    self.told { () throws(AttachmentFolder.Problem) in
                        try folder.append(bytes, to: part, at: at)
                        return .attachment(.stored)
                    })
            }
        case .seal(let part, let type, let name, let at):
            attachments.async { folder in
                reply(
                    self.told { () throws(AttachmentFolder.Problem) in
                        let sealed = try folder.seal(part, at: at)
                        let attachment = AttachedFile(digest: sealed.digest, size: sealed.size, type: type, name: name)
                        return .attachment(.sealed(attachment))
                    })
            }
        case .drop(let part):
            attachments.async { folder in
                folder.drop(part)
                reply(.attachment(.stored))
            }
        case .content(let reference, let position, let actor, let at):
            fetch(position, of: reference, by: actor, at: at, reply: reply)
        }
    }

    private func told(_ work: () throws(AttachmentFolder.Problem) -> DeskAnswer) -> DeskAnswer {
        do throws(AttachmentFolder.Problem) { return try work() } catch {
            hooks.event("attachment-failed", [("why", "\(error)")])
            return .refused(.tryLater(error == .full ? .full : .failure))
        }
    }

    /// Whoever sees the ticket's words sees its pictures; the look itself is asked for like any other.
    private func fetch(
        _ position: Int, of reference: TicketReference, by actor: Actor, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void
    ) {
        answer(.show(reference, by: actor), at: now) { answer in
            guard case .ticket(let detail) = answer else { return reply(answer) }
            guard detail.attachments.indices.contains(position - 1) else { return reply(.refused(.noSuchPage)) }
            let attachment = detail.attachments[position - 1]
            self.attachments.async { folder in
                guard let bytes = folder.content(of: attachment.digest, size: attachment.size) else {
                    self.hooks.event("attachment-missing", [("ticket", detail.line.number), ("sha256", attachment.digest)])
                    return reply(.refused(.tryLater(.failure)))
                }
                reply(.attachment(.content(attachment, bytes)))
            }
        }
    }

    /// Removes files that no ticket has named for a day: senders who went away, forms that were refused, tickets that were wiped.
    ///
    /// The rows are asked on the Desk's queue, after every commit before; a file that came in again meanwhile has a new stamp.
    /// - Parameter done: how many went; called on the attachments' queue.
    package func collectOrphans(at now: Instant, then done: @escaping @Sendable (Int) -> Void = { _ in }) {
        attachments.async { folder in
            let stale = folder.stale(at: now)
            guard !stale.isEmpty else { return done(0) }
            self.turns.async { turns in
                // A store that cannot be read names nothing, and so nothing is removed.
                let orphans = (try? turns.desk.store.unnamed(stale)) ?? []
                self.attachments.async { folder in
                    let removed = folder.remove(orphans, at: now)
                    if removed > 0 { self.hooks.event("orphans-removed", [("files", "\(removed)")]) }
                    done(removed)
                }
            }
        }
    }
}
