import { expect, it } from 'vitest';
import { startLab } from '../../../src/sim/lab-http.ts';

it('several doors lead to one lab; each counts who came in, and all close with it', async () => {
  const lab = await startLab({ doors: 2 });
  const [first, second] = lab.doors.map(({ url }) => url);
  expect([first, second]).toEqual([lab.url, expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/Microsoft-Server-ActiveSync$/)]);
  for (const { url } of lab.doors) expect((await fetch(url, { method: 'OPTIONS' })).status).toBe(401);
  await fetch(second ?? '', { method: 'OPTIONS' });
  expect(lab.doors.map(({ requests }) => requests())).toEqual([1, 2]);
  expect(lab.lab.log).toHaveLength(3);
  await lab.stop();
  for (const { url } of lab.doors) await expect(fetch(url)).rejects.toThrow('fetch failed');
});
