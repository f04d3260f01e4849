import HotlineCore

/// The pages of the internal listener: for people, by session, where the API is for systems, by token.
enum StaffRoute: Hashable, Sendable {
    case home, signIn, signOut, styleSheet, desk, board
    /// No page: a person is told so in words, once it is known who.
    case elsewhere
    case ticket(String)
    /// 交办单.
    case sheet(String)
    case attachment(String, Int)
    /// Where a form is sent; a department's page is read there too.
    case form(FormSubject)

    init?(_ segments: [String]) {
        switch segments.count {
        case 0: self = .home
        case 1:
            switch segments[0] {
            case "login": self = .signIn
            case "logout": self = .signOut
            case "style.css": self = .styleSheet
            case "department": self = .desk
            case "board": self = .board
            default: return nil
            }
        case 2,
            3 where segments[0] == "department" && segments[1] != "tickets":
            guard let form = DepartmentForm(rawValue: segments.dropFirst().joined(separator: "/")) else { return nil }
            self = .form(.department(form))
        case 3 where segments[0] == "department" && segments[1] == "tickets": self = .ticket(segments[2])
        case 4 where segments[0] == "department" && segments[1] == "tickets":
            if segments[3] == "print" {
                self = .sheet(segments[2])
            } else if let verb = APIRoute.Verb(rawValue: segments[3]) {
                self = .form(.ticket(segments[2], verb))
            } else {
                return nil
            }
        case 5 where segments[0] == "department" && segments[1] == "tickets" && segments[3] == "attachments":
            guard let position = Int(segments[4]), (1...MultipartReader.partLimit).contains(position) else { return nil }
            self = .attachment(segments[2], position)
        default: return nil
        }
    }

    /// As `Allow` lists them.
    var methods: [String] {
        switch self {
        case .home, .styleSheet, .desk, .board, .elsewhere, .ticket, .sheet, .attachment: ["GET", "HEAD"]
        case .signIn: ["GET", "HEAD", "POST"]
        case .form(.department(let form)) where form.page.path == FormSubject.department(form).path: ["GET", "HEAD", "POST"]
        case .signOut, .form: ["POST"]
        }
    }

    static func path(ofTicket number: String) -> String { "/department/tickets/\(PercentEncoding.encoded(number))" }
}
