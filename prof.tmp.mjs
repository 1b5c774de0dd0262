// prof.tmp.mts
import { readFileSync } from "node:fs";

// lib/connectors/schema.ts
import { z } from "zod";

// lib/connectors/hoist-definitions.ts
var PLAIN_VALUES = /* @__PURE__ */ new Set(["default", "const", "enum", "examples", "example", "required"]);
var SCHEMA_MAPS = /* @__PURE__ */ new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
var DEFINITION = /^#\/\$defs\/[^/]+$/;
function renameRefs(value, rename) {
  if (Array.isArray(value)) return value.map((each) => renameRefs(each, rename));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (PLAIN_VALUES.has(key)) return [key, inner];
    if (key === "$ref" && typeof inner === "string") return [key, rename(inner)];
    if (!SCHEMA_MAPS.has(key) || typeof inner !== "object" || inner === null) return [key, renameRefs(inner, rename)];
    return [key, Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, renameRefs(each, rename)]))];
  });
  return Object.fromEntries(entries);
}
function moved(name, schema) {
  const pointer = `#/properties/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
  return renameRefs(schema, (ref) => /^#(\/|$)/.test(ref) ? pointer + ref.slice(1) : ref);
}
function onlyPointsToDefinitions(schema) {
  let only = true;
  renameRefs(schema, (ref) => {
    only &&= DEFINITION.test(ref);
    return ref;
  });
  return only;
}
function hoistDefinitions(schemas) {
  const $defs = {};
  const properties = schemas.map(([name, schema]) => {
    if (!JSON.stringify(schema).includes('"$ref":')) return [name, schema];
    const { $defs: own2, ...rest } = schema;
    const entries = typeof own2 === "object" && own2 !== null ? Object.entries(own2) : [];
    const clash = entries.some(
      ([key, definition]) => Object.hasOwn($defs, key) && JSON.stringify($defs[key]) !== JSON.stringify(definition)
    );
    if (clash || entries.length === 0 || !onlyPointsToDefinitions(schema)) return [name, moved(name, schema)];
    for (const [key, definition] of entries) $defs[key] = definition;
    return [name, rest];
  });
  return { properties: Object.fromEntries(properties), $defs };
}

// lib/connectors/schema.ts
var JsonSchemaObject = z.record(z.string(), z.unknown());
var METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
var PARAMETER_PLACES = ["path", "query", "header", "cookie", "body"];
var PARAMETER_STYLES = [
  "simple",
  "label",
  "matrix",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "tabDelimited",
  "deepObject",
  "json",
  "file"
];
var BODY_ENCODINGS = ["json", "form", "multipart", "raw"];
var ACCESS_MODES = ["open", "portal"];
var TOOL_NAME_LIMIT = 64;
var PLUGIN_NAME_BUDGET = 49;
var PLUGIN_SERVER_KEY = "api";
var DESCRIPTION_BYTES = 2048;
function toolNameRoom(slug) {
  return PLUGIN_NAME_BUDGET - PLUGIN_SERVER_KEY.length - slug.length;
}
var SLUG_LIMIT = 24;
var RESERVED_WORD = /(^|-)(claude|anthropics?)(-|$)|^cc-plugin-/;
var DEVICE_NAME = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
var Slug = z.string().trim().min(2, "Use at least 2 characters").max(SLUG_LIMIT, `Use at most ${SLUG_LIMIT} characters; the rest is needed for tool names`).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lowercase letters, digits and single hyphens").refine((slug) => !RESERVED_WORD.test(slug), 'Leave out "claude" and "anthropic"; plugins of such a name do not load').refine((slug) => !DEVICE_NAME.test(slug), "Windows has no folder of this name. Choose another.").refine((slug) => slug !== "new", '"new" is a page of this portal. Choose another.');
var ToolName = z.string().trim().min(1, "A tool needs a name").max(TOOL_NAME_LIMIT, `Use at most ${TOOL_NAME_LIMIT} characters`).regex(/^[a-zA-Z0-9_-]+$/, "Use letters, digits, underscores and hyphens");
var MediaType = z.string().trim().max(200).regex(
  /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w-]+=("[^"\\\r\n]*"|[\w!#$&^.+:'*-]+))*$/,
  "Write a media type such as image/png"
);
var Parameter = z.object({
  /** The property Claude fills in. Claude drops a whole tool over a name outside this pattern. */
  name: z.string().trim().min(1, "A parameter needs a name").regex(/^[a-zA-Z0-9_.-]{1,64}$/, "Use letters, digits, underscores, dots and hyphens, at most 64"),
  in: z.enum(PARAMETER_PLACES),
  required: z.boolean().default(false),
  description: z.string().trim().max(1024, "Use at most 1,024 characters").default(""),
  schema: JsonSchemaObject.default({ type: "string" }),
  /** The name the API expects where it differs, e.g. `filter[status]`. */
  sendAs: z.string().trim().min(1).max(128).optional(),
  /** Without a style a list repeats its name (in a header: joined by commas), and an object is sent as JSON. */
  style: z.enum(PARAMETER_STYLES).optional(),
  /** Whether each item or property stands alone. Without it: as OpenAPI has it, true for `form` and false for the rest. */
  explode: z.boolean().optional(),
  /** Leaves characters such as `/` and `:` of a query value as they are. */
  allowReserved: z.boolean().optional(),
  /** The value is the body, not a property of it. Such a tool has one body parameter. */
  wholeBody: z.boolean().optional(),
  /** The media type of this part of a multipart body. */
  contentType: MediaType.optional()
});
var Annotations = z.object({
  readOnlyHint: z.boolean(),
  destructiveHint: z.boolean(),
  idempotentHint: z.boolean(),
  openWorldHint: z.boolean()
});
var ToolDefinition = z.object({
  name: ToolName,
  title: z.string().trim().min(1, "People see the title; give one").max(100, "Use at most 100 characters"),
  description: z.string().trim().min(1, "Claude reads this to decide when to call the tool").refine(
    (text2) => new TextEncoder().encode(text2).length <= DESCRIPTION_BYTES,
    "Use at most 2 KB; Claude cuts the rest"
  ),
  method: z.enum(METHODS),
  path: z.string().trim().regex(/^\//, "Start with a slash").max(2e3),
  parameters: z.array(Parameter).max(100).default([]),
  bodyEncoding: z.enum(BODY_ENCODINGS).default("json"),
  /** Sent instead of the media type that belongs to the encoding, e.g. `application/merge-patch+json`. */
  contentType: MediaType.optional(),
  annotations: Annotations,
  /** Replaces the schema built from the parameters. Properties that are no parameter go to the body, or to the query for GET and DELETE. */
  inputSchema: JsonSchemaObject.optional(),
  outputSchema: JsonSchemaObject.optional()
});
function proposeAnnotations(method) {
  const readOnly = method === "GET";
  return {
    readOnlyHint: readOnly,
    destructiveHint: !readOnly,
    idempotentHint: method !== "POST" && method !== "PATCH",
    openWorldHint: true
  };
}
function pathPlaceholders(path2) {
  return [...path2.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]);
}
function toolInputSchema(tool) {
  if (tool.inputSchema) return tool.inputSchema;
  const { properties, $defs } = hoistDefinitions(
    tool.parameters.map(({ name, schema, description }) => [name, description ? { ...schema, description } : schema])
  );
  const required = tool.parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name);
  return {
    type: "object",
    properties,
    ...required.length > 0 && { required },
    additionalProperties: false,
    ...Object.keys($defs).length > 0 && { $defs }
  };
}
var NewConnector = z.object({
  name: z.string().trim().min(1, "Give the connector a name").max(100, "Use at most 100 characters"),
  slug: Slug,
  description: z.string().trim().min(1, "Say in a sentence what the API offers").max(2e3, "Use at most 2,000 characters"),
  baseUrl: z.string().trim().min(1, "Give the address all paths start from").max(2e3),
  access: z.enum(ACCESS_MODES).default("open")
});
var ConnectorDetails = NewConnector.omit({ slug: true });

// lib/errors.ts
var AppError = class extends Error {
  code;
  fields;
  constructor(code, message, options = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields;
  }
};
function fieldError(field, message) {
  return new AppError("invalid_argument", message, { fields: { [field]: message } });
}

// lib/imports/as-object.ts
function asObject(value) {
  return isObject(value) ? value : {};
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function own(value, key) {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
function asList(value) {
  return Array.isArray(value) ? value : [];
}
function asText(value) {
  return typeof value === "string" ? value.trim() : "";
}

// lib/imports/to-plain-text.ts
var MAX_CHARACTERS = 2e4;
var ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", "#39": "'" };
function toPlainText(text2) {
  return text2.slice(0, MAX_CHARACTERS).replace(/<!--[^>]*-->/g, "").replace(/<\/(p|li|ul|ol|h[1-6]|div|tr)\s*>|<br\s*\/?>/gi, "\n").replace(/<\/?[a-z][a-z0-9]*(\s[^<>]*)?>/gi, "").replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (whole, name) => ENTITIES[name] ?? whole).replace(/[^\P{C}\n\t]/gu, "").replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}
function cutText(text2, limit) {
  if (text2.length <= limit) return text2;
  const cut = text2.slice(0, limit - 1).replace(/\p{Surrogate}$/u, "");
  const sentence = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf(".\n"));
  if (sentence > limit / 2) return cut.slice(0, sentence + 1);
  const word = cut.lastIndexOf(" ");
  return `${(word > limit / 2 ? cut.slice(0, word) : cut).trimEnd()}\u2026`;
}

// lib/imports/describe-operation.ts
function cutBytes(text2, limit) {
  let cut = text2;
  for (let room = limit; new TextEncoder().encode(cut).length > limit; room -= 50) cut = cutText(text2, room);
  return cut;
}
function oneLine(text2) {
  return toPlainText(text2).replace(/\s+/g, " ");
}
function ended(sentence) {
  return /[.!?:…]$/.test(sentence) ? sentence : `${sentence}.`;
}
function describeOperation(operation, words) {
  const summary = oneLine(operation.summary);
  const said = toPlainText(operation.description);
  const spoken = words.charAt(0).toUpperCase() + words.slice(1);
  const title = cutText(summary.replace(/\.$/, "") || spoken, 100);
  const repeats = said.toLowerCase().startsWith(summary.toLowerCase().replace(/\.$/, ""));
  const parts = [operation.deprecated ? "Deprecated." : "", summary && !repeats ? ended(summary) : "", said].filter(
    Boolean
  );
  const text2 = summary || said ? parts.join("\n") : [...parts, `${spoken} (${operation.key}).`].join(" ");
  return { title, description: cutBytes(text2, DESCRIPTION_BYTES - 100) };
}

// lib/imports/fit-schema.ts
var LEVELS = [1, 2, 3, 4, 5, 6, 7];
var MAX_DEPTH = 17;
var MAPS = /* @__PURE__ */ new Set(["properties", "patternProperties"]);
var INNER = /* @__PURE__ */ new Set(["items", "prefixItems", "additionalProperties", "contains"]);
var UNIONS = /* @__PURE__ */ new Set(["oneOf", "anyOf", "allOf"]);
var TooLong = class extends Error {
};
function count(telling, value) {
  telling.size += (JSON.stringify(value) ?? "").length + 4;
  if (telling.size > telling.limit) throw new TooLong();
}
function stub(telling, schema) {
  telling.cut = true;
  const name = typeof schema.$ref === "string" ? schema.$ref.slice("#/$defs/".length) : null;
  const target = name === null ? schema : telling.definitions.get(name) ?? {};
  const description = schema.description ?? target.description;
  const kept = {
    ...target.type !== void 0 && { type: target.type },
    ...description !== void 0 && { description }
  };
  count(telling, kept);
  return kept;
}
function tellRef(telling, schema, levels) {
  const name = String(schema.$ref).slice("#/$defs/".length);
  if (!telling.asked.has(name)) {
    if (levels <= 0) return stub(telling, schema);
    telling.asked.set(name, { levels, depth: 2 });
  }
  count(telling, schema);
  return schema;
}
function tellList(telling, list, levels, depth) {
  return list.map((each) => tell(telling, each, levels, depth + 1));
}
function tellKeyword(telling, key, value, levels, depth) {
  count(telling, key);
  if (MAPS.has(key) && isObject(value)) {
    const entries = Object.entries(value).map(([name, inner]) => {
      count(telling, name);
      return [name, tell(telling, inner, levels - 1, depth + 1)];
    });
    return Object.fromEntries(entries);
  }
  if (INNER.has(key)) {
    return Array.isArray(value) ? tellList(telling, value, levels - 1, depth + 1) : tell(telling, value, levels - 1, depth + 1);
  }
  if (UNIONS.has(key) && Array.isArray(value)) return tellList(telling, value, levels, depth + 1);
  if (key === "not") return tell(telling, value, levels, depth + 1);
  count(telling, value);
  return value;
}
function isNested(schema) {
  return Object.keys(schema).some((key) => MAPS.has(key) || INNER.has(key) || UNIONS.has(key) || key === "not");
}
function tell(telling, schema, levels, depth) {
  if (!isObject(schema)) return schema;
  if (typeof schema.$ref === "string") return tellRef(telling, schema, levels);
  if (isNested(schema) && (levels <= 0 || depth > MAX_DEPTH)) return stub(telling, schema);
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, tellKeyword(telling, key, value, levels, depth)])
  );
}
function tellWhole(schema, definitions, levels, limit) {
  const telling = { definitions, asked: /* @__PURE__ */ new Map(), size: 0, limit, cut: false };
  const root = tell(telling, schema, levels, 0);
  const $defs = [];
  for (const [name, { levels: left, depth }] of telling.asked) {
    $defs.push([name, tell(telling, definitions.get(name) ?? {}, left, depth)]);
  }
  const told = $defs.length > 0 ? { ...root, $defs: Object.fromEntries($defs) } : root;
  return { told, cut: telling.cut };
}
function fitSchema(schema, definitions, limit) {
  let best = null;
  for (const levels of LEVELS) {
    try {
      const { told, cut } = tellWhole(schema, definitions, levels, limit);
      best = { schema: told, cut };
      if (!cut) return best;
    } catch (error) {
      if (error instanceof TooLong) return best;
      throw error;
    }
  }
  return best;
}

// lib/imports/name-words.ts
function toSnake(text2) {
  const spaced = text2.replace(/([a-z0-9])([A-Z])/g, "$1_$2");
  return spaced.replace(/[^a-zA-Z0-9]+/g, "_").replace(/^_+|_+$/g, "").toLowerCase();
}
function toSingular(word) {
  if (/ies$/.test(word) && word.length > 4) return word.replace(/ies$/, "y");
  if (/(sses|xes|ches|shes|zes|uses)$/.test(word)) return word.replace(/es$/, "");
  return isPlural(word) ? word.replace(/s$/, "") : word;
}
function isPlural(word) {
  return /[^su]s$/.test(word) && !/(is|news)$/.test(word);
}

// lib/imports/template-path.ts
function unused(base, used) {
  let name = base;
  for (let count2 = 2; used.has(name); count2++) name = `${base}_${count2}`;
  used.add(name);
  return name;
}

// lib/imports/parameter-drafts.ts
var SAFE_NAME = /^[a-zA-Z0-9_.-]{1,64}$/;
var MAX_NAME = 60;
function safeName(wireName, place) {
  if (SAFE_NAME.test(wireName) && !(wireName in {})) return wireName;
  return toSnake(wireName).slice(0, MAX_NAME) || place;
}
function nameParameters(drafts) {
  const used = /* @__PURE__ */ new Set();
  return drafts.map(({ wireName, ...draft }) => {
    const wanted = safeName(wireName, draft.in);
    const free = used.has(wanted) ? `${draft.in}_${wanted}`.slice(0, MAX_NAME) : wanted;
    const name = unused(free, used);
    return { name, ...draft, ...name !== wireName && !draft.wholeBody && { sendAs: wireName } };
  });
}
function splitDescription(schema, given) {
  const { description, ...rest } = schema;
  const text2 = given || (typeof description === "string" ? description : "");
  return { schema: rest, description: cutText(toPlainText(text2), 600) };
}

// lib/connectors/check-json-schema.ts
import { checkSync } from "recheck";

// lib/connectors/new-schema-validator.ts
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/server/validators/ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
function newSchemaValidator() {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: true,
    validateSchema: false,
    allErrors: true,
    logger: false
  });
  addFormats.default(ajv);
  return new AjvJsonSchemaValidator(ajv);
}

// lib/connectors/check-json-schema.ts
var TYPES = ["string", "number", "integer", "boolean", "array", "object", "null"];
var ROOT_COMBINATORS = ["anyOf", "oneOf", "allOf", "not", "if"];
var DIALECT = "https://json-schema.org/draft/2020-12/schema";
var PROPERTY_NAME = /^[a-zA-Z0-9_.-]{1,64}$/;
var CHARACTER_LIMIT = 5e4;
var DEPTH_LIMIT = 20;
var PATTERN_LIMIT = 500;
var PATTERN_CHECK_MS = 1e3;
var SCHEMA_MAPS2 = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];
var PLAIN_VALUES2 = ["default", "const", "enum", "examples", "example", "required"];
function isObject2(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function typeProblem(type) {
  const types = Array.isArray(type) ? type : [type];
  const unknown = types.find((each) => !TYPES.includes(each));
  return unknown === void 0 ? null : `${JSON.stringify(unknown)} is not a type. Use ${TYPES.join(", ")}.`;
}
var known = /* @__PURE__ */ new Map();
var KNOWN_LIMIT = 2e3;
function patternProblem(pattern) {
  if (typeof pattern !== "string") return '"pattern" must be text';
  const found = known.get(pattern);
  if (found !== void 0) return found;
  const problem = findPatternProblem(pattern);
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(pattern, problem);
  return problem;
}
function findPatternProblem(pattern) {
  if (pattern.length > PATTERN_LIMIT) return `A pattern may have at most ${PATTERN_LIMIT} characters`;
  try {
    new RegExp(pattern, "u");
  } catch {
    return `${pattern} is not a regular expression`;
  }
  const { status } = checkSync(pattern, "u", { timeout: PATTERN_CHECK_MS });
  return status === "safe" ? null : `The pattern ${pattern} can take very long on some texts. Write it without nested or repeated repetition.`;
}
function keywordProblem(key, value) {
  switch (key) {
    case "type":
      return typeProblem(value);
    case "pattern":
      return patternProblem(value);
    case "$ref":
    case "$dynamicRef":
      return typeof value === "string" && value.startsWith("#") ? null : `"${key}" may only point inside this schema (start with #); ${JSON.stringify(value)} is never fetched`;
    case "$schema":
      return value === DIALECT || value === `${DIALECT}#` ? null : `"$schema" must be ${DIALECT}`;
    case "items":
      return Array.isArray(value) ? 'A list of "items" is from an older draft. Use "prefixItems".' : null;
    case "patternProperties":
      return isObject2(value) ? firstOf(Object.keys(value), patternProblem) : null;
    case "properties":
      return isObject2(value) ? firstOf(Object.keys(value), propertyNameProblem) : '"properties" must be an object';
    default:
      return null;
  }
}
function propertyNameProblem(name) {
  return PROPERTY_NAME.test(name) ? null : `The property ${JSON.stringify(name)} would make Claude drop the tool. Use letters, digits, _ . - and at most 64.`;
}
function firstOf(values, problem) {
  for (const value of values) {
    const found = problem(value);
    if (found) return found;
  }
  return null;
}
function nestedProblem(value, depth) {
  if (depth > DEPTH_LIMIT) return `The schema is nested deeper than ${DEPTH_LIMIT} levels`;
  if (Array.isArray(value)) return firstOf(value, (each) => nestedProblem(each, depth + 1));
  if (!isObject2(value)) return null;
  return firstOf(Object.entries(value), ([key, inner]) => {
    const problem = keywordProblem(key, inner);
    if (problem) return problem;
    if (PLAIN_VALUES2.includes(key)) return null;
    if (SCHEMA_MAPS2.includes(key) && isObject2(inner)) {
      return firstOf(Object.values(inner), (each) => nestedProblem(each, depth + 1));
    }
    return nestedProblem(inner, depth + 1);
  });
}
function compileProblem(schema) {
  try {
    newSchemaValidator().getValidator(schema);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "This is not a valid JSON Schema";
  }
}
function keywordProblems(schema) {
  if (JSON.stringify(schema).length > CHARACTER_LIMIT) return `A schema may have at most ${CHARACTER_LIMIT} characters`;
  return nestedProblem(schema, 0);
}
function schemaProblem(schema) {
  return keywordProblems(schema) ?? compileProblem(schema);
}
function rootSchemaProblem(schema) {
  if (schema.type !== "object") return 'The schema must have "type": "object" at its root';
  const combinator = ROOT_COMBINATORS.find((keyword) => keyword in schema);
  if (combinator) return `Claude refuses "${combinator}" at the root of a schema. Move it into a property.`;
  return schemaProblem(schema);
}

// lib/connectors/check-body.ts
function bodyProblem({ parameters, bodyEncoding, contentType }) {
  const whole = parameters.findIndex(({ wholeBody }) => wholeBody);
  const inBody = parameters.filter((parameter) => parameter.in === "body");
  if (whole >= 0 && parameters[whole]?.in !== "body") {
    return [`parameters.${whole}.in`, "Only a body parameter can be the whole body"];
  }
  if (whole >= 0 && inBody.length > 1) {
    return [`parameters.${whole}.wholeBody`, "A tool whose parameter is the whole body has no other in the body"];
  }
  if (bodyEncoding === "raw" && inBody.length > 0 && whole < 0) {
    return ["bodyEncoding", "A body sent as it is comes from one parameter that is the whole body"];
  }
  if (bodyEncoding === "multipart" && contentType && !/^multipart\//i.test(contentType)) {
    return ["contentType", "A multipart body has a media type that begins with multipart/"];
  }
  const file = parameters.findIndex(
    (parameter) => parameter.style === "file" && (parameter.in !== "body" || !/^(multipart|raw)$/.test(bodyEncoding))
  );
  return file >= 0 ? [`parameters.${file}.style`, "A file is a part of a multipart body, or the whole body"] : null;
}

// lib/connectors/check-tool.ts
var RESERVED_HEADERS = /* @__PURE__ */ new Set([
  "accept-encoding",
  "authorization",
  "connection",
  "content-length",
  "content-type",
  "cookie",
  "cookie2",
  "expect",
  "forwarded",
  "host",
  "http2-settings",
  "keep-alive",
  "origin",
  "referer",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "user-agent",
  "via"
]);
var HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
function isReservedHeader(name) {
  const lower = name.toLowerCase();
  return RESERVED_HEADERS.has(lower) || /^(proxy-|sec-|x-forwarded-)/.test(lower);
}
function pathErrors({ path: path2, parameters }) {
  const placeholders = pathPlaceholders(path2);
  const sent = new Map(parameters.map((parameter) => [parameter.sendAs ?? parameter.name, parameter]));
  if (path2.replace(/\{[^{}]+\}/g, "").match(/[{}]/)) return { path: "Close every { with a }" };
  if (/[?#\s]/.test(path2)) return { path: "Leave ? and # and spaces out of the path. Add query parameters below." };
  if (path2.split("/").some((segment) => segment === "." || segment === "..")) {
    return { path: "A path cannot climb with . or .." };
  }
  const orphan = placeholders.find((name) => sent.get(name)?.in !== "path");
  if (orphan) return { path: `{${orphan}} needs a path parameter called "${orphan}"` };
  return {};
}
function parameterProblem(parameter, { path: path2, method }) {
  const sendAs = parameter.sendAs ?? parameter.name;
  if (parameter.in === "path") {
    if (!pathPlaceholders(path2).includes(sendAs)) return ["name", `The path has no {${sendAs}}`];
    if (!parameter.required) return ["required", "A path parameter is always required"];
  }
  if (parameter.in === "header") {
    if (!HEADER_NAME.test(sendAs)) return ["name", `"${sendAs}" is no header name`];
    if (isReservedHeader(sendAs))
      return ["name", `The header ${sendAs} is set by Portico. Use the credential for keys.`];
  }
  if (parameter.in === "cookie" && !HEADER_NAME.test(sendAs)) return ["name", `"${sendAs}" is no cookie name`];
  if (parameter.in === "body" && method === "GET") return ["in", "GET has no body. Send it in the query."];
  const problem = keywordProblems(parameter.schema);
  return problem ? ["schema", problem] : null;
}
function compileErrors({ parameters }) {
  const problem = compileProblem(toolInputSchema({ parameters }));
  if (!problem) return {};
  const errors = parameters.flatMap(({ schema }, index) => {
    const own2 = compileProblem(schema);
    return own2 ? [[`parameters.${index}.schema`, own2]] : [];
  });
  return errors.length > 0 ? Object.fromEntries(errors) : { inputSchema: problem };
}
function parameterErrors(tool) {
  const errors = {};
  const names = /* @__PURE__ */ new Set();
  tool.parameters.forEach((parameter, index) => {
    const found = names.has(parameter.name) ? ["name", `There are two parameters called "${parameter.name}"`] : parameterProblem(parameter, tool);
    names.add(parameter.name);
    if (found) errors[`parameters.${index}.${found[0]}`] = found[1];
  });
  const body = bodyProblem(tool);
  if (body) errors[body[0]] ??= body[1];
  return Object.keys(errors).length > 0 ? errors : compileErrors(tool);
}
function schemaErrors({ inputSchema, outputSchema, parameters }) {
  const errors = {};
  const input = inputSchema && (rootSchemaProblem(inputSchema) ?? missingProperty(inputSchema, parameters));
  const output = outputSchema && rootSchemaProblem(outputSchema);
  if (input) errors.inputSchema = input;
  if (output) errors.outputSchema = output;
  return errors;
}
function missingProperty(inputSchema, parameters) {
  const properties = Object.keys(inputSchema.properties ?? {});
  const missing = parameters.find(({ name }) => !properties.includes(name));
  return missing ? `The schema has no property "${missing.name}", which is a parameter` : null;
}
function checkTool(tool, connectorSlug) {
  const room = toolNameRoom(connectorSlug);
  const errors = { ...pathErrors(tool), ...parameterErrors(tool), ...schemaErrors(tool) };
  if (tool.name.length > room) {
    errors.name = `Use at most ${room} characters; with "${connectorSlug}" before it Claude sees no more`;
  }
  if (tool.annotations.readOnlyHint && tool.annotations.destructiveHint) {
    errors["annotations.destructiveHint"] = "A tool that only reads destroys nothing";
  }
  if (Object.keys(errors).length > 0) {
    throw new AppError("invalid_argument", `${tool.name}: ${Object.values(errors)[0]}`, { fields: errors });
  }
}

// lib/db/client.ts
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaPGlite } from "pglite-prisma-adapter";

// lib/env.ts
import { z as z2 } from "zod";
var flag = z2.enum(["true", "false", "1", "0", ""]).default("false").transform((value) => value === "true" || value === "1");
var emptyAsUnset = (value) => value === "" ? void 0 : value;
var optional = (schema) => z2.preprocess(emptyAsUnset, schema.optional());
var PublicUrl = z2.url({ protocol: /^https?$/, error: "must be an address like https://portal.example", abort: true }).refine((value) => ["", "/"].includes(new URL(value).pathname), "must have no path").transform((value) => new URL(value).origin);
var EnvironmentSchema = z2.object({
  NODE_ENV: z2.string().default("production"),
  PORT: z2.coerce.number().int().min(0).max(65535).default(3e3),
  HOST: optional(z2.string()),
  PUBLIC_URL: optional(PublicUrl),
  DATABASE_URL: optional(z2.url({ protocol: /^postgres(ql)?$/ })),
  DATA_DIR: z2.string().default("./data"),
  SECRET_KEY: optional(z2.string().min(32, "must have at least 32 characters")),
  ALLOW_PRIVATE_UPSTREAMS: flag,
  OPEN_SIGN_UP: flag,
  TRUST_PROXY: flag,
  GITHUB_ID: optional(z2.string()),
  GITHUB_SECRET: optional(z2.string()),
  GOOGLE_ID: optional(z2.string()),
  GOOGLE_SECRET: optional(z2.string()),
  OIDC_ISSUER: optional(z2.url()),
  OIDC_ID: optional(z2.string()),
  OIDC_SECRET: optional(z2.string()),
  OIDC_NAME: z2.string().default("Single sign-on")
});

// lib/db/generated/client.ts
import * as path from "node:path";
import { fileURLToPath } from "node:url";

// lib/db/generated/internal/class.ts
import * as runtime from "@prisma/client/runtime/client";
var config = {
  "previewFeatures": [],
  "clientVersion": "7.10.1",
  "engineVersion": "d1b3f377ca835d73fd50954a5e22128b9ebdd6b8",
  "activeProvider": "postgresql",
  "inlineSchema": `generator client {
  provider     = "prisma-client"
  output       = "../lib/db/generated"
  moduleFormat = "esm"
}

datasource db {
  provider = "postgresql"
}

// \u2500\u2500 partners \u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500
// User, Account, Session and VerificationToken have the shape next-auth's Prisma adapter expects.

model User {
  id            String    @id @default(cuid())
  name          String?
  email         String    @unique
  emailVerified DateTime?
  image         String?
  passwordHash  String?
  /// The account made at first visit: may create partners and sees instance settings.
  instanceOwner Boolean   @default(false)
  createdAt     DateTime  @default(now())

  accounts Account[]
  sessions Session[]
  members  Member[]
}

model Account {
  id                String  @id @default(cuid())
  userId            String
  type              String
  provider          String
  providerAccountId String
  refresh_token     String?
  access_token      String?
  expires_at        Int?
  token_type        String?
  scope             String?
  id_token          String?
  session_state     String?

  user User @relation(fields: [userId], references: [id], onDelete: Cascade)

  @@unique([provider, providerAccountId])
  @@index([userId])
}

model Session {
  id           String   @id @default(cuid())
  sessionToken String   @unique
  userId       String
  expires      DateTime

  user User @relation(fields: [userId], references: [id], onDelete: Cascade)

  @@index([userId])
}

model VerificationToken {
  identifier String
  token      String   @unique
  expires    DateTime

  @@unique([identifier, token])
}

model Partner {
  id        String   @id @default(cuid())
  slug      String   @unique
  name      String
  createdAt DateTime @default(now())

  members     Member[]
  invitations Invitation[]
  connectors  Connector[]
}

model Member {
  id        String   @id @default(cuid())
  partnerId String
  userId    String
  /// owner | editor
  role      String
  createdAt DateTime @default(now())

  partner Partner @relation(fields: [partnerId], references: [id], onDelete: Cascade)
  user    User    @relation(fields: [userId], references: [id], onDelete: Cascade)

  @@unique([partnerId, userId])
  @@index([userId])
}

model Invitation {
  id           String    @id @default(cuid())
  partnerId    String
  role         String
  /// Whom the link is meant for; a note for the people who invite, not a check.
  note         String    @default("")
  tokenHash    String    @unique
  invitedById  String
  createdAt    DateTime  @default(now())
  expiresAt    DateTime
  acceptedAt   DateTime?
  acceptedById String?

  partner Partner @relation(fields: [partnerId], references: [id], onDelete: Cascade)

  @@index([partnerId])
}

// \u2500\u2500 activity \u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500

model AuditEntry {
  id        String   @id @default(cuid())
  partnerId String
  userId    String?
  /// "connector.published", "credential.replaced", \u2026
  event     String
  subject   String
  /// Masked: never a secret, never arguments.
  detail    Json
  at        DateTime @default(now())

  @@index([partnerId, at])
}

model ToolCall {
  id          String   @id @default(cuid())
  connectorId String
  release     Int
  tool        String
  userId      String?
  clientId    String?
  /// ok | tool_error | upstream_error | refused
  outcome     String
  status      Int?
  durationMs  Int
  resultChars Int
  at          DateTime @default(now())

  @@index([connectorId, at])
}

// \u2500\u2500 connectors \u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500

model Connector {
  id            String   @id @default(cuid())
  partnerId     String
  /// In the public URL /mcp/<slug>; one namespace for the whole instance.
  slug          String   @unique
  name          String
  description   String
  baseUrl       String
  /// open | portal
  access        String
  createdAt     DateTime @default(now())
  updatedAt     DateTime @updatedAt
  liveReleaseId String?  @unique

  partner     Partner   @relation(fields: [partnerId], references: [id], onDelete: Cascade)
  liveRelease Release?  @relation("live", fields: [liveReleaseId], references: [id])
  tools       Tool[]
  releases    Release[] @relation("releases")

  @@index([partnerId])
}

model Tool {
  id          String   @id @default(cuid())
  connectorId String
  name        String
  position    Int
  /// ToolDefinition of lib/connectors/schema.ts, without its name. As text: jsonb would lose the order of properties.
  definition  Json     @db.Json
  createdAt   DateTime @default(now())
  updatedAt   DateTime @updatedAt

  connector Connector @relation(fields: [connectorId], references: [id], onDelete: Cascade)

  @@unique([connectorId, name])
}

/// An immutable snapshot; only releases are served.
model Release {
  id          String   @id @default(cuid())
  connectorId String
  number      Int
  /// ReleaseSnapshot of lib/connectors/schema.ts.
  snapshot    Json     @db.Json
  note        String   @default("")
  createdById String?
  createdAt   DateTime @default(now())

  connector Connector  @relation("releases", fields: [connectorId], references: [id], onDelete: Cascade)
  liveFor   Connector? @relation("live")

  @@unique([connectorId, number])
}

// \u2500\u2500 upstream \u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500

/// What Portico shows the partner's API. Absent means none.
model Credential {
  id          String   @id @default(cuid())
  connectorId String   @unique
  /// header | query | basic | bearer
  kind        String
  /// Header or query parameter name; the user name for basic.
  name        String   @default("")
  /// Sealed value; opened only when a request is sent.
  sealed      String
  createdAt   DateTime @default(now())
  updatedAt   DateTime @updatedAt
}

// \u2500\u2500 oauth \u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500

/// One row per oidc-provider record. The id is a hash: no usable token is in the database.
model OAuthRecord {
  model      String
  idHash     String
  payload    Json
  grantId    String?
  uid        String?
  clientId   String?
  accountId  String?
  createdAt  DateTime  @default(now())
  expiresAt  DateTime?
  consumedAt DateTime?

  @@id([model, idHash])
  @@index([grantId])
  @@index([model, uid])
  @@index([accountId])
  @@index([expiresAt])
}

model SigningKey {
  id        String   @id
  sealed    String
  createdAt DateTime @default(now())
}
`,
  "runtimeDataModel": {
    "models": {},
    "enums": {},
    "types": {}
  },
  "parameterizationSchema": {
    "strings": [],
    "graph": ""
  }
};
config.runtimeDataModel = JSON.parse('{"models":{"User":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"name","kind":"scalar","type":"String"},{"name":"email","kind":"scalar","type":"String"},{"name":"emailVerified","kind":"scalar","type":"DateTime"},{"name":"image","kind":"scalar","type":"String"},{"name":"passwordHash","kind":"scalar","type":"String"},{"name":"instanceOwner","kind":"scalar","type":"Boolean"},{"name":"createdAt","kind":"scalar","type":"DateTime"},{"name":"accounts","kind":"object","type":"Account","relationName":"AccountToUser"},{"name":"sessions","kind":"object","type":"Session","relationName":"SessionToUser"},{"name":"members","kind":"object","type":"Member","relationName":"MemberToUser"}],"dbName":null,"schema":null},"Account":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"userId","kind":"scalar","type":"String"},{"name":"type","kind":"scalar","type":"String"},{"name":"provider","kind":"scalar","type":"String"},{"name":"providerAccountId","kind":"scalar","type":"String"},{"name":"refresh_token","kind":"scalar","type":"String"},{"name":"access_token","kind":"scalar","type":"String"},{"name":"expires_at","kind":"scalar","type":"Int"},{"name":"token_type","kind":"scalar","type":"String"},{"name":"scope","kind":"scalar","type":"String"},{"name":"id_token","kind":"scalar","type":"String"},{"name":"session_state","kind":"scalar","type":"String"},{"name":"user","kind":"object","type":"User","relationName":"AccountToUser"}],"dbName":null,"schema":null},"Session":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"sessionToken","kind":"scalar","type":"String"},{"name":"userId","kind":"scalar","type":"String"},{"name":"expires","kind":"scalar","type":"DateTime"},{"name":"user","kind":"object","type":"User","relationName":"SessionToUser"}],"dbName":null,"schema":null},"VerificationToken":{"fields":[{"name":"identifier","kind":"scalar","type":"String"},{"name":"token","kind":"scalar","type":"String"},{"name":"expires","kind":"scalar","type":"DateTime"}],"dbName":null,"schema":null},"Partner":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"slug","kind":"scalar","type":"String"},{"name":"name","kind":"scalar","type":"String"},{"name":"createdAt","kind":"scalar","type":"DateTime"},{"name":"members","kind":"object","type":"Member","relationName":"MemberToPartner"},{"name":"invitations","kind":"object","type":"Invitation","relationName":"InvitationToPartner"},{"name":"connectors","kind":"object","type":"Connector","relationName":"ConnectorToPartner"}],"dbName":null,"schema":null},"Member":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"partnerId","kind":"scalar","type":"String"},{"name":"userId","kind":"scalar","type":"String"},{"name":"role","kind":"scalar","type":"String"},{"name":"createdAt","kind":"scalar","type":"DateTime"},{"name":"partner","kind":"object","type":"Partner","relationName":"MemberToPartner"},{"name":"user","kind":"object","type":"User","relationName":"MemberToUser"}],"dbName":null,"schema":null},"Invitation":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"partnerId","kind":"scalar","type":"String"},{"name":"role","kind":"scalar","type":"String"},{"name":"note","kind":"scalar","type":"String"},{"name":"tokenHash","kind":"scalar","type":"String"},{"name":"invitedById","kind":"scalar","type":"String"},{"name":"createdAt","kind":"scalar","type":"DateTime"},{"name":"expiresAt","kind":"scalar","type":"DateTime"},{"name":"acceptedAt","kind":"scalar","type":"DateTime"},{"name":"acceptedById","kind":"scalar","type":"String"},{"name":"partner","kind":"object","type":"Partner","relationName":"InvitationToPartner"}],"dbName":null,"schema":null},"AuditEntry":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"partnerId","kind":"scalar","type":"String"},{"name":"userId","kind":"scalar","type":"String"},{"name":"event","kind":"scalar","type":"String"},{"name":"subject","kind":"scalar","type":"String"},{"name":"detail","kind":"scalar","type":"Json"},{"name":"at","kind":"scalar","type":"DateTime"}],"dbName":null,"schema":null},"ToolCall":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"connectorId","kind":"scalar","type":"String"},{"name":"release","kind":"scalar","type":"Int"},{"name":"tool","kind":"scalar","type":"String"},{"name":"userId","kind":"scalar","type":"String"},{"name":"clientId","kind":"scalar","type":"String"},{"name":"outcome","kind":"scalar","type":"String"},{"name":"status","kind":"scalar","type":"Int"},{"name":"durationMs","kind":"scalar","type":"Int"},{"name":"resultChars","kind":"scalar","type":"Int"},{"name":"at","kind":"scalar","type":"DateTime"}],"dbName":null,"schema":null},"Connector":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"partnerId","kind":"scalar","type":"String"},{"name":"slug","kind":"scalar","type":"String"},{"name":"name","kind":"scalar","type":"String"},{"name":"description","kind":"scalar","type":"String"},{"name":"baseUrl","kind":"scalar","type":"String"},{"name":"access","kind":"scalar","type":"String"},{"name":"createdAt","kind":"scalar","type":"DateTime"},{"name":"updatedAt","kind":"scalar","type":"DateTime"},{"name":"liveReleaseId","kind":"scalar","type":"String"},{"name":"partner","kind":"object","type":"Partner","relationName":"ConnectorToPartner"},{"name":"liveRelease","kind":"object","type":"Release","relationName":"live"},{"name":"tools","kind":"object","type":"Tool","relationName":"ConnectorToTool"},{"name":"releases","kind":"object","type":"Release","relationName":"releases"}],"dbName":null,"schema":null},"Tool":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"connectorId","kind":"scalar","type":"String"},{"name":"name","kind":"scalar","type":"String"},{"name":"position","kind":"scalar","type":"Int"},{"name":"definition","kind":"scalar","type":"Json"},{"name":"createdAt","kind":"scalar","type":"DateTime"},{"name":"updatedAt","kind":"scalar","type":"DateTime"},{"name":"connector","kind":"object","type":"Connector","relationName":"ConnectorToTool"}],"dbName":null,"schema":null},"Release":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"connectorId","kind":"scalar","type":"String"},{"name":"number","kind":"scalar","type":"Int"},{"name":"snapshot","kind":"scalar","type":"Json"},{"name":"note","kind":"scalar","type":"String"},{"name":"createdById","kind":"scalar","type":"String"},{"name":"createdAt","kind":"scalar","type":"DateTime"},{"name":"connector","kind":"object","type":"Connector","relationName":"releases"},{"name":"liveFor","kind":"object","type":"Connector","relationName":"live"}],"dbName":null,"schema":null},"Credential":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"connectorId","kind":"scalar","type":"String"},{"name":"kind","kind":"scalar","type":"String"},{"name":"name","kind":"scalar","type":"String"},{"name":"sealed","kind":"scalar","type":"String"},{"name":"createdAt","kind":"scalar","type":"DateTime"},{"name":"updatedAt","kind":"scalar","type":"DateTime"}],"dbName":null,"schema":null},"OAuthRecord":{"fields":[{"name":"model","kind":"scalar","type":"String"},{"name":"idHash","kind":"scalar","type":"String"},{"name":"payload","kind":"scalar","type":"Json"},{"name":"grantId","kind":"scalar","type":"String"},{"name":"uid","kind":"scalar","type":"String"},{"name":"clientId","kind":"scalar","type":"String"},{"name":"accountId","kind":"scalar","type":"String"},{"name":"createdAt","kind":"scalar","type":"DateTime"},{"name":"expiresAt","kind":"scalar","type":"DateTime"},{"name":"consumedAt","kind":"scalar","type":"DateTime"}],"dbName":null,"schema":null},"SigningKey":{"fields":[{"name":"id","kind":"scalar","type":"String"},{"name":"sealed","kind":"scalar","type":"String"},{"name":"createdAt","kind":"scalar","type":"DateTime"}],"dbName":null,"schema":null}},"enums":{},"types":{}}');
config.parameterizationSchema = {
  strings: JSON.parse('["where","orderBy","cursor","user","accounts","sessions","members","partner","invitations","connector","liveFor","liveRelease","tools","releases","_count","connectors","User.findUnique","User.findUniqueOrThrow","User.findFirst","User.findFirstOrThrow","User.findMany","data","User.createOne","User.createMany","User.createManyAndReturn","User.updateOne","User.updateMany","User.updateManyAndReturn","create","update","User.upsertOne","User.deleteOne","User.deleteMany","having","_min","_max","User.groupBy","User.aggregate","Account.findUnique","Account.findUniqueOrThrow","Account.findFirst","Account.findFirstOrThrow","Account.findMany","Account.createOne","Account.createMany","Account.createManyAndReturn","Account.updateOne","Account.updateMany","Account.updateManyAndReturn","Account.upsertOne","Account.deleteOne","Account.deleteMany","_avg","_sum","Account.groupBy","Account.aggregate","Session.findUnique","Session.findUniqueOrThrow","Session.findFirst","Session.findFirstOrThrow","Session.findMany","Session.createOne","Session.createMany","Session.createManyAndReturn","Session.updateOne","Session.updateMany","Session.updateManyAndReturn","Session.upsertOne","Session.deleteOne","Session.deleteMany","Session.groupBy","Session.aggregate","VerificationToken.findUnique","VerificationToken.findUniqueOrThrow","VerificationToken.findFirst","VerificationToken.findFirstOrThrow","VerificationToken.findMany","VerificationToken.createOne","VerificationToken.createMany","VerificationToken.createManyAndReturn","VerificationToken.updateOne","VerificationToken.updateMany","VerificationToken.updateManyAndReturn","VerificationToken.upsertOne","VerificationToken.deleteOne","VerificationToken.deleteMany","VerificationToken.groupBy","VerificationToken.aggregate","Partner.findUnique","Partner.findUniqueOrThrow","Partner.findFirst","Partner.findFirstOrThrow","Partner.findMany","Partner.createOne","Partner.createMany","Partner.createManyAndReturn","Partner.updateOne","Partner.updateMany","Partner.updateManyAndReturn","Partner.upsertOne","Partner.deleteOne","Partner.deleteMany","Partner.groupBy","Partner.aggregate","Member.findUnique","Member.findUniqueOrThrow","Member.findFirst","Member.findFirstOrThrow","Member.findMany","Member.createOne","Member.createMany","Member.createManyAndReturn","Member.updateOne","Member.updateMany","Member.updateManyAndReturn","Member.upsertOne","Member.deleteOne","Member.deleteMany","Member.groupBy","Member.aggregate","Invitation.findUnique","Invitation.findUniqueOrThrow","Invitation.findFirst","Invitation.findFirstOrThrow","Invitation.findMany","Invitation.createOne","Invitation.createMany","Invitation.createManyAndReturn","Invitation.updateOne","Invitation.updateMany","Invitation.updateManyAndReturn","Invitation.upsertOne","Invitation.deleteOne","Invitation.deleteMany","Invitation.groupBy","Invitation.aggregate","AuditEntry.findUnique","AuditEntry.findUniqueOrThrow","AuditEntry.findFirst","AuditEntry.findFirstOrThrow","AuditEntry.findMany","AuditEntry.createOne","AuditEntry.createMany","AuditEntry.createManyAndReturn","AuditEntry.updateOne","AuditEntry.updateMany","AuditEntry.updateManyAndReturn","AuditEntry.upsertOne","AuditEntry.deleteOne","AuditEntry.deleteMany","AuditEntry.groupBy","AuditEntry.aggregate","ToolCall.findUnique","ToolCall.findUniqueOrThrow","ToolCall.findFirst","ToolCall.findFirstOrThrow","ToolCall.findMany","ToolCall.createOne","ToolCall.createMany","ToolCall.createManyAndReturn","ToolCall.updateOne","ToolCall.updateMany","ToolCall.updateManyAndReturn","ToolCall.upsertOne","ToolCall.deleteOne","ToolCall.deleteMany","ToolCall.groupBy","ToolCall.aggregate","Connector.findUnique","Connector.findUniqueOrThrow","Connector.findFirst","Connector.findFirstOrThrow","Connector.findMany","Connector.createOne","Connector.createMany","Connector.createManyAndReturn","Connector.updateOne","Connector.updateMany","Connector.updateManyAndReturn","Connector.upsertOne","Connector.deleteOne","Connector.deleteMany","Connector.groupBy","Connector.aggregate","Tool.findUnique","Tool.findUniqueOrThrow","Tool.findFirst","Tool.findFirstOrThrow","Tool.findMany","Tool.createOne","Tool.createMany","Tool.createManyAndReturn","Tool.updateOne","Tool.updateMany","Tool.updateManyAndReturn","Tool.upsertOne","Tool.deleteOne","Tool.deleteMany","Tool.groupBy","Tool.aggregate","Release.findUnique","Release.findUniqueOrThrow","Release.findFirst","Release.findFirstOrThrow","Release.findMany","Release.createOne","Release.createMany","Release.createManyAndReturn","Release.updateOne","Release.updateMany","Release.updateManyAndReturn","Release.upsertOne","Release.deleteOne","Release.deleteMany","Release.groupBy","Release.aggregate","Credential.findUnique","Credential.findUniqueOrThrow","Credential.findFirst","Credential.findFirstOrThrow","Credential.findMany","Credential.createOne","Credential.createMany","Credential.createManyAndReturn","Credential.updateOne","Credential.updateMany","Credential.updateManyAndReturn","Credential.upsertOne","Credential.deleteOne","Credential.deleteMany","Credential.groupBy","Credential.aggregate","OAuthRecord.findUnique","OAuthRecord.findUniqueOrThrow","OAuthRecord.findFirst","OAuthRecord.findFirstOrThrow","OAuthRecord.findMany","OAuthRecord.createOne","OAuthRecord.createMany","OAuthRecord.createManyAndReturn","OAuthRecord.updateOne","OAuthRecord.updateMany","OAuthRecord.updateManyAndReturn","OAuthRecord.upsertOne","OAuthRecord.deleteOne","OAuthRecord.deleteMany","OAuthRecord.groupBy","OAuthRecord.aggregate","SigningKey.findUnique","SigningKey.findUniqueOrThrow","SigningKey.findFirst","SigningKey.findFirstOrThrow","SigningKey.findMany","SigningKey.createOne","SigningKey.createMany","SigningKey.createManyAndReturn","SigningKey.updateOne","SigningKey.updateMany","SigningKey.updateManyAndReturn","SigningKey.upsertOne","SigningKey.deleteOne","SigningKey.deleteMany","SigningKey.groupBy","SigningKey.aggregate","AND","OR","NOT","id","sealed","createdAt","equals","in","notIn","lt","lte","gt","gte","not","contains","startsWith","endsWith","model","idHash","payload","grantId","uid","clientId","accountId","expiresAt","consumedAt","string_contains","string_starts_with","string_ends_with","array_starts_with","array_ends_with","array_contains","model_idHash","connectorId","kind","name","updatedAt","number","snapshot","note","createdById","position","definition","partnerId","slug","description","baseUrl","access","liveReleaseId","release","tool","userId","outcome","status","durationMs","resultChars","at","event","subject","detail","role","tokenHash","invitedById","acceptedAt","acceptedById","every","some","none","identifier","token","expires","identifier_token","sessionToken","type","provider","providerAccountId","refresh_token","access_token","expires_at","token_type","scope","id_token","session_state","email","emailVerified","image","passwordHash","instanceOwner","connectorId_number","connectorId_name","partnerId_userId","provider_providerAccountId","is","isNot","connectOrCreate","upsert","disconnect","delete","connect","createMany","set","updateMany","deleteMany","increment","decrement","multiply","divide"]'),
  graph: "3wWEAfABDgQAAMkDACAFAADKAwAgBgAAuwMAIIgCAADHAwAwiQIAACsAEIoCAADHAwAwiwIBAAAAAY0CQACWAwAhqwIBAKMDACHbAgEAAAAB3AJAAKQDACHdAgEAowMAId4CAQCjAwAh3wIgAMgDACEBAAAAAQAgEAMAANkDACCIAgAA3AMAMIkCAAADABCKAgAA3AMAMIsCAQCVAwAhuwIBAJUDACHRAgEAlQMAIdICAQCVAwAh0wIBAJUDACHUAgEAowMAIdUCAQCjAwAh1gICALQDACHXAgEAowMAIdgCAQCjAwAh2QIBAKMDACHaAgEAowMAIQgDAACqBQAg1AIAAOIDACDVAgAA4gMAINYCAADiAwAg1wIAAOIDACDYAgAA4gMAINkCAADiAwAg2gIAAOIDACARAwAA2QMAIIgCAADcAwAwiQIAAAMAEIoCAADcAwAwiwIBAAAAAbsCAQCVAwAh0QIBAJUDACHSAgEAlQMAIdMCAQCVAwAh1AIBAKMDACHVAgEAowMAIdYCAgC0AwAh1wIBAKMDACHYAgEAowMAIdkCAQCjAwAh2gIBAKMDACHjAgAA2wMAIAMAAAADACABAAAEADACAAAFACAIAwAA2QMAIIgCAADaAwAwiQIAAAcAEIoCAADaAwAwiwIBAJUDACG7AgEAlQMAIc4CQACWAwAh0AIBAJUDACEBAwAAqgUAIAgDAADZAwAgiAIAANoDADCJAgAABwAQigIAANoDADCLAgEAAAABuwIBAJUDACHOAkAAlgMAIdACAQAAAAEDAAAABwAgAQAACAAwAgAACQAgCgMAANkDACAHAADSAwAgiAIAANgDADCJAgAACwAQigIAANgDADCLAgEAlQMAIY0CQACWAwAhswIBAJUDACG7AgEAlQMAIcQCAQCVAwAhAgMAAKoFACAHAACmBQAgCwMAANkDACAHAADSAwAgiAIAANgDADCJAgAACwAQigIAANgDADCLAgEAAAABjQJAAJYDACGzAgEAlQMAIbsCAQCVAwAhxAIBAJUDACHiAgAA1wMAIAMAAAALACABAAAMADACAAANACADAAAACwAgAQAADAAwAgAADQAgDgcAANIDACCIAgAA1gMAMIkCAAAQABCKAgAA1gMAMIsCAQCVAwAhjQJAAJYDACGgAkAAlgMAIa8CAQCVAwAhswIBAJUDACHEAgEAlQMAIcUCAQCVAwAhxgIBAJUDACHHAkAApAMAIcgCAQCjAwAhAwcAAKYFACDHAgAA4gMAIMgCAADiAwAgDgcAANIDACCIAgAA1gMAMIkCAAAQABCKAgAA1gMAMIsCAQAAAAGNAkAAlgMAIaACQACWAwAhrwIBAJUDACGzAgEAlQMAIcQCAQCVAwAhxQIBAAAAAcYCAQCVAwAhxwJAAKQDACHIAgEAowMAIQMAAAAQACABAAARADACAAASACARBwAA0gMAIAsAANMDACAMAADUAwAgDQAA1QMAIIgCAADRAwAwiQIAABQAEIoCAADRAwAwiwIBAJUDACGNAkAAlgMAIasCAQCVAwAhrAJAAJYDACGzAgEAlQMAIbQCAQCVAwAhtQIBAJUDACG2AgEAlQMAIbcCAQCVAwAhuAIBAKMDACEFBwAApgUAIAsAAKcFACAMAACoBQAgDQAAqQUAILgCAADiAwAgEQcAANIDACALAADTAwAgDAAA1AMAIA0AANUDACCIAgAA0QMAMIkCAAAUABCKAgAA0QMAMIsCAQAAAAGNAkAAlgMAIasCAQCVAwAhrAJAAJYDACGzAgEAlQMAIbQCAQAAAAG1AgEAlQMAIbYCAQCVAwAhtwIBAJUDACG4AgEAAAABAwAAABQAIAEAABUAMAIAABYAIAwJAADNAwAgCgAAzgMAIIgCAADMAwAwiQIAABgAEIoCAADMAwAwiwIBAJUDACGNAkAAlgMAIakCAQCVAwAhrQICALMDACGuAgAAogMAIK8CAQCVAwAhsAIBAKMDACEBAAAAGAAgAQAAABQAIAsJAADNAwAgiAIAANADADCJAgAAGwAQigIAANADADCLAgEAlQMAIY0CQACWAwAhqQIBAJUDACGrAgEAlQMAIawCQACWAwAhsQICALMDACGyAgAAogMAIAEJAAClBQAgDAkAAM0DACCIAgAA0AMAMIkCAAAbABCKAgAA0AMAMIsCAQAAAAGNAkAAlgMAIakCAQCVAwAhqwIBAJUDACGsAkAAlgMAIbECAgCzAwAhsgIAAKIDACDhAgAAzwMAIAMAAAAbACABAAAcADACAAAdACADCQAApQUAIAoAAKUFACCwAgAA4gMAIA0JAADNAwAgCgAAzgMAIIgCAADMAwAwiQIAABgAEIoCAADMAwAwiwIBAAAAAY0CQACWAwAhqQIBAJUDACGtAgIAswMAIa4CAACiAwAgrwIBAJUDACGwAgEAowMAIeACAADLAwAgAwAAABgAIAEAAB8AMAIAACAAIAEAAAAbACABAAAAGAAgAQAAAAsAIAEAAAAQACABAAAAFAAgAQAAAAMAIAEAAAAHACABAAAACwAgAQAAAAEAIA4EAADJAwAgBQAAygMAIAYAALsDACCIAgAAxwMAMIkCAAArABCKAgAAxwMAMIsCAQCVAwAhjQJAAJYDACGrAgEAowMAIdsCAQCVAwAh3AJAAKQDACHdAgEAowMAId4CAQCjAwAh3wIgAMgDACEHBAAAowUAIAUAAKQFACAGAADmBAAgqwIAAOIDACDcAgAA4gMAIN0CAADiAwAg3gIAAOIDACADAAAAKwAgAQAALAAwAgAAAQAgAwAAACsAIAEAACwAMAIAAAEAIAMAAAArACABAAAsADACAAABACALBAAAoAUAIAUAAKEFACAGAACiBQAgiwIBAAAAAY0CQAAAAAGrAgEAAAAB2wIBAAAAAdwCQAAAAAHdAgEAAAAB3gIBAAAAAd8CIAAAAAEBFQAAMAAgCIsCAQAAAAGNAkAAAAABqwIBAAAAAdsCAQAAAAHcAkAAAAAB3QIBAAAAAd4CAQAAAAHfAiAAAAABARUAADIAMAEVAAAyADALBAAA_AQAIAUAAP0EACAGAAD-BAAgiwIBAOADACGNAkAA4QMAIasCAQDmAwAh2wIBAOADACHcAkAA5wMAId0CAQDmAwAh3gIBAOYDACHfAiAA-wQAIQIAAAABACAVAAA1ACAIiwIBAOADACGNAkAA4QMAIasCAQDmAwAh2wIBAOADACHcAkAA5wMAId0CAQDmAwAh3gIBAOYDACHfAiAA-wQAIQIAAAArACAVAAA3ACACAAAAKwAgFQAANwAgAwAAAAEAIBwAADAAIB0AADUAIAEAAAABACABAAAAKwAgBw4AAPgEACAiAAD6BAAgIwAA-QQAIKsCAADiAwAg3AIAAOIDACDdAgAA4gMAIN4CAADiAwAgC4gCAADDAwAwiQIAAD4AEIoCAADDAwAwiwIBAI0DACGNAkAAjgMAIasCAQCZAwAh2wIBAI0DACHcAkAAmgMAId0CAQCZAwAh3gIBAJkDACHfAiAAxAMAIQMAAAArACABAAA9ADAhAAA-ACADAAAAKwAgAQAALAAwAgAAAQAgAQAAAAUAIAEAAAAFACADAAAAAwAgAQAABAAwAgAABQAgAwAAAAMAIAEAAAQAMAIAAAUAIAMAAAADACABAAAEADACAAAFACANAwAA9wQAIIsCAQAAAAG7AgEAAAAB0QIBAAAAAdICAQAAAAHTAgEAAAAB1AIBAAAAAdUCAQAAAAHWAgIAAAAB1wIBAAAAAdgCAQAAAAHZAgEAAAAB2gIBAAAAAQEVAABGACAMiwIBAAAAAbsCAQAAAAHRAgEAAAAB0gIBAAAAAdMCAQAAAAHUAgEAAAAB1QIBAAAAAdYCAgAAAAHXAgEAAAAB2AIBAAAAAdkCAQAAAAHaAgEAAAABARUAAEgAMAEVAABIADANAwAA9gQAIIsCAQDgAwAhuwIBAOADACHRAgEA4AMAIdICAQDgAwAh0wIBAOADACHUAgEA5gMAIdUCAQDmAwAh1gICAKkEACHXAgEA5gMAIdgCAQDmAwAh2QIBAOYDACHaAgEA5gMAIQIAAAAFACAVAABLACAMiwIBAOADACG7AgEA4AMAIdECAQDgAwAh0gIBAOADACHTAgEA4AMAIdQCAQDmAwAh1QIBAOYDACHWAgIAqQQAIdcCAQDmAwAh2AIBAOYDACHZAgEA5gMAIdoCAQDmAwAhAgAAAAMAIBUAAE0AIAIAAAADACAVAABNACADAAAABQAgHAAARgAgHQAASwAgAQAAAAUAIAEAAAADACAMDgAA8QQAICIAAPQEACAjAADzBAAgNAAA8gQAIDUAAPUEACDUAgAA4gMAINUCAADiAwAg1gIAAOIDACDXAgAA4gMAINgCAADiAwAg2QIAAOIDACDaAgAA4gMAIA-IAgAAwgMAMIkCAABUABCKAgAAwgMAMIsCAQCNAwAhuwIBAI0DACHRAgEAjQMAIdICAQCNAwAh0wIBAI0DACHUAgEAmQMAIdUCAQCZAwAh1gICAK8DACHXAgEAmQMAIdgCAQCZAwAh2QIBAJkDACHaAgEAmQMAIQMAAAADACABAABTADAhAABUACADAAAAAwAgAQAABAAwAgAABQAgAQAAAAkAIAEAAAAJACADAAAABwAgAQAACAAwAgAACQAgAwAAAAcAIAEAAAgAMAIAAAkAIAMAAAAHACABAAAIADACAAAJACAFAwAA8AQAIIsCAQAAAAG7AgEAAAABzgJAAAAAAdACAQAAAAEBFQAAXAAgBIsCAQAAAAG7AgEAAAABzgJAAAAAAdACAQAAAAEBFQAAXgAwARUAAF4AMAUDAADvBAAgiwIBAOADACG7AgEA4AMAIc4CQADhAwAh0AIBAOADACECAAAACQAgFQAAYQAgBIsCAQDgAwAhuwIBAOADACHOAkAA4QMAIdACAQDgAwAhAgAAAAcAIBUAAGMAIAIAAAAHACAVAABjACADAAAACQAgHAAAXAAgHQAAYQAgAQAAAAkAIAEAAAAHACADDgAA7AQAICIAAO4EACAjAADtBAAgB4gCAADBAwAwiQIAAGoAEIoCAADBAwAwiwIBAI0DACG7AgEAjQMAIc4CQACOAwAh0AIBAI0DACEDAAAABwAgAQAAaQAwIQAAagAgAwAAAAcAIAEAAAgAMAIAAAkAIAeIAgAAvwMAMIkCAABwABCKAgAAvwMAMMwCAQCVAwAhzQIBAAAAAc4CQACWAwAhzwIAAMADACABAAAAbQAgAQAAAG0AIAaIAgAAvwMAMIkCAABwABCKAgAAvwMAMMwCAQCVAwAhzQIBAJUDACHOAkAAlgMAIQADAAAAcAAgAQAAcQAwAgAAbQAgAwAAAHAAIAEAAHEAMAIAAG0AIAMAAABwACABAABxADACAABtACADzAIBAAAAAc0CAQAAAAHOAkAAAAABARUAAHUAIAPMAgEAAAABzQIBAAAAAc4CQAAAAAEBFQAAdwAwARUAAHcAMAPMAgEA4AMAIc0CAQDgAwAhzgJAAOEDACECAAAAbQAgFQAAegAgA8wCAQDgAwAhzQIBAOADACHOAkAA4QMAIQIAAABwACAVAAB8ACACAAAAcAAgFQAAfAAgAwAAAG0AIBwAAHUAIB0AAHoAIAEAAABtACABAAAAcAAgAw4AAOkEACAiAADrBAAgIwAA6gQAIAaIAgAAvgMAMIkCAACDAQAQigIAAL4DADDMAgEAjQMAIc0CAQCNAwAhzgJAAI4DACEDAAAAcAAgAQAAggEAMCEAAIMBACADAAAAcAAgAQAAcQAwAgAAbQAgCgYAALsDACAIAAC8AwAgDwAAvQMAIIgCAAC6AwAwiQIAAIkBABCKAgAAugMAMIsCAQAAAAGNAkAAlgMAIasCAQCVAwAhtAIBAAAAAQEAAACGAQAgAQAAAIYBACAKBgAAuwMAIAgAALwDACAPAAC9AwAgiAIAALoDADCJAgAAiQEAEIoCAAC6AwAwiwIBAJUDACGNAkAAlgMAIasCAQCVAwAhtAIBAJUDACEDBgAA5gQAIAgAAOcEACAPAADoBAAgAwAAAIkBACABAACKAQAwAgAAhgEAIAMAAACJAQAgAQAAigEAMAIAAIYBACADAAAAiQEAIAEAAIoBADACAACGAQAgBwYAAOMEACAIAADkBAAgDwAA5QQAIIsCAQAAAAGNAkAAAAABqwIBAAAAAbQCAQAAAAEBFQAAjgEAIASLAgEAAAABjQJAAAAAAasCAQAAAAG0AgEAAAABARUAAJABADABFQAAkAEAMAcGAAC8BAAgCAAAvQQAIA8AAL4EACCLAgEA4AMAIY0CQADhAwAhqwIBAOADACG0AgEA4AMAIQIAAACGAQAgFQAAkwEAIASLAgEA4AMAIY0CQADhAwAhqwIBAOADACG0AgEA4AMAIQIAAACJAQAgFQAAlQEAIAIAAACJAQAgFQAAlQEAIAMAAACGAQAgHAAAjgEAIB0AAJMBACABAAAAhgEAIAEAAACJAQAgAw4AALkEACAiAAC7BAAgIwAAugQAIAeIAgAAuQMAMIkCAACcAQAQigIAALkDADCLAgEAjQMAIY0CQACOAwAhqwIBAI0DACG0AgEAjQMAIQMAAACJAQAgAQAAmwEAMCEAAJwBACADAAAAiQEAIAEAAIoBADACAACGAQAgAQAAAA0AIAEAAAANACADAAAACwAgAQAADAAwAgAADQAgAwAAAAsAIAEAAAwAMAIAAA0AIAMAAAALACABAAAMADACAAANACAHAwAAuAQAIAcAALcEACCLAgEAAAABjQJAAAAAAbMCAQAAAAG7AgEAAAABxAIBAAAAAQEVAACkAQAgBYsCAQAAAAGNAkAAAAABswIBAAAAAbsCAQAAAAHEAgEAAAABARUAAKYBADABFQAApgEAMAcDAAC2BAAgBwAAtQQAIIsCAQDgAwAhjQJAAOEDACGzAgEA4AMAIbsCAQDgAwAhxAIBAOADACECAAAADQAgFQAAqQEAIAWLAgEA4AMAIY0CQADhAwAhswIBAOADACG7AgEA4AMAIcQCAQDgAwAhAgAAAAsAIBUAAKsBACACAAAACwAgFQAAqwEAIAMAAAANACAcAACkAQAgHQAAqQEAIAEAAAANACABAAAACwAgAw4AALIEACAiAAC0BAAgIwAAswQAIAiIAgAAuAMAMIkCAACyAQAQigIAALgDADCLAgEAjQMAIY0CQACOAwAhswIBAI0DACG7AgEAjQMAIcQCAQCNAwAhAwAAAAsAIAEAALEBADAhAACyAQAgAwAAAAsAIAEAAAwAMAIAAA0AIAEAAAASACABAAAAEgAgAwAAABAAIAEAABEAMAIAABIAIAMAAAAQACABAAARADACAAASACADAAAAEAAgAQAAEQAwAgAAEgAgCwcAALEEACCLAgEAAAABjQJAAAAAAaACQAAAAAGvAgEAAAABswIBAAAAAcQCAQAAAAHFAgEAAAABxgIBAAAAAccCQAAAAAHIAgEAAAABARUAALoBACAKiwIBAAAAAY0CQAAAAAGgAkAAAAABrwIBAAAAAbMCAQAAAAHEAgEAAAABxQIBAAAAAcYCAQAAAAHHAkAAAAAByAIBAAAAAQEVAAC8AQAwARUAALwBADALBwAAsAQAIIsCAQDgAwAhjQJAAOEDACGgAkAA4QMAIa8CAQDgAwAhswIBAOADACHEAgEA4AMAIcUCAQDgAwAhxgIBAOADACHHAkAA5wMAIcgCAQDmAwAhAgAAABIAIBUAAL8BACAKiwIBAOADACGNAkAA4QMAIaACQADhAwAhrwIBAOADACGzAgEA4AMAIcQCAQDgAwAhxQIBAOADACHGAgEA4AMAIccCQADnAwAhyAIBAOYDACECAAAAEAAgFQAAwQEAIAIAAAAQACAVAADBAQAgAwAAABIAIBwAALoBACAdAAC_AQAgAQAAABIAIAEAAAAQACAFDgAArQQAICIAAK8EACAjAACuBAAgxwIAAOIDACDIAgAA4gMAIA2IAgAAtwMAMIkCAADIAQAQigIAALcDADCLAgEAjQMAIY0CQACOAwAhoAJAAI4DACGvAgEAjQMAIbMCAQCNAwAhxAIBAI0DACHFAgEAjQMAIcYCAQCNAwAhxwJAAJoDACHIAgEAmQMAIQMAAAAQACABAADHAQAwIQAAyAEAIAMAAAAQACABAAARADACAAASACAKiAIAALYDADCJAgAAzgEAEIoCAAC2AwAwiwIBAAAAAbMCAQCVAwAhuwIBAKMDACHAAkAAlgMAIcECAQCVAwAhwgIBAJUDACHDAgAAogMAIAEAAADLAQAgAQAAAMsBACAKiAIAALYDADCJAgAAzgEAEIoCAAC2AwAwiwIBAJUDACGzAgEAlQMAIbsCAQCjAwAhwAJAAJYDACHBAgEAlQMAIcICAQCVAwAhwwIAAKIDACABuwIAAOIDACADAAAAzgEAIAEAAM8BADACAADLAQAgAwAAAM4BACABAADPAQAwAgAAywEAIAMAAADOAQAgAQAAzwEAMAIAAMsBACAHiwIBAAAAAbMCAQAAAAG7AgEAAAABwAJAAAAAAcECAQAAAAHCAgEAAAABwwKAAAAAAQEVAADTAQAgB4sCAQAAAAGzAgEAAAABuwIBAAAAAcACQAAAAAHBAgEAAAABwgIBAAAAAcMCgAAAAAEBFQAA1QEAMAEVAADVAQAwB4sCAQDgAwAhswIBAOADACG7AgEA5gMAIcACQADhAwAhwQIBAOADACHCAgEA4AMAIcMCgAAAAAECAAAAywEAIBUAANgBACAHiwIBAOADACGzAgEA4AMAIbsCAQDmAwAhwAJAAOEDACHBAgEA4AMAIcICAQDgAwAhwwKAAAAAAQIAAADOAQAgFQAA2gEAIAIAAADOAQAgFQAA2gEAIAMAAADLAQAgHAAA0wEAIB0AANgBACABAAAAywEAIAEAAADOAQAgBA4AAKoEACAiAACsBAAgIwAAqwQAILsCAADiAwAgCogCAAC1AwAwiQIAAOEBABCKAgAAtQMAMIsCAQCNAwAhswIBAI0DACG7AgEAmQMAIcACQACOAwAhwQIBAI0DACHCAgEAjQMAIcMCAACYAwAgAwAAAM4BACABAADgAQAwIQAA4QEAIAMAAADOAQAgAQAAzwEAMAIAAMsBACAOiAIAALIDADCJAgAA5wEAEIoCAACyAwAwiwIBAAAAAZ4CAQCjAwAhqQIBAJUDACG5AgIAswMAIboCAQCVAwAhuwIBAKMDACG8AgEAlQMAIb0CAgC0AwAhvgICALMDACG_AgIAswMAIcACQACWAwAhAQAAAOQBACABAAAA5AEAIA6IAgAAsgMAMIkCAADnAQAQigIAALIDADCLAgEAlQMAIZ4CAQCjAwAhqQIBAJUDACG5AgIAswMAIboCAQCVAwAhuwIBAKMDACG8AgEAlQMAIb0CAgC0AwAhvgICALMDACG_AgIAswMAIcACQACWAwAhA54CAADiAwAguwIAAOIDACC9AgAA4gMAIAMAAADnAQAgAQAA6AEAMAIAAOQBACADAAAA5wEAIAEAAOgBADACAADkAQAgAwAAAOcBACABAADoAQAwAgAA5AEAIAuLAgEAAAABngIBAAAAAakCAQAAAAG5AgIAAAABugIBAAAAAbsCAQAAAAG8AgEAAAABvQICAAAAAb4CAgAAAAG_AgIAAAABwAJAAAAAAQEVAADsAQAgC4sCAQAAAAGeAgEAAAABqQIBAAAAAbkCAgAAAAG6AgEAAAABuwIBAAAAAbwCAQAAAAG9AgIAAAABvgICAAAAAb8CAgAAAAHAAkAAAAABARUAAO4BADABFQAA7gEAMAuLAgEA4AMAIZ4CAQDmAwAhqQIBAOADACG5AgIA8AMAIboCAQDgAwAhuwIBAOYDACG8AgEA4AMAIb0CAgCpBAAhvgICAPADACG_AgIA8AMAIcACQADhAwAhAgAAAOQBACAVAADxAQAgC4sCAQDgAwAhngIBAOYDACGpAgEA4AMAIbkCAgDwAwAhugIBAOADACG7AgEA5gMAIbwCAQDgAwAhvQICAKkEACG-AgIA8AMAIb8CAgDwAwAhwAJAAOEDACECAAAA5wEAIBUAAPMBACACAAAA5wEAIBUAAPMBACADAAAA5AEAIBwAAOwBACAdAADxAQAgAQAAAOQBACABAAAA5wEAIAgOAACkBAAgIgAApwQAICMAAKYEACA0AAClBAAgNQAAqAQAIJ4CAADiAwAguwIAAOIDACC9AgAA4gMAIA6IAgAArgMAMIkCAAD6AQAQigIAAK4DADCLAgEAjQMAIZ4CAQCZAwAhqQIBAI0DACG5AgIAqQMAIboCAQCNAwAhuwIBAJkDACG8AgEAjQMAIb0CAgCvAwAhvgICAKkDACG_AgIAqQMAIcACQACOAwAhAwAAAOcBACABAAD5AQAwIQAA-gEAIAMAAADnAQAgAQAA6AEAMAIAAOQBACABAAAAFgAgAQAAABYAIAMAAAAUACABAAAVADACAAAWACADAAAAFAAgAQAAFQAwAgAAFgAgAwAAABQAIAEAABUAMAIAABYAIA4HAACUBAAgCwAAowQAIAwAAJUEACANAACWBAAgiwIBAAAAAY0CQAAAAAGrAgEAAAABrAJAAAAAAbMCAQAAAAG0AgEAAAABtQIBAAAAAbYCAQAAAAG3AgEAAAABuAIBAAAAAQEVAACCAgAgCosCAQAAAAGNAkAAAAABqwIBAAAAAawCQAAAAAGzAgEAAAABtAIBAAAAAbUCAQAAAAG2AgEAAAABtwIBAAAAAbgCAQAAAAEBFQAAhAIAMAEVAACEAgAwAQAAABgAIA4HAAD4AwAgCwAAogQAIAwAAPkDACANAAD6AwAgiwIBAOADACGNAkAA4QMAIasCAQDgAwAhrAJAAOEDACGzAgEA4AMAIbQCAQDgAwAhtQIBAOADACG2AgEA4AMAIbcCAQDgAwAhuAIBAOYDACECAAAAFgAgFQAAiAIAIAqLAgEA4AMAIY0CQADhAwAhqwIBAOADACGsAkAA4QMAIbMCAQDgAwAhtAIBAOADACG1AgEA4AMAIbYCAQDgAwAhtwIBAOADACG4AgEA5gMAIQIAAAAUACAVAACKAgAgAgAAABQAIBUAAIoCACABAAAAGAAgAwAAABYAIBwAAIICACAdAACIAgAgAQAAABYAIAEAAAAUACAEDgAAnwQAICIAAKEEACAjAACgBAAguAIAAOIDACANiAIAAK0DADCJAgAAkgIAEIoCAACtAwAwiwIBAI0DACGNAkAAjgMAIasCAQCNAwAhrAJAAI4DACGzAgEAjQMAIbQCAQCNAwAhtQIBAI0DACG2AgEAjQMAIbcCAQCNAwAhuAIBAJkDACEDAAAAFAAgAQAAkQIAMCEAAJICACADAAAAFAAgAQAAFQAwAgAAFgAgAQAAAB0AIAEAAAAdACADAAAAGwAgAQAAHAAwAgAAHQAgAwAAABsAIAEAABwAMAIAAB0AIAMAAAAbACABAAAcADACAAAdACAICQAAngQAIIsCAQAAAAGNAkAAAAABqQIBAAAAAasCAQAAAAGsAkAAAAABsQICAAAAAbICgAAAAAEBFQAAmgIAIAeLAgEAAAABjQJAAAAAAakCAQAAAAGrAgEAAAABrAJAAAAAAbECAgAAAAGyAoAAAAABARUAAJwCADABFQAAnAIAMAgJAACdBAAgiwIBAOADACGNAkAA4QMAIakCAQDgAwAhqwIBAOADACGsAkAA4QMAIbECAgDwAwAhsgKAAAAAAQIAAAAdACAVAACfAgAgB4sCAQDgAwAhjQJAAOEDACGpAgEA4AMAIasCAQDgAwAhrAJAAOEDACGxAgIA8AMAIbICgAAAAAECAAAAGwAgFQAAoQIAIAIAAAAbACAVAAChAgAgAwAAAB0AIBwAAJoCACAdAACfAgAgAQAAAB0AIAEAAAAbACAFDgAAmAQAICIAAJsEACAjAACaBAAgNAAAmQQAIDUAAJwEACAKiAIAAKwDADCJAgAAqAIAEIoCAACsAwAwiwIBAI0DACGNAkAAjgMAIakCAQCNAwAhqwIBAI0DACGsAkAAjgMAIbECAgCpAwAhsgIAAJgDACADAAAAGwAgAQAApwIAMCEAAKgCACADAAAAGwAgAQAAHAAwAgAAHQAgAQAAACAAIAEAAAAgACADAAAAGAAgAQAAHwAwAgAAIAAgAwAAABgAIAEAAB8AMAIAACAAIAMAAAAYACABAAAfADACAAAgACAJCQAAlwQAIAoAAIcEACCLAgEAAAABjQJAAAAAAakCAQAAAAGtAgIAAAABrgKAAAAAAa8CAQAAAAGwAgEAAAABARUAALACACAHiwIBAAAAAY0CQAAAAAGpAgEAAAABrQICAAAAAa4CgAAAAAGvAgEAAAABsAIBAAAAAQEVAACyAgAwARUAALICADAJCQAA8QMAIAoAAPIDACCLAgEA4AMAIY0CQADhAwAhqQIBAOADACGtAgIA8AMAIa4CgAAAAAGvAgEA4AMAIbACAQDmAwAhAgAAACAAIBUAALUCACAHiwIBAOADACGNAkAA4QMAIakCAQDgAwAhrQICAPADACGuAoAAAAABrwIBAOADACGwAgEA5gMAIQIAAAAYACAVAAC3AgAgAgAAABgAIBUAALcCACADAAAAIAAgHAAAsAIAIB0AALUCACABAAAAIAAgAQAAABgAIAYOAADrAwAgIgAA7gMAICMAAO0DACA0AADsAwAgNQAA7wMAILACAADiAwAgCogCAACoAwAwiQIAAL4CABCKAgAAqAMAMIsCAQCNAwAhjQJAAI4DACGpAgEAjQMAIa0CAgCpAwAhrgIAAJgDACCvAgEAjQMAIbACAQCZAwAhAwAAABgAIAEAAL0CADAhAAC-AgAgAwAAABgAIAEAAB8AMAIAACAAIAqIAgAApwMAMIkCAADEAgAQigIAAKcDADCLAgEAAAABjAIBAJUDACGNAkAAlgMAIakCAQAAAAGqAgEAlQMAIasCAQCVAwAhrAJAAJYDACEBAAAAwQIAIAEAAADBAgAgCogCAACnAwAwiQIAAMQCABCKAgAApwMAMIsCAQCVAwAhjAIBAJUDACGNAkAAlgMAIakCAQCVAwAhqgIBAJUDACGrAgEAlQMAIawCQACWAwAhAAMAAADEAgAgAQAAxQIAMAIAAMECACADAAAAxAIAIAEAAMUCADACAADBAgAgAwAAAMQCACABAADFAgAwAgAAwQIAIAeLAgEAAAABjAIBAAAAAY0CQAAAAAGpAgEAAAABqgIBAAAAAasCAQAAAAGsAkAAAAABARUAAMkCACAHiwIBAAAAAYwCAQAAAAGNAkAAAAABqQIBAAAAAaoCAQAAAAGrAgEAAAABrAJAAAAAAQEVAADLAgAwARUAAMsCADAHiwIBAOADACGMAgEA4AMAIY0CQADhAwAhqQIBAOADACGqAgEA4AMAIasCAQDgAwAhrAJAAOEDACECAAAAwQIAIBUAAM4CACAHiwIBAOADACGMAgEA4AMAIY0CQADhAwAhqQIBAOADACGqAgEA4AMAIasCAQDgAwAhrAJAAOEDACECAAAAxAIAIBUAANACACACAAAAxAIAIBUAANACACADAAAAwQIAIBwAAMkCACAdAADOAgAgAQAAAMECACABAAAAxAIAIAMOAADoAwAgIgAA6gMAICMAAOkDACAKiAIAAKYDADCJAgAA1wIAEIoCAACmAwAwiwIBAI0DACGMAgEAjQMAIY0CQACOAwAhqQIBAI0DACGqAgEAjQMAIasCAQCNAwAhrAJAAI4DACEDAAAAxAIAIAEAANYCADAhAADXAgAgAwAAAMQCACABAADFAgAwAgAAwQIAIA6IAgAAoQMAMIkCAADdAgAQigIAAKEDADCNAkAAlgMAIZkCAQCVAwAhmgIBAJUDACGbAgAAogMAIJwCAQCjAwAhnQIBAKMDACGeAgEAowMAIZ8CAQCjAwAhoAJAAKQDACGhAkAApAMAIagCAAClAwAgAQAAANoCACABAAAA2gIAIA2IAgAAoQMAMIkCAADdAgAQigIAAKEDADCNAkAAlgMAIZkCAQCVAwAhmgIBAJUDACGbAgAAogMAIJwCAQCjAwAhnQIBAKMDACGeAgEAowMAIZ8CAQCjAwAhoAJAAKQDACGhAkAApAMAIQacAgAA4gMAIJ0CAADiAwAgngIAAOIDACCfAgAA4gMAIKACAADiAwAgoQIAAOIDACADAAAA3QIAIAEAAN4CADACAADaAgAgAwAAAN0CACABAADeAgAwAgAA2gIAIAMAAADdAgAgAQAA3gIAMAIAANoCACAKjQJAAAAAAZkCAQAAAAGaAgEAAAABmwKAAAAAAZwCAQAAAAGdAgEAAAABngIBAAAAAZ8CAQAAAAGgAkAAAAABoQJAAAAAAQEVAADiAgAgCo0CQAAAAAGZAgEAAAABmgIBAAAAAZsCgAAAAAGcAgEAAAABnQIBAAAAAZ4CAQAAAAGfAgEAAAABoAJAAAAAAaECQAAAAAEBFQAA5AIAMAEVAADkAgAwCo0CQADhAwAhmQIBAOADACGaAgEA4AMAIZsCgAAAAAGcAgEA5gMAIZ0CAQDmAwAhngIBAOYDACGfAgEA5gMAIaACQADnAwAhoQJAAOcDACECAAAA2gIAIBUAAOcCACAKjQJAAOEDACGZAgEA4AMAIZoCAQDgAwAhmwKAAAAAAZwCAQDmAwAhnQIBAOYDACGeAgEA5gMAIZ8CAQDmAwAhoAJAAOcDACGhAkAA5wMAIQIAAADdAgAgFQAA6QIAIAIAAADdAgAgFQAA6QIAIAMAAADaAgAgHAAA4gIAIB0AAOcCACABAAAA2gIAIAEAAADdAgAgCQ4AAOMDACAiAADlAwAgIwAA5AMAIJwCAADiAwAgnQIAAOIDACCeAgAA4gMAIJ8CAADiAwAgoAIAAOIDACChAgAA4gMAIA2IAgAAlwMAMIkCAADwAgAQigIAAJcDADCNAkAAjgMAIZkCAQCNAwAhmgIBAI0DACGbAgAAmAMAIJwCAQCZAwAhnQIBAJkDACGeAgEAmQMAIZ8CAQCZAwAhoAJAAJoDACGhAkAAmgMAIQMAAADdAgAgAQAA7wIAMCEAAPACACADAAAA3QIAIAEAAN4CADACAADaAgAgBogCAACUAwAwiQIAAPYCABCKAgAAlAMAMIsCAQAAAAGMAgEAlQMAIY0CQACWAwAhAQAAAPMCACABAAAA8wIAIAaIAgAAlAMAMIkCAAD2AgAQigIAAJQDADCLAgEAlQMAIYwCAQCVAwAhjQJAAJYDACEAAwAAAPYCACABAAD3AgAwAgAA8wIAIAMAAAD2AgAgAQAA9wIAMAIAAPMCACADAAAA9gIAIAEAAPcCADACAADzAgAgA4sCAQAAAAGMAgEAAAABjQJAAAAAAQEVAAD7AgAgA4sCAQAAAAGMAgEAAAABjQJAAAAAAQEVAAD9AgAwARUAAP0CADADiwIBAOADACGMAgEA4AMAIY0CQADhAwAhAgAAAPMCACAVAACAAwAgA4sCAQDgAwAhjAIBAOADACGNAkAA4QMAIQIAAAD2AgAgFQAAggMAIAIAAAD2AgAgFQAAggMAIAMAAADzAgAgHAAA-wIAIB0AAIADACABAAAA8wIAIAEAAAD2AgAgAw4AAN0DACAiAADfAwAgIwAA3gMAIAaIAgAAjAMAMIkCAACJAwAQigIAAIwDADCLAgEAjQMAIYwCAQCNAwAhjQJAAI4DACEDAAAA9gIAIAEAAIgDADAhAACJAwAgAwAAAPYCACABAAD3AgAwAgAA8wIAIAaIAgAAjAMAMIkCAACJAwAQigIAAIwDADCLAgEAjQMAIYwCAQCNAwAhjQJAAI4DACEODgAAkAMAICIAAJMDACAjAACTAwAgjgIBAAAAAY8CAQAAAASQAgEAAAAEkQIBAAAAAZICAQAAAAGTAgEAAAABlAIBAAAAAZUCAQCSAwAhlgIBAAAAAZcCAQAAAAGYAgEAAAABCw4AAJADACAiAACRAwAgIwAAkQMAII4CQAAAAAGPAkAAAAAEkAJAAAAABJECQAAAAAGSAkAAAAABkwJAAAAAAZQCQAAAAAGVAkAAjwMAIQsOAACQAwAgIgAAkQMAICMAAJEDACCOAkAAAAABjwJAAAAABJACQAAAAASRAkAAAAABkgJAAAAAAZMCQAAAAAGUAkAAAAABlQJAAI8DACEIjgICAAAAAY8CAgAAAASQAgIAAAAEkQICAAAAAZICAgAAAAGTAgIAAAABlAICAAAAAZUCAgCQAwAhCI4CQAAAAAGPAkAAAAAEkAJAAAAABJECQAAAAAGSAkAAAAABkwJAAAAAAZQCQAAAAAGVAkAAkQMAIQ4OAACQAwAgIgAAkwMAICMAAJMDACCOAgEAAAABjwIBAAAABJACAQAAAASRAgEAAAABkgIBAAAAAZMCAQAAAAGUAgEAAAABlQIBAJIDACGWAgEAAAABlwIBAAAAAZgCAQAAAAELjgIBAAAAAY8CAQAAAASQAgEAAAAEkQIBAAAAAZICAQAAAAGTAgEAAAABlAIBAAAAAZUCAQCTAwAhlgIBAAAAAZcCAQAAAAGYAgEAAAABBogCAACUAwAwiQIAAPYCABCKAgAAlAMAMIsCAQCVAwAhjAIBAJUDACGNAkAAlgMAIQuOAgEAAAABjwIBAAAABJACAQAAAASRAgEAAAABkgIBAAAAAZMCAQAAAAGUAgEAAAABlQIBAJMDACGWAgEAAAABlwIBAAAAAZgCAQAAAAEIjgJAAAAAAY8CQAAAAASQAkAAAAAEkQJAAAAAAZICQAAAAAGTAkAAAAABlAJAAAAAAZUCQACRAwAhDYgCAACXAwAwiQIAAPACABCKAgAAlwMAMI0CQACOAwAhmQIBAI0DACGaAgEAjQMAIZsCAACYAwAgnAIBAJkDACGdAgEAmQMAIZ4CAQCZAwAhnwIBAJkDACGgAkAAmgMAIaECQACaAwAhDw4AAJADACAiAACgAwAgIwAAoAMAII4CgAAAAAGRAoAAAAABkgKAAAAAAZMCgAAAAAGUAoAAAAABlQKAAAAAAaICAQAAAAGjAgEAAAABpAIBAAAAAaUCgAAAAAGmAoAAAAABpwKAAAAAAQ4OAACcAwAgIgAAnwMAICMAAJ8DACCOAgEAAAABjwIBAAAABZACAQAAAAWRAgEAAAABkgIBAAAAAZMCAQAAAAGUAgEAAAABlQIBAJ4DACGWAgEAAAABlwIBAAAAAZgCAQAAAAELDgAAnAMAICIAAJ0DACAjAACdAwAgjgJAAAAAAY8CQAAAAAWQAkAAAAAFkQJAAAAAAZICQAAAAAGTAkAAAAABlAJAAAAAAZUCQACbAwAhCw4AAJwDACAiAACdAwAgIwAAnQMAII4CQAAAAAGPAkAAAAAFkAJAAAAABZECQAAAAAGSAkAAAAABkwJAAAAAAZQCQAAAAAGVAkAAmwMAIQiOAgIAAAABjwICAAAABZACAgAAAAWRAgIAAAABkgICAAAAAZMCAgAAAAGUAgIAAAABlQICAJwDACEIjgJAAAAAAY8CQAAAAAWQAkAAAAAFkQJAAAAAAZICQAAAAAGTAkAAAAABlAJAAAAAAZUCQACdAwAhDg4AAJwDACAiAACfAwAgIwAAnwMAII4CAQAAAAGPAgEAAAAFkAIBAAAABZECAQAAAAGSAgEAAAABkwIBAAAAAZQCAQAAAAGVAgEAngMAIZYCAQAAAAGXAgEAAAABmAIBAAAAAQuOAgEAAAABjwIBAAAABZACAQAAAAWRAgEAAAABkgIBAAAAAZMCAQAAAAGUAgEAAAABlQIBAJ8DACGWAgEAAAABlwIBAAAAAZgCAQAAAAEMjgKAAAAAAZECgAAAAAGSAoAAAAABkwKAAAAAAZQCgAAAAAGVAoAAAAABogIBAAAAAaMCAQAAAAGkAgEAAAABpQKAAAAAAaYCgAAAAAGnAoAAAAABDYgCAAChAwAwiQIAAN0CABCKAgAAoQMAMI0CQACWAwAhmQIBAJUDACGaAgEAlQMAIZsCAACiAwAgnAIBAKMDACGdAgEAowMAIZ4CAQCjAwAhnwIBAKMDACGgAkAApAMAIaECQACkAwAhDI4CgAAAAAGRAoAAAAABkgKAAAAAAZMCgAAAAAGUAoAAAAABlQKAAAAAAaICAQAAAAGjAgEAAAABpAIBAAAAAaUCgAAAAAGmAoAAAAABpwKAAAAAAQuOAgEAAAABjwIBAAAABZACAQAAAAWRAgEAAAABkgIBAAAAAZMCAQAAAAGUAgEAAAABlQIBAJ8DACGWAgEAAAABlwIBAAAAAZgCAQAAAAEIjgJAAAAAAY8CQAAAAAWQAkAAAAAFkQJAAAAAAZICQAAAAAGTAkAAAAABlAJAAAAAAZUCQACdAwAhApkCAQAAAAGaAgEAAAABCogCAACmAwAwiQIAANcCABCKAgAApgMAMIsCAQCNAwAhjAIBAI0DACGNAkAAjgMAIakCAQCNAwAhqgIBAI0DACGrAgEAjQMAIawCQACOAwAhCogCAACnAwAwiQIAAMQCABCKAgAApwMAMIsCAQCVAwAhjAIBAJUDACGNAkAAlgMAIakCAQCVAwAhqgIBAJUDACGrAgEAlQMAIawCQACWAwAhCogCAACoAwAwiQIAAL4CABCKAgAAqAMAMIsCAQCNAwAhjQJAAI4DACGpAgEAjQMAIa0CAgCpAwAhrgIAAJgDACCvAgEAjQMAIbACAQCZAwAhDQ4AAJADACAiAACQAwAgIwAAkAMAIDQAAKsDACA1AACQAwAgjgICAAAAAY8CAgAAAASQAgIAAAAEkQICAAAAAZICAgAAAAGTAgIAAAABlAICAAAAAZUCAgCqAwAhDQ4AAJADACAiAACQAwAgIwAAkAMAIDQAAKsDACA1AACQAwAgjgICAAAAAY8CAgAAAASQAgIAAAAEkQICAAAAAZICAgAAAAGTAgIAAAABlAICAAAAAZUCAgCqAwAhCI4CCAAAAAGPAggAAAAEkAIIAAAABJECCAAAAAGSAggAAAABkwIIAAAAAZQCCAAAAAGVAggAqwMAIQqIAgAArAMAMIkCAACoAgAQigIAAKwDADCLAgEAjQMAIY0CQACOAwAhqQIBAI0DACGrAgEAjQMAIawCQACOAwAhsQICAKkDACGyAgAAmAMAIA2IAgAArQMAMIkCAACSAgAQigIAAK0DADCLAgEAjQMAIY0CQACOAwAhqwIBAI0DACGsAkAAjgMAIbMCAQCNAwAhtAIBAI0DACG1AgEAjQMAIbYCAQCNAwAhtwIBAI0DACG4AgEAmQMAIQ6IAgAArgMAMIkCAAD6AQAQigIAAK4DADCLAgEAjQMAIZ4CAQCZAwAhqQIBAI0DACG5AgIAqQMAIboCAQCNAwAhuwIBAJkDACG8AgEAjQMAIb0CAgCvAwAhvgICAKkDACG_AgIAqQMAIcACQACOAwAhDQ4AAJwDACAiAACcAwAgIwAAnAMAIDQAALEDACA1AACcAwAgjgICAAAAAY8CAgAAAAWQAgIAAAAFkQICAAAAAZICAgAAAAGTAgIAAAABlAICAAAAAZUCAgCwAwAhDQ4AAJwDACAiAACcAwAgIwAAnAMAIDQAALEDACA1AACcAwAgjgICAAAAAY8CAgAAAAWQAgIAAAAFkQICAAAAAZICAgAAAAGTAgIAAAABlAICAAAAAZUCAgCwAwAhCI4CCAAAAAGPAggAAAAFkAIIAAAABZECCAAAAAGSAggAAAABkwIIAAAAAZQCCAAAAAGVAggAsQMAIQ6IAgAAsgMAMIkCAADnAQAQigIAALIDADCLAgEAlQMAIZ4CAQCjAwAhqQIBAJUDACG5AgIAswMAIboCAQCVAwAhuwIBAKMDACG8AgEAlQMAIb0CAgC0AwAhvgICALMDACG_AgIAswMAIcACQACWAwAhCI4CAgAAAAGPAgIAAAAEkAICAAAABJECAgAAAAGSAgIAAAABkwICAAAAAZQCAgAAAAGVAgIAkAMAIQiOAgIAAAABjwICAAAABZACAgAAAAWRAgIAAAABkgICAAAAAZMCAgAAAAGUAgIAAAABlQICAJwDACEKiAIAALUDADCJAgAA4QEAEIoCAAC1AwAwiwIBAI0DACGzAgEAjQMAIbsCAQCZAwAhwAJAAI4DACHBAgEAjQMAIcICAQCNAwAhwwIAAJgDACAKiAIAALYDADCJAgAAzgEAEIoCAAC2AwAwiwIBAJUDACGzAgEAlQMAIbsCAQCjAwAhwAJAAJYDACHBAgEAlQMAIcICAQCVAwAhwwIAAKIDACANiAIAALcDADCJAgAAyAEAEIoCAAC3AwAwiwIBAI0DACGNAkAAjgMAIaACQACOAwAhrwIBAI0DACGzAgEAjQMAIcQCAQCNAwAhxQIBAI0DACHGAgEAjQMAIccCQACaAwAhyAIBAJkDACEIiAIAALgDADCJAgAAsgEAEIoCAAC4AwAwiwIBAI0DACGNAkAAjgMAIbMCAQCNAwAhuwIBAI0DACHEAgEAjQMAIQeIAgAAuQMAMIkCAACcAQAQigIAALkDADCLAgEAjQMAIY0CQACOAwAhqwIBAI0DACG0AgEAjQMAIQoGAAC7AwAgCAAAvAMAIA8AAL0DACCIAgAAugMAMIkCAACJAQAQigIAALoDADCLAgEAlQMAIY0CQACWAwAhqwIBAJUDACG0AgEAlQMAIQPJAgAACwAgygIAAAsAIMsCAAALACADyQIAABAAIMoCAAAQACDLAgAAEAAgA8kCAAAUACDKAgAAFAAgywIAABQAIAaIAgAAvgMAMIkCAACDAQAQigIAAL4DADDMAgEAjQMAIc0CAQCNAwAhzgJAAI4DACEGiAIAAL8DADCJAgAAcAAQigIAAL8DADDMAgEAlQMAIc0CAQCVAwAhzgJAAJYDACECzAIBAAAAAc0CAQAAAAEHiAIAAMEDADCJAgAAagAQigIAAMEDADCLAgEAjQMAIbsCAQCNAwAhzgJAAI4DACHQAgEAjQMAIQ-IAgAAwgMAMIkCAABUABCKAgAAwgMAMIsCAQCNAwAhuwIBAI0DACHRAgEAjQMAIdICAQCNAwAh0wIBAI0DACHUAgEAmQMAIdUCAQCZAwAh1gICAK8DACHXAgEAmQMAIdgCAQCZAwAh2QIBAJkDACHaAgEAmQMAIQuIAgAAwwMAMIkCAAA-ABCKAgAAwwMAMIsCAQCNAwAhjQJAAI4DACGrAgEAmQMAIdsCAQCNAwAh3AJAAJoDACHdAgEAmQMAId4CAQCZAwAh3wIgAMQDACEFDgAAkAMAICIAAMYDACAjAADGAwAgjgIgAAAAAZUCIADFAwAhBQ4AAJADACAiAADGAwAgIwAAxgMAII4CIAAAAAGVAiAAxQMAIQKOAiAAAAABlQIgAMYDACEOBAAAyQMAIAUAAMoDACAGAAC7AwAgiAIAAMcDADCJAgAAKwAQigIAAMcDADCLAgEAlQMAIY0CQACWAwAhqwIBAKMDACHbAgEAlQMAIdwCQACkAwAh3QIBAKMDACHeAgEAowMAId8CIADIAwAhAo4CIAAAAAGVAiAAxgMAIQPJAgAAAwAgygIAAAMAIMsCAAADACADyQIAAAcAIMoCAAAHACDLAgAABwAgAqkCAQAAAAGtAgIAAAABDAkAAM0DACAKAADOAwAgiAIAAMwDADCJAgAAGAAQigIAAMwDADCLAgEAlQMAIY0CQACWAwAhqQIBAJUDACGtAgIAswMAIa4CAACiAwAgrwIBAJUDACGwAgEAowMAIRMHAADSAwAgCwAA0wMAIAwAANQDACANAADVAwAgiAIAANEDADCJAgAAFAAQigIAANEDADCLAgEAlQMAIY0CQACWAwAhqwIBAJUDACGsAkAAlgMAIbMCAQCVAwAhtAIBAJUDACG1AgEAlQMAIbYCAQCVAwAhtwIBAJUDACG4AgEAowMAIeQCAAAUACDlAgAAFAAgEwcAANIDACALAADTAwAgDAAA1AMAIA0AANUDACCIAgAA0QMAMIkCAAAUABCKAgAA0QMAMIsCAQCVAwAhjQJAAJYDACGrAgEAlQMAIawCQACWAwAhswIBAJUDACG0AgEAlQMAIbUCAQCVAwAhtgIBAJUDACG3AgEAlQMAIbgCAQCjAwAh5AIAABQAIOUCAAAUACACqQIBAAAAAasCAQAAAAELCQAAzQMAIIgCAADQAwAwiQIAABsAEIoCAADQAwAwiwIBAJUDACGNAkAAlgMAIakCAQCVAwAhqwIBAJUDACGsAkAAlgMAIbECAgCzAwAhsgIAAKIDACARBwAA0gMAIAsAANMDACAMAADUAwAgDQAA1QMAIIgCAADRAwAwiQIAABQAEIoCAADRAwAwiwIBAJUDACGNAkAAlgMAIasCAQCVAwAhrAJAAJYDACGzAgEAlQMAIbQCAQCVAwAhtQIBAJUDACG2AgEAlQMAIbcCAQCVAwAhuAIBAKMDACEMBgAAuwMAIAgAALwDACAPAAC9AwAgiAIAALoDADCJAgAAiQEAEIoCAAC6AwAwiwIBAJUDACGNAkAAlgMAIasCAQCVAwAhtAIBAJUDACHkAgAAiQEAIOUCAACJAQAgDgkAAM0DACAKAADOAwAgiAIAAMwDADCJAgAAGAAQigIAAMwDADCLAgEAlQMAIY0CQACWAwAhqQIBAJUDACGtAgIAswMAIa4CAACiAwAgrwIBAJUDACGwAgEAowMAIeQCAAAYACDlAgAAGAAgA8kCAAAbACDKAgAAGwAgywIAABsAIAPJAgAAGAAgygIAABgAIMsCAAAYACAOBwAA0gMAIIgCAADWAwAwiQIAABAAEIoCAADWAwAwiwIBAJUDACGNAkAAlgMAIaACQACWAwAhrwIBAJUDACGzAgEAlQMAIcQCAQCVAwAhxQIBAJUDACHGAgEAlQMAIccCQACkAwAhyAIBAKMDACECswIBAAAAAbsCAQAAAAEKAwAA2QMAIAcAANIDACCIAgAA2AMAMIkCAAALABCKAgAA2AMAMIsCAQCVAwAhjQJAAJYDACGzAgEAlQMAIbsCAQCVAwAhxAIBAJUDACEQBAAAyQMAIAUAAMoDACAGAAC7AwAgiAIAAMcDADCJAgAAKwAQigIAAMcDADCLAgEAlQMAIY0CQACWAwAhqwIBAKMDACHbAgEAlQMAIdwCQACkAwAh3QIBAKMDACHeAgEAowMAId8CIADIAwAh5AIAACsAIOUCAAArACAIAwAA2QMAIIgCAADaAwAwiQIAAAcAEIoCAADaAwAwiwIBAJUDACG7AgEAlQMAIc4CQACWAwAh0AIBAJUDACEC0gIBAAAAAdMCAQAAAAEQAwAA2QMAIIgCAADcAwAwiQIAAAMAEIoCAADcAwAwiwIBAJUDACG7AgEAlQMAIdECAQCVAwAh0gIBAJUDACHTAgEAlQMAIdQCAQCjAwAh1QIBAKMDACHWAgIAtAMAIdcCAQCjAwAh2AIBAKMDACHZAgEAowMAIdoCAQCjAwAhAAAAAewCAQAAAAEB7AJAAAAAAQAAAAAB7AIBAAAAAQHsAkAAAAABAAAAAAAAAAAF7AICAAAAAe8CAgAAAAHwAgIAAAAB8QICAAAAAfICAgAAAAEFHAAA1AUAIB0AAN4FACDmAgAA1QUAIOcCAADdBQAg6gIAABYAIAccAADzAwAgHQAA9gMAIOYCAAD0AwAg5wIAAPUDACDoAgAAFAAg6QIAABQAIOoCAAAWACAMBwAAlAQAIAwAAJUEACANAACWBAAgiwIBAAAAAY0CQAAAAAGrAgEAAAABrAJAAAAAAbMCAQAAAAG0AgEAAAABtQIBAAAAAbYCAQAAAAG3AgEAAAABAgAAABYAIBwAAPMDACADAAAAFAAgHAAA8wMAIB0AAPcDACAOAAAAFAAgBwAA-AMAIAwAAPkDACANAAD6AwAgFQAA9wMAIIsCAQDgAwAhjQJAAOEDACGrAgEA4AMAIawCQADhAwAhswIBAOADACG0AgEA4AMAIbUCAQDgAwAhtgIBAOADACG3AgEA4AMAIQwHAAD4AwAgDAAA-QMAIA0AAPoDACCLAgEA4AMAIY0CQADhAwAhqwIBAOADACGsAkAA4QMAIbMCAQDgAwAhtAIBAOADACG1AgEA4AMAIbYCAQDgAwAhtwIBAOADACEFHAAA1gUAIB0AANsFACDmAgAA1wUAIOcCAADaBQAg6gIAAIYBACALHAAAiAQAMB0AAI0EADDmAgAAiQQAMOcCAACKBAAw6AIAAIwEADDpAgAAjAQAMOoCAACMBAAw6wIAAIsEACDsAgAAjAQAMO0CAACOBAAw7gIAAI8EADALHAAA-wMAMB0AAIAEADDmAgAA_AMAMOcCAAD9AwAw6AIAAP8DADDpAgAA_wMAMOoCAAD_AwAw6wIAAP4DACDsAgAA_wMAMO0CAACBBAAw7gIAAIIEADAHCgAAhwQAIIsCAQAAAAGNAkAAAAABrQICAAAAAa4CgAAAAAGvAgEAAAABsAIBAAAAAQIAAAAgACAcAACGBAAgAwAAACAAIBwAAIYEACAdAACFBAAgARUAANkFADANCQAAzQMAIAoAAM4DACCIAgAAzAMAMIkCAAAYABCKAgAAzAMAMIsCAQAAAAGNAkAAlgMAIakCAQCVAwAhrQICALMDACGuAgAAogMAIK8CAQCVAwAhsAIBAKMDACHgAgAAywMAIAIAAAAgACAVAACFBAAgAgAAAIMEACAVAACEBAAgCogCAACCBAAwiQIAAIMEABCKAgAAggQAMIsCAQCVAwAhjQJAAJYDACGpAgEAlQMAIa0CAgCzAwAhrgIAAKIDACCvAgEAlQMAIbACAQCjAwAhCogCAACCBAAwiQIAAIMEABCKAgAAggQAMIsCAQCVAwAhjQJAAJYDACGpAgEAlQMAIa0CAgCzAwAhrgIAAKIDACCvAgEAlQMAIbACAQCjAwAhBosCAQDgAwAhjQJAAOEDACGtAgIA8AMAIa4CgAAAAAGvAgEA4AMAIbACAQDmAwAhBwoAAPIDACCLAgEA4AMAIY0CQADhAwAhrQICAPADACGuAoAAAAABrwIBAOADACGwAgEA5gMAIQcKAACHBAAgiwIBAAAAAY0CQAAAAAGtAgIAAAABrgKAAAAAAa8CAQAAAAGwAgEAAAABAxwAAPMDACDmAgAA9AMAIOoCAAAWACAGiwIBAAAAAY0CQAAAAAGrAgEAAAABrAJAAAAAAbECAgAAAAGyAoAAAAABAgAAAB0AIBwAAJMEACADAAAAHQAgHAAAkwQAIB0AAJIEACABFQAA2AUAMAwJAADNAwAgiAIAANADADCJAgAAGwAQigIAANADADCLAgEAAAABjQJAAJYDACGpAgEAlQMAIasCAQCVAwAhrAJAAJYDACGxAgIAswMAIbICAACiAwAg4QIAAM8DACACAAAAHQAgFQAAkgQAIAIAAACQBAAgFQAAkQQAIAqIAgAAjwQAMIkCAACQBAAQigIAAI8EADCLAgEAlQMAIY0CQACWAwAhqQIBAJUDACGrAgEAlQMAIawCQACWAwAhsQICALMDACGyAgAAogMAIAqIAgAAjwQAMIkCAACQBAAQigIAAI8EADCLAgEAlQMAIY0CQACWAwAhqQIBAJUDACGrAgEAlQMAIawCQACWAwAhsQICALMDACGyAgAAogMAIAaLAgEA4AMAIY0CQADhAwAhqwIBAOADACGsAkAA4QMAIbECAgDwAwAhsgKAAAAAAQaLAgEA4AMAIY0CQADhAwAhqwIBAOADACGsAkAA4QMAIbECAgDwAwAhsgKAAAAAAQaLAgEAAAABjQJAAAAAAasCAQAAAAGsAkAAAAABsQICAAAAAbICgAAAAAEDHAAA1gUAIOYCAADXBQAg6gIAAIYBACAEHAAAiAQAMOYCAACJBAAw6gIAAIwEADDrAgAAiwQAIAQcAAD7AwAw5gIAAPwDADDqAgAA_wMAMOsCAAD-AwAgAxwAANQFACDmAgAA1QUAIOoCAAAWACAAAAAAAAUcAADPBQAgHQAA0gUAIOYCAADQBQAg5wIAANEFACDqAgAAFgAgAxwAAM8FACDmAgAA0AUAIOoCAAAWACAAAAAHHAAAygUAIB0AAM0FACDmAgAAywUAIOcCAADMBQAg6AIAABgAIOkCAAAYACDqAgAAIAAgAxwAAMoFACDmAgAAywUAIOoCAAAgACAAAAAAAAXsAgIAAAAB7wICAAAAAfACAgAAAAHxAgIAAAAB8gICAAAAAQAAAAAAAAUcAADFBQAgHQAAyAUAIOYCAADGBQAg5wIAAMcFACDqAgAAhgEAIAMcAADFBQAg5gIAAMYFACDqAgAAhgEAIAAAAAUcAAC9BQAgHQAAwwUAIOYCAAC-BQAg5wIAAMIFACDqAgAAhgEAIAUcAAC7BQAgHQAAwAUAIOYCAAC8BQAg5wIAAL8FACDqAgAAAQAgAxwAAL0FACDmAgAAvgUAIOoCAACGAQAgAxwAALsFACDmAgAAvAUAIOoCAAABACAAAAALHAAA1wQAMB0AANwEADDmAgAA2AQAMOcCAADZBAAw6AIAANsEADDpAgAA2wQAMOoCAADbBAAw6wIAANoEACDsAgAA2wQAMO0CAADdBAAw7gIAAN4EADALHAAAywQAMB0AANAEADDmAgAAzAQAMOcCAADNBAAw6AIAAM8EADDpAgAAzwQAMOoCAADPBAAw6wIAAM4EACDsAgAAzwQAMO0CAADRBAAw7gIAANIEADALHAAAvwQAMB0AAMQEADDmAgAAwAQAMOcCAADBBAAw6AIAAMMEADDpAgAAwwQAMOoCAADDBAAw6wIAAMIEACDsAgAAwwQAMO0CAADFBAAw7gIAAMYEADAMCwAAowQAIAwAAJUEACANAACWBAAgiwIBAAAAAY0CQAAAAAGrAgEAAAABrAJAAAAAAbQCAQAAAAG1AgEAAAABtgIBAAAAAbcCAQAAAAG4AgEAAAABAgAAABYAIBwAAMoEACADAAAAFgAgHAAAygQAIB0AAMkEACABFQAAugUAMBEHAADSAwAgCwAA0wMAIAwAANQDACANAADVAwAgiAIAANEDADCJAgAAFAAQigIAANEDADCLAgEAAAABjQJAAJYDACGrAgEAlQMAIawCQACWAwAhswIBAJUDACG0AgEAAAABtQIBAJUDACG2AgEAlQMAIbcCAQCVAwAhuAIBAAAAAQIAAAAWACAVAADJBAAgAgAAAMcEACAVAADIBAAgDYgCAADGBAAwiQIAAMcEABCKAgAAxgQAMIsCAQCVAwAhjQJAAJYDACGrAgEAlQMAIawCQACWAwAhswIBAJUDACG0AgEAlQMAIbUCAQCVAwAhtgIBAJUDACG3AgEAlQMAIbgCAQCjAwAhDYgCAADGBAAwiQIAAMcEABCKAgAAxgQAMIsCAQCVAwAhjQJAAJYDACGrAgEAlQMAIawCQACWAwAhswIBAJUDACG0AgEAlQMAIbUCAQCVAwAhtgIBAJUDACG3AgEAlQMAIbgCAQCjAwAhCYsCAQDgAwAhjQJAAOEDACGrAgEA4AMAIawCQADhAwAhtAIBAOADACG1AgEA4AMAIbYCAQDgAwAhtwIBAOADACG4AgEA5gMAIQwLAACiBAAgDAAA-QMAIA0AAPoDACCLAgEA4AMAIY0CQADhAwAhqwIBAOADACGsAkAA4QMAIbQCAQDgAwAhtQIBAOADACG2AgEA4AMAIbcCAQDgAwAhuAIBAOYDACEMCwAAowQAIAwAAJUEACANAACWBAAgiwIBAAAAAY0CQAAAAAGrAgEAAAABrAJAAAAAAbQCAQAAAAG1AgEAAAABtgIBAAAAAbcCAQAAAAG4AgEAAAABCYsCAQAAAAGNAkAAAAABoAJAAAAAAa8CAQAAAAHEAgEAAAABxQIBAAAAAcYCAQAAAAHHAkAAAAAByAIBAAAAAQIAAAASACAcAADWBAAgAwAAABIAIBwAANYEACAdAADVBAAgARUAALkFADAOBwAA0gMAIIgCAADWAwAwiQIAABAAEIoCAADWAwAwiwIBAAAAAY0CQACWAwAhoAJAAJYDACGvAgEAlQMAIbMCAQCVAwAhxAIBAJUDACHFAgEAAAABxgIBAJUDACHHAkAApAMAIcgCAQCjAwAhAgAAABIAIBUAANUEACACAAAA0wQAIBUAANQEACANiAIAANIEADCJAgAA0wQAEIoCAADSBAAwiwIBAJUDACGNAkAAlgMAIaACQACWAwAhrwIBAJUDACGzAgEAlQMAIcQCAQCVAwAhxQIBAJUDACHGAgEAlQMAIccCQACkAwAhyAIBAKMDACENiAIAANIEADCJAgAA0wQAEIoCAADSBAAwiwIBAJUDACGNAkAAlgMAIaACQACWAwAhrwIBAJUDACGzAgEAlQMAIcQCAQCVAwAhxQIBAJUDACHGAgEAlQMAIccCQACkAwAhyAIBAKMDACEJiwIBAOADACGNAkAA4QMAIaACQADhAwAhrwIBAOADACHEAgEA4AMAIcUCAQDgAwAhxgIBAOADACHHAkAA5wMAIcgCAQDmAwAhCYsCAQDgAwAhjQJAAOEDACGgAkAA4QMAIa8CAQDgAwAhxAIBAOADACHFAgEA4AMAIcYCAQDgAwAhxwJAAOcDACHIAgEA5gMAIQmLAgEAAAABjQJAAAAAAaACQAAAAAGvAgEAAAABxAIBAAAAAcUCAQAAAAHGAgEAAAABxwJAAAAAAcgCAQAAAAEFAwAAuAQAIIsCAQAAAAGNAkAAAAABuwIBAAAAAcQCAQAAAAECAAAADQAgHAAA4gQAIAMAAAANACAcAADiBAAgHQAA4QQAIAEVAAC4BQAwCwMAANkDACAHAADSAwAgiAIAANgDADCJAgAACwAQigIAANgDADCLAgEAAAABjQJAAJYDACGzAgEAlQMAIbsCAQCVAwAhxAIBAJUDACHiAgAA1wMAIAIAAAANACAVAADhBAAgAgAAAN8EACAVAADgBAAgCIgCAADeBAAwiQIAAN8EABCKAgAA3gQAMIsCAQCVAwAhjQJAAJYDACGzAgEAlQMAIbsCAQCVAwAhxAIBAJUDACEIiAIAAN4EADCJAgAA3wQAEIoCAADeBAAwiwIBAJUDACGNAkAAlgMAIbMCAQCVAwAhuwIBAJUDACHEAgEAlQMAIQSLAgEA4AMAIY0CQADhAwAhuwIBAOADACHEAgEA4AMAIQUDAAC2BAAgiwIBAOADACGNAkAA4QMAIbsCAQDgAwAhxAIBAOADACEFAwAAuAQAIIsCAQAAAAGNAkAAAAABuwIBAAAAAcQCAQAAAAEEHAAA1wQAMOYCAADYBAAw6gIAANsEADDrAgAA2gQAIAQcAADLBAAw5gIAAMwEADDqAgAAzwQAMOsCAADOBAAgBBwAAL8EADDmAgAAwAQAMOoCAADDBAAw6wIAAMIEACAAAAAAAAAAAAAFHAAAswUAIB0AALYFACDmAgAAtAUAIOcCAAC1BQAg6gIAAAEAIAMcAACzBQAg5gIAALQFACDqAgAAAQAgAAAAAAAFHAAArgUAIB0AALEFACDmAgAArwUAIOcCAACwBQAg6gIAAAEAIAMcAACuBQAg5gIAAK8FACDqAgAAAQAgAAAAAewCIAAAAAELHAAAlAUAMB0AAJkFADDmAgAAlQUAMOcCAACWBQAw6AIAAJgFADDpAgAAmAUAMOoCAACYBQAw6wIAAJcFACDsAgAAmAUAMO0CAACaBQAw7gIAAJsFADALHAAAiAUAMB0AAI0FADDmAgAAiQUAMOcCAACKBQAw6AIAAIwFADDpAgAAjAUAMOoCAACMBQAw6wIAAIsFACDsAgAAjAUAMO0CAACOBQAw7gIAAI8FADALHAAA_wQAMB0AAIMFADDmAgAAgAUAMOcCAACBBQAw6AIAANsEADDpAgAA2wQAMOoCAADbBAAw6wIAAIIFACDsAgAA2wQAMO0CAACEBQAw7gIAAN4EADAFBwAAtwQAIIsCAQAAAAGNAkAAAAABswIBAAAAAcQCAQAAAAECAAAADQAgHAAAhwUAIAMAAAANACAcAACHBQAgHQAAhgUAIAEVAACtBQAwAgAAAA0AIBUAAIYFACACAAAA3wQAIBUAAIUFACAEiwIBAOADACGNAkAA4QMAIbMCAQDgAwAhxAIBAOADACEFBwAAtQQAIIsCAQDgAwAhjQJAAOEDACGzAgEA4AMAIcQCAQDgAwAhBQcAALcEACCLAgEAAAABjQJAAAAAAbMCAQAAAAHEAgEAAAABA4sCAQAAAAHOAkAAAAAB0AIBAAAAAQIAAAAJACAcAACTBQAgAwAAAAkAIBwAAJMFACAdAACSBQAgARUAAKwFADAIAwAA2QMAIIgCAADaAwAwiQIAAAcAEIoCAADaAwAwiwIBAAAAAbsCAQCVAwAhzgJAAJYDACHQAgEAAAABAgAAAAkAIBUAAJIFACACAAAAkAUAIBUAAJEFACAHiAIAAI8FADCJAgAAkAUAEIoCAACPBQAwiwIBAJUDACG7AgEAlQMAIc4CQACWAwAh0AIBAJUDACEHiAIAAI8FADCJAgAAkAUAEIoCAACPBQAwiwIBAJUDACG7AgEAlQMAIc4CQACWAwAh0AIBAJUDACEDiwIBAOADACHOAkAA4QMAIdACAQDgAwAhA4sCAQDgAwAhzgJAAOEDACHQAgEA4AMAIQOLAgEAAAABzgJAAAAAAdACAQAAAAELiwIBAAAAAdECAQAAAAHSAgEAAAAB0wIBAAAAAdQCAQAAAAHVAgEAAAAB1gICAAAAAdcCAQAAAAHYAgEAAAAB2QIBAAAAAdoCAQAAAAECAAAABQAgHAAAnwUAIAMAAAAFACAcAACfBQAgHQAAngUAIAEVAACrBQAwEQMAANkDACCIAgAA3AMAMIkCAAADABCKAgAA3AMAMIsCAQAAAAG7AgEAlQMAIdECAQCVAwAh0gIBAJUDACHTAgEAlQMAIdQCAQCjAwAh1QIBAKMDACHWAgIAtAMAIdcCAQCjAwAh2AIBAKMDACHZAgEAowMAIdoCAQCjAwAh4wIAANsDACACAAAABQAgFQAAngUAIAIAAACcBQAgFQAAnQUAIA-IAgAAmwUAMIkCAACcBQAQigIAAJsFADCLAgEAlQMAIbsCAQCVAwAh0QIBAJUDACHSAgEAlQMAIdMCAQCVAwAh1AIBAKMDACHVAgEAowMAIdYCAgC0AwAh1wIBAKMDACHYAgEAowMAIdkCAQCjAwAh2gIBAKMDACEPiAIAAJsFADCJAgAAnAUAEIoCAACbBQAwiwIBAJUDACG7AgEAlQMAIdECAQCVAwAh0gIBAJUDACHTAgEAlQMAIdQCAQCjAwAh1QIBAKMDACHWAgIAtAMAIdcCAQCjAwAh2AIBAKMDACHZAgEAowMAIdoCAQCjAwAhC4sCAQDgAwAh0QIBAOADACHSAgEA4AMAIdMCAQDgAwAh1AIBAOYDACHVAgEA5gMAIdYCAgCpBAAh1wIBAOYDACHYAgEA5gMAIdkCAQDmAwAh2gIBAOYDACELiwIBAOADACHRAgEA4AMAIdICAQDgAwAh0wIBAOADACHUAgEA5gMAIdUCAQDmAwAh1gICAKkEACHXAgEA5gMAIdgCAQDmAwAh2QIBAOYDACHaAgEA5gMAIQuLAgEAAAAB0QIBAAAAAdICAQAAAAHTAgEAAAAB1AIBAAAAAdUCAQAAAAHWAgIAAAAB1wIBAAAAAdgCAQAAAAHZAgEAAAAB2gIBAAAAAQQcAACUBQAw5gIAAJUFADDqAgAAmAUAMOsCAACXBQAgBBwAAIgFADDmAgAAiQUAMOoCAACMBQAw6wIAAIsFACAEHAAA_wQAMOYCAACABQAw6gIAANsEADDrAgAAggUAIAAABQcAAKYFACALAACnBQAgDAAAqAUAIA0AAKkFACC4AgAA4gMAIAMGAADmBAAgCAAA5wQAIA8AAOgEACADCQAApQUAIAoAAKUFACCwAgAA4gMAIAAABwQAAKMFACAFAACkBQAgBgAA5gQAIKsCAADiAwAg3AIAAOIDACDdAgAA4gMAIN4CAADiAwAgC4sCAQAAAAHRAgEAAAAB0gIBAAAAAdMCAQAAAAHUAgEAAAAB1QIBAAAAAdYCAgAAAAHXAgEAAAAB2AIBAAAAAdkCAQAAAAHaAgEAAAABA4sCAQAAAAHOAkAAAAAB0AIBAAAAAQSLAgEAAAABjQJAAAAAAbMCAQAAAAHEAgEAAAABCgUAAKEFACAGAACiBQAgiwIBAAAAAY0CQAAAAAGrAgEAAAAB2wIBAAAAAdwCQAAAAAHdAgEAAAAB3gIBAAAAAd8CIAAAAAECAAAAAQAgHAAArgUAIAMAAAArACAcAACuBQAgHQAAsgUAIAwAAAArACAFAAD9BAAgBgAA_gQAIBUAALIFACCLAgEA4AMAIY0CQADhAwAhqwIBAOYDACHbAgEA4AMAIdwCQADnAwAh3QIBAOYDACHeAgEA5gMAId8CIAD7BAAhCgUAAP0EACAGAAD-BAAgiwIBAOADACGNAkAA4QMAIasCAQDmAwAh2wIBAOADACHcAkAA5wMAId0CAQDmAwAh3gIBAOYDACHfAiAA-wQAIQoEAACgBQAgBgAAogUAIIsCAQAAAAGNAkAAAAABqwIBAAAAAdsCAQAAAAHcAkAAAAAB3QIBAAAAAd4CAQAAAAHfAiAAAAABAgAAAAEAIBwAALMFACADAAAAKwAgHAAAswUAIB0AALcFACAMAAAAKwAgBAAA_AQAIAYAAP4EACAVAAC3BQAgiwIBAOADACGNAkAA4QMAIasCAQDmAwAh2wIBAOADACHcAkAA5wMAId0CAQDmAwAh3gIBAOYDACHfAiAA-wQAIQoEAAD8BAAgBgAA_gQAIIsCAQDgAwAhjQJAAOEDACGrAgEA5gMAIdsCAQDgAwAh3AJAAOcDACHdAgEA5gMAId4CAQDmAwAh3wIgAPsEACEEiwIBAAAAAY0CQAAAAAG7AgEAAAABxAIBAAAAAQmLAgEAAAABjQJAAAAAAaACQAAAAAGvAgEAAAABxAIBAAAAAcUCAQAAAAHGAgEAAAABxwJAAAAAAcgCAQAAAAEJiwIBAAAAAY0CQAAAAAGrAgEAAAABrAJAAAAAAbQCAQAAAAG1AgEAAAABtgIBAAAAAbcCAQAAAAG4AgEAAAABCgQAAKAFACAFAAChBQAgiwIBAAAAAY0CQAAAAAGrAgEAAAAB2wIBAAAAAdwCQAAAAAHdAgEAAAAB3gIBAAAAAd8CIAAAAAECAAAAAQAgHAAAuwUAIAYIAADkBAAgDwAA5QQAIIsCAQAAAAGNAkAAAAABqwIBAAAAAbQCAQAAAAECAAAAhgEAIBwAAL0FACADAAAAKwAgHAAAuwUAIB0AAMEFACAMAAAAKwAgBAAA_AQAIAUAAP0EACAVAADBBQAgiwIBAOADACGNAkAA4QMAIasCAQDmAwAh2wIBAOADACHcAkAA5wMAId0CAQDmAwAh3gIBAOYDACHfAiAA-wQAIQoEAAD8BAAgBQAA_QQAIIsCAQDgAwAhjQJAAOEDACGrAgEA5gMAIdsCAQDgAwAh3AJAAOcDACHdAgEA5gMAId4CAQDmAwAh3wIgAPsEACEDAAAAiQEAIBwAAL0FACAdAADEBQAgCAAAAIkBACAIAAC9BAAgDwAAvgQAIBUAAMQFACCLAgEA4AMAIY0CQADhAwAhqwIBAOADACG0AgEA4AMAIQYIAAC9BAAgDwAAvgQAIIsCAQDgAwAhjQJAAOEDACGrAgEA4AMAIbQCAQDgAwAhBgYAAOMEACAPAADlBAAgiwIBAAAAAY0CQAAAAAGrAgEAAAABtAIBAAAAAQIAAACGAQAgHAAAxQUAIAMAAACJAQAgHAAAxQUAIB0AAMkFACAIAAAAiQEAIAYAALwEACAPAAC-BAAgFQAAyQUAIIsCAQDgAwAhjQJAAOEDACGrAgEA4AMAIbQCAQDgAwAhBgYAALwEACAPAAC-BAAgiwIBAOADACGNAkAA4QMAIasCAQDgAwAhtAIBAOADACEICQAAlwQAIIsCAQAAAAGNAkAAAAABqQIBAAAAAa0CAgAAAAGuAoAAAAABrwIBAAAAAbACAQAAAAECAAAAIAAgHAAAygUAIAMAAAAYACAcAADKBQAgHQAAzgUAIAoAAAAYACAJAADxAwAgFQAAzgUAIIsCAQDgAwAhjQJAAOEDACGpAgEA4AMAIa0CAgDwAwAhrgKAAAAAAa8CAQDgAwAhsAIBAOYDACEICQAA8QMAIIsCAQDgAwAhjQJAAOEDACGpAgEA4AMAIa0CAgDwAwAhrgKAAAAAAa8CAQDgAwAhsAIBAOYDACENBwAAlAQAIAsAAKMEACANAACWBAAgiwIBAAAAAY0CQAAAAAGrAgEAAAABrAJAAAAAAbMCAQAAAAG0AgEAAAABtQIBAAAAAbYCAQAAAAG3AgEAAAABuAIBAAAAAQIAAAAWACAcAADPBQAgAwAAABQAIBwAAM8FACAdAADTBQAgDwAAABQAIAcAAPgDACALAACiBAAgDQAA-gMAIBUAANMFACCLAgEA4AMAIY0CQADhAwAhqwIBAOADACGsAkAA4QMAIbMCAQDgAwAhtAIBAOADACG1AgEA4AMAIbYCAQDgAwAhtwIBAOADACG4AgEA5gMAIQ0HAAD4AwAgCwAAogQAIA0AAPoDACCLAgEA4AMAIY0CQADhAwAhqwIBAOADACGsAkAA4QMAIbMCAQDgAwAhtAIBAOADACG1AgEA4AMAIbYCAQDgAwAhtwIBAOADACG4AgEA5gMAIQ0HAACUBAAgCwAAowQAIAwAAJUEACCLAgEAAAABjQJAAAAAAasCAQAAAAGsAkAAAAABswIBAAAAAbQCAQAAAAG1AgEAAAABtgIBAAAAAbcCAQAAAAG4AgEAAAABAgAAABYAIBwAANQFACAGBgAA4wQAIAgAAOQEACCLAgEAAAABjQJAAAAAAasCAQAAAAG0AgEAAAABAgAAAIYBACAcAADWBQAgBosCAQAAAAGNAkAAAAABqwIBAAAAAawCQAAAAAGxAgIAAAABsgKAAAAAAQaLAgEAAAABjQJAAAAAAa0CAgAAAAGuAoAAAAABrwIBAAAAAbACAQAAAAEDAAAAiQEAIBwAANYFACAdAADcBQAgCAAAAIkBACAGAAC8BAAgCAAAvQQAIBUAANwFACCLAgEA4AMAIY0CQADhAwAhqwIBAOADACG0AgEA4AMAIQYGAAC8BAAgCAAAvQQAIIsCAQDgAwAhjQJAAOEDACGrAgEA4AMAIbQCAQDgAwAhAwAAABQAIBwAANQFACAdAADfBQAgDwAAABQAIAcAAPgDACALAACiBAAgDAAA-QMAIBUAAN8FACCLAgEA4AMAIY0CQADhAwAhqwIBAOADACGsAkAA4QMAIbMCAQDgAwAhtAIBAOADACG1AgEA4AMAIbYCAQDgAwAhtwIBAOADACG4AgEA5gMAIQ0HAAD4AwAgCwAAogQAIAwAAPkDACCLAgEA4AMAIY0CQADhAwAhqwIBAOADACGsAkAA4QMAIbMCAQDgAwAhtAIBAOADACG1AgEA4AMAIbYCAQDgAwAhtwIBAOADACG4AgEA5gMAIQQEBgIFCgMGDgQOAAwBAwABAQMAAQIDAAEHAAUEBg8ECBMGDgALDxcHAQcABQUHAAULGQgMHgkNIQgOAAoCCQAHChoHAQkABwIMIgANIwADBiQACCUADyYAAwQnAAUoAAYpAAAAAAMOABEiABIjABMAAAADDgARIgASIwATAQMAAQEDAAEFDgAYIgAbIwAcNAAZNQAaAAAAAAAFDgAYIgAbIwAcNAAZNQAaAQMAAQEDAAEDDgAhIgAiIwAjAAAAAw4AISIAIiMAIwAAAAMOACkiACojACsAAAADDgApIgAqIwArAAADDgAwIgAxIwAyAAAAAw4AMCIAMSMAMgIDAAEHAAUCAwABBwAFAw4ANyIAOCMAOQAAAAMOADciADgjADkBBwAFAQcABQMOAD4iAD8jAEAAAAADDgA-IgA_IwBAAAAAAw4ARiIARyMASAAAAAMOAEYiAEcjAEgAAAAFDgBOIgBRIwBSNABPNQBQAAAAAAAFDgBOIgBRIwBSNABPNQBQAgcABQuHAggCBwAFC40CCAMOAFciAFgjAFkAAAADDgBXIgBYIwBZAQkABwEJAAcFDgBeIgBhIwBiNABfNQBgAAAAAAAFDgBeIgBhIwBiNABfNQBgAQkABwEJAAcFDgBnIgBqIwBrNABoNQBpAAAAAAAFDgBnIgBqIwBrNABoNQBpAAAAAw4AcSIAciMAcwAAAAMOAHEiAHIjAHMAAAADDgB5IgB6IwB7AAAAAw4AeSIAeiMAewAAAAMOAIEBIgCCASMAgwEAAAADDgCBASIAggEjAIMBEAIBESoBEi0BEy4BFC8BFjEBFzMNGDQOGTYBGjgNGzkPHjoBHzsBIDwNJD8QJUAUJkECJ0ICKEMCKUQCKkUCK0cCLEkNLUoVLkwCL04NME8WMVACMlECM1INNlUXN1YdOFcDOVgDOlkDO1oDPFsDPV0DPl8NP2AeQGIDQWQNQmUfQ2YDRGcDRWgNRmsgR2wkSG4lSW8lSnIlS3MlTHQlTXYlTngNT3kmUHslUX0NUn4nU38lVIABJVWBAQ1WhAEoV4UBLFiHAQVZiAEFWosBBVuMAQVcjQEFXY8BBV6RAQ1fkgEtYJQBBWGWAQ1ilwEuY5gBBWSZAQVlmgENZp0BL2eeATNonwEEaaABBGqhAQRrogEEbKMBBG2lAQRupwENb6gBNHCqAQRxrAENcq0BNXOuAQR0rwEEdbABDXazATZ3tAE6eLUBBnm2AQZ6twEGe7gBBny5AQZ9uwEGfr0BDX--ATuAAcABBoEBwgENggHDATyDAcQBBoQBxQEGhQHGAQ2GAckBPYcBygFBiAHMAUKJAc0BQooB0AFCiwHRAUKMAdIBQo0B1AFCjgHWAQ2PAdcBQ5AB2QFCkQHbAQ2SAdwBRJMB3QFClAHeAUKVAd8BDZYB4gFFlwHjAUmYAeUBSpkB5gFKmgHpAUqbAeoBSpwB6wFKnQHtAUqeAe8BDZ8B8AFLoAHyAUqhAfQBDaIB9QFMowH2AUqkAfcBSqUB-AENpgH7AU2nAfwBU6gB_QEHqQH-AQeqAf8BB6sBgAIHrAGBAgetAYMCB64BhQINrwGGAlSwAYkCB7EBiwINsgGMAlWzAY4CB7QBjwIHtQGQAg22AZMCVrcBlAJauAGVAgm5AZYCCboBlwIJuwGYAgm8AZkCCb0BmwIJvgGdAg2_AZ4CW8ABoAIJwQGiAg3CAaMCXMMBpAIJxAGlAgnFAaYCDcYBqQJdxwGqAmPIAasCCMkBrAIIygGtAgjLAa4CCMwBrwIIzQGxAgjOAbMCDc8BtAJk0AG2AgjRAbgCDdIBuQJl0wG6AgjUAbsCCNUBvAIN1gG_AmbXAcACbNgBwgJt2QHDAm3aAcYCbdsBxwJt3AHIAm3dAcoCbd4BzAIN3wHNAm7gAc8CbeEB0QIN4gHSAm_jAdMCbeQB1AJt5QHVAg3mAdgCcOcB2QJ06AHbAnXpAdwCdeoB3wJ16wHgAnXsAeECde0B4wJ17gHlAg3vAeYCdvAB6AJ18QHqAg3yAesCd_MB7AJ19AHtAnX1Ae4CDfYB8QJ49wHyAnz4AfQCffkB9QJ9-gH4An37AfkCffwB-gJ9_QH8An3-Af4CDf8B_wJ-gAKBA32BAoMDDYIChAN_gwKFA32EAoYDfYUChwMNhgKKA4ABhwKLA4QB"
};
async function decodeBase64AsWasm(wasmBase64) {
  const { Buffer: Buffer2 } = await import("node:buffer");
  const wasmArray = Buffer2.from(wasmBase64, "base64");
  return new WebAssembly.Module(wasmArray);
}
config.compilerWasm = {
  getRuntime: async () => await import("@prisma/client/runtime/query_compiler_fast_bg.postgresql.mjs"),
  getQueryCompilerWasmModule: async () => {
    const { wasm } = await import("@prisma/client/runtime/query_compiler_fast_bg.postgresql.wasm-base64.mjs");
    return await decodeBase64AsWasm(wasm);
  },
  importName: "./query_compiler_fast_bg.js"
};
function getPrismaClientClass() {
  return runtime.getPrismaClient(config);
}

// lib/db/generated/internal/prismaNamespace.ts
import * as runtime2 from "@prisma/client/runtime/client";
var getExtensionContext = runtime2.Extensions.getExtensionContext;
var NullTypes2 = {
  DbNull: runtime2.NullTypes.DbNull,
  JsonNull: runtime2.NullTypes.JsonNull,
  AnyNull: runtime2.NullTypes.AnyNull
};
var TransactionIsolationLevel = runtime2.makeStrictEnum({
  ReadUncommitted: "ReadUncommitted",
  ReadCommitted: "ReadCommitted",
  RepeatableRead: "RepeatableRead",
  Serializable: "Serializable"
});
var defineExtension = runtime2.Extensions.defineExtension;

// lib/db/generated/client.ts
globalThis["__dirname"] = path.dirname(fileURLToPath(import.meta.url));
var PrismaClient = getPrismaClientClass();

// lib/db/migrate.ts
import { Client } from "pg";

// lib/crypto/password.ts
import { hash, verify } from "@node-rs/argon2";

// lib/network/is-public-address.ts
import ipaddr from "ipaddr.js";

// lib/bus/bus.ts
import { Client as Client2 } from "pg";

// lib/imports/resolve-refs.ts
var RefProblem = class extends Error {
};
var MAX_STEPS = 20;
function decodeStep(step) {
  try {
    return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch (error) {
    if (error instanceof URIError) return step;
    throw error;
  }
}
function follow(root, pointer) {
  const steps = pointer.slice(1).split("/").slice(1).map(decodeStep);
  let at = root;
  for (const step of steps) at = Array.isArray(at) ? at[Number(step)] : own(at, step);
  return at;
}
function resolveRefs(root, value) {
  let found = { value, pointer: null };
  for (let step = 0; step < MAX_STEPS; step++) {
    const ref = own(found.value, "$ref");
    if (typeof ref !== "string") return found;
    if (!/^#(\/|$)/.test(ref))
      throw new RefProblem(`points to another document (${ref.slice(0, 80)}), which is not read`);
    const target = follow(root, ref);
    if (target === void 0) throw new RefProblem(`points to ${ref.slice(0, 80)}, which the document does not have`);
    found = { value: target, pointer: ref };
  }
  throw new RefProblem("points to itself");
}
function resolveObject(root, value) {
  const resolved2 = resolveRefs(root, value).value;
  if (!isObject(resolved2)) throw new RefProblem("is no object");
  return resolved2;
}

// lib/imports/convert-object.ts
var PROPERTY_NAME2 = /^[a-zA-Z0-9_.-]{1,64}$/;
function isHidden(context, raw2) {
  const flag2 = context.direction === "input" ? "readOnly" : "writeOnly";
  if (own(raw2, flag2) === true) return true;
  if (typeof own(raw2, "$ref") !== "string") return false;
  try {
    return own(resolveRefs(context.root, raw2).value, flag2) === true;
  } catch (error) {
    if (error instanceof RefProblem) return false;
    throw error;
  }
}
function escapeRegExp(text2) {
  return text2.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
function convertPatterns(context, raw2) {
  return Object.entries(asObject(own(raw2, "patternProperties"))).filter(([pattern]) => patternProblem(pattern) === null).map(([pattern, schema]) => [pattern, convertInner(context, schema)]);
}
function convertAdditional(context, raw2) {
  const additional = own(raw2, "additionalProperties");
  if (isObject(additional)) {
    return Object.keys(additional).length > 0 ? { additionalProperties: convertInner(context, additional) } : {};
  }
  return additional === false && context.direction === "input" ? { additionalProperties: false } : {};
}
function convertObject(context, raw2) {
  const all = Object.entries(asObject(own(raw2, "properties"))).filter(
    ([, schema]) => isObject(schema) || schema === true
  );
  const shown = all.filter(([, schema]) => !isHidden(context, schema));
  const hidden = new Set(all.filter((entry) => !shown.includes(entry)).map(([name]) => name));
  const properties = shown.filter(([name]) => PROPERTY_NAME2.test(name));
  const odd = shown.filter(([name]) => !PROPERTY_NAME2.test(name));
  const patterns = [
    ...convertPatterns(context, raw2),
    ...odd.map(([name, schema]) => [`^${escapeRegExp(name)}$`, schema]).filter(([pattern]) => patternProblem(pattern) === null).map(([pattern, schema]) => [pattern, convertInner(context, schema)])
  ];
  const required = [...new Set(asList(own(raw2, "required")))].filter(
    (name) => typeof name === "string" && !hidden.has(name)
  );
  const converted = properties.map(([name, schema]) => [name, convertInner(context, schema)]);
  return {
    ...properties.length > 0 && { properties: Object.fromEntries(converted) },
    ...patterns.length > 0 && { patternProperties: Object.fromEntries(patterns) },
    ...required.length > 0 && { required },
    ...convertAdditional(context, raw2)
  };
}

// lib/imports/merge-schemas.ts
var LARGER = /* @__PURE__ */ new Set(["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"]);
var SMALLER = /* @__PURE__ */ new Set(["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"]);
var SCHEMA_MAPS3 = /* @__PURE__ */ new Set(["properties", "patternProperties"]);
var CONDITIONS = /* @__PURE__ */ new Set(["oneOf", "anyOf", "not", "$ref", "if", "pattern", "multipleOf"]);
var same = (left, right) => JSON.stringify(left) === JSON.stringify(right);
var listOf = (value) => Array.isArray(value) ? value : [value];
function mergeTypes(left, right) {
  const allowed = listOf(right);
  const kept = listOf(left).flatMap((type) => {
    if (allowed.includes(type) || type === "integer" && allowed.includes("number")) return [type];
    return type === "number" && allowed.includes("integer") ? ["integer"] : [];
  });
  if (kept.length === 0) return left;
  return kept.length === 1 ? kept[0] : kept;
}
function mergeMaps(left, right) {
  const merged = new Map(Object.entries(asObject(left)));
  for (const [name, schema] of Object.entries(asObject(right))) {
    const known2 = merged.get(name);
    merged.set(name, isObject(known2) && isObject(schema) ? mergeSchemas(known2, schema) : schema);
  }
  return Object.fromEntries(merged);
}
function mergeKeyword(key, left, right) {
  if (SCHEMA_MAPS3.has(key)) return mergeMaps(left, right);
  if (key === "type") return mergeTypes(left, right);
  if (key === "required") return [.../* @__PURE__ */ new Set([...listOf(left), ...listOf(right)])];
  if (key === "enum") {
    const both = listOf(left).filter((value) => listOf(right).some((other) => same(value, other)));
    return both.length > 0 ? both : left;
  }
  if (LARGER.has(key)) return Math.max(Number(left), Number(right));
  if (SMALLER.has(key)) return Math.min(Number(left), Number(right));
  if (key === "items" && isObject(left) && isObject(right)) return mergeSchemas(left, right);
  if (key === "additionalProperties") return left === false ? right : right === false ? left : right;
  return left;
}
function mergeSchemas(left, right) {
  const merged = { ...left };
  for (const [key, value] of Object.entries(right)) {
    if (!(key in merged)) merged[key] = value;
    else if (same(merged[key], value)) continue;
    else if (key === "allOf") merged.allOf = [...listOf(merged.allOf), ...listOf(value)];
    else if (CONDITIONS.has(key)) merged.allOf = [...listOf(merged.allOf ?? []), { [key]: value }];
    else merged[key] = mergeKeyword(key, merged[key], value);
  }
  const onlyOneIsClosed = left.additionalProperties === false !== (right.additionalProperties === false);
  if (merged.additionalProperties === false && onlyOneIsClosed && left.properties && right.properties) {
    delete merged.additionalProperties;
  }
  return merged;
}

// lib/imports/schema-context.ts
function newSchemaContext(root, direction) {
  return {
    root,
    direction,
    converted: /* @__PURE__ */ new Map(),
    definitions: /* @__PURE__ */ new Map(),
    names: /* @__PURE__ */ new Map(),
    active: /* @__PURE__ */ new Map(),
    recursive: /* @__PURE__ */ new Set(),
    boundary: 0,
    depth: 0,
    notes: /* @__PURE__ */ new Set()
  };
}
function definitionName({ names }, pointer) {
  const known2 = names.get(pointer);
  if (known2) return known2;
  const base = (pointer.split("/").at(-1) ?? "").replace(/~1|%[0-9a-f]{2}|[^a-zA-Z0-9_]+/gi, "_").slice(0, 40) || "schema";
  const taken = new Set(names.values());
  let name = base;
  for (let count2 = 2; taken.has(name); count2++) name = `${base}_${count2}`;
  names.set(pointer, name);
  return name;
}
function contentOf(context, schema) {
  let found = schema;
  for (let step = 0; step < 20 && typeof found.$ref === "string"; step++) {
    const { $ref, ...beside } = found;
    const target = context.definitions.get($ref.slice("#/$defs/".length));
    if (!target) return {};
    found = { ...target, ...beside };
  }
  return found;
}

// lib/imports/convert-union.ts
function markOf(variant, mapping) {
  const ref = asText(own(variant, "$ref"));
  const name = ref.split("/").at(-1) ?? "";
  const mapped = Object.entries(mapping).find(([, target]) => target === ref || target === name);
  return mapped?.[0] ?? name;
}
function markVariant(context, converted, property, mark) {
  const content = contentOf(context, converted);
  const found = own(content.properties, property);
  const isOpen = isObject(found) && found.type === "string" && found.enum === void 0 && found.const === void 0;
  if (!isOpen || mark === "") return converted;
  return { ...content, properties: { ...asObject(content.properties), [property]: { ...found, const: mark } } };
}
function convertVariants(context, raw2, variants) {
  const discriminator = own(raw2, "discriminator");
  const property = asText(own(discriminator, "propertyName"));
  const mapping = asObject(own(discriminator, "mapping"));
  const converted = variants.filter(isObject).map((variant) => {
    const schema = convertSchema(context, variant);
    return property ? markVariant(context, schema, property, markOf(variant, mapping)) : schema;
  });
  return [...new Map(converted.map((schema) => [JSON.stringify(schema), schema])).values()];
}
function convertUnion(context, raw2) {
  const one = convertVariants(context, raw2, asList(own(raw2, "oneOf")));
  const any = convertVariants(context, raw2, asList(own(raw2, "anyOf")));
  const key = context.direction === "output" ? "anyOf" : "oneOf";
  const union = one.length > 0 ? { [key]: one } : {};
  if (any.length === 0) return union;
  return one.length > 0 && key === "anyOf" ? mergeSchemas(union, { anyOf: any }) : { ...union, anyOf: any };
}

// lib/imports/convert-keywords.ts
var TYPES2 = ["string", "number", "integer", "boolean", "array", "object", "null"];
var OTHER_TYPES = {
  file: "string",
  date: "string",
  datetime: "string",
  text: "string",
  uuid: "string",
  int: "integer",
  long: "integer",
  int32: "integer",
  int64: "integer",
  float: "number",
  double: "number",
  bool: "boolean"
};
var COUNTS = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"];
var BOUNDS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
var DESCRIPTION_CHARACTERS = 300;
var EXAMPLE_CHARACTERS = 200;
var MAX_EXAMPLES = 3;
function toNumber(value) {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}
function convertType(raw2) {
  const given = own(raw2, "type");
  const types = [
    ...new Set(
      (Array.isArray(given) ? given : [given]).map((type) => {
        const lower = asText(type).toLowerCase();
        return TYPES2.includes(lower) ? lower : Object.hasOwn(OTHER_TYPES, lower) ? OTHER_TYPES[lower] : "";
      })
    )
  ].filter(Boolean);
  if (types.length > 1) return { type: types };
  if (types.length === 1) return { type: types[0] };
  if (isObject(own(raw2, "properties"))) return { type: "object" };
  return isObject(own(raw2, "items")) && given === void 0 ? { type: "array" } : {};
}
function fitValue(value, type) {
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) return String(value);
  if ((type === "integer" || type === "number") && typeof value === "string") return toNumber(value) ?? value;
  return value;
}
function convertValues(raw2, { type }) {
  const values = asList(own(raw2, "enum")).map((value) => fitValue(value, type));
  const found = own(raw2, "const");
  return {
    ...values.length > 0 && { enum: [...new Map(values.map((value) => [JSON.stringify(value), value])).values()] },
    ...found !== void 0 && { const: found }
  };
}
function convertBounds(raw2) {
  const converted = {};
  for (const key of BOUNDS) {
    const bound = toNumber(own(raw2, key));
    if (bound !== null && typeof own(raw2, key) !== "boolean") converted[key] = bound;
  }
  for (const [flag2, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"]
  ]) {
    if (own(raw2, flag2) !== true || converted[bound] === void 0) continue;
    converted[flag2] = converted[bound];
    delete converted[bound];
  }
  const step = toNumber(own(raw2, "multipleOf"));
  return { ...converted, ...step !== null && step > 0 && { multipleOf: step } };
}
function convertCounts(raw2) {
  const counts = COUNTS.map((key) => [key, toNumber(own(raw2, key))]);
  return Object.fromEntries(counts.filter(([, count2]) => count2 !== null && Number.isInteger(count2) && count2 >= 0));
}
function convertPattern(context, raw2) {
  const given = own(raw2, "pattern");
  if (typeof given !== "string" || given === "") return {};
  const pattern = /^\/([\s\S]+)\/$/.exec(given)?.[1] ?? given;
  if (!patternProblem(pattern)) return { pattern };
  context.notes.add(
    `The pattern ${cutText(given, 80)} is left out: it cannot be used, or takes too long on some texts.`
  );
  return {};
}
function isShort(value) {
  return value !== void 0 && JSON.stringify(value).length <= EXAMPLE_CHARACTERS;
}
function convertTexts(context, raw2) {
  const description = cutText(asText(own(raw2, "description")), DESCRIPTION_CHARACTERS);
  const described = description ? { description } : {};
  if (context.direction === "output") return described;
  const format = asText(own(raw2, "format"));
  const examples = [own(raw2, "example"), ...asList(own(raw2, "examples"))].filter(isShort).slice(0, MAX_EXAMPLES);
  const fallback = own(raw2, "default");
  const encoding = asText(own(raw2, "contentEncoding"));
  return {
    ...described,
    ...format && { format },
    ...encoding && { contentEncoding: encoding },
    ...isShort(fallback) && fallback !== null && { default: fallback },
    ...examples.length > 0 && { examples },
    ...own(raw2, "deprecated") === true && { deprecated: true }
  };
}
function convertItems(context, raw2) {
  const items = own(raw2, "items");
  const listed = Array.isArray(items) ? items : asList(own(raw2, "prefixItems"));
  const prefix = listed.length > 0 ? { prefixItems: listed.map((each) => convertInner(context, each)) } : {};
  const rest = isObject(items) || items === false ? { items: convertInner(context, items) } : {};
  const unique = own(raw2, "uniqueItems") === true && context.direction === "input" ? { uniqueItems: true } : {};
  const contains = own(raw2, "contains");
  const kept = isObject(contains) && context.direction === "input" ? { contains: convertInner(context, contains) } : {};
  return { ...prefix, ...rest, ...unique, ...kept };
}
function convertLimits(context, raw2) {
  if (context.direction === "output") return {};
  const not = own(raw2, "not");
  return {
    ...convertBounds(raw2),
    ...convertCounts(raw2),
    ...convertPattern(context, raw2),
    ...isObject(not) && Object.keys(not).length > 0 && { not: convertSchema(context, not) }
  };
}
function convertKeywords(context, raw2) {
  const type = convertType(raw2);
  return {
    ...type,
    ...convertTexts(context, raw2),
    ...convertValues(raw2, type),
    ...convertLimits(context, raw2),
    ...convertObject(context, raw2),
    ...convertItems(context, raw2),
    ...convertUnion(context, raw2)
  };
}

// lib/imports/convert-schema.ts
var INLINE_CHARACTERS = 600;
var MAX_DEPTH2 = 80;
function convertSchema(context, raw2) {
  if (raw2 === false) return { not: {} };
  if (!isObject(raw2) || context.depth > MAX_DEPTH2) return {};
  context.depth++;
  try {
    return typeof own(raw2, "$ref") === "string" ? convertRef(context, raw2) : convertInPlace(context, raw2);
  } finally {
    context.depth--;
  }
}
function convertInner(context, raw2) {
  context.boundary++;
  const converted = convertSchema(context, raw2);
  context.boundary--;
  return converted;
}
function withBeside(converted, raw2) {
  const description = own(raw2, "description");
  const described = typeof description === "string" && description.trim() ? { ...converted, description } : converted;
  return own(raw2, "nullable") === true ? toNullable(described) : described;
}
function toNullable(schema) {
  const { type } = schema;
  const values = Array.isArray(schema.enum) ? { enum: [.../* @__PURE__ */ new Set([...schema.enum, null])] } : {};
  if (typeof type === "string") return type === "null" ? schema : { ...schema, type: [type, "null"], ...values };
  if (Array.isArray(type)) return { ...schema, type: [.../* @__PURE__ */ new Set([...type, "null"])], ...values };
  if (Object.keys(schema).every((key) => key === "description" || key === "examples")) return schema;
  const { description, ...rest } = schema;
  return { ...description !== void 0 && { description }, anyOf: [rest, { type: "null" }] };
}
function convertRef(context, raw2) {
  let found;
  try {
    found = resolveRefs(context.root, raw2);
  } catch (error) {
    if (!(error instanceof RefProblem)) throw error;
    context.notes.add(`A schema ${error.message}; any value is taken in its place.`);
    return withBeside({}, raw2);
  }
  const pointer = found.pointer ?? "";
  return withBeside(convertTarget(context, pointer, found.value), raw2);
}
function convertTarget(context, pointer, target) {
  const known2 = context.converted.get(pointer);
  if (known2) return known2;
  const name = () => definitionName(context, pointer);
  const start = context.active.get(pointer);
  if (start !== void 0) {
    if (start === context.boundary) return {};
    context.recursive.add(pointer);
    return { $ref: `#/$defs/${name()}` };
  }
  context.active.set(pointer, context.boundary);
  const converted = isObject(target) ? convertInPlace(context, target) : {};
  context.active.delete(pointer);
  const isShort2 = JSON.stringify(converted).length <= INLINE_CHARACTERS;
  const kept = isShort2 && !context.recursive.has(pointer) ? converted : { $ref: `#/$defs/${name()}` };
  if (kept !== converted) context.definitions.set(name(), converted);
  context.converted.set(pointer, kept);
  return kept;
}
function convertInPlace(context, raw2) {
  const parts = asList(own(raw2, "allOf"));
  const { nullable, allOf: _, ...rest } = raw2;
  const base = convertKeywords(context, rest);
  const merged = parts.map((part) => convertPart(context, part)).reduce(mergeSchemas, base);
  const isNullable = nullable === true || own(raw2, "x-nullable") === true;
  return isNullable ? toNullable(merged) : merged;
}
function convertPart(context, part) {
  const pointer = own(part, "$ref");
  if (typeof pointer !== "string") return contentOf(context, convertSchema(context, part));
  let target;
  try {
    target = resolveRefs(context.root, part);
  } catch (error) {
    if (error instanceof RefProblem) return convertSchema(context, part);
    throw error;
  }
  const raw2 = isObject(target.value) ? target.value : {};
  const children = [...asList(own(raw2, "oneOf")), ...asList(own(raw2, "anyOf"))];
  const isActive = context.active.has(target.pointer ?? "");
  const leadsBack = children.some((child) => context.active.has(String(own(child, "$ref") ?? "")));
  if (!isActive && !leadsBack) return contentOf(context, convertSchema(context, part));
  const { oneOf, anyOf, allOf, discriminator, ...alone } = raw2;
  return isActive && context.depth > MAX_DEPTH2 / 2 ? {} : convertSchema(context, alone);
}

// lib/imports/flatten-root.ts
function isObjectType({ type, properties }) {
  return type === "object" || Array.isArray(type) && type.includes("object") || type === void 0 && isObject(properties);
}
function requiredOf({ required }) {
  return asList(required).filter((name) => typeof name === "string");
}
function either(left, right) {
  if (JSON.stringify(left) === JSON.stringify(right)) return left;
  const sides = [left, right].flatMap((side) => {
    return Array.isArray(side.anyOf) && Object.keys(side).length === 1 ? side.anyOf : [side];
  });
  return { anyOf: [...new Map(sides.map((side) => [JSON.stringify(side), side])).values()] };
}
function uniteProperties(variants) {
  const united = /* @__PURE__ */ new Map();
  for (const { properties } of variants) {
    for (const [name, schema] of Object.entries(properties)) {
      const known2 = united.get(name);
      united.set(name, known2 ? either(known2, schema) : schema);
    }
  }
  return Object.fromEntries(united);
}
function withVariants(context, base, union, depth) {
  const variants = asList(union).filter((variant) => isObject(variant) && variant.type !== "null").map((variant) => flattenRoot(context, variant, depth + 1));
  if (variants.length === 0) return base;
  const objects = variants.filter((variant) => variant !== null);
  if (objects.length < variants.length) return null;
  const inAll = (name) => objects.every((variant) => variant.required.includes(name));
  const closed = objects.every((variant) => variant.additionalProperties === false);
  return {
    ...base,
    properties: asObject(
      mergeSchemas({ properties: base.properties }, { properties: uniteProperties(objects) }).properties
    ),
    required: [.../* @__PURE__ */ new Set([...base.required, ...(objects[0]?.required ?? []).filter(inAll)])],
    ...!closed && base.additionalProperties === false && { additionalProperties: void 0 }
  };
}
function flattenRoot(context, schema, depth = 0) {
  if (depth > 5) return null;
  const { allOf, ...content } = contentOf(context, schema);
  const whole = asList(allOf).filter(isObject).map((part) => contentOf(context, part)).reduce(mergeSchemas, content);
  const union = [whole.oneOf, whole.anyOf].filter(Array.isArray);
  if (!isObjectType(whole) && (whole.type !== void 0 || union.length === 0)) return null;
  const base = {
    properties: asObject(whole.properties),
    required: requiredOf(whole),
    ...whole.additionalProperties !== void 0 && { additionalProperties: whole.additionalProperties },
    ...whole.patternProperties !== void 0 && { patternProperties: whole.patternProperties },
    ...typeof whole.description === "string" && { description: whole.description }
  };
  return union.reduce(
    (found, variants) => found && withVariants(context, found, variants, depth),
    base
  );
}

// lib/imports/read-answer.ts
var CHARACTERS = 1e4;
var JSON_TYPE = /^application\/(json|[\w.-]+\+json)\b/i;
function answerContents(context, responses) {
  return Object.entries(asObject(responses)).filter(([status]) => /^2(\d\d|xx)$/i.test(status)).map(([, response]) => own(resolveObject(context.root, response), "content"));
}
function answerSchema(context, responses) {
  const schemas = answerContents(context, responses).map((content) => {
    const json = Object.entries(asObject(content)).find(([type]) => JSON_TYPE.test(type));
    return own(json?.[1], "schema");
  });
  const [first] = schemas;
  if (first === void 0 || schemas.some((schema) => JSON.stringify(schema) !== JSON.stringify(first)))
    return void 0;
  return first;
}
function readAnswer(context, responses) {
  let raw2;
  try {
    raw2 = answerSchema(context, responses);
  } catch (error) {
    if (error instanceof RefProblem) return null;
    throw error;
  }
  if (raw2 === void 0) return null;
  const root = flattenRoot(context, convertSchema(context, raw2));
  if (!root || Object.keys(root.properties).length === 0) return null;
  const { properties, required, additionalProperties, description } = root;
  const schema = {
    type: "object",
    ...description && { description },
    properties,
    ...required.length > 0 && { required },
    ...additionalProperties !== void 0 && additionalProperties !== false && { additionalProperties }
  };
  return fitSchema(schema, context.definitions, CHARACTERS)?.schema ?? null;
}

// lib/imports/read-operations.ts
var OperationProblem = class extends Error {
};
var LISTED = /^(get|put|post|delete|patch|head|options|trace|query)$/i;
var REASONS = {
  HEAD: "HEAD has no answer that Claude could read.",
  OPTIONS: "OPTIONS tells how to call, which this document does.",
  TRACE: "TRACE is for tests of the connection."
};
function joinParameters(root, item, raw2) {
  const byName = /* @__PURE__ */ new Map();
  for (const each of [...asList(own(item, "parameters")), ...asList(own(raw2, "parameters"))]) {
    byName.set(keyOf(root, each) ?? `#${byName.size}`, each);
  }
  return [...byName.values()];
}
function keyOf(root, parameter) {
  try {
    const found = resolveObject(root, parameter);
    return `${asText(found.in)} ${asText(found.name)}`;
  } catch (error) {
    if (error instanceof RefProblem) return null;
    throw error;
  }
}
function toOperation(root, path2, item, method, raw2) {
  return {
    key: `${method} ${path2}`,
    method,
    path: path2,
    id: asText(own(raw2, "operationId")),
    summary: asText(own(raw2, "summary")) || asText(own(item, "summary")),
    description: asText(own(raw2, "description")) || asText(own(item, "description")),
    tags: asList(own(raw2, "tags")).map(asText).filter(Boolean),
    deprecated: own(raw2, "deprecated") === true,
    raw: asObject(raw2),
    parameters: joinParameters(root, item, raw2),
    servers: own(raw2, "servers") ?? own(item, "servers")
  };
}
function readOperations(root) {
  const operations = [];
  const skipped = [];
  for (const [path2, given] of Object.entries(asObject(own(root, "paths")))) {
    if (path2.startsWith("x-")) continue;
    let item;
    try {
      item = { ...resolveObject(root, given), ...asObject(given) };
    } catch (error) {
      if (!(error instanceof RefProblem)) throw error;
      skipped.push({ operation: path2, reason: `The path ${error.message}.` });
      continue;
    }
    for (const [key, raw2] of Object.entries(item)) {
      if (!LISTED.test(key)) continue;
      const upper = key.toUpperCase();
      const method = METHODS.find((one) => one === upper);
      const operation = `${upper} ${path2}`;
      if (!isObject(raw2)) skipped.push({ operation, reason: "The operation is no object." });
      else if (method) operations.push(toOperation(root, path2, item, method, raw2));
      else skipped.push({ operation, reason: REASONS[upper] ?? `Tools call with ${METHODS.join(", ")}.` });
    }
  }
  return { operations, skipped };
}

// lib/imports/split-credentials.ts
var SECRET_HEADER = /(api-?key|access-?key|app-?key|token|secret|password|auth|subscription-key|signature|session)/i;
var SECRET_QUERY = /^(api[-_]?key|apikey|key|token|access[-_]?token|auth[-_]?token|auth|secret|client[-_]?secret|password|sig|signature|appid)$/i;
function isSecretHeader(name) {
  return SECRET_HEADER.test(name);
}
function isSecretQuery(name) {
  return SECRET_QUERY.test(name);
}

// lib/imports/read-parameters.ts
var PLACES = ["path", "query", "header", "cookie"];
var STYLES = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"]
};
var SURE_SECRET = /^(api[-_]?key|access[-_]?token|auth[-_]?token|client[-_]?secret)$/i;
var SAYS_SECRET = /authenticat|authoriz|api[- ]?key|access token|credential/i;
var NO_SECRET = /page|next|continu|sync|cursor|csrf|idempot/i;
var MAX_WIRE_NAME = 128;
function typesOf(context, schema, depth = 0) {
  const { type, anyOf, oneOf } = contentOf(context, schema);
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type;
  const union = [...Array.isArray(anyOf) ? anyOf : [], ...Array.isArray(oneOf) ? oneOf : []];
  if (depth > 3) return [];
  const each = union.map((one) => typesOf(context, one, depth + 1));
  return each.some((types) => types.length === 0) ? [] : each.flat();
}
function wireOf(context, place, raw2, schema) {
  const [usual = "form"] = STYLES[place];
  const style = STYLES[place].find((one) => one === raw2.style) ?? usual;
  const explode = typeof raw2.explode === "boolean" ? raw2.explode : style === "form";
  const types = typesOf(context, schema);
  const isScalar = types.length > 0 && !types.includes("array") && !types.includes("object");
  const isPlainList = types.length > 0 && !types.includes("object") && place === "query" && style === "form" && explode;
  const isUsual = isScalar && style !== "label" && style !== "matrix" || isPlainList;
  return {
    ...!isUsual && { style, explode },
    ...place === "query" && raw2.allowReserved === true && { allowReserved: true }
  };
}
function withExamples(schema, raw2) {
  const named = Object.values(asObject(raw2.examples)).map((example) => isObject(example) ? example.value : example);
  const given = [raw2.example, ...named].filter((value) => value !== void 0 && JSON.stringify(value).length <= 200);
  return given.length > 0 ? { ...schema, examples: given.slice(0, 3) } : schema;
}
function readSchema(context, place, raw2) {
  const [type, content] = Object.entries(asObject(raw2.content))[0] ?? [];
  if (type === void 0) {
    const schema2 = convertInner(context, raw2.schema ?? { type: "string" });
    return { schema: schema2, wire: wireOf(context, place, raw2, schema2) };
  }
  const schema = convertInner(context, own(content, "schema"));
  return { schema, wire: /json/i.test(type) ? { style: "json" } : {} };
}
function credentialOf(place, name, description, keys) {
  const isKey = keys.has(`${place} ${name.toLowerCase()}`);
  if (place === "header" && (isKey || isSecretHeader(name) && !NO_SECRET.test(name))) {
    return { kind: "header", name, value: "" };
  }
  const isSecret = SURE_SECRET.test(name) || isSecretQuery(name) && SAYS_SECRET.test(description);
  return place === "query" && (isKey || isSecret) ? { kind: "query", name, value: "" } : null;
}
function toDraft(context, place, name, raw2) {
  const { schema, wire } = readSchema(context, place, raw2);
  const split2 = splitDescription(withExamples(schema, raw2), asText(raw2.description));
  return { wireName: name, in: place, required: place === "path" || raw2.required === true, ...split2, ...wire };
}
function isIgnored(place, name) {
  return place === "header" && (/^accept$/i.test(name) || isReservedHeader(name) || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name));
}
function readParameters(context, operation, keys) {
  const found = { drafts: [], credentials: [] };
  for (const given of operation.parameters) {
    let raw2;
    try {
      raw2 = resolveObject(context.root, given);
    } catch (error) {
      if (error instanceof RefProblem) throw new OperationProblem(`A parameter ${error.message}.`);
      throw error;
    }
    const name = asText(raw2.name);
    const place = PLACES.find((one) => one === raw2.in);
    if (!place || !name || isIgnored(place, name)) continue;
    const credential = credentialOf(place, name, asText(raw2.description), keys);
    if (credential) {
      found.credentials.push(credential);
      continue;
    }
    if (name.length > MAX_WIRE_NAME) {
      if (raw2.required === true)
        throw new OperationProblem(`A parameter's name is longer than ${MAX_WIRE_NAME} characters.`);
      context.notes.add(`The parameter ${name.slice(0, 40)}\u2026 is left out: its name is too long.`);
      continue;
    }
    found.drafts.push(toDraft(context, place, name, raw2));
  }
  return found;
}

// lib/imports/file-schema.ts
function fileSchema(kind) {
  const named = {
    name: { type: "string", description: "The name of the file, such as report.pdf" },
    type: { type: "string", description: "The media type, such as image/png" }
  };
  return {
    type: "object",
    properties: {
      text: { type: "string", description: "The content of a text file" },
      base64: { type: "string", contentEncoding: "base64", description: "The content of any other file, in base64" },
      ...kind === "part" && named
    },
    anyOf: [{ required: ["text"] }, { required: ["base64"] }],
    additionalProperties: false
  };
}

// lib/imports/read-request-body.ts
var NO_BODY = { encoding: "json", drafts: [] };
var TEXT = /^text\/|xml|yaml|javascript|ndjson|jsonl|x-json-stream|graphql|sparql|toml|csv/i;
var MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;
var MAX_PROPERTIES = 80;
function rank(type) {
  if (/^application\/json\b/i.test(type)) return 0;
  if (/^[\w.-]+\/([\w.-]+\+)?json\b/i.test(type)) return 1;
  if (/x-www-form-urlencoded/i.test(type)) return 2;
  if (/^multipart\//i.test(type)) return 3;
  if (/^text\/plain/i.test(type)) return 4;
  if (TEXT.test(type)) return 5;
  return type.includes("*") ? 7 : 6;
}
function chooseContent(content) {
  const [first] = Object.entries(asObject(content)).filter(([type]) => type.includes("/")).map(([type, media]) => ({ type: type.split(";")[0]?.trim() ?? type, media: asObject(media) })).sort((a, b) => rank(a.type) - rank(b.type));
  return first ?? null;
}
function isBinary(schema) {
  const { format, contentMediaType, contentEncoding, type } = schema;
  const isText = type === "string" || type === void 0 || Array.isArray(type) && type.includes("string");
  return isText && contentEncoding === void 0 && (format === "binary" || contentMediaType !== void 0);
}
function encodingOf(type, schema) {
  const order = rank(type);
  if (order <= 1) return "json";
  if (order === 2) return "form";
  if (order === 3) return "multipart";
  if (order === 7 && !isBinary(schema) && Object.keys(schema).length > 0) return "json";
  return "raw";
}
function ownType(type, encoding) {
  const usual = {
    json: "application/json",
    form: "application/x-www-form-urlencoded",
    multipart: "multipart/form-data"
  };
  if (!MEDIA_TYPE.test(type) || type.includes("*")) return {};
  return encoding !== "raw" && usual[encoding] === type.toLowerCase() ? {} : { contentType: type };
}
function rawDraft(context, type, schema, description) {
  const content = contentOf(context, schema);
  const isText = rank(type) <= 5 || /^(byte|base64)$/.test(String(content.format)) || content.contentEncoding !== void 0;
  const base = { wireName: "body", in: "body", required: true, wholeBody: true };
  const split2 = splitDescription(content, description);
  if (!isText) return { ...base, description: split2.description, schema: fileSchema("body"), style: "file" };
  const isString = content.type === "string";
  return {
    ...base,
    description: split2.description || `The body as ${type}`,
    schema: isString ? split2.schema : { type: "string" }
  };
}
function wholeDraft(context, schema, required, description) {
  const content = Object.keys(schema).length > 0 && typeof schema.$ref === "string" ? contentOf(context, schema) : schema;
  const { default: _, ...rest } = content;
  return { wireName: "body", in: "body", required, wholeBody: true, ...splitDescription(rest, description) };
}
function withoutDefault(schema, description) {
  const { default: fallback, ...rest } = schema;
  const split2 = splitDescription(rest, description);
  if (fallback === void 0) return split2;
  const said = `Default: ${JSON.stringify(fallback)}.`;
  return { schema: split2.schema, description: split2.description ? `${split2.description}
${said}` : said };
}
function partWire(context, encoding, given, schema) {
  const rules = asObject(given);
  const type = asText(rules.contentType);
  if (encoding === "form") {
    const isStyled = rules.style !== void 0 || rules.explode !== void 0 || rules.allowReserved !== void 0;
    if (!isStyled) return /json/i.test(type) ? { style: "json" } : {};
    const style = ["form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject"].find(
      (one) => one === rules.style
    );
    return {
      style: style ?? "form",
      explode: typeof rules.explode === "boolean" ? rules.explode : (style ?? "form") === "form",
      ...rules.allowReserved === true && { allowReserved: true }
    };
  }
  if (encoding !== "multipart") return {};
  const content = contentOf(context, schema);
  const items = isObject(content.items) ? contentOf(context, content.items) : null;
  const isOpen = (one) => one.type === void 0 && one.anyOf === void 0 && one.oneOf === void 0;
  const bytes = /octet-stream|^(image|audio|video|font)\/|pdf|zip/i.test(type);
  const isFile = (one) => isBinary(one) || bytes && (isOpen(one) || one.type === "string");
  const contentType = MEDIA_TYPE.test(type) && !type.includes("*") ? { contentType: type } : {};
  if (isFile(content)) return { style: "file", schema: fileSchema("part"), ...contentType };
  if (items && isFile(items))
    return { style: "file", schema: { type: "array", items: fileSchema("part") }, ...contentType };
  return contentType;
}
function namedProperties(root) {
  const odd = Object.entries(asObject(root.patternProperties)).flatMap(([pattern, schema]) => {
    const literal = /^\^((?:[^\\^$.*+?()[\]{}|]|\\[^a-zA-Z0-9])+)\$$/.exec(pattern)?.[1];
    return literal === void 0 ? [] : [[literal.replace(/\\(.)/g, "$1"), asObject(schema)]];
  });
  return [...Object.entries(root.properties), ...odd].filter(
    ([name]) => name.trim() === name && name !== "" && name.length <= 128
  );
}
function propertyDrafts(context, root, encoding, rules) {
  const required = new Set(root.required);
  return namedProperties(root).map(([name, schema]) => ({
    wireName: name,
    in: "body",
    required: required.has(name),
    ...withoutDefault(schema, ""),
    ...partWire(context, encoding, own(rules, name), schema)
  }));
}
function readContent(context, body, type, media) {
  const schema = convertInner(context, media.schema);
  const encoding = encodingOf(type, contentOf(context, schema));
  const described = ownType(type, encoding);
  const description = asText(body.description);
  if (encoding === "raw") return { encoding, ...described, drafts: [rawDraft(context, type, schema, description)] };
  const root = flattenRoot(context, schema);
  const needed = body.required !== false;
  const drafts = root ? propertyDrafts(context, root, encoding, media.encoding) : [];
  const isMap = isObject(root?.additionalProperties);
  const isOptional = !needed && (root?.required.length ?? 0) > 0;
  if (drafts.length > 0 && drafts.length <= MAX_PROPERTIES && !isMap && !isOptional)
    return { encoding, ...described, drafts };
  if (encoding === "multipart" && drafts.length === 0) {
    throw new OperationProblem("The multipart body does not say which parts it has.");
  }
  if (encoding === "multipart") return { encoding, ...described, drafts: drafts.slice(0, MAX_PROPERTIES) };
  const isEmpty = Object.keys(schema).length === 0;
  const whole = wholeDraft(
    context,
    isEmpty && encoding === "form" ? { type: "object" } : schema,
    needed && body.required === true,
    description
  );
  return { encoding, ...described, drafts: [whole] };
}
function readRequestBody(context, operation) {
  if (operation.raw.requestBody === void 0) return NO_BODY;
  let body;
  try {
    body = resolveObject(context.root, operation.raw.requestBody);
  } catch (error) {
    if (error instanceof RefProblem) throw new OperationProblem(`The request body ${error.message}.`);
    throw error;
  }
  const chosen = chooseContent(body.content);
  if (!chosen) return NO_BODY;
  if (operation.method === "GET") {
    if (body.required === true) throw new OperationProblem("GET needs a body here, and tools send none with GET.");
    context.notes.add("The body is left out: tools send none with GET.");
    return NO_BODY;
  }
  return readContent(context, body, chosen.type, chosen.media);
}

// lib/imports/read-servers.ts
function readVariables(server) {
  return Object.entries(asObject(own(server, "variables"))).map(([name, variable]) => ({
    name,
    default: String(own(variable, "default") ?? ""),
    values: asList(own(variable, "enum")).map(String),
    description: asText(own(variable, "description"))
  }));
}
function absolute(url, documentUrl) {
  const whole = documentUrl && URL.canParse(url, documentUrl) ? new URL(url, documentUrl).href : url;
  const withScheme = whole.startsWith("//") ? `https:${whole}` : whole;
  return withScheme.replace(/\/+$/, "");
}
function readServers(list, { variables = {}, documentUrl } = {}) {
  return asList(list).filter((server) => asText(own(server, "url")) !== "").map((server) => {
    const url = asText(own(server, "url"));
    const known2 = readVariables(server);
    const resolved2 = url.replace(/\{([^{}]+)\}/g, (whole, name) => {
      const variable = known2.find((one) => one.name === name);
      const given = Object.hasOwn(variables, name) ? variables[name] : void 0;
      return given ?? (variable?.default || variable?.values[0] || whole);
    });
    return {
      url,
      resolved: absolute(resolved2, documentUrl),
      description: asText(own(server, "description")),
      variables: known2
    };
  });
}

// lib/imports/template-openapi-path.ts
function fixedQuery(query) {
  return [...new URLSearchParams(query)].filter(([name]) => name !== "" && !/[{}]/.test(name)).map(([name, value]) => ({
    wireName: name,
    in: "query",
    required: false,
    description: "Always this value.",
    schema: { type: "string", const: value, default: value }
  }));
}
function templateOpenApiPath(given, drafts, notes) {
  const [whole = ""] = given.split("#");
  const [raw2 = "", ...query] = whole.split("?");
  const path2 = `/${raw2.replace(/^\/+/, "")}`.replace(/\{\s*[+#./;?&]?([^{}]+?)\*?\s*\}/g, "{$1}").replace(/\s/g, (blank, at, text2) => isInBraces(text2, at) ? blank : "%20");
  if (/[{}]/.test(path2.replace(/\{[^{}]+\}/g, "")))
    throw new OperationProblem("The path has a brace that is not closed.");
  if (path2.split("/").some((segment) => segment === "." || segment === "..")) {
    throw new OperationProblem("The path climbs with . or ..");
  }
  const placeholders = [...new Set(pathPlaceholders(path2))];
  const long = placeholders.find((name) => name.length > 128);
  if (long) throw new OperationProblem("A placeholder's name is longer than 128 characters.");
  const fits = (draft) => draft.in !== "path" || placeholders.includes(draft.wireName);
  for (const { wireName } of drafts.filter((draft) => !fits(draft))) {
    notes.add(`The path parameter ${wireName} is left out: the path has no {${wireName}}.`);
  }
  const known2 = new Set(drafts.filter((draft) => draft.in === "path").map((draft) => draft.wireName));
  const missing = placeholders.filter((name) => !known2.has(name)).map(
    (name) => ({
      wireName: name,
      in: "path",
      required: true,
      description: "",
      schema: { type: "string" }
    })
  );
  const asked = new Set(drafts.filter((draft) => draft.in === "query").map((draft) => draft.wireName));
  const fixed = fixedQuery(query.join("?")).filter((draft) => !asked.has(draft.wireName));
  return { path: path2, drafts: [...missing, ...drafts.filter(fits), ...fixed] };
}
function isInBraces(text2, at) {
  return text2.lastIndexOf("{", at) > text2.lastIndexOf("}", at);
}

// lib/imports/openapi-tool.ts
var INPUT_CHARACTERS = 24e3;
var MAX_PARAMETERS = 100;
function keysOf(root) {
  const schemes = Object.values(asObject(own(root.components, "securitySchemes")));
  return new Set(
    schemes.flatMap((given) => {
      try {
        const scheme = resolveObject(root, given);
        return scheme.type === "apiKey" ? [`${asText(scheme.in)} ${asText(scheme.name).toLowerCase()}`] : [];
      } catch (error) {
        if (error instanceof RefProblem) return [];
        throw error;
      }
    })
  );
}
function newDraftContext(root, baseUrl, options) {
  return {
    input: newSchemaContext(root, "input"),
    output: newSchemaContext(root, "output"),
    keys: keysOf(root),
    baseUrl,
    options
  };
}
function serverPrefix({ baseUrl, options }, { servers }) {
  const own2 = readServers(servers, options);
  if (own2.length === 0) return "";
  const found = own2.find(({ resolved: resolved2 }) => resolved2 === baseUrl || resolved2.startsWith(`${baseUrl}/`));
  if (found) return found.resolved.slice(baseUrl.length);
  throw new OperationProblem(
    `It lives on another server, ${own2[0]?.resolved}. A connector has one base URL; make a second connector for it.`
  );
}
function definitionsFor(schema, all) {
  const needed = /* @__PURE__ */ new Map();
  const visit = (text2) => {
    for (const [, name = ""] of text2.matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)) {
      if (needed.has(name) || !Object.hasOwn(all, name)) continue;
      needed.set(name, all[name]);
      visit(JSON.stringify(all[name]));
    }
  };
  visit(JSON.stringify(schema));
  return Object.fromEntries(needed);
}
function fitParameters(context, parameters) {
  const root = { type: "object", properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])) };
  const fitted = fitSchema(root, context.definitions, INPUT_CHARACTERS);
  if (!fitted) throw new OperationProblem("Its arguments take too much room to describe.");
  if (fitted.cut)
    context.notes.add("The inner parts of large arguments are left out; Claude sees their type and description.");
  const { properties, $defs } = fitted.schema;
  return parameters.map((parameter) => {
    const schema = asObject(own(properties, parameter.name));
    const definitions = definitionsFor(schema, asObject($defs));
    return { ...parameter, schema: Object.keys(definitions).length > 0 ? { ...schema, $defs: definitions } : schema };
  });
}
function limitDrafts(drafts, notes) {
  if (drafts.length <= MAX_PARAMETERS) return drafts;
  const needed = drafts.filter(({ required }) => required);
  if (needed.length > MAX_PARAMETERS) throw new OperationProblem(`It needs more than ${MAX_PARAMETERS} arguments.`);
  notes.add(`Only ${MAX_PARAMETERS} of its ${drafts.length} arguments are taken.`);
  const room = MAX_PARAMETERS - needed.length;
  const optional2 = new Set(drafts.filter(({ required }) => !required).slice(0, room));
  return drafts.filter((draft) => draft.required || optional2.has(draft));
}
function toToolDraft(context, operation, { name, words }) {
  const { input, output } = context;
  input.notes.clear();
  const prefix = serverPrefix(context, operation);
  const { drafts, credentials } = readParameters(input, operation, context.keys);
  const { path: path2, drafts: placed } = templateOpenApiPath(`${prefix}${operation.path}`, drafts, input.notes);
  const body = readRequestBody(input, operation);
  const all = limitDrafts([...placed, ...body.drafts], input.notes);
  const outputSchema = readAnswer(output, operation.raw.responses);
  const parsed = ToolDefinition.safeParse({
    name,
    ...describeOperation(operation, words),
    method: operation.method,
    path: path2,
    parameters: fitParameters(input, nameParameters(all)),
    bodyEncoding: body.encoding,
    ...body.contentType && { contentType: body.contentType },
    annotations: proposeAnnotations(operation.method),
    ...outputSchema && { outputSchema }
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new OperationProblem(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  return { tool: parsed.data, notes: [...input.notes], credentials };
}

// lib/imports/parse-document.ts
import { load, YAMLException } from "js-yaml";
var MAX_CHARACTERS2 = 2e7;
var MAX_VALUES = 5e6;
var MAX_DEPTH3 = 500;
function tooMany(field) {
  return fieldError(field, "The document repeats or nests itself too often to be read");
}
function refuseBombs(value, field) {
  let count2 = 0;
  const walk = (each, depth) => {
    if (typeof each !== "object" || each === null) return;
    if (depth > MAX_DEPTH3) throw tooMany(field);
    const inner = Object.values(each);
    count2 += inner.length;
    if (count2 > MAX_VALUES) throw tooMany(field);
    for (const one of inner) walk(one, depth + 1);
  };
  walk(value, 0);
}
function parseJson(text2, field) {
  try {
    return JSON.parse(text2);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    throw fieldError(field, `The document is no JSON: ${reason.slice(0, 200)}`);
  }
}
function parseYaml(text2, field) {
  try {
    return load(text2);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw fieldError(field, `The document is neither JSON nor YAML: ${error.message.split("\n")[0]?.slice(0, 200)}`);
  }
}
function parseDocument(document, field = "document") {
  if (typeof document === "string" && document.length > MAX_CHARACTERS2) {
    throw fieldError(field, "The document is larger than 20 MB");
  }
  const text2 = typeof document === "string" ? document.replace(/^\uFEFF/, "").trim() : "";
  if (document === "" || typeof document === "string" && text2 === "") throw fieldError(field, "Paste a document");
  const isJson = /^[{[]/.test(text2);
  const value = typeof document !== "string" ? document : isJson ? parseJsonOrFlow(text2, field) : parseYaml(text2, field);
  if (!isObject(value)) throw fieldError(field, "The document is no object");
  refuseBombs(value, field);
  return value;
}
function parseJsonOrFlow(text2, field) {
  try {
    return parseJson(text2, field);
  } catch (error) {
    if (!(error instanceof AppError) || text2.startsWith('{"')) throw error;
    return parseYaml(text2, field);
  }
}

// lib/imports/propose-security.ts
function fromApiKey(scheme) {
  const name = asText(scheme.name);
  if (!name) return null;
  if (scheme.in === "query") return { kind: "query", name, value: "" };
  if (scheme.in === "header") return { kind: "header", name, value: "" };
  return scheme.in === "cookie" ? { kind: "header", name: "Cookie", value: `${name}=` } : null;
}
function fromHttp(scheme) {
  const name = asText(scheme.scheme).toLowerCase();
  if (name === "basic") return { kind: "basic", name: "", value: "" };
  if (name === "bearer") return { kind: "bearer", name: "", value: "" };
  return null;
}
function fromOauth(scheme) {
  const oauth = Object.entries(asObject(scheme.flows)).map(([flow, details]) => ({
    flow,
    authorizationUrl: asText(own(details, "authorizationUrl")),
    tokenUrl: asText(own(details, "tokenUrl")),
    scopes: Object.keys(asObject(own(details, "scopes")))
  }));
  return { kind: "bearer", name: "", value: "", oauth };
}
function propose(scheme) {
  switch (scheme.type) {
    case "apiKey":
      return fromApiKey(scheme);
    case "http":
      return fromHttp(scheme);
    case "oauth2":
      return fromOauth(scheme);
    case "openIdConnect":
      return { kind: "bearer", name: "", value: "" };
    default:
      return null;
  }
}
function proposeSecurity(root) {
  const asked = new Set(
    (Array.isArray(root.security) ? root.security : []).flatMap((each) => Object.keys(asObject(each)))
  );
  const schemes = Object.entries(asObject(own(root.components, "securitySchemes")));
  const proposals = schemes.flatMap(([name, given]) => {
    try {
      const scheme = resolveObject(root, given);
      const found = propose(scheme);
      if (!found) return [];
      return [{ ...found, scheme: name, description: asText(scheme.description), isDefault: asked.has(name) }];
    } catch (error) {
      if (error instanceof RefProblem) return [];
      throw error;
    }
  });
  return [...proposals.filter((one) => one.isDefault), ...proposals.filter((one) => !one.isDefault)];
}

// lib/imports/propose-tool-names.ts
var VERBS = new Set(
  `get list create update delete add remove set search find replace send start stop cancel enable disable archive restore
  upload download check validate verify count move copy merge close open lock unlock publish unpublish approve reject accept
  decline assign unassign invite join leave follow unfollow star unstar pin unpin mark submit sync import export generate
  render run execute test reset refresh revoke attach detach link unlink register unregister subscribe unsubscribe transfer
  convert capture confirm pay finalize void fork watch unwatch edit dismiss resolve reopen rename edit save skip pause play
  resume retry schedule query duplicate activate deactivate complete apply preview rotate request post migrate block unblock`.split(
    /\s+/
  )
);
var SAME = {
  retrieve: "get",
  fetch: "get",
  read: "get",
  show: "get",
  view: "get",
  describe: "get",
  index: "list",
  destroy: "delete",
  modify: "update",
  change: "update",
  insert: "create",
  make: "create",
  new: "create"
};
var BY_METHOD = {
  GET: "get",
  POST: "create",
  PUT: "replace",
  PATCH: "update",
  DELETE: "delete"
};
var FILLERS = /* @__PURE__ */ new Set([
  "a",
  "an",
  "the",
  "of",
  "for",
  "by",
  "to",
  "in",
  "on",
  "at",
  "with",
  "and",
  "from",
  "api",
  "id",
  "v1",
  "v2",
  "v3",
  "all"
]);
var VERSION = /^(api|rest|v\d+(\.\d+)*|\d{4}-\d\d(-\d\d)?)$/i;
var split = (text2) => toSnake(text2).split("_").filter(Boolean);
function wordsOfId({ id, method }) {
  const words = split(id.replace(/Controller/g, "")).map(
    (word) => Object.hasOwn(SAME, word) ? SAME[word] ?? word : word
  );
  const [first] = words;
  if (first === void 0 || words.length < 2) return null;
  const onlyMethod = /^(post|put|patch)$/.test(first) || /^(get|delete)$/.test(first) && /^(Get|Delete|GET|DELETE)[A-Z_]/.test(id);
  if (VERBS.has(first) && !onlyMethod) return dropRepeats(words);
  if (onlyMethod) return null;
  const at = words.findIndex((word) => VERBS.has(word));
  if (at < 0) return null;
  const verb = words[at] ?? BY_METHOD[method];
  const rest = words.slice(at + 1);
  return dropRepeats([verb, ...words.slice(0, at), ...rest]);
}
function dropRepeats(words) {
  return words.filter(
    (word, at) => at === 0 || !words.slice(0, at).some((other) => other === word || other === toSingular(word)) || at === 0
  );
}
function segmentsOf(path2) {
  return (path2.split(/[?#]/)[0] ?? "").split("/").filter((segment) => segment && !VERSION.test(segment)).map((segment) => {
    const isPlaceholder = /^\{[^{}]+\}$/.test(segment);
    return { words: split(segment.replace(/\.(json|xml)$|[{}]/gi, " ")), isPlaceholder };
  }).filter(({ words }) => words.length > 0);
}
var singular = (words) => words.map((word, at) => at === words.length - 1 ? toSingular(word) : word);
function wordsOfPath({ method, path: path2 }, parents) {
  const segments = segmentsOf(path2);
  const literals = segments.filter((segment) => !segment.isPlaceholder);
  const last = literals.at(-1)?.words ?? ["item"];
  const before = literals.slice(Math.max(0, literals.length - 1 - parents), -1).flatMap(({ words }) => singular(words));
  const endsWithId = segments.at(-1)?.isPlaceholder === true;
  const lastWord = last.at(-1) ?? "";
  if (endsWithId) return [method === "POST" ? "update" : BY_METHOD[method], ...before, ...singular(last)];
  if (VERBS.has(last[0] ?? "") && literals.length > 1 && method !== "DELETE") {
    const noun = literals.at(-2)?.words ?? [];
    const isOne = segments.at(-2)?.isPlaceholder === true;
    const owners = literals.slice(Math.max(0, literals.length - 2 - parents), -2).flatMap(({ words }) => singular(words));
    return [...last.slice(0, 1), ...owners, ...isOne ? singular(noun) : noun, ...last.slice(1)];
  }
  if (method === "GET") return [isPlural(lastWord) ? "list" : "get", ...before, ...last];
  return [BY_METHOD[method], ...before, ...singular(last)];
}
function fitName(words, room) {
  const join2 = (list) => list.join("_");
  const [verb = "call", ...rest] = words;
  const whole = join2([verb, ...rest]);
  if (whole.length <= room) return whole;
  let nouns = rest.filter((word) => !FILLERS.has(word));
  if (nouns.length === 0) nouns = rest;
  while (nouns.length > 1 && join2([verb, ...nouns]).length > room) nouns = nouns.slice(1);
  return join2([verb, ...nouns]).slice(0, room).replace(/_+$/, "");
}
function candidates(operation) {
  const fromId = wordsOfId(operation);
  const fromPath = [0, 1, 2, 3].map((parents) => wordsOfPath(operation, parents));
  return fromId ? [fromId, ...fromPath] : fromPath;
}
function numbered(name, room, used) {
  for (let count2 = 2; ; count2++) {
    const tail = `_${count2}`;
    const next = `${name.slice(0, room - tail.length).replace(/_+$/, "")}${tail}`;
    if (!used.has(next)) return next;
  }
}
function proposeToolNames(operations, room) {
  const inOrder = [...operations].sort(
    (a, b) => a.path.split("/").length - b.path.split("/").length || a.path.length - b.path.length || (a.key < b.key ? -1 : 1)
  );
  const used = /* @__PURE__ */ new Set();
  const names = /* @__PURE__ */ new Map();
  for (const operation of inOrder) {
    const [first = ["call"], ...others] = candidates(operation);
    const fitted = [first, ...others].map((words) => fitName(words, room));
    const name = fitted.find((one) => !used.has(one)) ?? numbered(fitted[0] ?? "call", room, used);
    used.add(name);
    names.set(operation.key, { name, words: first.join(" ") });
  }
  return names;
}

// lib/imports/upgrade-swagger.ts
var METHOD = /^(get|put|post|delete|patch|head|options)$/;
var STYLES2 = {
  csv: { style: "form", explode: false },
  ssv: { style: "spaceDelimited", explode: false },
  tsv: { style: "tabDelimited", explode: false },
  pipes: { style: "pipeDelimited", explode: false },
  multi: { style: "form", explode: true }
};
var NOT_SCHEMA = /* @__PURE__ */ new Set(["name", "in", "required", "description", "collectionFormat", "allowEmptyValue", "schema"]);
function schemaOf(parameter) {
  const entries = Object.entries(parameter).filter(([key]) => !NOT_SCHEMA.has(key) && !key.startsWith("x-"));
  const schema = Object.fromEntries(entries);
  return schema.type === "file" ? { type: "string", format: "binary" } : schema;
}
function styleOf(parameter) {
  if (own(parameter, "type") !== "array") return {};
  const format = asText(own(parameter, "collectionFormat")) || "csv";
  const found = Object.hasOwn(STYLES2, format) ? STYLES2[format] : void 0;
  const inQuery = /^(query|formData)$/.test(asText(parameter.in));
  if (found && (inQuery || format !== "csv" && format !== "multi")) return { ...found };
  return { style: "simple", explode: false };
}
function upgradeParameter(parameter) {
  const { name, in: place, required, description } = parameter;
  return { name, in: place, required, description, schema: schemaOf(parameter), ...styleOf(parameter) };
}
function formBody(fields, consumes) {
  const hasFile = fields.some((field) => field.type === "file");
  const listed = consumes.find((type2) => /multipart\/form-data|x-www-form-urlencoded/i.test(type2));
  const type = hasFile ? "multipart/form-data" : listed ?? "application/x-www-form-urlencoded";
  const properties = fields.map((field) => [
    asText(field.name),
    { ...schemaOf(field), ...field.description !== void 0 && { description: field.description } }
  ]);
  const encoding = fields.filter((field) => field.type === "array").map((field) => [asText(field.name), styleOf(field)]);
  const required = fields.filter((field) => field.required === true).map((field) => asText(field.name));
  const schema = { type: "object", properties: Object.fromEntries(properties), required };
  return { required: required.length > 0, content: { [type]: { schema, encoding: Object.fromEntries(encoding) } } };
}
function upgradeBody(body, consumes) {
  const types = consumes.length > 0 ? consumes : ["application/json"];
  const content = Object.fromEntries(types.map((type) => [type, { schema: body.schema }]));
  return { description: body.description, required: body.required === true, content };
}
function upgradeResponses(responses, produces) {
  const types = produces.length > 0 ? produces : ["application/json"];
  const entries = Object.entries(asObject(responses)).map(([status, response]) => {
    const schema = own(response, "schema");
    if (schema === void 0) return [status, response];
    return [status, { content: Object.fromEntries(types.map((type) => [type, { schema }])) }];
  });
  return Object.fromEntries(entries);
}
function resolved(root, value) {
  try {
    return resolveRefs(root, value).value;
  } catch (error) {
    if (error instanceof RefProblem) return value;
    throw error;
  }
}
function mediaTypes(operation, root, key) {
  return asList(own(operation, key) ?? own(root, key)).map(asText).filter(Boolean);
}
function upgradeOperation(root, shared, operation) {
  const byName = /* @__PURE__ */ new Map();
  for (const each of [...shared, ...asList(own(operation, "parameters"))]) {
    const parameter = resolved(root, each);
    byName.set(`${asText(own(parameter, "in"))} ${asText(own(parameter, "name"))}`, parameter);
  }
  const all = [...byName.values()];
  const place = (parameter) => asText(own(parameter, "in"));
  const consumes = mediaTypes(operation, root, "consumes");
  const body = all.find((parameter) => place(parameter) === "body");
  const fields = all.filter((parameter) => place(parameter) === "formData").map(asObject);
  const upgraded = all.filter((parameter) => !/^(body|formData)$/.test(place(parameter))).map((parameter) => isObject(parameter) && !("$ref" in parameter) ? upgradeParameter(parameter) : parameter);
  const responses = Object.entries(asObject(own(operation, "responses"))).map(([status, each]) => [
    status,
    resolved(root, each)
  ]);
  return {
    ...operation,
    parameters: upgraded,
    ...body !== void 0 && { requestBody: upgradeBody(asObject(body), consumes) },
    ...fields.length > 0 && { requestBody: formBody(fields, consumes) },
    responses: upgradeResponses(Object.fromEntries(responses), mediaTypes(operation, root, "produces"))
  };
}
function upgradePath(root, given) {
  const item = resolved(root, given);
  if (!isObject(item)) return item;
  const entries = Object.entries(item).flatMap(([key, value]) => {
    if (key === "parameters") return [];
    return [[key, METHOD.test(key) && isObject(value) ? upgradeOperation(root, asList(item.parameters), value) : value]];
  });
  return Object.fromEntries(entries);
}
function upgradeScheme(scheme) {
  if (scheme.type === "basic") return { ...scheme, type: "http", scheme: "basic" };
  if (scheme.type !== "oauth2") return scheme;
  const flows = { application: "clientCredentials", accessCode: "authorizationCode" };
  const flow = asText(scheme.flow);
  const { authorizationUrl, tokenUrl, scopes } = scheme;
  return {
    type: "oauth2",
    description: scheme.description,
    flows: { [flows[flow] ?? flow]: { authorizationUrl, tokenUrl, scopes: scopes ?? {} } }
  };
}
function serversOf(root) {
  const host = asText(own(root, "host"));
  const path2 = asText(own(root, "basePath")).replace(/\/+$/, "");
  if (!host) return path2 ? [{ url: path2 }] : [];
  const schemes = asList(own(root, "schemes")).map(asText).filter((scheme) => /^https?$/.test(scheme));
  const inOrder = schemes.length > 0 ? schemes.sort().reverse() : ["https"];
  return inOrder.map((scheme) => ({ url: `${scheme}://${host}${path2}` }));
}
function upgradeSwagger(root) {
  const paths = Object.entries(asObject(own(root, "paths"))).map(([path2, item]) => [path2, upgradePath(root, item)]);
  const schemes = Object.entries(asObject(own(root, "securityDefinitions"))).map(([name, scheme]) => [
    name,
    upgradeScheme(asObject(scheme))
  ]);
  return {
    ...root,
    openapi: "3.0.0",
    servers: serversOf(root),
    paths: Object.fromEntries(paths),
    components: { securitySchemes: Object.fromEntries(schemes) }
  };
}

// lib/imports/import-openapi.ts
var SMALLEST_ROOM = toolNameRoom("x".repeat(24));
function readRoot(document) {
  const root = parseDocument(document);
  const version = own(root, "openapi") ?? own(root, "swagger");
  const major = /^(\d+)(\.|$)/.exec(String(version ?? ""))?.[1];
  if (major !== "2" && major !== "3") {
    const what = version === void 0 ? "It names no version" : `It names the version ${String(version).slice(0, 20)}`;
    throw fieldError("document", `This is no OpenAPI or Swagger document. ${what}; 2.0, 3.0 and 3.1 can be read.`);
  }
  if (!isObject(own(root, "paths")))
    throw fieldError("document", "The document has no paths, so there is nothing to call");
  return major === "2" ? upgradeSwagger(root) : root;
}
function listOperation({ key, method, path: path2, id, summary, tags, deprecated }, tool) {
  return {
    operation: key,
    tool,
    method,
    path: path2,
    operationId: id,
    summary: cutText(toPlainText(summary), 200),
    tags,
    deprecated
  };
}
function isSelected(select, listed) {
  if (!select) return true;
  return select.has(listed.operation) || select.has(listed.tool) || listed.operationId !== "" && select.has(listed.operationId);
}
function importOne(context, operation, name, found) {
  try {
    const { tool, notes, credentials } = toToolDraft(context, operation, name);
    found.tools.push(tool);
    found.notes.push(...notes.map((note) => ({ operation: operation.key, note })));
    for (const one of credentials) {
      const known2 = found.credentials.some(
        ({ kind, name: name2 }) => kind === one.kind && name2.toLowerCase() === one.name.toLowerCase()
      );
      if (!known2) found.credentials.push({ ...one, scheme: one.name, description: "", isDefault: false });
    }
  } catch (error) {
    if (!(error instanceof OperationProblem)) throw error;
    found.skipped.push({ operation: operation.key, reason: error.message });
  }
}
function* openApiSteps(document, options = {}) {
  const root = readRoot(document);
  const { operations, skipped } = readOperations(root);
  const servers = readServers(root.servers, options);
  const chosen = servers[options.server ?? 0];
  if (options.server !== void 0 && options.server > 0 && !chosen) {
    throw fieldError("server", `The document has ${servers.length} servers; there is no number ${options.server}`);
  }
  const baseUrl = chosen?.resolved ?? "";
  const room = options.nameRoom ?? SMALLEST_ROOM;
  const names = proposeToolNames(operations, room);
  const select = options.select ? new Set(options.select) : null;
  const found = {
    name: cutText(toPlainText(asText(own(root.info, "title"))), 100),
    description: cutText(toPlainText(asText(own(root.info, "description")) || asText(own(root.info, "summary"))), 2e3),
    baseUrl,
    servers,
    tools: [],
    operations: [],
    skipped,
    credentials: proposeSecurity(root),
    notes: []
  };
  const context = newDraftContext(root, baseUrl, options);
  for (const [index, operation] of operations.entries()) {
    const name = names.get(operation.key);
    if (!name) continue;
    const listed = listOperation(operation, name.name);
    found.operations.push(listed);
    if (isSelected(select, listed)) importOne(context, operation, name, found);
    yield { done: index + 1, total: operations.length };
  }
  return found;
}
function importOpenApi(document, options = {}) {
  const steps = openApiSteps(document, options);
  for (; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

// lib/imports/read-curl.ts
var SHORT = {
  X: "request",
  H: "header",
  d: "data",
  u: "user",
  b: "cookie",
  F: "form",
  G: "get",
  I: "head",
  T: "upload-file",
  A: "user-agent",
  e: "referer",
  o: "output",
  m: "max-time",
  x: "proxy",
  w: "write-out",
  c: "cookie-jar",
  E: "cert",
  K: "config",
  U: "proxy-user",
  D: "dump-header",
  r: "range",
  t: "telnet-option",
  y: "speed-time",
  Y: "speed-limit",
  z: "time-cond",
  C: "continue-at",
  P: "ftp-port",
  Q: "quote"
};
var WITH_VALUE = /* @__PURE__ */ new Set([
  ...Object.values(SHORT).filter((name) => name !== "get" && name !== "head"),
  ...["url", "json", "data-raw", "data-ascii", "data-binary", "data-urlencode", "form-string", "oauth2-bearer"],
  ...["connect-timeout", "cacert", "capath", "key", "key-type", "cert-type", "pass", "retry", "retry-delay"],
  ...["retry-max-time", "resolve", "connect-to", "interface", "max-redirs", "limit-rate", "ciphers", "proto"],
  ...["tls-max", "unix-socket", "aws-sigv4", "url-query", "dns-servers", "keepalive-time", "stderr", "trace"],
  ...["socks5", "socks5-hostname", "noproxy", "pinnedpubkey", "proto-default", "trace-ascii"]
]);

// prof.tmp.mts
var text = readFileSync("/work/shared/openapi/stripe.com.json", "utf8");
for (let i = 0; i < 3; i++) {
  const t = performance.now();
  const f = importOpenApi(text);
  console.log("import", performance.now() - t);
  if (i == 2 && process.argv[2]) {
    const t2 = performance.now();
    for (const tool of f.tools) checkTool(tool, "x");
    console.log("check", performance.now() - t2);
  }
}
