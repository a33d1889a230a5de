import type { SpecRef } from '../core/status.ts';

const MS = 'https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols';

/** Pages of the sections that list statuses, as far as their addresses are known. */
const PAGES: Readonly<Record<string, string>> = {
  'MS-ASCMD 2.2.2': `${MS}/ms-ascmd/95cb9d7c-d33d-4b94-9366-d59911c7a060`,
  'MS-ASCMD 2.2.3.177.1': `${MS}/ms-ascmd/ff2242d5-ee24-40ff-b508-1042be06b43d`,
  'MS-ASCMD 2.2.3.177.3': `${MS}/ms-ascmd/ac5a4d82-d9b8-402a-9cab-315b5635d30d`,
  'MS-ASCMD 2.2.3.177.4': `${MS}/ms-ascmd/9a96a4af-5c08-43cb-8308-afe4a5138cd3`,
  'MS-ASCMD 2.2.3.177.5': `${MS}/ms-ascmd/4c09161c-1e64-4587-b6f4-e747547888b4`,
  'MS-ASCMD 2.2.3.177.6': `${MS}/ms-ascmd/5b8457ab-7e2a-4088-8b9c-ecbf53fc430f`,
  'MS-ASCMD 2.2.3.177.7': `${MS}/ms-ascmd/e6c44281-80be-441f-ab6a-635f7b66ed4a`,
  'MS-ASCMD 2.2.3.177.8': `${MS}/ms-ascmd/cfcd14f8-9281-4864-966d-bb11259834e0`,
  'MS-ASCMD 2.2.3.177.9': `${MS}/ms-ascmd/de30ed24-3447-412c-a1ff-5a65fe34b393`,
  'MS-ASCMD 2.2.3.177.10': `${MS}/ms-ascmd/acae4033-b4f9-4f2a-8d83-51e097eb3b90`,
  'MS-ASCMD 2.2.3.177.11': `${MS}/ms-ascmd/cec19b0e-b7f9-4967-9569-39c73746efc4`,
  'MS-ASCMD 2.2.3.177.12': `${MS}/ms-ascmd/71628fd7-d2a5-4bb2-a6af-abedbaa341d9`,
  'MS-ASCMD 2.2.3.177.17': `${MS}/ms-ascmd/08151746-faf7-40a3-832b-b42e88a0b729`,
  'MS-ASCMD 2.2.3.177.18': `${MS}/ms-ascmd/27f97e84-bf04-4341-bdfb-92942e93c404`,
  'MS-ASPROV 3.1.5.2': `${MS}/ms-asprov/3a2e650b-e014-4095-8761-c1479de15b1f`,
  'MS-ASPROV 2.2.2.54.1': `${MS}/ms-asprov/3ae50cb7-d0a6-412e-a5fb-52c81f68fd9c`,
  'MS-ASHTTP 2.2.2.1.1': `${MS}/ms-ashttp/e092c310-7609-4a38-90cc-10688f79cf8d`,
  'MS-ASHTTP 2.2.2.1.2.13': `${MS}/ms-ashttp/618181c9-6365-42e4-ad9b-9db23016ae7b`,
};

/**
 * Where a section can be read: a link the row itself carries, the page of the section, the RFC; undefined when none is known.
 * Of several sections the first counts.
 *
 * @example specPage('RFC 9110 15.5.9'); // 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9'
 */
export function specPage(spec: SpecRef, source = ''): string | undefined {
  const own = /https:\/\/learn\.microsoft\.com\/[^\s;,]+/.exec(source)?.[0];
  if (own !== undefined) return own;
  const section = spec.split(',')[0]?.trim() ?? '';
  const rfc = /^RFC (\d+)(?: (\d[\d.]*))?$/.exec(section);
  if (rfc !== null) return `https://www.rfc-editor.org/rfc/rfc${rfc[1]}${rfc[2] === undefined ? '' : `#section-${rfc[2]}`}`;
  return PAGES[section];
}
