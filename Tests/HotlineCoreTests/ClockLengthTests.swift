import HotlineCore
import Testing

struct ClockLengthTests {
    @Test(
        arguments: [
            ("250ms", 250), ("30s", 30_000), ("30秒", 30_000), ("15m", 900_000), ("20min", 1_200_000), ("20分", 1_200_000),
            ("20分钟", 1_200_000), ("2h", 7_200_000), ("2H", 7_200_000), ("2小时", 7_200_000), ("1d", 86_400_000), ("1天", 86_400_000),
            ("1h30m", 5_400_000), ("1天2小时3分", 93_780_000), ("0s", 0),
        ] as [(String, Int64)])
    func `a length is read in every way people write it`(text: String, milliseconds: Int64) {
        #expect(ClockLength.milliseconds(text) == milliseconds)
    }

    @Test(arguments: ["", "2", "h", "2x", "-2h", "2 h", "2h ", "1.5h", "1工作日", "2h3", "99999999999d", "999999999999s", "２h"])
    func `anything else is none`(text: String) { #expect(ClockLength.milliseconds(text) == nil) }
}
