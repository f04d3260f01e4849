import HotlineClassifier
import HotlineCore
import HotlineRouting

/// The tables in force and the classifier made of them: one value, swapped whole by a reload.
package struct Tables: Sendable {
    package let routing: RoutingTables
    package let classifier: Classifier

    package init(_ routing: RoutingTables) {
        self.routing = routing
        classifier = Classifier(
            categories: routing.categories, places: routing.places, urgencyWords: routing.urgencyWords, version: routing.version)
    }

    package var version: RoutingVersion { routing.version }

    func departmentName(_ code: DepartmentCode?) -> String? { code.map { routing.departments[$0]?.name ?? $0.rawValue } }
    func workNumber(_ person: PersonID?) -> String? { person.map { routing.people[$0]?.workNumber ?? $0.rawValue } }
    func placeName(_ place: PlaceCode?) -> String? { place.map { routing.placesByCode[$0]?.name ?? $0.rawValue } }
    func category(_ code: CategoryCode?) -> Category? { code.flatMap { routing.categoryRows[$0]?.category } }
}
