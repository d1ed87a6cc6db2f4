package org.hansho.casework.incident;

/** What was asked of incidents is not possible; the message says why and what is. */
public final class IncidentRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean isMissing;

  private IncidentRefusedException(String message, boolean isMissing) {
    super(message);
    this.isMissing = isMissing;
  }

  static IncidentRefusedException missing(String id) {
    return new IncidentRefusedException("There is no incident " + shortened(id) + ".", true);
  }

  static IncidentRefusedException of(String message) {
    return new IncidentRefusedException(message, false);
  }

  private static String shortened(String id) {
    return id.length() > 64 ? id.substring(0, 64) + "…" : id;
  }

  /** Whether what was asked for is not there. */
  public boolean isMissing() {
    return isMissing;
  }
}
