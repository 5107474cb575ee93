declare module '@mixmark-io/domino' {
  /** A document without a browser, for tests. */
  export function createDocument(html: string): Document;
}
