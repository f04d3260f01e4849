import HotlineCore
import HotlineDesk

struct Accuse: Command {
    let card = Card(
        names: ["accuse", "被反映", "bfy"], usage: "accuse [TICKET] DEPARTMENT|PERSON …",
        help: Words(
            "记下被反映的单位和人员（编码、工号）：他们和下属都看不到也办不了本单，由上一级承办",
            "records whom a ticket complains about, by code or id: they and all below them neither see nor have it, the next level does"))

    /// As many as a line holds; more are a second line.
    private static let most = 20

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        var departments: [DepartmentCode] = []
        var people: [PersonID] = []
        while let word = words.next() {
            guard departments.count + people.count < Self.most else { throw words.refusal }
            // People's ids have a dash or four digits; departments are letters, or a district's or street's digits.
            let isPerson = word.folded.contains("-") || word.folded.count <= 5 && word.folded.allSatisfy(\.isASCIIDigit)
            if isPerson {
                people.append(PersonID(rawValue: word.folded))
            } else {
                departments.append(DepartmentCode(rawValue: word.folded.uppercased()))
            }
        }
        guard !departments.isEmpty || !people.isEmpty else { throw words.refusal }
        return seat.act(.privacy(ticket, .accuse(departments: departments, people: people)))
    }
}
