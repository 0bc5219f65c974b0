// https://www.openssl.org/news/vulnerabilities.html#CVE-2014-0160
const VULNERABLE = /\bOpenSSL\/1\.0\.(?:1(?:[a-f]|-beta[1-3])?|2-beta)(?![\w.-])/iu;

/** Does a Server header name a version of OpenSSL that has Heartbleed (CVE-2014-0160)? */
export function isVulnerableOpenssl(server: string): boolean {
  return VULNERABLE.test(server.slice(0, 1_024));
}
