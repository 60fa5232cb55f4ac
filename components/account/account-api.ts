/** The API calls behind the settings page. */
import { request } from "#components/api/request.ts";
import type {
  ChangePassword,
  CreateToken,
  Token,
  TokenCreated,
  UpdateMe,
  User,
} from "#lib/contracts/accounts.ts";
import type { RiskScaleInForce, SetRiskScale } from "#lib/contracts/risk.ts";
import type { Workspace } from "#lib/contracts/workspaces.ts";

export const tokensKey = ["tokens"] as const;

export const updateMe = (body: UpdateMe) => request<User>("/me", { method: "PATCH", body });

export const changePassword = (body: ChangePassword) =>
  request<void>("/me/password", { method: "POST", body });

export const renameWorkspace = (id: string, name: string) =>
  request<Workspace>(`/workspaces/${id}`, { method: "PATCH", body: { name } });

export const setRiskScale = (id: string, body: SetRiskScale) =>
  request<RiskScaleInForce>(`/workspaces/${id}/risk-scale`, { method: "PUT", body });

export const fetchTokens = async (signal: AbortSignal): Promise<Token[]> =>
  (await request<{ items: Token[] }>("/tokens", { signal })).items;

export const createToken = (body: CreateToken) => request<TokenCreated>("/tokens", { method: "POST", body });

export const deleteToken = (id: string) => request<void>(`/tokens/${id}`, { method: "DELETE" });

/** Ends every session of the account but this one. */
export const endOtherSessions = () => request<void>("/me/sessions", { method: "DELETE" });
