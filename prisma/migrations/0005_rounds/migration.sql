-- CreateEnum
CREATE TYPE "RoundKind" AS ENUM ('DISCOVERY', 'SCOPE', 'EXCEPTIONS', 'PRECOMMIT', 'MIDPOINT', 'GATE', 'POST_LAUNCH');

-- CreateEnum
CREATE TYPE "RoundOutcome" AS ENUM ('APPROVED', 'CHANGES_REQUESTED', 'UNANSWERED');

-- CreateEnum
CREATE TYPE "ReviewScope" AS ENUM ('LANE', 'FLOW');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('APPROVE', 'APPROVE_WITH_CONDITIONS', 'REQUEST_CHANGES', 'ABSTAIN');

-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "lockedForRound" INTEGER;

-- AlterTable
ALTER TABLE "Snapshot" ADD COLUMN     "roundId" TEXT;

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" "RoundKind" NOT NULL,
    "objective" TEXT NOT NULL,
    "closesAt" TEXT,
    "locks" BOOLEAN NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedById" TEXT NOT NULL,
    "openedByName" TEXT NOT NULL,
    "closedAt" TIMESTAMP(3),
    "closedById" TEXT,
    "closedByName" TEXT,
    "outcome" "RoundOutcome",

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoundRequirement" (
    "roundId" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "scope" "ReviewScope" NOT NULL,
    "elementId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "approverId" TEXT NOT NULL,
    "approverName" TEXT NOT NULL,

    CONSTRAINT "RoundRequirement_pkey" PRIMARY KEY ("roundId","scope","elementId","approverId")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "approverId" TEXT NOT NULL,
    "approverName" TEXT NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "conditions" TEXT[],
    "covered" JSONB NOT NULL,
    "elements" TEXT NOT NULL,
    "hashVersion" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApprovalWithdrawal" (
    "approvalId" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApprovalWithdrawal_pkey" PRIMARY KEY ("approvalId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Round_boardId_n_key" ON "Round"("boardId", "n");

-- CreateIndex
CREATE INDEX "Approval_roundId_at_idx" ON "Approval"("roundId", "at");

-- CreateIndex
CREATE INDEX "Snapshot_roundId_idx" ON "Snapshot"("roundId");

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundRequirement" ADD CONSTRAINT "RoundRequirement_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApprovalWithdrawal" ADD CONSTRAINT "ApprovalWithdrawal_approvalId_fkey" FOREIGN KEY ("approvalId") REFERENCES "Approval"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was signed stays. A round changes once, when it is closed; what it was opened with never does.
CREATE TRIGGER insert_only_update BEFORE UPDATE ON "Round" FOR EACH ROW
  WHEN (OLD."closedAt" IS NOT NULL OR NEW."closedAt" IS NULL
    OR (OLD.id, OLD."boardId", OLD.n, OLD.kind, OLD.objective, OLD."closesAt", OLD.locks, OLD."openedAt", OLD."openedById", OLD."openedByName")
      IS DISTINCT FROM
       (NEW.id, NEW."boardId", NEW.n, NEW.kind, NEW.objective, NEW."closesAt", NEW.locks, NEW."openedAt", NEW."openedById", NEW."openedByName"))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_delete BEFORE DELETE ON "Round" FOR EACH ROW EXECUTE FUNCTION refuse_delete_beside_board();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "Round" EXECUTE FUNCTION refuse_change();

CREATE TRIGGER insert_only_update BEFORE UPDATE ON "RoundRequirement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_delete BEFORE DELETE ON "RoundRequirement" FOR EACH ROW
  EXECUTE FUNCTION refuse_delete_beside_board();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "RoundRequirement" EXECUTE FUNCTION refuse_change();

CREATE TRIGGER insert_only_update BEFORE UPDATE ON "Approval" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_delete BEFORE DELETE ON "Approval" FOR EACH ROW EXECUTE FUNCTION refuse_delete_beside_board();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "Approval" EXECUTE FUNCTION refuse_change();

CREATE TRIGGER insert_only_update BEFORE UPDATE ON "ApprovalWithdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_delete BEFORE DELETE ON "ApprovalWithdrawal" FOR EACH ROW
  EXECUTE FUNCTION refuse_delete_beside_board();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "ApprovalWithdrawal" EXECUTE FUNCTION refuse_change();
