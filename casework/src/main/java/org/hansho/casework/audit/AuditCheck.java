package org.hansho.casework.audit;

import java.util.List;

/**
 * What a check of the whole log found.
 *
 * @param rows how many there are
 * @param head the last of them
 * @param faults in order of their rows, at most {@link #MOST}
 */
public record AuditCheck(long rows, AuditHead head, List<AuditFault> faults) {
  /** Most faults that are listed. */
  public static final int MOST = 1_000;

  /** Copies the list. */
  public AuditCheck {
    faults = List.copyOf(faults);
  }
}
