package org.hansho.casework.audit;

import java.util.ArrayList;
import java.util.List;

/** Looks at all rows in order. For one check, one thread. */
final class AuditVerifier {
  private final AuditHead noted;
  private final List<AuditFault> faults = new ArrayList<>();
  private AuditHead last = AuditHead.NONE;
  private boolean afterChanged;
  private long rows;

  /** A check against a head that was noted elsewhere. */
  AuditVerifier(AuditHead noted) {
    this.noted = noted;
  }

  void look(AuditRow row) {
    rows++;
    if (row.n() < 1) {
      add(AuditFault.Kind.CHANGED, row.n(), row.n());
      return;
    }
    boolean follows = row.n() == last.n() + 1;
    if (!follows) {
      add(AuditFault.Kind.MISSING, last.n() + 1, row.n() - 1);
    }
    boolean changed = !row.isWhole() || (row.n() == noted.n() && !row.hash().equals(noted.hash()));
    if (changed) {
      add(AuditFault.Kind.CHANGED, row.n(), row.n());
    } else if (follows && !afterChanged && !row.previous().equals(last.hash())) {
      add(AuditFault.Kind.REPLACED, row.n(), row.n());
    }
    afterChanged = changed;
    last = new AuditHead(row.n(), row.hash());
  }

  /**
   * The result.
   *
   * @param allotted the last number that was given to a row
   */
  AuditCheck end(long allotted) {
    long expected = Math.max(allotted, noted.n());
    if (expected > last.n()) {
      add(AuditFault.Kind.MISSING, last.n() + 1, expected);
    }
    return new AuditCheck(rows, last, faults);
  }

  private void add(AuditFault.Kind kind, long first, long until) {
    if (faults.size() < AuditCheck.MOST) {
      faults.add(new AuditFault(kind, first, until));
    }
  }
}
