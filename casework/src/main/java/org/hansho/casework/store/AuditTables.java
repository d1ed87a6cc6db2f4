package org.hansho.casework.store;

import java.util.List;
import java.util.stream.Stream;

/** The table of the audit log. The database itself refuses to change or delete its rows. */
final class AuditTables {
  private static final String REFUSED = "rows of the audit log are never changed or deleted";

  private AuditTables() {}

  private static Stream<String> table(String number, String suffix) {
    return Stream.of(
        "CREATE TABLE audit (n # PRIMARY KEY, time # NOT NULL, actor TEXT NOT NULL, address TEXT"
                .replace("#", number)
            + " NOT NULL, tenant TEXT NOT NULL, action TEXT NOT NULL, object TEXT NOT NULL,"
            + " old_value TEXT NOT NULL, new_value TEXT NOT NULL, outcome TEXT NOT NULL,"
            + " previous TEXT NOT NULL, hash TEXT NOT NULL)"
            + suffix,
        "CREATE INDEX audit_by_tenant ON audit (tenant, n)",
        "INSERT INTO next_number (name, next) VALUES ('audit', 1)");
  }

  static Schema.Step ofSqlite() {
    Stream<String> triggers =
        Stream.of("UPDATE", "DELETE")
            .map(
                change ->
                    "CREATE TRIGGER audit_no_#a BEFORE #b ON audit BEGIN SELECT RAISE(ABORT, '"
                            .replace("#a", change.equals("UPDATE") ? "update" : "delete")
                            .replace("#b", change)
                        + REFUSED
                        + "'); END");
    return new Schema.Step(
        "audit log", Stream.concat(table("INTEGER", " STRICT"), triggers).toList());
  }

  static Schema.Step ofPostgresql() {
    List<String> triggers =
        List.of(
            "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION '"
                + REFUSED
                + "'; END $$",
            "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit"
                + " FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
            "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit"
                + " FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()");
    return new Schema.Step(
        "audit log", Stream.concat(table("BIGINT", ""), triggers.stream()).toList());
  }
}
