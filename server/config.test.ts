import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig, settingWarnings } from "./config.ts";

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("readConfig", () => {
  it("needs nothing: an empty environment serves this machine from the embedded database", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      publicUrl: "http://localhost:3000",
      signup: "invite",
    });
    expect(config.databaseUrl).toBeUndefined();
    expect(config.dataDir).toBe(path.resolve("data"));
    expect(config.allowedOrigins).toEqual(["http://localhost:3000", "http://127.0.0.1:3000"]);
    expect(config.limits).toMatchObject({
      socketsPerUser: 50,
      socketsPerBoard: 500,
      boardMaxElements: 20_000,
    });
  });

  it("takes the public address as the one allowed origin, without path or slash", () => {
    const config = readConfig({ PUBLIC_URL: "https://maps.example.com/", PORT: "8080" });
    expect(config.publicUrl).toBe("https://maps.example.com");
    expect(config.allowedOrigins).toEqual(["https://maps.example.com"]);
    expect(config.isHttps).toBe(true);
  });

  it("counts an empty value as absent", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "" }).port).toBe(3000);
  });

  it("names every value it can't read, one line each", () => {
    expect(
      problemsOf({ PORT: "80a", SIGNUP: "maybe", SERVICES: "web,mail", DATABASE_URL: "mysql://x" }),
    ).toEqual([
      "PORT must be a whole number",
      "DATABASE_URL must be an address that begins with postgres:// or postgresql://",
      "SIGNUP must be invite or open",
      "SERVICES must be a list of web, sync, jobs, with commas between",
    ]);
    expect(problemsOf({ PORT: "70000" })).toEqual(["PORT must be between 1 and 65535"]);
  });

  it("never repeats a value, which may be a secret, in a problem", () => {
    const problems = problemsOf({ AUTH_SECRET: "hunter2", DATABASE_URL: "mysql://ana:hunter2@db" });
    expect(problems.length).toBe(2);
    expect(problems.join()).not.toContain("hunter2");
  });

  it("asks for AUTH_SECRET with DATABASE_URL: there is no folder to keep one in", () => {
    const DATABASE_URL = "postgres://db/throughline";
    expect(problemsOf({ DATABASE_URL })).toEqual([expect.stringContaining("AUTH_SECRET is required")]);
    expect(readConfig({ DATABASE_URL, AUTH_SECRET: "x".repeat(32) }).authSecret).toHaveLength(32);
  });

  it("asks for what belongs together", () => {
    expect(problemsOf({ OIDC_ISSUER: "https://id.example.com", SMTP_URL: "smtp://mail" })).toEqual([
      "MAIL_FROM is required with SMTP_URL",
      "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET missing: OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET belong together",
    ]);
  });

  it("finds every one of its variables explained in .env.example", () => {
    const example = readFileSync(path.resolve(import.meta.dirname, "../.env.example"), "utf8");
    const source = readFileSync(path.resolve(import.meta.dirname, "config.ts"), "utf8");
    const table = source.slice(source.indexOf("z.object({"), source.indexOf("type Variables"));
    const names = [...table.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(25);
    expect(names.filter((name) => !example.includes(`${name}=`))).toEqual([]);
  });
});

describe("settingWarnings", () => {
  const warningsOf = (env: Record<string, string>) => settingWarnings(readConfig(env));

  it("has nothing to say about this machine alone, or about an address that is known", () => {
    expect(warningsOf({})).toEqual([]);
    expect(warningsOf({ HOST: "::1" })).toEqual([]);
    expect(warningsOf({ HOST: "0.0.0.0", PUBLIC_URL: "https://boards.example" })).toEqual([]);
  });

  it("says that other machines can't sign in without PUBLIC_URL", () => {
    expect(warningsOf({ HOST: "0.0.0.0" })).toEqual([
      "HOST=0.0.0.0 opens Throughline to other machines, but without PUBLIC_URL (the address people type there) " +
        "only http://localhost:3000 may sign in and edit",
    ]);
  });
});
