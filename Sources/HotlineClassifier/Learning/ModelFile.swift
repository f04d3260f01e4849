import HotlineCore

/// A file of models, each under a name: `HOTLMODL`, version, what they were learnt from, the models, and the SHA-256 of all before it.
/// Numbers have their low byte first.
package struct ModelFile: Hashable, Sendable {
    /// The digest of what the models were learnt from; whoever trains them says how it is made.
    package let source: Digest256
    package let models: [String: LinearModel]

    package init(source: Digest256, models: [String: LinearModel]) {
        self.source = source
        self.models = models
    }

    package static let version = 1
    private static let mark = Array("HOTLMODL".utf8)
    /// Far above what 2^22 buckets can hold for a few hundred labels in use; a larger file is somebody's mistake.
    package static let sizeLimit = 512 << 20
    private static let digestSize = 32
    /// Models in one file, and labels in a model: two and a hundred are in use.
    private static let mostModels = 16
    private static let mostLabels = 4_096

    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.append(Self.mark)
        writer.append(UInt32(Self.version))
        writer.append(source.bytes)
        writer.append(UInt32(models.count))
        for (name, model) in models.sorted(by: { $0.key < $1.key }) {
            writer.append(name)
            Self.write(model, to: &writer)
        }
        return writer.bytes + SHA256.hash(writer.bytes).bytes
    }

    /// - Throws: before anything is believed of a file whose checksum is not its own.
    package init(bytes: [UInt8]) throws(ModelProblem) {
        guard bytes.starts(with: Self.mark) else { throw .notAModel }
        guard bytes.count > Self.digestSize else { throw .damaged }
        let contents = Array(bytes.dropLast(Self.digestSize))
        var reader = ByteReader(contents)
        _ = try reader.take(Self.mark.count)
        let version = Int(try reader.number32())
        guard version == Self.version else { throw .version(version) }
        guard Digest256(bytes: bytes.suffix(Self.digestSize)) == SHA256.hash(contents) else { throw .damaged }
        guard let source = Digest256(bytes: try reader.take(Self.digestSize)) else { throw .damaged }
        let count = try reader.number32()
        guard count <= Self.mostModels else { throw .damaged }
        var models: [String: LinearModel] = [:]
        for _ in 0..<count {
            let name = try reader.text()
            models[name] = try Self.readModel(from: &reader)
        }
        guard reader.isAtEnd else { throw .damaged }
        self.init(source: source, models: models)
    }

    private static func write(_ model: LinearModel, to writer: inout ByteWriter) {
        writer.append(UInt32(model.space.bits))
        writer.append(UInt32(model.labels.count))
        for label in model.labels { writer.append(label) }
        writer.append(model.temperature.bitPattern)
        for label in model.labels.indices { writer.append(model.bias[label / 8][label % 8].bitPattern) }
        for word in model.index.words { writer.append(word) }
        for head in model.heads { writer.append(head.bits) }
        for row in model.heads.indices {
            for label in model.labels.indices {
                writer.append(UInt8(bitPattern: model.weights[row * model.groups + label / 8][label % 8]))
            }
        }
    }

    private static func readModel(from reader: inout ByteReader) throws(ModelProblem) -> LinearModel {
        let bits = Int(try reader.number32())
        let count = Int(try reader.number32())
        guard GramSpace.allowedBits.contains(bits), (2...mostLabels).contains(count) else { throw .damaged }
        let space = GramSpace(bits: bits)
        var labels: [String] = []
        for _ in 0..<count { labels.append(try reader.text()) }
        let temperature = Float(bitPattern: try reader.number32())
        guard temperature.isFinite, temperature > 0 else { throw .damaged }
        let groups = LinearModel.groups(of: count)
        var bias = [SIMD8<Float>](repeating: .zero, count: groups)
        for label in 0..<count {
            let value = Float(bitPattern: try reader.number32())
            guard value.isFinite else { throw .damaged }
            bias[label / 8][label % 8] = value
        }
        var words: [UInt64] = []
        words.reserveCapacity(space.bucketCount / 64)
        for _ in 0..<space.bucketCount / 64 { words.append(try reader.number64()) }
        let index = BucketIndex(words: words)
        var heads: [RowHead] = []
        heads.reserveCapacity(index.count)
        for _ in 0..<index.count { heads.append(RowHead(bits: try reader.number32())) }
        let stored = try reader.take(index.count * count)
        var weights = [SIMD8<Int8>](repeating: .zero, count: index.count * groups)
        var place = stored.startIndex
        for row in 0..<index.count {
            for label in 0..<count {
                weights[row * groups + label / 8][label % 8] = Int8(bitPattern: stored[place])
                place += 1
            }
        }
        return LinearModel(
            labels: labels, space: space, index: index, heads: heads, weights: weights, bias: bias, temperature: temperature)
    }
}
