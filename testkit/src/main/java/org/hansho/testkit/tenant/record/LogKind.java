package org.hansho.testkit.tenant.record;

/** The logs that are written, each with the name of its file. */
public enum LogKind {
  /** Key Vault, category {@code AuditEvent}. */
  KEY_VAULT("key-vault"),
  /** Storage, categories {@code StorageRead}, {@code StorageWrite} and {@code StorageDelete}. */
  STORAGE("storage"),
  /** Cosmos DB, category {@code DataPlaneRequests}. */
  COSMOS("cosmos-db"),
  /** SQL audit, category {@code SQLSecurityAuditEvents}. */
  SQL("sql-audit"),
  /** Control plane, category {@code Administrative}. */
  ACTIVITY("activity"),
  /** Entra, category {@code SignInLogs}. */
  SIGN_IN("sign-in"),
  /** Entra, category {@code AuditLogs}. */
  DIRECTORY("directory-audit");

  private final String fileName;

  LogKind(String fileName) {
    this.fileName = fileName;
  }

  /** The file's name without ending. */
  public String fileName() {
    return fileName;
  }
}
