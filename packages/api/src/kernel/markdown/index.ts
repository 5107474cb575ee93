export { escapeMarkdown } from './escape';
export type { HtmlToMarkdownOptions } from './html-to-markdown';
export { HTML_LIMIT, MARKDOWN_LIMIT, MENTION_LIMIT, RENDERER_VERSION } from './limits';
export {
  createMarkdown,
  htmlToMarkdown,
  type Markdown,
  type MarkdownSettings,
  type RenderedMarkdown,
  renderMarkdown,
} from './markdown';
export {
  MarkdownBusyError,
  MarkdownClosedError,
  MarkdownTooHardError,
  MarkdownTooLongError,
} from './markdown.errors';
export { markdownToPlainText } from './plain-text';
