import HotlineDaemon
import Testing

@Test(arguments: [
    (1, "2026-01-01\toff\t元旦"),
    (44, "2026-02-13\twork\t"),
    (45, "2026-02-14\twork\t春节调休"),
    (46, "2026-02-15\toff\t春节"),
    (54, "2026-02-23\toff\t春节"),
    (55, "2026-02-24\twork\t"),
    (60, "2026-03-01\toff\t周末"),
    (365, "2026-12-31\twork\t"),
])
func `a line says what a day is`(number: Int, line: String) throws {
    let run = try ToolRun(["calendar", "2026", "--routing", shippedRouting])
    #expect(run.exit == .done)
    try #require(run.answers.count == 365)
    #expect(run.answers[number - 1] == line)
    #expect(run.complaints.isEmpty)
}

@Test func `a year without published days is provisional and says so`() throws {
    let run = try ToolRun(["calendar", "2028", "--routing=\(shippedRouting)", "--district", "440106"])
    #expect(run.answers.count == 366)
    #expect(run.answers.first == "2028-01-01\toff\t元旦")
    #expect(run.answers.dropFirst(58).prefix(2) == ["2028-02-28\twork\t", "2028-02-29\twork\t"])
    #expect(run.complaints.count == 1)
    #expect(run.exit == .done)
}

@Test(arguments: ["440999", "440106011", "天河区"])
func `only a district has days of its own`(code: String) throws {
    let run = try ToolRun(["calendar", "2026", "--routing", shippedRouting, "--district", code])
    #expect(run.exit == .wrongUsage)
    #expect(run.complaints.first == "places.csv 中没有区“\(code)” / no district “\(code)” in places.csv")
}

@Test func `a district has its own ad hoc day, the city has not`() throws {
    let folder = try ToolFolder()
    let routing = try folder.copyRouting()
    try folder.append("2026-08-12,休,台风停工,440106\r\n", to: "routing/calendar.csv")
    let typhoon = "2026-08-12\toff\t台风停工"
    #expect(try ToolRun(["calendar", "2026", "--routing", routing, "--district", "440106"]).answers.contains(typhoon))
    #expect(try ToolRun(["calendar", "2026", "--routing", routing, "--district", "440104"]).answers.contains("2026-08-12\twork\t"))
    #expect(try ToolRun(["calendar", "2026", "--routing", routing]).answers.contains("2026-08-12\twork\t"))
}
