package org.hansho.format.auditd;

import org.hansho.format.Fault;

/** Faults of audit records. Fields have the names of the records. */
final class AuditFaults {
  static final Fault TYPE =
      new Fault(
          "The record does not begin with type=, behind a node= at most.",
          "type",
          "Give audit.log as it is or the output of ausearch --raw; other programs need a"
              + " file of their own.");

  static final Fault STAMP =
      new Fault(
          "There is no audit(seconds.fraction:serial) behind the type.",
          "msg",
          "The line was cut or changed: give audit.log as it is or the output of ausearch"
              + " --raw.");

  static final Fault NO_TYPE =
      new Fault(
          "The object has no type.",
          "type",
          "Ship the records of auditd with their type; without it nothing says what a"
              + " record means.");

  static final Fault NO_STAMP =
      new Fault(
          "The object has neither a msg with audit(seconds.fraction:serial) nor a time"
              + " and a sequence.",
          "msg, or time and seq",
          "Ship msg as auditd writes it, or time and seq of their own.");

  static final Fault ID =
      new Fault(
          "The object has no ID of seconds.fraction:serial.",
          "ID",
          "Give the log of LAUREL as it is; objects of other programs need a file of"
              + " their own.");

  private AuditFaults() {}
}
