-- CreateEnum
CREATE TYPE "ThreadOutcome" AS ENUM ('ACTION', 'DECISION', 'CHANGE', 'BLOCKER', 'NO_ACTION');

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "outcome" "ThreadOutcome",
ADD COLUMN     "outcomeDue" TEXT,
ADD COLUMN     "outcomeOwnerId" TEXT,
ADD COLUMN     "outcomeOwnerName" TEXT,
ADD COLUMN     "outcomeText" TEXT;
