/**
 * An address as fetch takes it in a page: what it leaves out is the page's own (Fetch standard, Request constructor). Elsewhere it stays
 * as it is, and what is no address does, too.
 */
export function pageAddress(url: string): string {
  const { location, URL: WebUrl } = globalThis as Partial<typeof globalThis>;
  if (location === undefined || WebUrl === undefined || /^[a-z][a-z0-9+.-]*:/i.test(url)) return url;
  try {
    return new WebUrl(url, location.href).href;
  } catch {
    return url;
  }
}
