import HotlineCore

package struct FormOptions: Hashable, Sendable {
    package struct District: Hashable, Sendable {
        package let code: PlaceCode
        package let name: String
        package let streets: [Street]

        package init(code: PlaceCode, name: String, streets: [Street]) {
            self.code = code
            self.name = name
            self.streets = streets
        }
    }

    package struct Street: Hashable, Sendable {
        package let code: PlaceCode
        package let name: String

        package init(code: PlaceCode, name: String) {
            self.code = code
            self.name = name
        }
    }

    package let districts: [District]

    package init(districts: [District]) { self.districts = districts }
}
