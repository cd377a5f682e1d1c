/// The version of Platen.
public enum PlatenVersion {
  /// The version, according to Semantic Versioning 2.0.0.
  public static let current = "0.1.0"
}
