import { spawnSync } from 'node:child_process';

/** What a run of one of Debian's tools came to. Always a process of its own: deep nesting crashes libwbxml (0.11.8). */
export interface Verdict {
  /** The output; undefined when it refused. */
  readonly out: Uint8Array | undefined;
  /** Its exit code: 0, or libwbxml's error number. */
  readonly code: number;
}

function run(tool: string, flags: readonly string[], input: Uint8Array): Verdict {
  const done = spawnSync(tool, [...flags, '-o', '-', '-'], { input, maxBuffer: 64 * 1024 * 1024 });
  if (done.error) throw new Error(`${tool} does not run (${done.error.message}): apt-get install libwbxml2-utils`);
  if (done.status === null) throw new Error(`${tool} was killed by ${done.signal}`);
  return { out: done.status === 0 ? done.stdout : undefined, code: done.status };
}

/** WBXML to XML. Without -k blanks are trimmed; without -l it does not know ActiveSync's public id (1). */
export function wbxmlToXml(bytes: Uint8Array, language?: 'ACTIVESYNC'): { readonly xml: string | undefined; readonly code: number } {
  const { out, code } = run('wbxml2xml', [...(language ? ['-l', language] : []), '-m', '0', '-k'], bytes);
  return { xml: out && new TextDecoder('utf-8', { ignoreBOM: true }).decode(out), code };
}

/** XML to WBXML. -a: no name of a document type in the string table; -n: no string table for texts; -k: blanks kept. */
export function xmlToWbxml(xml: string): Verdict {
  return run('xml2wbxml', ['-a', '-n', '-k', '-v', '1.3'], new TextEncoder().encode(xml));
}

export const ACTIVESYNC_DOCTYPE = 'ActiveSync PUBLIC "-//MICROSOFT//DTD ActiveSync//EN" "http://www.microsoft.com/"';
