// ArticleImportTests
