export { HTML_LIMIT, MARKDOWN_LIMIT } from './limits';
export { type RenderedMarkdown, renderMarkdown } from './markdown';
export { markdownToPlainText } from './plain-text';
