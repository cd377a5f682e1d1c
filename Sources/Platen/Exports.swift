// One import is enough to embed Platen: these rooms come with it. Attribute with an underscore, and the only way there is.
@_exported public import EPUBExport
@_exported public import JSONExport
@_exported public import PlatenCore
@_exported public import PlatenFiles
