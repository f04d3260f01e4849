/// A row of `guides.csv`: a service guide with its nine elements (办事指南).
package struct Guide: Hashable, Sendable {
    package let code: String
    package let name: String
    package let basis: String
    package let conditions: String
    package let materials: String
    package let flow: String
    package let audience: String
    package let limit: String
    package let result: String
    package let fee: String
    package let owner: DepartmentCode
    package let source: String
    package let checked: CivilDate
    package let validTo: CivilDate?
    package let line: Int

    package init(
        code: String, name: String, basis: String, conditions: String, materials: String, flow: String, audience: String, limit: String,
        result: String, fee: String, owner: DepartmentCode, source: String, checked: CivilDate, validTo: CivilDate?, line: Int
    ) {
        self.code = code
        self.name = name
        self.basis = basis
        self.conditions = conditions
        self.materials = materials
        self.flow = flow
        self.audience = audience
        self.limit = limit
        self.result = result
        self.fee = fee
        self.owner = owner
        self.source = source
        self.checked = checked
        self.validTo = validTo
        self.line = line
    }
}
