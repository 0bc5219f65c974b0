import type { WebConfig } from '../../config/config.ts';
import type { ZapEngineConfig } from '../../config/web-engine-config.ts';

/** The web section with the files and folders that it names put through `here`; a path of the target, which begins with `/`, stays. */
export function withWebPaths(web: WebConfig, here: (name: string) => string): WebConfig {
  return {
    ...web,
    ...(web.openapi !== undefined && !web.openapi.startsWith('/') && { openapi: here(web.openapi) }),
    ...(web.sourceFolder !== undefined && { sourceFolder: here(web.sourceFolder) }),
    ...(web.sources !== undefined && {
      sources: web.sources.map((source) => ({ ...source, file: here(source.file).replaceAll('\\', '/') })),
    }),
    ...(web.zapConfig !== undefined && { zapConfig: here(web.zapConfig) }),
    ...(web.writeZapConfig !== undefined && { writeZapConfig: here(web.writeZapConfig) }),
    ...(web.zap !== undefined && { zap: withZapPaths(web.zap, here) }),
  };
}

function withZapPaths(zap: ZapEngineConfig, here: (name: string) => string): ZapEngineConfig {
  return {
    ...zap,
    ...(zap.script !== undefined && { script: { ...zap.script, file: here(zap.script.file) } }),
    ...(zap.html !== undefined && { html: here(zap.html) }),
    ...(zap.markdown !== undefined && { markdown: here(zap.markdown) }),
    ...(zap.xml !== undefined && { xml: here(zap.xml) }),
    ...(zap.json !== undefined && { json: here(zap.json) }),
  };
}
