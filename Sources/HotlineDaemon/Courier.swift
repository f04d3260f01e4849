import Dispatch
import HotlineCore
import HotlineDesk
import HotlineHTTP
import HotlineSystem

/// Brings webhooks' messages to their receivers. Asks the Desk each beat what there is, and tells it how each delivery ended: what is
/// sent again and when, the Desk says.
final class Courier: Sendable {
    /// A receiver that needs longer takes the message in first and works on it afterwards.
    private static let patienceMilliseconds: Int64 = 15_000
    /// Deliveries on their way at once, each on a thread that waits; one of each webhook.
    private static let mostAtOnce = 4
    /// The rows could not be written, so the same message would go again at once: it waits so long.
    private static let restSeconds = 60

    private struct Bag {
        /// Webhooks with a delivery on its way.
        var onTheWay: Set<Int64> = []
        var isAsking = false
    }

    private let bag = Confined(Bag(), label: "hotline.courier")
    private let roads = DispatchQueue(label: "hotline.courier.roads", attributes: .concurrent)
    private let service: DeskService
    private let rules: WebhookRules
    private let proxy: Endpoint?
    private let log: Log

    init(service: DeskService, rules: WebhookRules, proxy: Endpoint?, log: Log) {
        self.service = service
        self.rules = rules
        self.proxy = proxy
        self.log = log
    }

    /// One look at what is to be sent.
    func turn() {
        bag.async { bag in
            guard !bag.isAsking, bag.onTheWay.count < Self.mostAtOnce else { return }
            bag.isAsking = true
            let query = WebhookQuery.due(besides: bag.onTheWay, limit: Self.mostAtOnce - bag.onTheWay.count)
            self.service.handle(.query(.webhooks(query, by: .time), at: self.service.now)) { answer in
                self.bag.async { bag in
                    bag.isAsking = false
                    guard case .webhooks(.due(let errands)) = answer else { return }
                    for errand in errands {
                        bag.onTheWay.insert(errand.id)
                        self.roads.async { self.report(self.go(errand), errand) }
                    }
                }
            }
        }
    }

    private func go(_ errand: WebhookErrand) -> WebhookOutcome {
        switch errand.work {
        case .settled(let outcome): return outcome
        case .post(let page, let url, let secret):
            let message = WebhookMessage(page, for: errand, signedWith: secret, zone: .china, at: service.now)
            // The settings may have changed since it was made.
            guard let address = WebAddress(url), rules.objection(to: address) == nil,
                let post = WebPost(to: address, fields: message.fields, body: message.body, proxy: proxy)
            else { return .failed("address-refused") }
            switch post.send(withinMilliseconds: Self.patienceMilliseconds) {
            case .answered(let status): return WebhookOutcome(status: status)
            case .failed(let trouble): return .failed(trouble.rawValue)
            }
        }
    }

    private func report(_ outcome: WebhookOutcome, _ errand: WebhookErrand) {
        switch outcome {
        case .acknowledged, .nothingToTell: break
        case .gone: log.event(.warning, "webhook-gone", ["webhook": errand.id])
        case .failed(let why): log.event(.warning, "webhook-failed", ["webhook": errand.id, "why": why])
        }
        let order = Order(errand.report(outcome), by: .time, secrets: FreshSecrets(queryCode: "", link: []), at: service.now)
        service.handle(.order(order)) { answer in
            if case .done = answer {
                self.bag.async { $0.onTheWay.remove(errand.id) }
            } else {
                self.bag.queue.asyncAfter(deadline: .now() + .seconds(Self.restSeconds)) {
                    self.bag.async { $0.onTheWay.remove(errand.id) }
                }
            }
        }
    }
}
