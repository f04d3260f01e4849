import Foundation
import HotlineCore
import Testing

struct WebhookSecretTests {
    /// RFC 4648 §10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `base64 is that of the RFC`(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
    }

    @Test func `every byte is encoded as Foundation does it`() {
        for count in 250...256 {
            let bytes = (0..<count).map { UInt8($0) }
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
        }
    }

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
