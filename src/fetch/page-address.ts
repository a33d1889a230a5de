import { addressParts } from '../core/web-address.ts';

interface Page {
  readonly URL?: typeof URL;
  readonly location?: { readonly href: string };
  readonly document?: { readonly baseURI?: string };
}

/** The last address that stood by itself: a call asks for its own twice, and many calls ask at the same one. */
let absolute = '';

/**
 * An address as fetch takes it: in a page, what it leaves out is the page's own (Fetch standard, Request constructor), and what is not
 * plain is written as it goes out. One the platform has no use for is none at all; without a parser it stays as it is.
 */
export function pageAddress(url: string): string {
  if (url === absolute) return url;
  const { URL: WebUrl, location, document } = globalThis as Page;
  if (WebUrl === undefined) return url;
  let whole: string;
  try {
    whole = new WebUrl(url, document?.baseURI ?? location?.href).href;
  } catch {
    return '';
  }
  // React Native's parser gives back what it was given, and a slash: where it made nothing plain, the address stays.
  if (addressParts(url) === undefined) return addressParts(whole) === undefined ? url : whole;
  absolute = url;
  return url;
}
