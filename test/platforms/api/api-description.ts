/** A JSON Schema as OpenAPI 3.0 writes it. */
export type ApiSchema = Readonly<Record<string, unknown>>;

/** One parameter of an operation, or a reference to one. */
export interface ApiParameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: ApiSchema;
  /** GitHub's own: the value may hold slashes. */
  readonly 'x-multi-segment'?: boolean;
}

/** A request body or a response, or a reference to one. */
export interface ApiContent {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema?: ApiSchema }>>;
}

/** One route. */
export interface ApiOperation {
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: ApiContent;
  readonly responses: Readonly<Record<string, ApiContent>>;
}

/** As much of an OpenAPI 3 document as a contract reads. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
