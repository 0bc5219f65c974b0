import { words } from './words.ts';

const ALERTS = 40;
const INSTANCES = 250;

interface Instance {
  readonly uri: string;
  readonly method: string;
  readonly param: string;
  readonly evidence: string;
}

interface Alert {
  readonly plugin: string;
  readonly name: string;
  readonly risk: string;
  readonly text: string;
  readonly instances: readonly Instance[];
}

/** ZAP's `traditional-json` report: sites of 40 alerts with up to 250 instances, `instances` in all. */
export function* zapJsonReport(instances: number): Generator<string, void, void> {
  yield '{"@programName":"ZAP","@version":"2.16.1","@generated":"Fri, 20 Nov 2026 08:00:00","site":[';
  let site = -1;
  for (const alert of alertsOf(instances)) {
    if (alert.site !== site) {
      const name = originOf(alert.site);
      const head = { '@name': name, '@host': name.slice(8), '@port': '443', '@ssl': 'true' };
      yield `${site === -1 ? '' : ']},'}${JSON.stringify(head).slice(0, -1)},"alerts":[`;
    }
    yield (
      (alert.site === site ? ',' : '') +
        JSON.stringify({
          pluginid: alert.plugin,
          alertRef: `${alert.plugin}-1`,
          alert: alert.name,
          name: alert.name,
          riskcode: alert.risk,
          confidence: '2',
          riskdesc: 'Medium (Medium)',
          desc: `<p>${alert.text}</p>`,
          instances: alert.instances,
          count: String(alert.instances.length),
          solution: `<p>${alert.text}</p>`,
          otherinfo: '',
          reference: `<p>https://www.zaproxy.org/docs/alerts/${alert.plugin}/</p>`,
          cweid: '693',
          wascid: '15',
          sourceid: '3',
        })
    );
    ({ site } = alert);
  }
  yield `${site === -1 ? '' : ']}'}]}`;
}

/** ZAP's XML report of the same alerts. */
export function* zapXmlReport(instances: number): Generator<string, void, void> {
  yield '<?xml version="1.0"?>\n<OWASPZAPReport programName="ZAP" version="2.16.1" generated="Fri, 20 Nov 2026 08:00:00">\n';
  let site = -1;
  for (const alert of alertsOf(instances)) {
    if (alert.site !== site) {
      const name = originOf(alert.site);
      yield `${site === -1 ? '' : '</alerts></site>\n'}<site name="${name}" host="${name.slice(8)}" port="443" ssl="true"><alerts>\n`;
    }
    const places = alert.instances.map(
      ({ uri, method, param, evidence }) =>
        `<instance><uri>${escape(uri)}</uri><method>${method}</method><param>${param}</param><attack></attack>` +
        `<evidence>${escape(evidence)}</evidence></instance>\n`,
    );
    yield (
      `<alertitem><pluginid>${alert.plugin}</pluginid><alertRef>${alert.plugin}-1</alertRef><alert>${alert.name}</alert>` +
        `<name>${alert.name}</name><riskcode>${alert.risk}</riskcode><confidence>2</confidence><riskdesc>Medium (Medium)</riskdesc>` +
        `<desc>&lt;p&gt;${alert.text}&lt;/p&gt;</desc><instances>\n${places.join('')}</instances><count>${places.length}</count>` +
        `<solution>&lt;p&gt;${alert.text}&lt;/p&gt;</solution><reference></reference><cweid>693</cweid><wascid>15</wascid>` +
        '<sourceid>3</sourceid></alertitem>\n'
    );
    ({ site } = alert);
  }
  yield `${site === -1 ? '' : '</alerts></site>\n'}</OWASPZAPReport>\n`;
}

function* alertsOf(instances: number): Generator<Alert & { readonly site: number }, void, void> {
  for (let number = 0; number < instances; number += INSTANCES) {
    const alert = (number / INSTANCES) % ALERTS;
    const site = Math.floor(number / INSTANCES / ALERTS);
    yield {
      site,
      plugin: String(10_000 + alert),
      name: `Finding ${alert}`,
      risk: String(alert % 4),
      text: words(alert, 400),
      instances: Array.from({ length: Math.min(INSTANCES, instances - number) }, (_instance, place) => ({
        uri: `${originOf(site)}/shop/section-${place}/item?page=${alert}&sort=price`,
        method: place % 3 === 0 ? 'POST' : 'GET',
        param: place % 2 === 0 ? `field-${place}` : '',
        attack: '',
        evidence: `<input name="field-${place}" value="order ${alert}-${place}" data-total="${place}.00">`,
      })),
    };
  }
}

function originOf(site: number): string {
  return `https://shop-${site}.example`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
