/**
 * Who may do what: roles and the one table that says so (decision 24). "Approver" is an assignment, not a role.
 */
export const roles = ["OWNER", "EDITOR", "COMMENTER", "VIEWER"] as const;
export type Role = (typeof roles)[number];

/** A link can't make owners: an owner promotes whom they know. */
export const invitableRoles = ["EDITOR", "COMMENTER", "VIEWER"] as const;
export type InvitableRole = (typeof invitableRoles)[number];

const actions = {
  "board.read": ["OWNER", "EDITOR", "COMMENTER", "VIEWER"],
  "board.comment": ["OWNER", "EDITOR", "COMMENTER"],
  "board.edit": ["OWNER", "EDITOR"],
  "board.create": ["OWNER", "EDITOR"],
  "board.rename": ["OWNER", "EDITOR"],
  "board.archive": ["OWNER"],
  "board.lock": ["OWNER"],
  "board.share": ["OWNER"],
  "snapshot.take": ["OWNER", "EDITOR"],
  "snapshot.restore": ["OWNER", "EDITOR"],
  "round.open": ["OWNER", "EDITOR"],
  "round.close": ["OWNER", "EDITOR"],
  "change.propose": ["OWNER", "EDITOR"],
  "change.decide": ["OWNER"],
  "dependency.answer": ["OWNER", "EDITOR"],
  "gap.waive": ["OWNER", "EDITOR"],
  "risk.rehearse": ["OWNER", "EDITOR"],
  "members.read": ["OWNER", "EDITOR", "COMMENTER", "VIEWER"],
  "members.manage": ["OWNER"],
  "workspace.rename": ["OWNER"],
  "workspace.scale": ["OWNER"],
} as const satisfies Record<string, readonly Role[]>;
export type Action = keyof typeof actions;

/** True if a holder of `role` may perform `action`. */
export const can = (role: Role, action: Action): boolean =>
  (actions[action] as readonly Role[]).includes(role);
