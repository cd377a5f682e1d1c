// ArticleImport
