/** /workspaces with their members and invitations; /invitations/{token} for whoever holds a link */
import { createRoute, z } from "@hono/zod-openapi";
import { idSchema, listOf } from "#lib/contracts/common.ts";
import {
  createInvitationSchema,
  invitationAcceptedSchema,
  invitationCreatedSchema,
  invitationPreviewSchema,
  invitationSchema,
  memberSchema,
  updateMemberSchema,
  updateWorkspaceSchema,
  workspaceSchema,
} from "#lib/contracts/workspaces.ts";
import type { GuessLimits } from "#server/auth/guess-limits.ts";
import type { ApiContext } from "#server/http/api-context.ts";
import {
  done,
  json,
  jsonBody,
  newRoutes,
  type Routes,
  refusals,
  signedIn,
  workspaceParams,
} from "#server/http/routes.ts";
import { listInvitations } from "#server/queries/list-invitations.ts";
import { listMembers } from "#server/queries/list-members.ts";
import { listWorkspaces } from "#server/queries/list-workspaces.ts";
import { previewInvitation } from "#server/queries/preview-invitation.ts";
import { acceptInvitation } from "#server/use-cases/accept-invitation.ts";
import { changeMemberRole } from "#server/use-cases/change-member-role.ts";
import { createInvitation } from "#server/use-cases/create-invitation.ts";
import { removeMember } from "#server/use-cases/remove-member.ts";
import { renameWorkspace } from "#server/use-cases/rename-workspace.ts";
import { revokeInvitation } from "#server/use-cases/revoke-invitation.ts";

export function workspaceRoutes(context: ApiContext, limits: GuessLimits): Routes {
  const routes = newRoutes();

  routes.openapi(getWorkspaces, async (c) =>
    c.json({ items: await listWorkspaces(context, signedIn(c)) }, 200),
  );
  routes.openapi(patchWorkspace, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await renameWorkspace(context, signedIn(c), request), 200);
  });

  routes.openapi(getMembers, async (c) => {
    const { workspaceId } = c.req.valid("param");
    return c.json({ items: await listMembers(context, signedIn(c), workspaceId) }, 200);
  });
  routes.openapi(patchMember, async (c) => {
    await changeMemberRole(context, signedIn(c), { ...c.req.valid("param"), ...c.req.valid("json") });
    return c.body(null, 204);
  });
  routes.openapi(deleteMember, async (c) => {
    await removeMember(context, signedIn(c), c.req.valid("param"));
    return c.body(null, 204);
  });

  routes.openapi(getInvitations, async (c) => {
    const { workspaceId } = c.req.valid("param");
    return c.json({ items: await listInvitations(context, signedIn(c), workspaceId) }, 200);
  });
  routes.openapi(postInvitation, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await createInvitation(context, signedIn(c), request), 201);
  });
  routes.openapi(deleteInvitation, async (c) => {
    await revokeInvitation(context, signedIn(c), c.req.valid("param"));
    return c.body(null, 204);
  });

  routes.openapi(getInvitation, async (c) => {
    const guess = await limits.link(c.var.address);
    const preview = await previewInvitation(context, c.req.valid("param").token);
    await guess.succeed();
    return c.json(preview, 200);
  });
  routes.openapi(postAccept, async (c) => {
    const principal = signedIn(c);
    const guess = await limits.link(c.var.address);
    const workspace = await acceptInvitation(context, principal, c.req.valid("param").token);
    await guess.succeed();
    return c.json({ workspace }, 200);
  });
  return routes;
}

const memberParams = z.object({ workspaceId: idSchema, userId: idSchema });
const invitationParams = z.object({ workspaceId: idSchema, invitationId: idSchema });
const linkParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{1,200}$/) });

const getWorkspaces = createRoute({
  method: "get",
  path: "/workspaces",
  tags: ["Workspaces"],
  summary: "The workspaces you belong to",
  responses: { 200: json(listOf(workspaceSchema), "The workspaces"), ...refusals },
});
const patchWorkspace = createRoute({
  method: "patch",
  path: "/workspaces/{workspaceId}",
  tags: ["Workspaces"],
  summary: "Rename a workspace",
  request: { params: workspaceParams, body: jsonBody(updateWorkspaceSchema) },
  responses: { 200: json(workspaceSchema, "The workspace"), ...refusals },
});
const getMembers = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/members",
  tags: ["Members"],
  summary: "Who belongs to a workspace",
  request: { params: workspaceParams },
  responses: { 200: json(listOf(memberSchema), "The members"), ...refusals },
});
const patchMember = createRoute({
  method: "patch",
  path: "/workspaces/{workspaceId}/members/{userId}",
  tags: ["Members"],
  summary: "Give a member another role",
  request: { params: memberParams, body: jsonBody(updateMemberSchema) },
  responses: { ...done, ...refusals },
});
const deleteMember = createRoute({
  method: "delete",
  path: "/workspaces/{workspaceId}/members/{userId}",
  tags: ["Members"],
  summary: "Remove a member, or leave",
  request: { params: memberParams },
  responses: { ...done, ...refusals },
});
const getInvitations = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/invitations",
  tags: ["Invitations"],
  summary: "Invitation links that still work",
  request: { params: workspaceParams },
  responses: { 200: json(listOf(invitationSchema), "The invitations"), ...refusals },
});
const postInvitation = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/invitations",
  tags: ["Invitations"],
  summary: "Make an invitation link, good for seven days",
  request: { params: workspaceParams, body: jsonBody(createInvitationSchema) },
  responses: { 201: json(invitationCreatedSchema, "The link, shown this once"), ...refusals },
});
const deleteInvitation = createRoute({
  method: "delete",
  path: "/workspaces/{workspaceId}/invitations/{invitationId}",
  tags: ["Invitations"],
  summary: "Withdraw an invitation link",
  request: { params: invitationParams },
  responses: { ...done, ...refusals },
});
const getInvitation = createRoute({
  method: "get",
  path: "/invitations/{token}",
  tags: ["Invitations"],
  security: [],
  summary: "What an invitation link offers",
  request: { params: linkParams },
  responses: { 200: json(invitationPreviewSchema, "The offer"), ...refusals },
});
const postAccept = createRoute({
  method: "post",
  path: "/invitations/{token}/accept",
  tags: ["Invitations"],
  summary: "Join the workspace of an invitation link",
  request: { params: linkParams },
  responses: { 200: json(invitationAcceptedSchema, "The workspace"), ...refusals },
});
