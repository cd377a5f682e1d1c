public import PlatenCore

extension Edition {
  /// Applies transforms to the document, one after the other.
  ///
  /// - Parameters:
  ///   - transforms: the transforms, in the order in which they are applied.
  ///   - resources: the provider of the files that the document or an option of a transform mentions.
  /// - Throws: ``EditionError/transform(name:_:)`` for the first transform that fails; the document is unchanged then.
  public mutating func apply(
    _ transforms: [ConfiguredTransform], resources: any ResourceProvider = NoResources()
  ) async throws(EditionError) {
    self = try await applying(transforms, resources: resources)
  }

  /// Applies transforms of your own: see ``apply(_:resources:)-([ConfiguredTransform],_)``.
  ///
  /// - Throws: ``EditionError/transform(name:_:)`` for the first transform that fails; the document is unchanged then.
  public mutating func apply(
    _ transforms: [any Transform], resources: any ResourceProvider = NoResources()
  ) async throws(EditionError) {
    self = try await applying(transforms, resources: resources)
  }

  /// Returns the edition with transforms applied to its document, one after the other.
  ///
  /// Use it where a variable cannot be passed `inout` to an asynchronous function, as in a type on the main actor:
  /// `edition = try await edition.applying(transforms)`.
  ///
  /// - Parameters:
  ///   - transforms: the transforms, in the order in which they are applied.
  ///   - resources: the provider of the files that the document or an option of a transform mentions.
  /// - Throws: ``EditionError/transform(name:_:)`` for the first that fails.
  public func applying(
    _ transforms: [ConfiguredTransform], resources: any ResourceProvider = NoResources()
  ) async throws(EditionError) -> Edition {
    var result = self
    try await result.transform(by: transforms, resources: resources)
    return result
  }

  /// Changes the document by transforms, in place: there is no copy of it, which ``apply(_:resources:)-([ConfiguredTransform],_)``
  /// keeps for the case that one fails.
  ///
  /// - Parameters:
  ///   - transforms: the transforms, in the order in which they are applied.
  ///   - resources: the provider of the files that the document or an option of a transform mentions.
  ///   - parallelism: how many threads a transform may use. The result does not depend on it.
  /// - Throws: ``EditionError/transform(name:_:)`` for the first transform that fails. Discard the edition then.
  package mutating func transform(
    by transforms: [ConfiguredTransform], resources: any ResourceProvider = NoResources(), parallelism: Int = 1
  ) async throws(EditionError) {
    let log = ReportLog()
    var context = TransformContext(log: log, resources: resources, parallelism: parallelism)
    context.findings = TextFindings()
    // Transforms that change runs of blocks are prepared one after the other, and then change each run together.
    var changes: [@Sendable (inout [Block]) throws(EditionError) -> Void] = []
    for transform in transforms {
      do throws(TransformError) {
        if let prepare = transform.prepare {
          changes.append(transform.naming(try await prepare(&document, context)))
          continue
        }
      } catch {
        throw EditionError.transform(name: transform.name, error)
      }
      try await document.changeRuns(parallelism: parallelism, changes)
      changes = []
      do throws(TransformError) {
        try await transform.apply(to: &document, context: context)
      } catch {
        throw EditionError.transform(name: transform.name, error)
      }
      context.findings = TextFindings()
    }
    try await document.changeRuns(parallelism: parallelism, changes)
    report.append(log.report)
  }

  /// Returns the edition with transforms of your own applied: see ``applying(_:resources:)-([ConfiguredTransform],_)``.
  ///
  /// - Throws: ``EditionError/transform(name:_:)`` for the first that fails.
  public func applying(
    _ transforms: [any Transform], resources: any ResourceProvider = NoResources()
  ) async throws(EditionError) -> Edition {
    try await applying(transforms.map { ConfiguredTransform($0) }, resources: resources)
  }
}

extension ConfiguredTransform {
  /// A change of this transform, whose failure says whose it is.
  fileprivate func naming(_ change: @escaping RunChange) -> @Sendable (inout [Block]) throws(EditionError) -> Void {
    { [name] blocks throws(EditionError) in
      do throws(TransformError) { try change(&blocks) } catch { throw EditionError.transform(name: name, error) }
    }
  }
}
