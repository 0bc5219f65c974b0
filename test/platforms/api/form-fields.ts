/**
 * The fields of a multipart form by name, a file by its content; `position[new_line]` becomes `new_line` of `position`, as
 * servers in Ruby read it. Nothing where the body is no form.
 */
export function formFields(body: string, contentType: string): Record<string, unknown> {
  const [, boundary] = /boundary="?([^";]+)"?/u.exec(contentType) ?? [];
  const fields: Record<string, unknown> = {};
  if (boundary === undefined) return fields;
  for (const part of body.split(`--${boundary}`).slice(1, -1)) {
    const [, head = '', value = ''] = /^\r\n([^]*?)\r\n\r\n([^]*)\r\n$/u.exec(part) ?? [];
    const [, name = ''] = /name="([^"]*)"/u.exec(head) ?? [];
    const [, outer, inner] = /^([^[]+)\[([^\]]+)\]$/u.exec(name) ?? [];
    if (outer === undefined || inner === undefined) fields[name] = value;
    else fields[outer] = { ...(fields[outer] as Record<string, unknown> | undefined), [inner]: value };
  }
  return fields;
}
