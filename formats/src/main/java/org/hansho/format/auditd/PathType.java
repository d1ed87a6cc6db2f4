package org.hansho.format.auditd;

/** What a PATH record says a path is to the call. Source: {@code audit_log_name} of the kernel. */
final class PathType {
  static final byte OTHER = 0;
  static final byte NORMAL = 1;
  static final byte CREATE = 2;
  static final byte DELETE = 3;
  static final byte PARENT = 4;

  private PathType() {}

  /** Older kernels write {@code objtype}. */
  static byte of(AuditRecord record) {
    Role role = record.has(Role.NAMETYPE) ? Role.NAMETYPE : Role.OBJTYPE;
    if (record.is(role, "NORMAL")) {
      return NORMAL;
    }
    if (record.is(role, "CREATE")) {
      return CREATE;
    }
    if (record.is(role, "DELETE")) {
      return DELETE;
    }
    return record.is(role, "PARENT") ? PARENT : OTHER;
  }
}
