package org.hansho.match;

import java.util.List;

/** Whether a value passes one of several checks; for the entries of a list. */
final class AnyCheck implements Check {
  private final Check[] checks;

  AnyCheck(List<Check> checks) {
    this.checks = checks.toArray(Check[]::new);
  }

  @Override
  public boolean holds(byte[] buffer, int offset, int length) {
    for (Check check : checks) {
      if (check.holds(buffer, offset, length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long range(byte[] buffer, int offset, int length) {
    for (Check check : checks) {
      if (check.holds(buffer, offset, length)) {
        return check.range(buffer, offset, length);
      }
    }
    return length;
  }
}
