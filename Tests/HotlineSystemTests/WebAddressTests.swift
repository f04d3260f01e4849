import HotlineSystem
import Testing

struct WebAddressTests {
    @Test(arguments: [
        ("https://feed.example.cn/hotline?x=1", "https://feed.example.cn/hotline?x=1", false),
        ("HTTPS://Feed.Example.CN", "https://feed.example.cn/", false),
        ("https://feed.example.cn:443/a", "https://feed.example.cn/a", false),
        ("https://feed.example.cn:8443?x", "https://feed.example.cn:8443/?x", false),
        ("http://127.0.0.1:8080/in", "http://127.0.0.1:8080/in", true),
        ("http://[0:0::1]:80/in", "http://[::1]/in", true),
        ("https://localhost/", "https://localhost/", true),
        ("http://10.1.2.3", "http://10.1.2.3/", false),
    ])
    func `an address is read and written in one form`(text: String, written: String, isLoopback: Bool) throws {
        let address = try #require(WebAddress(text))
        #expect(address.description == written)
        #expect(address.isLoopback == isLoopback)
        #expect(!address.isForbidden)
        #expect(WebAddress(written) == address)
    }

    @Test(arguments: [
        "", "feed.example.cn", "ftp://feed.example.cn/", "https://", "https:///x", "https://user:secret@feed.example.cn/",
        "https://feed.example.cn/#part", "https://feed.example.cn/a b", "https://feed.example.cn/推送", "https://feed..example/",
        "https://feed_example/", "https://feed.example.cn:0/", "https://feed.example.cn:65536/", "https://feed.example.cn:+1/",
        "https://:80/", "https://[::1/", "https://[feed]/", "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
        "http://127.0.0.1\\@x/", "http://127.0.0.1\r\nHost: x/", "https://" + String(repeating: "a", count: 1_000),
    ])
    func `what is no address, or means another one to somebody else, is none`(text: String) { #expect(WebAddress(text) == nil) }

    @Test(arguments: [
        "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://[::ffff:169.254.169.254]/", "http://0.0.0.0/",
        "http://[::]/", "http://224.0.0.1/", "http://255.255.255.255/", "http://[ff02::1]/", "http://100.100.100.200/",
        "http://[fd00:ec2::254]/", "https://metadata.google.internal/",
    ])
    func `nobody receives a feed where clouds keep secrets, or everywhere at once`(text: String) throws {
        #expect(try #require(WebAddress(text)).isForbidden)
    }
}
