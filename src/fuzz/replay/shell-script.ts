import { TollgateError } from '../../model/errors.ts';
import type { Replay } from './replay.ts';
import { headLines, type PlannedStep, planReplay, type ReplayPlan } from './replay-plan.ts';
import { commentText, shellQuote } from './source-text.ts';

/**
 * A replay as a POSIX shell script with curl, and jq for the answers: exit 1 while the attack works, 0 once it does not, 3
 * where it could not be tried. Of what needs Tollgate it only says so.
 */
export function shellScript(replay: Replay, file: string): string {
  const parts = planned(replay, file);
  if (typeof parts === 'string') {
    const lines = [`${replay.rule}: ${replay.title}`, replay.message, `No curl can do this: ${parts}.`];
    return `#!/bin/sh\n${lines.map(comment).join('\n')}\nexec tollgate replay "$(dirname "$0")"/${shellQuote(file)} "$@"\n`;
  }
  const { variables, steps, environment } = parts;
  return [
    '#!/bin/sh',
    ...headLines(replay, parts, file).map(comment),
    '# Exit codes: 1 it still works, 0 it does not, 3 it could not be tried. Needs curl and jq.',
    PRELUDE,
    ...['TOLLGATE_TARGET', ...environment.map(({ name }) => name)].map((name) => `need ${name}`),
    'base=${TOLLGATE_TARGET%/}',
    'dollar="$"',
    'same=1 refused=0',
    ...variables.flatMap((variable) => {
      const { name } = variable;
      if (variable.from === 'environment') return [`${own(name)}=$${name.toUpperCase()}`];
      if (variable.from === 'basic')
        return [
          `${own(name)}=$(printf %s "$${own(variable.email)}:$${own(variable.password)}" | base64 | tr -d '\\n')`,
        ];
      return variable.from === 'made' ? [`${own(name)}=$(make_${variable.kind})`] : [];
    }),
    ...steps.flatMap((step) => linesOf(step)),
    `[ "$same" = 0 ] || works ${shellQuote(replay.message)}`,
    'fixed',
    '',
  ].join('\n');
}

function comment(line: string): string {
  return `# ${commentText(line)}`;
}

function planned(replay: Replay, file: string): ReplayPlan | string {
  // A shell is too slow at it, and a race that is not won would look like one that cannot be.
  if (replay.effect === 'serial') return 'its requests must arrive at the same moment';
  const withNull = replay.steps.find(({ body = '' }) => body.includes('\0'));
  if (withNull !== undefined) return `${commentText(withNull.label)} sends a null byte`;
  try {
    return planReplay(replay, file);
  } catch (error) {
    if (error instanceof TollgateError) return error.message;
    throw error;
  }
}

const PRELUDE = String.raw`set -u
dir=$(mktemp -d) || exit 3
trap 'rm -rf "$dir"' EXIT
need() { [ -n "$(printenv "$1")" ] || { echo "the environment has no $1" >&2; exit 3; }; }
random() { od -An -N9 -tx1 /dev/urandom | tr -d ' \n'; }
make_email() { echo "$(random)@example.com"; }
make_password() { echo "Tg-$(random)!Aa9"; }
make_key() { echo "$(random)$(random)" | sed 's/^\(.\{8\}\)\(.\{4\}\).\(.\{3\}\).\(.\{3\}\)\(.\{12\}\).*/\1-\2-4\3-a\4-\5/'; }
uri() { jq -rn --arg v "$1" '$v|@uri'; }
json() { jq -n --arg v "$1" '$v' | sed 's/^"//; s/"$//'; }
hex24() { echo "$1" | tr -d - | cut -c1-24; }
failed() { echo "ERROR: $1" >&2; exit 3; }
fixed() { echo 'FIXED: the attack no longer works'; exit 0; }
works() { echo "FAILED: $1"; exit 1; }
# send FILE METHOD URL BODY|- HEADER…
send() {
  to=$1 method=$2 url=$3 body=$4
  shift 4
  for header; do printf '%s\n' "$header"; done >"$to.sent"
  if [ "$body" = - ]; then set --; else printf %s "$body" >"$to.in"; set -- --data-binary "@$to.in"; fi
  curl -sS --noproxy '*' --globoff --path-as-is -m 30 -o "$to" -D "$to.headers" -w '%{http_code}' -X "$method" -H "@$to.sent" "$@" -- "$url" >"$to.status" || echo 000 >"$to.status"
}
pointer() { jq -c --arg p "$2" '($p | split("/")[1:] | map(gsub("~1"; "/") | gsub("~0"; "~"))) as $t | reduce $t[] as $k (.; if type == "array" then .[$k | tonumber] elif type == "object" and has($k) then .[$k] else error("absent") end)' "$1" 2>/dev/null; }
# value FILE PLACE: as JSON, empty where there is none
value() {
  case $2 in
    status) cat "$1.status" ;;
    'length '*) pointer "$1" "\${2#length }" | jq -c 'if type == "array" then length else empty end' ;;
    'header '*) line "$1" "\${2#header }" ;;
    'cookie '*) tr -d '\r' <"$1.headers" | sed -n "s/^[Ss]et-[Cc]ookie: *\${2#cookie }=\([^;]*\).*/\1/p" | tail -n 1 | jq -R . ;;
    location) line "$1" location | jq -c 'split("?")[0] | split("#")[0] | split("/") | map(select(. != "")) | last' ;;
    *) pointer "$1" "$2" ;;
  esac
}
line() { tr -d '\r' <"$1.headers" | jq -Rc --arg n "$2: " 'select(ascii_downcase | startswith($n | ascii_downcase)) | .[($n | length):]' | tail -n 1; }
text() { printf %s "$1" | jq -r 'if type == "string" then . else tojson end'; }
is() { [ -n "$2" ] && [ "$(printf '%s\n%s' "$1" "$2" | jq -s '.[0] == .[1]' 2>/dev/null)" = true ]; }
like() { [ "$(text "$1" | sed 's/[0-9]/9/g; s/[A-Za-z]/a/g' | cut -c1-200)" = "$2" ]; }
reached() { case $1 in "$2") ;; 401 | 407 | 408 | 425 | 429 | 502 | 503 | 504) return 1 ;; esac; }
taken() { [ "$1" -ge 200 ] && [ "$1" -lt 300 ]; }
`.replaceAll('\\${', '${');

// Bracketed so that no name of a variable is one of the script's own.
const own = (name: string): string => `v_${name}`;

function linesOf(step: PlannedStep): string[] {
  const title = `# ${step.kind}: ${commentText(step.label)}`;
  const wait = step.pause === undefined ? [] : [`sleep ${(step.pause / 1000).toFixed(3)}`];
  if (step.tries === undefined) return [title, ...wait, sendLine(step), ...afterLines(step)];
  const checks = step.state.map((one) => checkLine(one));
  return [
    title,
    `for try in ${Array.from({ length: step.tries }, (_, index) => index + 1).join(' ')}; do`,
    ...wait,
    sendLine(step),
    ...(checks.length === 0 ? ['break'] : [`if ${checks.join(' && ')}; then break; fi`, 'sleep 0.15']),
    'done',
    ...afterLines(step),
  ];
}

function sendLine({ method, path, headers, body }: PlannedStep): string {
  const words = Object.entries(headers).map(([name, value]) => word(`${name}: ${value}`));
  return `send "$dir/answer" ${method} "$base"${word(path)} ${body === undefined ? '-' : word(body)} ${words.join(' ')}`;
}

function afterLines(step: PlannedStep): string[] {
  const label = shellQuote(commentText(step.label));
  const status = `s=$(cat "$dir/answer.status")`;
  const other = `failed ${label}': the app is not as it was; record the finding again'`;
  const counted = step.state.map((one) => `${checkLine(one)} || ${step.kind === 'setup' ? other : 'same=0'}`);
  const saves = step.save.map(
    ({ name, at }) =>
      `v=$(value "$dir/answer" ${shellQuote(at)}); if [ -n "$v" ]; then ${own(name)}=$(text "$v"); elif [ $refused = 1 ]${step.kind === 'attack' ? ' || ! taken "$s"' : ''}; then ${own(name)}='' refused=1; else failed ${label}': the answer lacks '${shellQuote(at)}; fi`,
  );
  if (step.kind === 'attack') {
    const signedOut = step.signedOut === true ? '[ "$s" = 401 ] || ' : '';
    return [
      status,
      `${signedOut}reached "$s" ${step.status} || failed ${label}" answered $s: the attack did not reach the app"`,
      ...(step.taken ? ['taken "$s" || refused=1'] : []),
      ...saves,
      ...counted,
    ];
  }
  return [
    status,
    `taken "$s" || [ "$s" = ${step.status} ] || { [ $refused = 1 ] && reached "$s" 0 && [ "$s" -ge 400 ] && [ "$s" -lt 500 ] && fixed; failed ${label}" answered $s, it must work"; }`,
    ...saves,
    ...counted,
  ];
}

function checkLine([at, how, value]: PlannedStep['state'][number]): string {
  const seen = `"$(value "$dir/answer" ${shellQuote(at)})"`;
  return how === 'like' ? `like ${seen} ${shellQuote(value)}` : `is ${seen} ${word(value)}`;
}

/** A template as one word: everything in single quotes but the variables. */
function word(template: string): string {
  const pieces = template.split(/(\$\{[a-z0-9_]+(?:\|[a-z0-9]+)?\})/u);
  const words = pieces.map((piece, index) => {
    if (index % 2 === 0) return piece === '' ? '' : shellQuote(piece);
    const [name = '', filter] = piece.slice(2, -1).split('|');
    const value = name === 'dollar' ? '"$dollar"' : `"\${${own(name)}:-}"`;
    return filter === 'uri' || filter === 'json' || filter === 'hex24' ? `"$(${filter} ${value})"` : value;
  });
  return words.join('') || "''";
}
