import { decode } from '../../../src/wbxml/decode.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { child, isElement, textOf, type WbxmlElement } from '../../../src/wbxml/tree.ts';
import type { Lab } from '../../../src/sim/lab/lab.ts';
import { requestFacts, requestRoot } from '../../../src/sim/request-facts.ts';
import type { Stage } from './stage.ts';

/** Items the server will not have, by token, with the Status it says so with. */
export type Refusals = Map<string, number>;

/** The tree with some of its elements changed: from the outside in. */
function changed(el: WbxmlElement, change: (el: WbxmlElement) => WbxmlElement): WbxmlElement {
  const here = change(el);
  return { ...here, children: here.children.map((node) => (isElement(node) ? changed(node, change) : node)) };
}

const OPERATIONS: readonly string[] = ['Add', 'Change'];
const idOf = (el: WbxmlElement): string => textOf(child(el, 'ClientId') ?? child(el, 'ServerId')) ?? '';

/** What no folder of contacts takes: the lab refuses it like any other item of a wrong class, and its key moves. */
const WRONG = element('AirSync:ApplicationData', element('Email:Subject', 'wrong'));

function replaced(el: WbxmlElement, name: string, by: (el: WbxmlElement) => WbxmlElement): WbxmlElement {
  return { ...el, children: el.children.map((node) => (isElement(node) && node.name === name ? by(node) : node)) };
}

/** A lab that refuses the named items one by one, within replies that otherwise work. */
export function refusingLab(lab: Lab, stage: () => Stage): Lab {
  return {
    ...lab,
    receive(request, answer) {
      const { refusals, box } = stage();
      const root = requestFacts(request).command === 'Sync' ? requestRoot(request.body) : undefined;
      if (root === undefined || refusals.size === 0) return lab.receive(request, answer);
      const codes = new Map<string, number>();
      const asked = changed(root, (el) => {
        const known = OPERATIONS.includes(el.name)
          ? box.edits.find((edit) => [edit.clientId, edit.serverId].includes(idOf(el)))
          : undefined;
        const code = known && refusals.get(known.token);
        if (code === undefined) return el;
        codes.set(idOf(el), code);
        return replaced(el, 'ApplicationData', () => WRONG);
      });
      if (codes.size === 0) return lab.receive(request, answer);
      return lab.receive({ ...request, body: encode(asked) }, (delivery) => {
        const { reply } = delivery;
        const told = changed(decode(reply.body).root, (el) => {
          const code = OPERATIONS.includes(el.name) ? codes.get(idOf(el)) : undefined;
          return code === undefined ? el : replaced(el, 'Status', () => element('AirSync:Status', String(code)));
        });
        answer({ ...delivery, reply: { ...reply, body: encode(told) } });
      });
    },
  };
}
