import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** Writes a ZAP report with `sites` × 40 alerts of 25 instances each, the same for the same number of sites. */
export async function writeZapReport(path: string, sites: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('{"@programName":"ZAP","@version":"2.16.1","@generated":"Fri, 20 Nov 2026 00:00:00","site":[');
  for (let site = 0; site < sites; site += 1) {
    const name = `https://shop-${site}.example`;
    const alerts = Array.from({ length: 40 }, (_alert, number) => alertOf(name, number));
    const text = JSON.stringify({
      '@name': name,
      '@host': `shop-${site}.example`,
      '@port': '443',
      '@ssl': 'true',
      alerts,
    });
    if (!file.write(`${site === 0 ? '' : ','}${text}`)) await once(file, 'drain');
  }
  file.end(']}');
  await once(file, 'close');
}

function alertOf(site: string, number: number): object {
  const plugin = String(10_000 + number);
  return {
    pluginid: plugin,
    alertRef: `${plugin}-1`,
    alert: `Finding ${number}`,
    name: `Finding ${number}`,
    riskcode: String(number % 4),
    confidence: '2',
    riskdesc: 'Medium (Medium)',
    desc: `<p>What plugin ${plugin} looks for, in a paragraph as ZAP writes it.</p>`,
    instances: Array.from({ length: 25 }, (_instance, place) => ({
      id: String(number * 25 + place),
      uri: `${site}/shop/${place}/item?page=${number}`,
      method: place % 3 === 0 ? 'POST' : 'GET',
      param: place % 2 === 0 ? `field-${place}` : '',
      attack: '',
      evidence: `<input name="field-${place}" value="order ${number}-${place}">`,
      otherinfo: '',
    })),
    count: '25',
    solution: '<p>Ensure that the server is configured to refuse it.</p>',
    otherinfo: '',
    reference: `<p>https://www.zaproxy.org/docs/alerts/${plugin}/</p>`,
    cweid: '693',
    wascid: '15',
    sourceid: '3',
  };
}
