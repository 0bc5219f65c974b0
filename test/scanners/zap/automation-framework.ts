/** A job of ZAP's Automation Framework: what may stand beside `type`, and which parameters it knows. */
interface JobFacts {
  readonly parts: readonly string[];
  readonly parameters: readonly string[];
}

const words = (text: string): readonly string[] => text.split(/\s+/u);

/** What every job may have. */
export const JOB_PARTS: readonly string[] = ['type', 'name', 'enabled', 'alwaysRun', 'parameters', 'tests'];

/**
 * The jobs that our plans may use, as the templates of ZAP's add-ons list them (`*-max.yaml` of automation, pscan, spider,
 * client, replacer, reports and insights in zap-extensions; the parameter `logoutAvoidance` from the spider's help).
 */
export const JOBS: Readonly<Record<string, JobFacts>> = {
  'passiveScan-config': {
    parts: ['rules'],
    parameters: words('maxAlertsPerRule scanOnlyInScope maxBodySizeInBytesToScan enableTags disableAllRules'),
  },
  insights: {
    parts: [],
    parameters: words(
      'messagesLowThreshold messagesHighThreshold memoryLowThreshold memoryHighThreshold slowResponse exitAutoOnHigh',
    ),
  },
  replacer: { parts: ['rules'], parameters: ['deleteAllRules'] },
  requestor: { parts: ['requests'], parameters: ['user'] },
  spider: {
    parts: [],
    parameters: words(`context user url maxDuration maxDepth maxChildren acceptCookies handleODataParametersVisited
      handleParameters logoutAvoidance maxParseSizeBytes parseComments parseDsStore parseGit parseRobotsTxt
      parseSitemapXml parseSVNEntries postForm processForm sendRefererHeader threadCount userAgent`),
  },
  spiderClient: {
    parts: [],
    parameters: words(`context user url maxDuration maxCrawlDepth maxChildren numberOfBrowsers browserId initialLoadTime
      pageLoadTime actionWaitTime shutdownTime scopeCheck logoutAvoidance`),
  },
  'passiveScan-wait': { parts: [], parameters: ['maxDuration'] },
  report: {
    parts: ['risks', 'confidences', 'sections', 'sites'],
    parameters: words('template theme reportDir reportFile reportTitle reportDescription displayReport'),
  },
};

/** Keys of other parts of a plan, by where they stand. */
export const PART_KEYS: Readonly<Record<string, readonly string[]>> = {
  plan: ['env', 'jobs'],
  env: words('contexts vars configs parameters proxy'),
  'env.parameters': words('failOnError failOnWarning continueOnFailure progressToStdout maxDuration'),
  context: words('name urls includePaths excludePaths authentication sessionManagement technology structure users'),
  authentication: words('method parameters verification'),
  'authentication.parameters': words(
    'hostname port realm loginPageUrl loginRequestUrl loginRequestBody script scriptEngine',
  ),
  verification: words(
    'method loggedInRegex loggedOutRegex pollFrequency pollUnits pollMethod pollUrl pollPostData pollAdditionalHeaders',
  ),
  sessionManagement: ['method', 'parameters'],
  user: ['name', 'credentials'],
  credentials: ['username', 'password'],
  rule: words('id name threshold'),
  'replacer.rule': words(
    'description url matchType matchString matchRegex replacementString tokenProcessing initiators',
  ),
  request: words('url name method headers data responseCode'),
  test: words('name type statistic site operator value onFail'),
};

/** Values out of a fixed list. */
export const VALUES: Readonly<
  Record<'authentication' | 'threshold' | 'matchType' | 'operator' | 'onFail' | 'template', readonly string[]>
> = {
  authentication: ['manual', 'http', 'form', 'json', 'script'],
  threshold: ['off', 'low', 'medium', 'high'],
  matchType: words('req_header req_header_str req_body_str resp_header resp_header_str resp_body_str'),
  operator: ['==', '!=', '>=', '>', '<', '<='],
  onFail: ['warn', 'error', 'info'],
  template: words(
    'traditional-json traditional-json-plus traditional-html traditional-html-plus traditional-md traditional-xml',
  ),
};
