import { describe, expect, it } from "vitest";
import { securityHeaders } from "./security-headers.ts";

describe("securityHeaders", () => {
  const https = { publicUrl: "https://maps.example.com/team", isHttps: true };
  const policy = (mode: "development" | "production") =>
    securityHeaders(https, { mode, nonce: "abc" })["Content-Security-Policy"] ?? "";

  const given = { mode: "production", nonce: "abc" } as const;

  it("runs only scripts of this site, and inline ones that carry the nonce of this answer", () => {
    expect(policy("production")).toContain("script-src 'self' 'nonce-abc';");
  });

  it("lets pages connect to this site only, its sockets included, and be framed by nobody", () => {
    expect(policy("production")).toContain("connect-src 'self' wss://maps.example.com;");
    expect(policy("production")).toContain("frame-ancestors 'none'");
  });

  it("allows code to be evaluated in development only", () => {
    expect(policy("production")).not.toContain("unsafe-eval");
    expect(policy("development")).toContain("unsafe-eval");
  });

  it("asks browsers to stay with https only where the address is https", () => {
    expect(securityHeaders(https, given)).toHaveProperty("Strict-Transport-Security");
    const plain = { publicUrl: "http://localhost:3000", isHttps: false };
    expect(securityHeaders(plain, given)).not.toHaveProperty("Strict-Transport-Security");
  });
});
