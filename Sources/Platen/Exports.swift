// One import is enough to embed Platen: these rooms come with it. The attribute has an
// underscore, and is the only way there is.
@_exported public import ArticleImport
@_exported public import EPUBExport
@_exported public import JSONExport
@_exported public import JSONImport
@_exported public import MarkdownExport
@_exported public import MarkdownImport
@_exported public import PlatenCore
@_exported public import PlatenFiles
@_exported public import PluginHost
@_exported public import TextExport
