/**
 * The settings of a running server: the only reader of the environment. A value that can't be read stops the start
 * with one readable line per problem. Every variable is explained in .env.example.
 */
import path from "node:path";
import { z } from "zod";

export type Config = ReturnType<typeof shape>;

/** All problems at once, one line each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** What an operator should know about settings that can be used, one sentence each. */
export function settingWarnings(config: Config): string[] {
  const warnings: string[] = [];
  if (config.redisUrl && !config.databaseUrl) {
    warnings.push(
      "REDIS_URL does nothing without DATABASE_URL: the embedded database serves one process only",
    );
  }
  if (!loopback.has(config.host) && !config.isPublicUrlGiven) {
    warnings.push(
      `HOST=${config.host} opens Throughline to other machines, but without PUBLIC_URL (the address people type there) ` +
        `only ${config.publicUrl} may sign in and edit`,
    );
  }
  return warnings;
}
const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);

/** An empty value counts as absent. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = variables.safeParse(given);
  if (!result.success) throw new ConfigError(result.error.issues.map(problemLine));
  const problems = contradictions(result.data);
  if (problems.length > 0) throw new ConfigError(problems);
  return shape(result.data);
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be between ${least} and ${most}`);

const address = (protocols: readonly string[]) =>
  z.string().refine(
    (value) => {
      const url = URL.parse(value);
      return url !== null && protocols.includes(url.protocol);
    },
    `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  );

const services = ["web", "sync", "jobs"] as const;
const service = z.enum(services, `must be a list of ${services.join(", ")}, with commas between`);

const variables = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: address(["http:", "https:"]).optional(),
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: address(["postgres:", "postgresql:"]).optional(),
  DATABASE_CONNECTIONS: wholeNumber(2, 200).default(10),
  REDIS_URL: address(["redis:", "rediss:"]).optional(),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  SIGNUP: z.enum(["invite", "open"], "must be invite or open").default("invite"),
  SMTP_URL: address(["smtp:", "smtps:"]).optional(),
  MAIL_FROM: z.string().optional(),
  OIDC_ISSUER: address(["http:", "https:"]).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("Single sign-on"),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be fatal, error, warn, info, debug, trace or silent",
    )
    .default("info"),
  SERVICES: z
    .string()
    .default(services.join(","))
    .transform((value) => value.split(",").map((name) => name.trim()))
    .pipe(z.array(service)),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  BACKUP_INTERVAL_HOURS: wholeNumber(0, 24 * 30).default(24),
  SOCKETS_PER_USER: wholeNumber(1, 100_000).default(50),
  SOCKETS_PER_BOARD: wholeNumber(1, 100_000).default(500),
  SOCKETS_PER_LINK: wholeNumber(1, 100_000).default(100),
  BOARD_MAX_BYTES: wholeNumber(1024, 1024 ** 3).default(16 * 1024 ** 2),
  BOARD_MAX_ELEMENTS: wholeNumber(1, 1_000_000).default(20_000),
  BODY_MAX_BYTES: wholeNumber(1024, 1024 ** 3).default(1024 ** 2),
  IMPORT_MAX_BYTES: wholeNumber(1024, 1024 ** 3).default(10 * 1024 ** 2),
});
type Variables = z.output<typeof variables>;

function problemLine(issue: z.core.$ZodIssue): string {
  return `${String(issue.path[0] ?? "environment")} ${issue.message}`;
}

function contradictions(given: Variables): string[] {
  const problems: string[] = [];
  if (given.DATABASE_URL && !given.AUTH_SECRET) {
    problems.push("AUTH_SECRET is required with DATABASE_URL: make one with  openssl rand -base64 33");
  }
  if (given.SMTP_URL && !given.MAIL_FROM) problems.push("MAIL_FROM is required with SMTP_URL");
  const together = [
    ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
    ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
    ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ] as const;
  for (const names of together) {
    const missing = names.filter((name) => !given[name]);
    if (missing.length > 0 && missing.length < names.length) {
      problems.push(`${missing.join(" and ")} missing: ${names.join(", ")} belong together`);
    }
  }
  return problems;
}

function shape(given: Variables) {
  const publicUrl = (given.PUBLIC_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, "");
  return {
    host: given.HOST,
    port: given.PORT,
    /** Without a slash at its end. */
    publicUrl,
    isPublicUrlGiven: given.PUBLIC_URL !== undefined,
    /** Origins a browser's request may come from, exactly. */
    allowedOrigins: given.PUBLIC_URL
      ? [new URL(publicUrl).origin]
      : [`http://localhost:${given.PORT}`, `http://127.0.0.1:${given.PORT}`],
    /** Cookies are marked secure only where the public address is https. */
    isHttps: publicUrl.startsWith("https:"),
    /** Reverse proxies in front of us that add to X-Forwarded-For. */
    trustedProxies: given.TRUSTED_PROXIES,
    dataDir: path.resolve(given.DATA_DIR),
    /** Absent: the embedded database in `dataDir`. */
    databaseUrl: given.DATABASE_URL,
    databaseConnections: given.DATABASE_CONNECTIONS,
    redisUrl: given.REDIS_URL,
    /** Absent: made and kept in `dataDir` (server/auth-secret.ts). */
    authSecret: given.AUTH_SECRET,
    signup: given.SIGNUP,
    mail: given.SMTP_URL && given.MAIL_FROM ? { smtpUrl: given.SMTP_URL, from: given.MAIL_FROM } : undefined,
    oidc:
      given.OIDC_ISSUER && given.OIDC_CLIENT_ID && given.OIDC_CLIENT_SECRET
        ? {
            issuer: given.OIDC_ISSUER,
            clientId: given.OIDC_CLIENT_ID,
            clientSecret: given.OIDC_CLIENT_SECRET,
            name: given.OIDC_NAME,
          }
        : undefined,
    google: oauthClient(given.GOOGLE_CLIENT_ID, given.GOOGLE_CLIENT_SECRET),
    github: oauthClient(given.GITHUB_CLIENT_ID, given.GITHUB_CLIENT_SECRET),
    logLevel: given.LOG_LEVEL,
    services: new Set(given.SERVICES),
    metricsToken: given.METRICS_TOKEN,
    /** 0 = no backups. */
    backupIntervalHours: given.BACKUP_INTERVAL_HOURS,
    limits: {
      socketsPerUser: given.SOCKETS_PER_USER,
      socketsPerBoard: given.SOCKETS_PER_BOARD,
      socketsPerLink: given.SOCKETS_PER_LINK,
      boardMaxBytes: given.BOARD_MAX_BYTES,
      boardMaxElements: given.BOARD_MAX_ELEMENTS,
      bodyMaxBytes: given.BODY_MAX_BYTES,
      importMaxBytes: given.IMPORT_MAX_BYTES,
    },
  };
}

function oauthClient(clientId: string | undefined, clientSecret: string | undefined) {
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}
