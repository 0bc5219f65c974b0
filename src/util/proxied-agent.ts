import { EnvHttpProxyAgent } from 'undici';
import { TollgateError } from '../model/errors.ts';

type AgentOptions = NonNullable<ConstructorParameters<typeof EnvHttpProxyAgent>[0]>;

/**
 * An agent that goes through the proxy which HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, unless the options name others.
 * @throws TollgateError `network/bad-proxy`, class usage; the proxy's address may hold a password, so it is not shown
 */
export function proxiedAgent(options: AgentOptions): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent(options);
  } catch (error) {
    throw new TollgateError(
      'network/bad-proxy',
      'the proxy that the environment names has no address of http or https',
      {
        class: 'usage',
        place: { key: 'HTTPS_PROXY' },
        help: ['write HTTPS_PROXY and HTTP_PROXY as http://proxy.example:8080'],
        cause: error,
      },
    );
  }
}
