/** What a piece of source code of one language looks like. */
export interface SourceSignature {
  readonly language: string;
  /** Stands in every such piece; with a capital letter it is looked for as it is written. Absent: the text begins with it. */
  readonly word?: string;
  /** What the whole looks like, where the word alone is too little; linear, for every repetition is bounded. */
  readonly pattern?: RegExp;
  /** People write the like too: `Select a size from the list`. */
  readonly weak?: boolean;
  /** What has to follow somewhere behind it, with at least one character between. */
  readonly closedBy?: string | RegExp;
}

const sign = (
  language: string,
  word: string | undefined,
  pattern?: RegExp,
  closedBy?: string | RegExp,
): SourceSignature => ({
  language,
  ...(word !== undefined && { word }),
  ...(pattern !== undefined && { pattern }),
  ...(closedBy !== undefined && { closedBy }),
});
const weak = (signature: SourceSignature): SourceSignature => ({ ...signature, weak: true });
const tags = (language: string, list: string): SourceSignature[] =>
  list.split(' ').map((word) => sign(language, word, undefined, '%>'));
const bare = (language: string, list: string): SourceSignature[] => list.split(' ').map((word) => sign(language, word));
const NAME = String.raw`[a-z0-9._]{1,100}`;
const sql = (word: string, source: string): SourceSignature =>
  sign('SQL', word, new RegExp(source.replaceAll(' ', String.raw`\s{1,20}`).replaceAll('NAME', NAME), 'iu'));

/** Source code that a server should run, not send. The first that fits counts. */
export const SOURCE_SIGNATURES: readonly SourceSignature[] = [
  sign('PHP', '<?php', /<\?php\s*/u, ';'),
  sign('PHP', '<?=', /<\?=\s*/u, '?>'),
  sign('PHP', '$_POST', /\$_POST\s{0,20}\[/u),
  sign('PHP', '$_GET', /\$_GET\s{0,20}\[/u),
  sign('JSP', '<%@', /<%@\s*page\s/u, '%>'),
  sign('JSP', '<%@', /<%@\s*include/u, '%>'),
  sign('JSP', '<%@', /<%@\s*taglib/u, '%>'),
  ...['page', 'include', 'taglib'].map((name) => sign('JSP', `<jsp:directive.${name}`, undefined, '>')),
  sign('Servlet', 'javax.servlet.http', /import\s{1,20}javax\.servlet\.http\.(?:HttpServlet|\*)\s{0,20};/u),
  sign('Servlet', '@webservlet', /@webservlet\s{0,20}\(\s{0,20}"\/[a-z0-9]{1,100}"\s{0,20}\)/iu),
  sign(
    'Servlet',
    'httpservlet',
    /public\s{1,20}class\s{1,20}[a-z0-9]{1,100}\s{1,20}extends\s{1,20}(?:javax\.servlet\.http\.)?httpservlet/iu,
  ),
  sign(
    'Servlet',
    'httpservletrequest',
    /public\s{1,20}void\s{1,20}do(?:get|post)\s{0,20}\(\s{0,20}httpservletrequest\s{1,20}[a-z0-9]{1,100}\s{0,20},\s{0,20}httpservletresponse\s/iu,
  ),
  sign('Java', undefined, /^(?:package|import)\s{1,20}[a-z0-9.]{1,200};/iu),
  weak(sign('Java', 'class', /class\s{1,20}[a-z0-9]{1,100}\s{0,20}\{/u, '}')),
  sign(
    'Java',
    'static void main',
    /public\s{1,20}static\s{1,20}void\s{1,20}main\s{0,20}\(\s{0,20}string\s{0,20}(?:\[\s{0,20}\]\s{0,20}[a-z0-9]{1,100}|[a-z0-9]{1,100}\s{0,20}\[\s{0,20}\])\s{0,20}\)\s{0,20}\{/iu,
  ),
  sign('ASP', 'on error resume next'),
  sign('ASP', 'createobject', /server.createobject\s{0,20}\(\s{0,20}"[a-z0-9.]{1,100}"\s{0,20}\)/iu),
  sign('ASP', 'querystring', /request.querystring\s{0,20}\(\s{0,20}"[a-z0-9]{1,100}"\s{0,20}\)/iu),
  sign('ASP', 'err.number', /if\s{0,20}\(\s{0,20}err.number\s{0,20}.{1,200}\)\s{0,20}then/iu),
  sign('ASP', 'vbscript', /<%@\s{1,20}language\s{0,20}=\s{0,20}"vbscript"\s{0,20}%>/iu),
  sign('ASP.NET', '<%@', /<%@\s{1,20}Page/u, '%>'),
  sign('ASP.NET', 'runat', /<script\s{1,20}runat\s{0,20}=\s{0,20}"/u),
  ...tags(
    'ASP.NET',
    '<%Assembly <%Control <%Implements <%MasterType <%Master <%Page <%OutputCache <%PreviousPageType <%Reference <%Register',
  ),
  sign('ASP.NET', '@RenderPage', /@RenderPage\s{0,20}\(\s{0,20}"[^"]{0,300}"\)/u),
  sign('ASP.NET', '@RenderBody', /@RenderBody\s{0,20}\(\s{0,20}\)/u),
  sign('ASP.NET', '@RenderSection', /@RenderSection\s{0,20}\(\s{0,20}"[^"]{1,300}"\s{0,20}\)/u),
  sign('ASP.NET', 'Request', /Request\s{0,20}\["[^"]{1,300}"\]/u),
  sign('ASP.NET', '@foreach'),
  sign('ASP.NET', 'Database', /Database.Open\s{0,20}\(\s{0,20}"/u),
  sign('ASP.NET', 'Query', /db.Query\s{0,20}\(\s{0,20}"/u),
  sign('ASP.NET', '@switch', /@switch\s{0,20}\([^\n]{1,300}\)\s{0,20}\{/u),
  sign('ASP.NET', undefined, /^\s{0,999}<asp:(?:Menu|TreeView|SiteMapPath)/u),
  sign('C#', undefined, /^using\s{1,20}System\s{0,20};/u),
  sign('C#', 'namespace', /^namespace\s{1,20}[a-z.]{1,200}\s{0,20}\{/imu),
  sign('C#', 'static void Main', /^static\s{1,20}void\s{1,20}Main\s{0,20}\(\s{0,20}string\s{0,20}\[/mu),
  sign('C#', '@for', /@for(?:each)?\s{0,20}\(\s{0,20}var\s/u),
  sign('VB.NET', undefined, /^Imports\s{1,20}System[a-zA-Z0-9.]{0,100}\s{0,20}$/u),
  sign('VB.NET', 'dim ', /^dim\s{1,20}[a-z0-9]{1,100}\s{0,20}=/imu),
  sign(
    'VB.NET',
    '@for ',
    /@for\s{1,20}(?:[a-z0-9]{1,100}\s{0,20}=\s{0,20}\d{1,9}\s{1,20}to\s{1,20}\d|each\s{1,20}[a-z0-9]{1,100}\s{1,20}in\s)/iu,
  ),
  sign('VB.NET', '@select', /@select\s{1,20}case/iu),
  sql('select', String.raw`select [a-z0-9., "'()*]{1,300} from [a-z0-9._, ]`),
  sql('select', 'select @@[a-z]'),
  sql('insert', String.raw`insert into NAME (?:\([a-z0-9_, \t]{1,500}\) )?values\s{0,20}\(`),
  sql('insert', String.raw`insert into NAME\s{0,20}\([a-z0-9_, \t]{1,500}\) values\s{0,20}\(`),
  sql('insert', String.raw`insert NAME (?:\([^)]{1,500}\) )?values\s{0,20}\([^)]{1,500}\)`),
  sql('insert', 'insert NAME select '),
  sql('update', 'update NAME (?:[a-z0-9_]{1,100} )?set '),
  sql('delete from', 'delete from NAME'),
  sql('truncate table', 'truncate table NAME'),
  sql('create', String.raw`create (?:database|view|procedure|function) NAME`),
  sql('create table', String.raw`create table (?:if not exists )?NAME\s{0,20}\([^)]{1,2000}\)`),
  sql('create index', String.raw`create index NAME on NAME\s{0,20}\(`),
  sql('drop', 'drop (?:database|table|view|index|procedure|function) NAME'),
  sql('grant', 'grant [a-z]{1,50} on NAME to '),
  sql('revoke', String.raw`revoke [a-z0-9 (),]{1,200} on `),
  sign('Perl', undefined, /^(?:#!\/usr\/bin\/perl|use\s{1,20}(?:strict|warnings|[A-Za-z:]{1,100})\s{0,20};\s{0,20}$)/u),
  sign('Perl', 'foreach my', /foreach\s{1,20}my\s{1,20}\$[a-z0-9]{1,100}\s{0,20}\(/iu),
  sign('Perl', 'my ', /^[ \t]{0,100}my\s{1,20}[$%@][a-z0-9]/imu),
  weak(sign('Perl', '@', /@[a-z0-9]{1,100}\s{1,20}[a-z0-9]{1,100}\s{0,20}=\s{0,20}\(/iu)),
  sign('Perl', '$#', /\$#[a-z0-9]{4}/iu),
  sign('Perl', "{'", /\$[a-z0-9]{1,100}\s{0,20}\{'[a-z0-9]{1,100}'\}\s{0,20}=/iu),
  sign('Perl', '$!', /die\s{1,20}"[^"\n]{0,300}\$![^"\n]{0,300}"/u),
  sign('Objective-C', 'import', /^#\s{1,20}import\s{1,20}[<"][a-zA-Z0-9/.]{1,200}[>"]/mu),
  sign(
    'Objective-C',
    '@interface',
    /@interface\s{1,20}[a-zA-Z0-9]{1,100}\s{0,20}:\s{0,20}[a-zA-Z0-9]{1,100}\s{0,20}[{<]/u,
  ),
  sign('Objective-C', '@implementation', /@implementation\s{1,20}[a-z]/u),
  sign('Objective-C', '@protocol', /@protocol\s{1,20}[a-zA-Z0-9]/u),
  sign('Objective-C', '@end', /@end\s{0,99}$/u),
  sign('Objective-C', '@synthesize'),
  sign('C', '#include', /#include\s{1,20}[<"][a-zA-Z0-9/]{1,200}\.h[>"]/u),
  sign('C', '#define', /#define\s{1,20}[^\n]{1,500}\n?$/u),
  sign('C', '#ifndef', /#ifndef\s{1,20}[^\n]{1,500}\n?$/u),
  sign('C', '#endif', /#endif\s{0,99}$/u),
  sign('C', 'char', /char\s{0,20}\*\*\s{0,20}[a-zA-Z0-9_]{1,100}\s{0,20};/u),
  weak(sign('C++', '::', /^[a-z0-9]{1,100}::[a-z0-9]{1,100}\s{0,20}\(\s{0,20}\)[^{]{0,300}\{/imu, '}')),
  sign('C++', 'cout', /cout\s{0,20}<<\s{0,20}"[^"\n]{1,500}"\s{0,20};/u),
  sign('shell', undefined, /^#!\/bin\/[a-z]{0,10}sh/u),
  sign('Node.js', undefined, /^#!\/usr\/bin\/env\s{1,20}node/u),
  sign('Python', '#!/usr/bin/python'),
  sign('Python', '#!/usr/bin/env', /#!\/usr\/bin\/env\s{1,20}python/u),
  sign(
    'Python',
    undefined,
    /^\s{0,999}(?:def\s{1,20}[a-z0-9]{1,100}\s{0,20}\(\s{0,20}[a-z0-9]{1,100}\s{0,20}\)\s{0,20}:|try\s{0,20}:|except\s{0,20}:|def\s{1,20}main\s{0,20}\(\s{0,20}\)\s{0,20}:)/iu,
  ),
  weak(sign('Python', 'for ', /for\s{1,20}[a-z0-9]{1,100}\s{1,20}in\s{1,20}[a-z0-9]{1,100}:/iu)),
  sign(
    'Ruby',
    undefined,
    /^\s{0,999}(?:require\s{1,20}"[^"\n]{1,300}"\s{0,99}$|describe\s{1,20}[a-z0-9:]{1,100}\s{1,20}do|class\s{1,20}[a-z0-9]{1,100}\s{1,20}<\s{0,20}[a-z0-9:])/iu,
  ),
  weak(sign('Ruby', 'def ', /^[ \t]{0,100}def\s{1,20}[a-z0-9]/imu, /^[ \t]{0,100}end[ \t]{0,20}$/gimu)),
  sign('Ruby', '@@active', /@@active\s{0,20}=/iu),
  ...bare(
    'ColdFusion',
    '<cfoutput <cfset <cfexecute <cfexit <cfcomponent <cffunction <cfreturn <cfargument <cfscript <cfloop <cfquery <cfdump <cfif <cfelseif <cfelse',
  ),
  sign('ColdFusion', 'writeOutput', /writeOutput\s{0,20}\(/u),
  sign('FoxPro', 'orequest', /orequest\.querystring\s{0,20}\(\s{0,20}"[a-z0-9]{1,100}"\s{0,20}\)/iu),
  sign('FoxPro', 'define class', /define\s{1,20}class\s{1,20}[a-z0-9]{1,100}\s{1,20}as\s{1,20}[a-z0-9]/iu),
  weak(
    sign(
      'FoxPro',
      ' endfor',
      /for\s{1,20}(?:[a-z0-9]{1,100}\s{0,20}=\s{0,20}\d{1,9}\s{1,20}to\s{1,20}\d|each\s)[^\n]{1,500}\s{1,20}endfor/iu,
    ),
  ),
  weak(sign('FoxPro', 'enddo', /do\s{1,20}while\s/iu, 'enddo')),
  weak(sign('FoxPro', 'endif', /if\s(?=[\s\S]{2,2000}?\sendif)/iu)),
  weak(sign('Pascal', 'program ', /^program\s{1,20}[a-z0-9]{1,100};/imu, 'end')),
  sign('LaTeX', '\\documentclass', /\\documentclass(?:\[[^\]\n]{0,200}\])?\{[a-z]{1,50}\}/iu),
  sign('LaTeX', '\\begin{', /\\begin\{[a-z]{1,50}\}/iu),
  weak(sign('ActionScript', 'package ', /package\s{1,20}[a-z0-9.]{1,200}\s{0,20}\{/iu, '}')),
];
