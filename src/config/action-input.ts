/** One input of an action that runs another command than `tollgate run`: `publish`, `setup`. */
export interface ActionInput {
  readonly name: string;
  readonly description: string;
  /** What holds where it is left out, in words; absent where it must be given. */
  readonly otherwise?: string;
  /** The value where it is left out; absent where that is nothing. */
  readonly default?: string;
  /** The option of the command; absent where the value is an argument or a variable. */
  readonly flag?: string;
}
