// Types with the names that SwiftUI's views have, so that a test can import both where SwiftUI is not.

/// A list of views.
public struct List {}
/// A link.
public struct Link {}
/// A picture.
public struct Image {}
/// A table.
public struct Table {}
