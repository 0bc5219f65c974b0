import { createHash } from 'node:crypto';
import { partRuns } from '../held-runs.ts';
import { inTurn } from '../in-turn.ts';
import type { Publication, PublishStep } from '../publication.ts';
import { send } from '../send.ts';
import { genericFindings } from './generic-findings.ts';

/** Where in DefectDojo. */
export interface DefectDojoPlace {
  /** `https://defectdojo.example.org`; a path is kept. */
  readonly url: string;
  /** An API v2 key. */
  readonly token: string;
  readonly product: string;
  readonly productType: string;
  readonly engagement: string;
  readonly branch?: string;
  readonly commit?: string;
}

/**
 * Reimports each run into a test of its own, which DefectDojo makes where it is not there. Old findings are closed only by a
 * complete run; what an incomplete one found is added, and closes nothing.
 * Source: https://docs.defectdojo.com/import_data/import_scan_files/api_pipeline_modelling/ (reimport-scan)
 * @throws what is no error of publishing: an abort, a bug
 */
export async function publishDefectDojo(place: DefectDojoPlace, publication: Publication): Promise<PublishStep[]> {
  const { runs, record, run, now, pace } = publication;
  const { complete, held } = partRuns(runs);
  const destination = `defectdojo ${place.url} ${place.product} ${place.engagement}`;
  return inTurn(
    [...complete, ...held].map(({ run: content, category }) => {
      const isComplete = content.info.status === 'complete';
      const what = `DefectDojo: ${category}`;
      return {
        what,
        run: async () => {
          const file = genericFindings(content, now);
          const digest = createHash('sha256')
            .update(`${String(isComplete)}\n${file}`)
            .digest('hex');
          const key = `${destination} ${category}`;
          const before = record.find(key);
          if (before?.digest === digest) return { state: 'unchanged', detail: `imported already by ${before.run}` };
          await send(
            {
              method: 'POST',
              url: `${place.url.replace(/\/+$/u, '')}/api/v2/reimport-scan/`,
              headers: { authorization: `Token ${place.token}` },
              body: form(place, category, file, isComplete),
              // Importing the same findings again changes nothing: they are known by their fingerprints.
              repeatable: true,
              what,
              secret: place.token,
            },
            pace,
          );
          await record.store(key, { digest, run });
          return isComplete
            ? { state: 'published', detail: 'imported; what is gone was closed' }
            : { state: 'held', detail: 'imported, and nothing was closed: the run is not complete' };
        },
      };
    }),
    pace.signal,
  );
}

/** Without a date: the server takes its own day, and refuses ours where that has not begun in its time zone. */
function form(place: DefectDojoPlace, category: string, file: string, isComplete: boolean): FormData {
  const body = new FormData();
  const fields = {
    scan_type: 'Generic Findings Import',
    product_type_name: place.productType,
    product_name: place.product,
    engagement_name: place.engagement,
    test_title: category.slice(0, 255),
    auto_create_context: 'true',
    close_old_findings: String(isComplete),
    close_old_findings_product_scope: 'false',
    do_not_reactivate: 'false',
    minimum_severity: 'Info',
    ...(place.branch !== undefined && { branch_tag: place.branch }),
    ...(place.commit !== undefined && { commit_hash: place.commit }),
  };
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('file', new Blob([file], { type: 'application/json' }), 'tollgate.json');
  return body;
}
