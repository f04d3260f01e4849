// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 mode comes with the tools version; a warning is an error, so that none is ever left to get used to.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A room of the house: its name says its purpose, its list says what it may know. Arrows go down only.
func room(_ name: String, knows rooms: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: rooms, swiftSettings: strict)
}

func program(_ name: String, knows rooms: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: rooms, swiftSettings: strict)
}

func tests(of room: String, alsoKnowing rooms: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: room + "Tests", dependencies: [.init(stringLiteral: room)] + rooms,
        resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "hotline",
    products: [
        .executable(name: "hotlined", targets: ["hotlined"]),
        .executable(name: "hotline", targets: ["hotline"]),
        .executable(name: "hotline-bench", targets: ["hotline-bench"]),
    ],
    targets: [
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),

        room("HotlineCore", knows: []),
        room("HotlineClassifier", knows: ["HotlineCore"]),
        room("HotlineRouting", knows: ["HotlineCore"]),
        room("HotlineStore", knows: ["HotlineCore", "CSQLite"]),
        room("HotlineReports", knows: ["HotlineCore"]),
        room(
            "HotlineDesk",
            knows: ["HotlineCore", "HotlineClassifier", "HotlineRouting", "HotlineStore", "HotlineReports", "HotlineSystem"]),
        room("HotlineSystem", knows: []),
        room("HotlineIntake", knows: ["HotlineCore", "HotlineRouting", "HotlineDesk", "HotlineSystem"]),
        room("HotlineConsole", knows: ["HotlineCore", "HotlineDesk", "HotlineSystem"]),
        room("HotlineHTTP", knows: ["HotlineCore", "HotlineDesk", "HotlineReports", "HotlineSystem"]),
        room(
            "HotlineDaemon",
            knows: [
                "HotlineCore", "HotlineClassifier", "HotlineRouting", "HotlineStore", "HotlineDesk", "HotlineSystem",
                "HotlineIntake", "HotlineConsole", "HotlineHTTP",
            ]),

        program("hotlined", knows: ["HotlineDaemon"]),
        program(
            "hotline",
            knows: ["HotlineDaemon", "HotlineCore", "HotlineClassifier", "HotlineRouting", "HotlineDesk", "HotlineSystem", "HotlineIntake"]),
        program(
            "hotline-bench",
            knows: ["CSQLite", "HotlineCore", "HotlineRouting", "HotlineStore", "HotlineDesk", "HotlineSystem"]),

        tests(of: "HotlineCore"),
        tests(of: "HotlineClassifier", alsoKnowing: ["HotlineCore", "HotlineRouting"]),
        tests(of: "HotlineRouting", alsoKnowing: ["HotlineCore"]),
        tests(of: "HotlineStore", alsoKnowing: ["HotlineCore"]),
        tests(of: "HotlineDesk", alsoKnowing: ["HotlineCore", "HotlineRouting", "HotlineStore", "HotlineReports", "HotlineSystem"]),
        tests(of: "HotlineReports", alsoKnowing: ["HotlineCore"]),
        tests(of: "HotlineSystem"),
        tests(of: "HotlineIntake", alsoKnowing: ["HotlineCore", "HotlineRouting", "HotlineDesk", "HotlineSystem"]),
        tests(of: "HotlineConsole", alsoKnowing: ["HotlineCore", "HotlineDesk", "HotlineRouting", "HotlineSystem"]),
        tests(of: "HotlineHTTP", alsoKnowing: ["HotlineCore", "HotlineDesk", "HotlineReports", "HotlineRouting", "HotlineSystem"]),
        tests(
            of: "HotlineDaemon",
            alsoKnowing: ["HotlineClassifier", "HotlineCore", "HotlineDesk", "HotlineRouting", "HotlineStore", "HotlineSystem"]),
        // Stories through every door at once.
        .testTarget(
            name: "DialogueTests",
            dependencies: [
                "HotlineCore", "HotlineRouting", "HotlineStore", "HotlineDesk", "HotlineSystem", "HotlineIntake", "HotlineConsole",
                "HotlineHTTP",
            ], swiftSettings: strict),
    ]
)
