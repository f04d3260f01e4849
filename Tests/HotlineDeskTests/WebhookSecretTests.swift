import Foundation
import HotlineDesk
import Testing

struct WebhookSecretTests {
    /// The example of the Standard Webhooks specification's own libraries.
    @Test func `a message is signed as Standard Webhooks signs it`() throws {
        let text = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        let secret = WebhookSecret(Array(try #require(Data(base64Encoded: String(text.dropFirst(6))))))
        #expect(secret.text == text)
        let signature = secret.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }
}
