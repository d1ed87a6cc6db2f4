package org.hansho.format.auditd;

/** A key of audit records whose value the engine itself looks at. */
enum Role {
  ARCH("arch"),
  SYSCALL("syscall"),
  SUCCESS("success"),
  EXIT("exit"),
  ITEMS("items"),
  PPID("ppid"),
  PID("pid"),
  UID("uid"),
  EUID("euid"),
  SES("ses"),
  EXE("exe"),
  UID_NAME("UID"),
  EUID_NAME("EUID"),
  ARCH_NAME("ARCH"),
  SYSCALL_NAME("SYSCALL"),
  CONTAINER("contid"),
  CWD("cwd"),
  PROCTITLE("proctitle"),
  NAME("name"),
  NAMETYPE("nametype"),
  OBJTYPE("objtype"),
  ITEM("item"),
  SADDR("saddr"),
  LADDR("laddr"),
  LPORT("lport"),
  ARGC("argc"),
  ACCT("acct"),
  ADDR("addr"),
  RES("res"),
  RESULT("result"),
  OP("op"),
  GRP("grp"),
  CMD("cmd"),
  MSG("msg"),
  OLD_AUID("old-auid"),
  NEW_AUID("new-auid"),
  KEY("key");

  /** All roles in order; do not change the array. */
  static final Role[] ALL = values();

  /** The key as records write it. */
  final String key;

  Role(String key) {
    this.key = key;
  }
}
