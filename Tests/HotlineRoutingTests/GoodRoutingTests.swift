import HotlineCore
import HotlineRouting
import Testing

struct GoodRoutingTests {
    @Test func `the good folder has no problem`() {
        let loaded = GoodRouting.load()
        #expect(loaded.problems.map(\.description) == [])
        #expect(
            loaded.warnings.map(\.description) == [
                "routing/places.csv:6: no department has the code “440104009”, expected a row of departments.csv with it"
            ])
        #expect(loaded.tables != nil)
    }
}
