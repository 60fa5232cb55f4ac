-- What was signed stays: snapshots, answers to dependencies and the audit can be added to, not changed or deleted.
-- Snapshots and answers go only with their board; automatic snapshots may also be thinned.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

-- When a board is deleted, its row is gone by the time the cascade reaches this one.
CREATE FUNCTION refuse_delete_beside_board() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Board" WHERE id = OLD."boardId") THEN
    RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END;
$$;

CREATE TRIGGER insert_only_update BEFORE UPDATE ON "Snapshot" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_delete BEFORE DELETE ON "Snapshot" FOR EACH ROW
  WHEN (OLD.kind <> 'AUTOMATIC') EXECUTE FUNCTION refuse_delete_beside_board();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "Snapshot" EXECUTE FUNCTION refuse_change();

CREATE TRIGGER insert_only_update BEFORE UPDATE ON "DependencyResponse" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_delete BEFORE DELETE ON "DependencyResponse" FOR EACH ROW
  EXECUTE FUNCTION refuse_delete_beside_board();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "DependencyResponse" EXECUTE FUNCTION refuse_change();

CREATE TRIGGER insert_only_change BEFORE UPDATE OR DELETE ON "Audit" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "Audit" EXECUTE FUNCTION refuse_change();
