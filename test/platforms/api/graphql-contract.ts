import { type GraphqlField, readGraphql } from './graphql-document.ts';

/** As much of a GraphQL schema as is used; the types `query` and `mutation` are where an operation begins. */
export interface GraphqlDescription {
  readonly types: Readonly<Record<string, Readonly<Record<string, GraphqlFieldType>>>>;
  readonly inputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly unions: Readonly<Record<string, readonly string[]>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

interface GraphqlFieldType {
  /** Of what has fields of its own. */
  readonly type?: string;
  readonly arguments?: Readonly<Record<string, string>>;
}

/** What is wrong with a request's body: fields, arguments and variables that the schema does not have, a line each. */
export function graphqlProblems(schema: GraphqlDescription, body: string): string[] {
  const { query, variables } = JSON.parse(body) as { query: string; variables?: Readonly<Record<string, unknown>> };
  const document = readGraphql(query);
  const sent = variables ?? {};
  return [
    ...document.fields.flatMap((field) => problemsOf(field, document.kind)),
    ...Object.keys(sent).flatMap((name) => (name in document.variables ? [] : [`variable ${name} is not declared`])),
    ...Object.entries(document.variables).flatMap(([name, type]) => variableProblems(name, type)),
  ];

  function problemsOf({ name, on, given, fields }: GraphqlField, parent: string): string[] {
    if (on !== undefined)
      return schema.unions[parent]?.includes(on) === true
        ? fields.flatMap((field) => problemsOf(field, on))
        : [`${on} is no kind of ${parent}`];
    const field = schema.types[parent]?.[name];
    if (field === undefined) return [`${parent} has no field ${name}`];
    const isLeaf = field.type === undefined;
    if (isLeaf === fields.length > 0) return [`${parent}.${name} ${isLeaf ? 'has no fields' : 'needs fields'}`];
    return [
      ...argumentProblems(`${parent}.${name}`, given, field.arguments ?? {}),
      ...fields.flatMap((inner) => problemsOf(inner, field.type ?? '')),
    ];
  }

  function argumentProblems(
    place: string,
    given: GraphqlField['given'],
    wanted: Readonly<Record<string, string>>,
  ): string[] {
    const members = Object.entries(wanted).flatMap(([name, type]) =>
      Object.entries(schema.inputs[bare(type)] ?? {}).map(([inner, own]) => [`${name}.${inner}`, own] as const),
    );
    const known = { ...wanted, ...Object.fromEntries(members) };
    const missing = Object.entries(known).filter(([name, type]) => type.endsWith('!') && given[name] === undefined);
    return [
      ...missing.map(([name]) => `${place} needs ${name}`),
      ...Object.entries(given).flatMap(([name, value]) => valueProblems(`${place}(${name})`, value, known[name])),
    ];
  }

  function valueProblems(place: string, value: string, type: string | undefined): string[] {
    if (type === undefined) return [`${place} is no argument`];
    if (value.startsWith('$')) {
      const declared = document.variables[value.slice(1)];
      const fits = declared !== undefined && [type, `${type}!`].includes(declared);
      return fits ? [] : [`${place} is ${type}, and ${value} is ${declared ?? 'not declared'}`];
    }
    const words = schema.enums[bare(type)];
    const unknown =
      words === undefined ? [] : value.split(/\W+/u).filter((word) => word !== '' && !words.includes(word));
    return unknown.map((word) => `${place} is ${type}, which has no ${word}`);
  }

  function variableProblems(name: string, type: string): string[] {
    const value = sent[name];
    if (value === undefined || value === null) return type.endsWith('!') ? [`variable ${name} is missing`] : [];
    const words = schema.enums[bare(type)];
    if (words === undefined || (typeof value === 'string' && words.includes(value))) return [];
    return [`variable ${name} has no ${JSON.stringify(value)}`];
  }
}

function bare(type: string): string {
  return type.replaceAll(/[![\]]/gu, '');
}
