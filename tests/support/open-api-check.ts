/** Checks answers of the API against its own OpenAPI document: known path and method, promised status, body as promised. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { Handlers } from "#server/http/create-handlers.ts";

interface Answered {
  method: string;
  path: string;
  status: number;
  headers: Headers;
  body: unknown;
}
export type OpenApiCheck = (answered: Answered) => void;

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: unknown;
}

export async function openApiCheck(handlers: Handlers): Promise<OpenApiCheck> {
  const response = await handlers.api(new Request("http://localhost/api/v1/openapi.json"));
  const document = (await response.json()) as Document;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "api", components: document.components });
  const known = new Map<object, ValidateFunction>();

  return ({ method, path, status, headers, body }) => {
    const said = `${method} ${path} → ${status}`;
    const operation = operationFor(document, method, `/api/v1${path}`);
    if (!operation) {
      if (status === 404 || path === "/openapi.json") return;
      throw new Error(`${said}: the OpenAPI document doesn't know this`);
    }
    const promised = operation.responses[status] ?? operation.responses.default;
    if (!promised || (status < 400 && !operation.responses[status])) throw new Error(`${said}: not promised`);
    if (!promised.content) {
      if (body !== undefined) throw new Error(`${said}: a body where none was promised`);
      return;
    }
    const type = (headers.get("content-type") ?? "").split(";")[0] ?? "";
    const schema = promised.content[type]?.schema;
    if (!schema) throw new Error(`${said}: ${type} wasn't promised`);
    const validate = known.get(schema) ?? ajv.compile(rebased(schema));
    known.set(schema, validate);
    // Bytes are whatever they are.
    if (!validate(body instanceof Uint8Array ? "" : body))
      throw new Error(`${said}: ${ajv.errorsText(validate.errors)}`);
  };
}

function operationFor(document: Document, method: string, path: string): Operation | undefined {
  for (const [template, operations] of Object.entries(document.paths)) {
    const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}$`);
    const operation = pattern.test(path) ? operations[method.toLowerCase()] : undefined;
    if (operation) return operation;
  }
  return undefined;
}

/** References point into the document; here that is the schema called "api". */
const rebased = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'));
