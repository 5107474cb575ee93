interface TrustedPolicy {
  createHTML(html: string): string;
  createScriptURL(address: string): string;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: TrustedPolicy): TrustedPolicy };
  }
}

/** Lets through what the server has sanitised; the policy's name is the one that the CSP allows. */
const policy: TrustedPolicy = window.trustedTypes?.createPolicy('guildhall', {
  createHTML: (html) => html,
  createScriptURL: (address) => address,
}) ?? { createHTML: (html) => html, createScriptURL: (address) => address };

/** Marks HTML that the API rendered and sanitised as fit to be set. Only `Prose` calls this. */
export const sanitisedByServer = (html: string): string => policy.createHTML(html);

/** Where the service worker is: nothing else is ever run by its address. */
export const workerAddress = (): string => policy.createScriptURL('/sw.js');

/** A document to read HTML from that was pasted. It is shown nowhere: nothing in it runs or is fetched. */
export const inertDocument = (html: string): Document =>
  new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
